package translation

import (
	"io/fs"
	"slices"
	"strings"

	"handout/internal/diag"
	"handout/internal/locale"
)

// An Import is a file that came back, and what it is measured against.
type Import struct {
	File       *File
	Set        *locale.Set // with English
	English    []byte      // the file of the English catalog
	Catalog    []byte      // that of the language; nil: there is none yet
	Forms      []string    // the plural forms of the language
	Glossaries fs.FS       // the folder of the glossaries, see [locale.Set.CheckGlossaries]
}

// Into gives the language's catalog with the translations in it, each with the hash of the English that it was made
// from, and the IDs of the messages that are not as they were. The list holds all that is wrong, sorted: each problem at its line of the file that came back, or of the catalog
// where that would not be whole. If there is any, nothing is to be written.
func (im Import) Into() ([]byte, []string, diag.List) {
	list := im.units()
	if list.Bad() {
		list.Sort()
		return nil, nil, list
	}
	name := "active." + im.File.Locale + ".toml"
	c, source, list := im.parse(name)
	if list.Bad() {
		return nil, nil, list
	}
	var done []string
	now := im.Set.Catalog(im.File.Locale)
	for _, id := range im.File.IDs() {
		same := im.same(now, id)
		if same && im.Set.Current(im.File.Locale, id) {
			continue
		}
		done = append(done, id)
		e := c.entry(id, source)
		e.hash(im.Set.Hash(id))
		if !same { // or its lines stay as somebody wrote them
			im.write(e)
		}
	}
	src := c.bytes()
	return src, done, im.judge(src)
}

// write replaces the forms of a message.
func (im Import) write(e *entry) {
	for _, f := range im.Forms {
		e.drop(f)
	}
	for _, f := range im.Forms {
		for _, u := range im.File.Units {
			if u.ID == e.id && u.Form == f {
				e.form(f, u.Translation)
			}
		}
	}
}

// judge reads the catalog as it would be.
func (im Import) judge(src []byte) diag.List {
	var list diag.List
	for _, p := range im.Set.Try(im.File.Locale, src, im.Glossaries) {
		form, _, _ := strings.Cut(p.Text, ": ")
		if at, ok := im.File.at(p.Field, form); ok && locale.IsForm(form) {
			p.Pos = at
		} else if at, ok := im.File.at(p.Field, ""); ok {
			p.Pos = at
		}
		list = append(list, p)
	}
	list.Sort()
	return list
}

// parse reads both catalogs as they are written. A language without one begins with a line that says what it is.
func (im Import) parse(name string) (c, source *catalog, list diag.List) {
	source, list = parseCatalog("active.en.toml", im.English)
	src := im.Catalog
	if src == nil {
		src = []byte("# " + im.File.Locale + ". A draft: no qualified translator and no clinician has signed these words. active.en.toml is the\n" +
			"# source and explains the placeholders.\n")
	}
	c, problems := parseCatalog(name, src)
	return c, source, append(list, problems...)
}

// same reports whether a message of the catalog says what the file says.
func (im Import) same(now *locale.Catalog, id string) bool {
	if now == nil || now.Source(id) == "" {
		return false
	}
	forms := 0
	for _, u := range im.File.Units {
		if u.ID == id && now.Written(id, u.Form) != u.Translation {
			return false
		}
		if u.ID == id {
			forms++
		}
	}
	return forms == strings.Count(now.Source(id), "\n")
}

// units looks at each line of the file by itself.
func (im Import) units() diag.List {
	var list diag.List
	en := im.Set.Catalog(locale.English)
	seen := map[[2]string]bool{}
	for _, u := range im.File.Units {
		key := [2]string{u.ID, u.Form}
		m, known := en.Message(u.ID)
		switch {
		case !known:
			list = append(list, diag.Problem{Pos: u.Pos, Field: u.ID, Text: "unknown message: there is none with this ID in English", Hint: diag.DidYouMean(u.ID, en.IDs())})
		case seen[key]:
			list.Add(u.Pos, u.ID, "this message, or this form of it, stands twice in the file")
		case m.Plural != u.Plural:
			list.Add(u.Pos, u.ID, "want %s, as in %s", map[bool]string{true: "plural forms", false: "no plural forms"}[m.Plural], m.Pos)
		case m.Plural && !slices.Contains(im.Forms, u.Form):
			list = append(list, diag.Problem{Pos: u.Pos, Field: u.ID, Text: "plural form \"" + u.Form + "\" is never used in this language",
				Hint: "this language has " + strings.Join(im.Forms, ", ")})
		case u.English != english(en, u.ID, u.Form):
			list = append(list, diag.Problem{Pos: u.Pos, Field: u.ID, Text: "the English is no longer the one that was translated, or was changed in the file",
				Hint: "handout translate export --open has the English as it is now"})
		case strings.TrimSpace(u.Translation) == "":
			list = append(list, diag.Problem{Pos: u.Pos, Field: u.ID, Text: "is not translated", Hint: "translate it, or take it out of the file"})
		}
		seen[key] = true
	}
	return list
}
