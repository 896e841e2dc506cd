// Package locale turns catalogs, the files that hold one language's messages, into text for a sheet,
// and writes dates, times and numbers as that language does.
//
// There is no way from one language to another: a missing message, plural form or language is an
// error, never the English text (R1). Messages are chosen by go-i18n, which no other package calls;
// dates and numbers follow Unicode CLDR.
package locale

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"handout/internal/diag"
)

// A Set is the catalogs of languages. It does not change after [Load] and may be shared.
type Set struct {
	catalogs map[string]*Catalog // by tag: those that were read
	tags     []string            // of all that there are
}

func (s *Set) add(c *Catalog) {
	s.catalogs[c.Tag] = c
	s.tags = append(s.tags, c.Tag)
}

// Tags returns the languages that have a catalog, sorted: also those that [Load] was not asked for.
func (s *Set) Tags() []string { return slices.Sorted(slices.Values(s.tags)) }

// All returns the catalogs that were read, sorted by tag.
func (s *Set) All() []*Catalog {
	var all []*Catalog
	for _, tag := range slices.Sorted(maps.Keys(s.catalogs)) {
		all = append(all, s.catalogs[tag])
	}
	return all
}

// Catalog returns the catalog for a BCP 47 tag, or nil when there is none, or Load was not asked for it.
// The tag may be written in any case (pt-br), and with its script or country where they go without saying
// (zh-TW, see [likely]). One language never stands in for another: es-MX is not es. Nor does a tag that leaves
// open what two catalogs could be: zh may be zh-Hans or zh-Hant, pt may be of Brazil or of Portugal.
func (s *Set) Catalog(tag string) *Catalog {
	if c := s.catalogs[tag]; c != nil {
		return c // most tags are written as they should be
	}
	t, err := language.Parse(tag)
	if err != nil {
		return nil
	}
	if c := s.catalogs[t.String()]; c != nil {
		return c
	}
	if base, _, _ := t.Raw(); base.String() == t.String() {
		return nil
	}
	meant := likely(tag)
	for _, c := range s.catalogs {
		if meant != "" && c.likely == meant {
			return c
		}
	}
	return nil
}

// likely gives a tag with the script and the country that go without saying (CLDR, likely subtags): zh-TW and
// zh-Hant-TW are zh-Hant, fr-FR is fr. It is "" for what is no tag, or says more than that.
func likely(tag string) string {
	t, err := language.Parse(tag)
	if err != nil || len(t.Variants()) > 0 || len(t.Extensions()) > 0 {
		return ""
	}
	base, _, _ := t.Raw()
	script, _ := t.Script()
	country, _ := t.Region()
	return fmt.Sprintf("%v-%v-%v", base, script, country)
}

// A Catalog is the messages of one language. It does not change after [Load] and may be shared.
type Catalog struct {
	Tag    string // BCP 47, in its canonical form: "pt-BR"
	RTL    bool   // written from right to left
	Script string // ISO 15924: "Latn", "Arab"

	file     string
	likely   string // its tag with all that goes without saying
	messages map[string]*message
	plural   *plurals
	format   format
}

// Autonym returns the language's name in that language, as CLDR writes it: "English", "español".
func (c *Catalog) Autonym() string { return c.format.Autonym }

// A Message describes one message of a catalog.
type Message struct {
	ID     string
	Pos    diag.Pos
	Args   []string // names of its placeholders, sorted, over all its plural forms; not to be changed
	Plural bool     // its text depends on a count

	Description string // for translators
}

// Message returns the message with an ID, and whether there is one. It may be one that [Load] found
// a problem with; [Catalog.Text] then refuses it.
func (c *Catalog) Message(id string) (Message, bool) {
	m, ok := c.messages[id]
	if !ok {
		return Message{}, false
	}
	return m.Message, true
}

// Replaces reports whether a clinic's own message takes the place of one of the program's.
func (c *Catalog) Replaces(id string) bool {
	m, ok := c.messages[id]
	return ok && m.replaces
}

// IDs returns the IDs of all messages, sorted.
func (c *Catalog) IDs() []string {
	return slices.Sorted(maps.Keys(c.messages))
}

// Written returns the text of a plural form of a message as it stands in the file, or "" when there is none.
func (c *Catalog) Written(id, form string) string {
	f, known := formNamed(form)
	m := c.messages[id]
	if !known || m == nil || m.texts[f] == nil {
		return ""
	}
	return m.texts[f].text
}

// Source returns a message as it stands in the file, one line for each plural form, or "" when there is none. It is for
// comparing: two messages with one source are the same words.
func (c *Catalog) Source(id string) string {
	m, ok := c.messages[id]
	if !ok {
		return ""
	}
	var b strings.Builder
	for _, f := range m.forms() {
		fmt.Fprintf(&b, "%s = %q\n", f, m.texts[f].text)
	}
	return b.String()
}

// A Part is a piece of a message: text as it stands, or a placeholder to be filled in.
type Part struct {
	Text string // "" where Arg is set
	Arg  string // the placeholder's name; "" for text
}

// Text returns a message in parts, in the order in which they are read. A message with plural forms
// needs a count, 0 or more; any other message takes none. The parts are shared and must not be
// changed.
//
// It is an error when the catalog has no such message, when Load found a problem with it, or when
// it has no text for the count.
func (c *Catalog) Text(id string, count *int) ([]Part, error) {
	m, ok := c.messages[id]
	switch {
	case !ok:
		return nil, fmt.Errorf("catalog %s has no message %q", c.Tag, id)
	case m.bad:
		return nil, fmt.Errorf("message %q of catalog %s has a problem", id, c.Tag)
	case m.Plural && count == nil:
		return nil, fmt.Errorf("message %q of catalog %s needs a count", id, c.Tag)
	case !m.Plural && count != nil:
		return nil, fmt.Errorf("message %q of catalog %s takes no count", id, c.Tag)
	}
	f := other
	if count != nil {
		var err error
		if f, err = c.plural.form(*count); err != nil {
			return nil, fmt.Errorf("message %q of catalog %s: %w", id, c.Tag, err)
		}
	}
	if m.parts[f] == nil {
		return nil, fmt.Errorf("message %q of catalog %s has no plural form %q", id, c.Tag, f)
	}
	return m.parts[f], nil
}
