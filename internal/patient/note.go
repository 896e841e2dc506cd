package patient

import (
	"fmt"
	"strings"
)

// describe gives the note of a file.
func (f *File) describe(src source) string {
	parts := []string{src.describe()}
	if f.heading.fed {
		parts = append(parts, "rejected rows, put right")
	}
	for i, c := range f.heading.columns {
		if c.field != "" && FoldName(f.heading.cells[i].Text) != FoldName(c.field) {
			parts = append(parts, fmt.Sprintf("%s is %s", f.heading.label(i), c.field))
		}
	}
	return strings.Join(parts, "; ")
}

// Plain reports whether a file is what anybody would expect, and its note not worth saying.
func (f *File) Plain() bool {
	return f.note == "CSV in UTF-8, "+delimiterName(',')+" between the columns"
}

func (rs *records) describe() string {
	return "CSV in " + rs.in.encoding + ", " + delimiterName(rs.csv.Comma) + " between the columns"
}

func (o *objects) describe() string { return "JSON Lines in " + o.in.encoding }

// delimiterName says what stands between the columns.
func delimiterName(comma rune) string {
	switch comma {
	case ';':
		return "semicolons"
	case '\t':
		return "tabs"
	}
	return "commas"
}
