package patient

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"handout/internal/diag"
)

// unmark takes the marks out of a text and gives the places where they stood, as "line:column": those
// of fields (§) and those of problems (∑). A byte-order mark has no column.
func unmark(marked string) (text string, fields, problems []string) {
	if !strings.ContainsAny(marked, "§∑") {
		return marked, nil, nil
	}
	for marked != "" {
		_, size := utf8.DecodeRuneInString(marked)
		visible := strings.TrimPrefix(text, "\ufeff")
		line := strings.Count(visible, "\n") + 1
		at := fmt.Sprintf("%d:%d", line, len(visible)-strings.LastIndexByte(visible, '\n'))
		switch char := marked[:size]; char {
		case "§":
			fields = append(fields, at)
		case "∑":
			problems = append(problems, at)
		default:
			text += char
		}
		marked = marked[size:]
	}
	return text, fields, problems
}

// place writes a place as unmark does.
func place(at diag.Pos) string {
	at.File = ""
	return at.String()
}

// lines gives each problem as a line, with its hint.
func lines(list diag.List) []string {
	var all []string
	for _, p := range list {
		s := p.Error()
		if p.Hint != "" {
			s += " (" + p.Hint + ")"
		}
		all = append(all, s)
	}
	return all
}
