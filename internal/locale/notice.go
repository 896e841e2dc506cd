package locale

import (
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/bidi"

	"handout/internal/diag"
)

// noticeFile holds the notice of language services, a table for each language.
const noticeFile = "notice.toml"

// noticePhone is the one placeholder of each text of a notice.
const noticePhone = "{{.phone_day}}"

// National are the languages of the notice that a clinic has which does not name those of its state: the fifteen that most
// people with limited English in the United States speak, Chinese in both ways of writing it.
func National() []string {
	return []string{"es", "zh-Hans", "zh-Hant", "vi", "ko", "ru", "fil", "ar", "ht", "pt-BR", "fr", "pl", "ja", "it", "de", "fa"}
}

// A Notice says in many languages that help with language costs nothing (45 CFR 92.11).
type Notice struct {
	texts map[string]NoticeText
	tags  []string // sorted
}

// A NoticeText is what a notice says in one language. It is no catalog's: the language may have none.
type NoticeText struct {
	Tag  string // BCP 47
	Name string // of the language, in that language
	RTL  bool

	Before, After string // the clinic's number stands between the two
}

// Source gives all of it in one piece, which is what is signed.
func (t NoticeText) Source() string { return t.Name + ": " + t.Before + noticePhone + t.After }

// Text gives what the notice says in a language, and whether it says anything.
func (n *Notice) Text(tag string) (NoticeText, bool) {
	t, ok := n.texts[tag]
	return t, ok
}

// Tags returns the languages, sorted.
func (n *Notice) Tags() []string { return n.tags }

// LoadNotice reads notice.toml in the top folder of fsys, and in the folders that a clinic lays over it. Of two texts in
// one language that in the later folder takes the place of the earlier; where that is the English one, nothing else of the
// earlier is kept, for it says something else. It returns all problems, sorted.
func LoadNotice(fsys fs.FS, over []diag.Folder) (*Notice, diag.List) {
	var list diag.List
	n := &Notice{texts: map[string]NoticeText{}}
	for i, from := range slices.Concat([]diag.Folder{{Files: fsys}}, over) {
		src, err := fs.ReadFile(from.Files, noticeFile)
		switch {
		case i > 0 && errors.Is(err, fs.ErrNotExist):
			continue
		case err != nil:
			list.Add(from.Pos(noticeFile), "", "cannot be read: %v", diag.Cause(err))
			continue
		}
		texts := readNotice(from.Pos(noticeFile).File, src, &list)
		if _, anew := texts[English]; anew {
			clear(n.texts)
		}
		maps.Copy(n.texts, texts)
	}
	if _, ok := n.texts[English]; !ok && len(list) == 0 {
		list.Add(diag.Pos{File: noticeFile}, English, "the English text is missing: it is the source of all others")
	}
	n.tags = slices.Sorted(maps.Keys(n.texts))
	list.Sort()
	return n, list
}

// readNotice reads one file. What has a problem is left out.
func readNotice(file string, src []byte, list *diag.List) map[string]NoticeText {
	texts := map[string]NoticeText{}
	tree, ok := decode(file, src, list)
	if !ok {
		return texts
	}
	places := keyPlaces(file, src)
	at := func(key string) diag.Pos {
		if pos, ok := places[key]; ok {
			return pos
		}
		return diag.Pos{File: file}
	}
	for _, tag := range slices.Sorted(maps.Keys(tree)) {
		parsed, err := language.Parse(tag)
		table, isTable := tree[tag].(map[string]any)
		switch {
		case err != nil || parsed.String() != tag:
			list.Add(at(tag), "", "want a BCP 47 language tag in its canonical form")
			continue
		case !isTable:
			list.Add(at(tag), tag, `want a table with name = "..." and text = "..."`)
			continue
		}
		before := len(*list)
		for _, key := range slices.Sorted(maps.Keys(table)) {
			if key != "name" && key != "text" {
				list.Add(at(tag+"."+key), tag, "want name and text, and nothing else")
			}
		}
		t := NoticeText{Tag: tag, Name: noticeWords(table, "name", tag, at, list)}
		t.RTL = rightToLeft(t.Name)
		text := noticeWords(table, "text", tag, at, list)
		if t.Before, t.After, ok = strings.Cut(text, noticePhone); len(*list) == before && (!ok || strings.ContainsAny(t.Before+t.After+t.Name, "{}")) {
			list.Add(at(tag+".text"), tag, "want the clinic's number, %s, once, and no other placeholder", noticePhone)
		}
		if len(*list) == before {
			texts[tag] = t
		}
	}
	return texts
}

// noticeWords reads one of the two texts of a language.
func noticeWords(table map[string]any, key, tag string, at func(string) diag.Pos, list *diag.List) string {
	text, ok := table[key].(string)
	if !ok {
		list.Add(at(tag), tag, "want %s, a text in quotes", key)
		return ""
	}
	if _, problem := checkText(text); problem != "" {
		list.Add(at(tag+"."+key), tag, "%s: %s", key, problem)
	}
	return text
}

// rightToLeft reports whether the first letter of a text is of a script that is written so.
func rightToLeft(text string) bool {
	for _, r := range text {
		p, _ := bidi.LookupString(string(r))
		switch p.Class() {
		case bidi.R, bidi.AL:
			return true
		case bidi.L:
			return false
		}
	}
	return false
}
