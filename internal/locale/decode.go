package locale

import (
	"bytes"
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"handout/internal/diag"
)

// decode reads TOML in UTF-8. A file that is not that has one problem, and reports false.
func decode(file string, src []byte, list *diag.List) (map[string]any, bool) {
	if bytes.HasPrefix(src, []byte("\ufeff")) {
		list.Add(place(file, src, 0), "", "want UTF-8 without a byte-order mark")
		return nil, false
	}
	if !utf8.Valid(src) {
		list.Add(place(file, src, firstInvalid(src)), "", "want UTF-8")
		return nil, false
	}
	var tree map[string]any
	if _, err := toml.Decode(string(src), &tree); err != nil {
		pos, text := diag.Pos{File: file}, err.Error()
		var parse toml.ParseError
		if errors.As(err, &parse) {
			pos, text = place(file, src, parse.Position.Start), parse.Message
		}
		list.Add(pos, "", "not valid TOML: %s", sentence(text))
		return nil, false
	}
	return tree, true
}

// firstInvalid is the offset of the first byte that is not UTF-8.
func firstInvalid(src []byte) int {
	for i := 0; i < len(src); {
		r, size := utf8.DecodeRune(src[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return len(src)
}

// place turns a byte offset into a line and a column. An offset beyond the end is the end.
func place(file string, src []byte, offset int) diag.Pos {
	before := src[:max(0, min(offset, len(src)))]
	return diag.Pos{
		File:   file,
		Line:   bytes.Count(before, []byte("\n")) + 1,
		Column: len(before) - bytes.LastIndexByte(before, '\n'),
	}
}

// sentence brings the TOML library's words into the form of ours: one line that a terminal can show,
// without a capital at the start or a full stop at the end.
func sentence(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return '?'
	}, strings.TrimSuffix(s, "."))
	if first, rest, ok := strings.Cut(s, " "); ok && strings.ToUpper(first) != first {
		return strings.ToLower(first) + " " + rest
	}
	return s
}
