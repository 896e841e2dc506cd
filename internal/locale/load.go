package locale

import (
	"errors"
	"io/fs"
	"strings"

	"golang.org/x/text/language"

	"handout/internal/diag"
)

// English is the tag of the catalog that all others are translated from.
const English = "en"

// Load reads active.<tag>.toml for every tag in the top folder of fsys, and returns all problems of
// each catalog by itself, sorted. [Set.Check] compares the catalogs with each other.
//
// The set is never nil. A catalog that cannot be read, or whose language has no CLDR data here, is
// not in it; a message with a problem is, but has no text.
func Load(fsys fs.FS) (*Set, diag.List) {
	s := &Set{catalogs: map[string]*Catalog{}}
	var list diag.List
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		list.Add(diag.Pos{}, "", "cannot list the catalogs: %v", cause(err))
	}
	formats := readFormats()
	for _, e := range entries {
		if written, ok := fileTag(e.Name()); ok {
			if c := loadCatalog(fsys, e.Name(), written, formats, &list); c != nil {
				s.catalogs[c.Tag] = c
			}
		}
	}
	s.settlePlurals()
	list.Sort()
	return s, list
}

// fileTag returns what stands between "active." and ".toml" in a file's name.
func fileTag(name string) (string, bool) {
	rest, front := strings.CutPrefix(name, "active.")
	tag, back := strings.CutSuffix(rest, ".toml")
	return tag, front && back
}

// loadCatalog reads the catalog for a tag, as written in the file's name. It returns nil for a file
// that cannot be used at all.
func loadCatalog(fsys fs.FS, name, written string, formats map[string]format, list *diag.List) *Catalog {
	pos := diag.Pos{File: name}
	tag, err := language.Parse(written)
	if err != nil {
		list.Add(pos, "", "want a BCP 47 language tag between active. and .toml")
		return nil
	}
	// With a second spelling, two catalogs could be the same language's.
	if tag.String() != written {
		*list = append(*list, diag.Problem{
			Pos: pos, Text: "the language tag is not in its canonical form", Hint: "name it active." + tag.String() + ".toml",
		})
		return nil
	}
	f, ok := formats[written]
	if !ok {
		list.Add(pos, "", "no dates and numbers are known for language %s", written)
		return nil
	}
	src, err := fs.ReadFile(fsys, name)
	if err != nil {
		list.Add(pos, "", "cannot read the catalog: %v", cause(err))
		return nil
	}
	return readCatalog(name, tag, f, src, list)
}

// cause drops the path that file errors repeat.
func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// readCatalog reads one file. It returns nil when the file is not TOML in UTF-8.
func readCatalog(name string, tag language.Tag, f format, src []byte, list *diag.List) *Catalog {
	messages, ok := readMessages(name, src, list)
	if !ok {
		return nil
	}
	c := &Catalog{
		Tag:      tag.String(),
		RTL:      f.RTL,
		Script:   f.Script,
		file:     name,
		messages: map[string]*message{},
		format:   f,
	}
	t := newTranslator(tag, messages)
	c.plural = t.plurals()
	for _, m := range messages {
		c.messages[m.ID] = m
		if !m.bad {
			m.checkForms(c.plural, list)
		}
		if !m.bad {
			m.fill(t, c.plural, list)
		}
	}
	return c
}

// settlePlurals asks English which messages are plural in the languages whose plural has but one
// form: there a plural looks like any other message.
func (s *Set) settlePlurals() {
	en := s.catalogs[English]
	if en == nil {
		return
	}
	for _, c := range s.catalogs {
		for id, m := range c.messages {
			if from, ok := en.messages[id]; ok && m.single {
				m.Plural = from.Plural
			}
		}
	}
}
