package locale

import (
	"cmp"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"

	"handout/internal/diag"
)

// A glossary says what one language calls each thing, so that one thing has one name.
type glossary struct {
	file  string
	lower cases.Caser
	terms []term // the longest first: of two at one place the longer one counts
}

// A term is a thing's name in English, and what stands for it.
type term struct {
	pos     diag.Pos
	english string
	find    wordPattern
	forms   []wordPattern // one of them has to stand in a text
	avoid   []wordPattern // none of them may
	except  []string      // messages that rightly say it otherwise
}

// CheckGlossaries holds every catalog that was read against glossary.<tag>.toml in the top folder of fsys, and of the folders
// that a clinic lays over it, where there is one: a message whose English uses a term has one of its forms in each plural form,
// and none of the words to avoid. Of two terms of one name that in the later folder takes the place of the earlier. A glossary
// whose catalog is still to come is not looked at, nor is a message that a language lacks: see [Set.Lacks]. It returns all
// problems, sorted.
func (s *Set) CheckGlossaries(fsys fs.FS, over ...diag.Folder) diag.List {
	var list diag.List
	folders := slices.Concat([]diag.Folder{{Files: fsys}}, over)
	glossaries := map[string]*glossary{}
	for _, from := range folders {
		files, err := fs.Glob(from.Files, "glossary.*.toml")
		if err != nil {
			panic(err) // the pattern is ours
		}
		for _, name := range files {
			tag := strings.TrimSuffix(strings.TrimPrefix(name, "glossary."), ".toml")
			if !Known(tag) || tag == English {
				list.Add(from.Pos(name), "", "there is no language %s to be translated into", tag)
			} else if s.catalogs[tag] != nil && s.catalogs[English] != nil {
				glossaries[tag] = glossaries[tag].with(readGlossary(from, name, tag, &list))
			}
		}
	}
	for tag, g := range glossaries {
		if g != nil {
			g.check(s, s.catalogs[tag], &list)
		}
	}
	list.Sort()
	return list
}

// with gives a glossary with the terms of another one, which take the place of its own. Either may be nil.
func (g *glossary) with(own *glossary) *glossary {
	if g == nil || own == nil {
		return cmp.Or(own, g)
	}
	for _, t := range g.terms {
		if !slices.ContainsFunc(own.terms, func(o term) bool { return o.english == t.english }) {
			own.terms = append(own.terms, t)
		}
	}
	own.sort()
	return own
}

// sort puts the longest terms first.
func (g *glossary) sort() {
	slices.SortStableFunc(g.terms, func(a, b term) int { return len(b.english) - len(a.english) })
}

// readGlossary reads one file. It returns nil where there is a problem with it.
func readGlossary(from diag.Folder, name, tag string, list *diag.List) *glossary {
	var own diag.List
	defer func() { *list = append(*list, own...) }()
	file := from.Pos(name).File
	src, err := fs.ReadFile(from.Files, name)
	if err != nil {
		own.Add(diag.Pos{File: file}, "", "cannot read the glossary: %v", diag.Cause(err))
		return nil
	}
	tree, ok := decode(file, src, &own)
	if !ok {
		return nil
	}
	g := &glossary{file: file, lower: cases.Lower(language.Make(tag))}
	places := keyPlaces(file, src)
	for _, english := range slices.Sorted(maps.Keys(tree)) {
		g.read(english, tree[english], places, &own)
	}
	g.sort()
	if own.Bad() {
		return nil
	}
	return g
}

// read takes one term in.
func (g *glossary) read(english string, value any, places map[string]diag.Pos, list *diag.List) {
	t := term{pos: places[english], english: english}
	t.pos.File = g.file
	table, ok := value.(map[string]any)
	if !ok || english != strings.ToLower(strings.TrimSpace(english)) || english == "" {
		list.Add(t.pos, english, `want an English term in small letters, such as ["bone marrow"], and its forms below`)
		return
	}
	t.find = englishPattern(english)
	for _, key := range slices.Sorted(maps.Keys(table)) {
		words, ok := texts(table[key])
		if !ok {
			list.Add(t.pos, english, `%s: want texts in brackets, such as ["médula ósea"]`, key)
			continue
		}
		switch key {
		case "forms":
			t.forms = g.patterns(words, t, list)
		case "avoid":
			t.avoid = g.patterns(words, t, list)
		case "except":
			t.except = words
		default:
			list.Add(t.pos, english, "want forms, avoid and except, not %s", key)
		}
	}
	if table["forms"] == nil {
		list.Add(t.pos, english, `want forms, such as forms = ["médula ósea"]`)
	}
	g.terms = append(g.terms, t)
}

// texts reads a list of one text or more.
func texts(value any) ([]string, bool) {
	items, ok := value.([]any)
	all := make([]string, len(items))
	for i, item := range items {
		text, isText := item.(string)
		all[i], ok = text, ok && isText && strings.TrimSpace(text) != ""
	}
	return all, ok && len(all) > 0
}

// patterns turns forms into what finds them in a text in small letters.
func (g *glossary) patterns(words []string, t term, list *diag.List) []wordPattern {
	var all []wordPattern
	for _, w := range words {
		p, ok := newWordPattern(w, g.lower.String(w))
		if !ok {
			list.Add(t.pos, t.english, "%q: want a star at the start or the end of a word only", w)
			continue
		}
		all = append(all, p)
	}
	return all
}
