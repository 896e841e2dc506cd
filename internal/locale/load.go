package locale

import (
	"cmp"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"handout/internal/diag"
)

// English is the tag of the catalog that all others are translated from.
const English = "en"

// Load reads active.<tag>.toml in the top folder of fsys for each of the tags, and for English; without
// tags, for every language that there is. It returns all problems of each catalog by itself, sorted.
// [Set.Check] compares the catalogs with each other.
//
// The set is never nil. A catalog that cannot be read, or whose language has no CLDR data here, is
// not in it; a message with a problem is, but has no text.
func Load(fsys fs.FS, tags ...string) (*Set, diag.List) {
	var list diag.List
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		list.Add(diag.Pos{}, "", "cannot list the catalogs: %v", diag.Cause(err))
	}
	l := loader{fsys: fsys, formats: readFormats(), wanted: meant(tags), set: &Set{catalogs: map[string]*Catalog{}}}
	for _, e := range entries {
		if written, ok := fileTag(e.Name()); ok {
			l.open(e.Name(), written, &list)
		}
	}
	l.reading.Wait()
	for _, r := range l.reads {
		list = append(list, r.list...)
		if r.catalog != nil {
			l.set.add(r.catalog)
		}
	}
	l.set.settlePlurals()
	list.Sort()
	return l.set, list
}

// meant gives the languages whose catalogs are to be read, by [likely]; nil for all. What is no tag has no
// catalog.
func meant(tags []string) []string {
	if len(tags) == 0 {
		return nil
	}
	all := []string{likely(English)}
	for _, written := range tags {
		all = append(all, likely(written))
	}
	return all
}

// A loader reads catalogs beside each other: each takes some milliseconds, and a single sheet waits
// for them.
type loader struct {
	fsys    fs.FS
	formats map[string]format
	wanted  []string // by likely; nil: all
	set     *Set
	reading sync.WaitGroup
	reads   []*read
}

// A read is one catalog on its way.
type read struct {
	catalog *Catalog // nil: cannot be used at all
	list    diag.List
}

// fileTag returns what stands between "active." and ".toml" in a file's name.
func fileTag(name string) (string, bool) {
	rest, front := strings.CutPrefix(name, "active.")
	tag, back := strings.CutSuffix(rest, ".toml")
	return tag, front && back
}

// open begins to read the catalog for a tag, as written in the file's name, or notes that there is one.
func (l *loader) open(name, written string, list *diag.List) {
	pos := diag.Pos{File: name}
	tag, err := language.Parse(written)
	if err != nil {
		list.Add(pos, "", "want a BCP 47 language tag between active. and .toml")
		return
	}
	// With a second spelling, two catalogs could be the same language's.
	if tag.String() != written {
		*list = append(*list, diag.Problem{
			Pos: pos, Text: "the language tag is not in its canonical form", Hint: "name it active." + tag.String() + ".toml",
		})
		return
	}
	f, ok := l.formats[written]
	if !ok {
		list.Add(pos, "", "no dates and numbers are known for language %s", written)
		return
	}
	if l.wanted != nil && !slices.Contains(l.wanted, likely(written)) {
		l.set.tags = append(l.set.tags, written)
		return
	}
	r := &read{}
	l.reads = append(l.reads, r)
	l.reading.Go(func() { r.file(l.fsys, name, tag, f) })
}

// file reads a catalog.
func (r *read) file(fsys fs.FS, name string, tag language.Tag, f format) {
	src, err := fs.ReadFile(fsys, name)
	if err != nil {
		r.list.Add(diag.Pos{File: name}, "", "cannot read the catalog: %v", diag.Cause(err))
		return
	}
	r.catalog = readCatalog(name, tag, f, src, &r.list)
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
		likely:   likely(tag.String()),
		messages: map[string]*message{},
		format:   f,
	}
	t := newTranslator(language.Make(cmp.Or(f.Plurals, c.Tag)), messages)
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

// Try reads a catalog that is no file yet, and returns what [Load] and [Set.Check] would find in it, sorted. The set, which
// has English, stays as it is.
func (s *Set) Try(tag string, src []byte) diag.List {
	name := "active." + tag + ".toml"
	var list diag.List
	t, err := language.Parse(tag)
	f, known := readFormats()[tag]
	if err != nil || !known {
		list.Add(diag.Pos{File: name}, "", "no dates and numbers are known for language %s", tag)
		return list
	}
	if c := readCatalog(name, t, f, src, &list); c != nil {
		both := &Set{catalogs: map[string]*Catalog{English: s.catalogs[English], tag: c}}
		both.settlePlurals()
		c.compare(s.catalogs[English], &list)
	}
	list.Sort()
	return list
}

// Forms returns the names of the plural forms of a language, in CLDR's order; none for a language that has no dates and
// numbers here.
func Forms(tag string) []string {
	t, err := language.Parse(tag)
	if _, known := readFormats()[tag]; err != nil || !known {
		return nil
	}
	var names []string
	for _, f := range newTranslator(t, nil).plurals().all() {
		names = append(names, f.String())
	}
	return names
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
