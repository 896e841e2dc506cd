package layout

import (
	"slices"
	"strings"
	"unicode"

	"handout/internal/diag"
	"handout/render/doc"
)

// identity sets who the sheet is for, as it stands at the head of every page: whole details on a line, each with its
// label, so that a number is not torn from the words that say what it is (R2). Only a detail that is wider than a line
// is broken. Its words are those of an element, or an artifact.
func (s *setter) identity(element int) (lines []setting) {
	var line []doc.Span
	set := func() {
		if len(line) > 0 {
			lines = append(lines, s.set(diag.Pos{}, line, s.repeats, s.ink, s.width, element))
		}
	}
	all := details(s.doc.Identity)
	if whole := slices.Concat(all...); s.oneLine(whole, s.repeats, s.width) { // as on most sheets
		line, all = whole, nil
	}
	for _, detail := range all {
		longer := append(line[:len(line):len(line)], detail...)
		if s.oneLine(longer, s.repeats, s.width) || !s.oneLine(detail, s.repeats, s.width) {
			line = longer
			continue
		}
		set()
		line = detail
	}
	set()
	return lines
}

// details divides words after each value and what belongs to it: what follows is the label of the next value.
func details(spans []doc.Span) (out [][]doc.Span) {
	var now []doc.Span
	for i, sp := range spans {
		if i > 0 && spans[i-1].Value && !sp.Value {
			if label := nextLabel(sp.Text); label != "" && label != sp.Text {
				end := sp
				end.Text = sp.Text[:len(sp.Text)-len(label)]
				out = append(out, append(now, end))
				now, sp.Text = nil, label
			}
		}
		now = append(now, sp)
	}
	if len(now) > 0 {
		out = append(out, now)
	}
	return out
}

// nextLabel gives the label of the next value in the words between two: what stands behind the first punctuation, since a title
// may come before it (様、), or, where there is none but that of the label, behind the first spaces.
func nextLabel(words string) string {
	if at := strings.IndexFunc(words, unicode.IsPunct); at >= 0 {
		if label := strings.TrimLeftFunc(words[at:], endsDetail); label != "" {
			return label
		}
	}
	return strings.TrimLeftFunc(words, endsDetail)
}

func endsDetail(r rune) bool { return unicode.IsPunct(r) || unicode.IsSpace(r) }
