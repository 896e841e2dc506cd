package locale

import (
	"cmp"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"handout/internal/diag"
)

// English is the tag of the catalog that all others are translated from.
const English = "en"

// Load reads active.<tag>.toml in the top folder of fsys, and of the folders that a clinic lays over it, for each of the
// tags, and for English; without tags, for every language that there is. Of two messages of one ID that in the later
// folder takes the place of the earlier, as a whole. It returns all problems of each catalog by itself, sorted. [Set.Check]
// compares the catalogs with each other.
//
// The set is never nil. A catalog that cannot be read, or whose language has no CLDR data here, is
// not in it; a message with a problem is, but has no text.
func Load(fsys fs.FS, over []diag.Folder, tags ...string) (*Set, diag.List) {
	var list diag.List
	l := loader{formats: readFormats(), wanted: meant(tags), set: &Set{catalogs: map[string]*Catalog{}}}
	for _, from := range slices.Concat([]diag.Folder{{Files: fsys}}, over) {
		l.list(from, &list)
	}
	for _, r := range l.reads {
		l.reading.Go(r.files)
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
	formats map[string]format
	wanted  []string // by likely; nil: all
	set     *Set
	reading sync.WaitGroup
	reads   []*read
}

// A read is one catalog on its way.
type read struct {
	name    string // of its files
	tag     language.Tag
	format  format
	folders []diag.Folder
	catalog *Catalog // nil: cannot be used at all
	list    diag.List
}

// list finds the catalogs in a folder.
func (l *loader) list(from diag.Folder, list *diag.List) {
	entries, err := fs.ReadDir(from.Files, ".")
	if err != nil {
		list.Add(diag.Pos{File: from.Name}, "", "cannot list the catalogs: %v", diag.Cause(err))
	}
	for _, e := range entries {
		if written, ok := fileTag(e.Name()); ok {
			l.find(from, e.Name(), written, list)
		}
	}
}

// fileTag returns what stands between "active." and ".toml" in a file's name.
func fileTag(name string) (string, bool) {
	rest, front := strings.CutPrefix(name, "active.")
	tag, back := strings.CutSuffix(rest, ".toml")
	return tag, front && back
}

// find notes where there is a catalog for a tag, as written in the file's name.
func (l *loader) find(from diag.Folder, name, written string, list *diag.List) {
	pos := from.Pos(name)
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
		if !slices.Contains(l.set.tags, written) {
			l.set.tags = append(l.set.tags, written)
		}
		return
	}
	for _, r := range l.reads {
		if r.name == name {
			r.folders = append(r.folders, from)
			return
		}
	}
	l.reads = append(l.reads, &read{name: name, tag: tag, format: f, folders: []diag.Folder{from}})
}

// files reads a catalog from all its files. A file that cannot be read leaves it out: what is beneath is not what the
// clinic wants.
func (r *read) files() {
	messages := map[string]*message{}
	whole := true
	for _, from := range r.folders {
		pos := from.Pos(r.name)
		src, err := fs.ReadFile(from.Files, r.name)
		if err != nil {
			r.list.Add(pos, "", "cannot read the catalog: %v", diag.Cause(err))
			whole = false
			continue
		}
		read, ok := readMessages(pos.File, src, &r.list)
		whole = whole && ok
		for _, m := range read {
			beneath := messages[m.ID]
			m.over = from.Name != "" && !(r.tag.String() == English && m.says(beneath))
			m.replaces = m.over && beneath != nil && (!beneath.over || beneath.replaces)
			messages[m.ID] = m
		}
	}
	if whole {
		all := slices.SortedFunc(maps.Values(messages), func(a, b *message) int { return cmp.Compare(a.ID, b.ID) })
		r.catalog = newCatalog(r.folders[0].Pos(r.name).File, r.tag, r.format, all, &r.list)
	}
}

// newCatalog makes a catalog of the messages in one file, or in several.
func newCatalog(name string, tag language.Tag, f format, messages []*message, list *diag.List) *Catalog {
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

// Try reads a catalog that is no file yet, and returns what [Load], [Set.Check] and [Set.CheckGlossaries] would find in it,
// sorted, but for messages that are not in it yet; without a folder of glossaries, what the first two would. The set, which has English, stays as it is.
func (s *Set) Try(tag string, src []byte, glossaries fs.FS) diag.List {
	name := "active." + tag + ".toml"
	var list diag.List
	t, err := language.Parse(tag)
	f, known := readFormats()[tag]
	if err != nil || !known {
		list.Add(diag.Pos{File: name}, "", "no dates and numbers are known for language %s", tag)
		return list
	}
	if messages, ok := readMessages(name, src, &list); ok {
		c := newCatalog(name, t, f, messages, &list)
		both := &Set{catalogs: map[string]*Catalog{English: s.catalogs[English], tag: c}}
		both.settlePlurals()
		c.compare(s.catalogs[English], &list)
		if glossaries != nil {
			list = append(list, both.CheckGlossaries(glossaries)...)
		}
	}
	list.Sort()
	return list
}

// Forms returns the names of the plural forms of a language, in CLDR's order; none for a language that has no dates and
// numbers here.
func Forms(tag string) []string {
	f, known := readFormats()[tag]
	if !known {
		return nil
	}
	var names []string
	for _, form := range newTranslator(language.Make(cmp.Or(f.Plurals, tag)), nil).plurals().all() {
		names = append(names, form.String())
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
