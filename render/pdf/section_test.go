package pdf

import (
	"fmt"
	"slices"
	"testing"

	"handout/render/layout"
	"handout/render/text"
)

// TestSections: the bookmarks of a long sheet lead to its sections; a sheet without them has none.
func TestSections(t *testing.T) {
	f := faces(t)
	w := pack(t, f).NewWriter()
	for _, sections := range [][]layout.Section{nil, {{Title: "قبل الفحص", Page: 0, Top: 90.5}, {Title: "After", Page: 1, Top: 30}}, nil} {
		s := english(text.NewShaper(f))
		s.Sections = sections
		file := write(t, w, s)
		if defects := Check(file); len(defects) > 0 {
			t.Error(defects)
		}
		read, err := readPDF(file)
		if err != nil {
			t.Fatal(err)
		}
		c := newChecker(read)
		var got, want []string
		for next := read.dict(c.catalog["Outlines"])["First"]; next != nil; next = read.dict(next)["Next"] {
			dest := read.array(read.dict(next)["Dest"])
			title, _ := textString(read.dict(next)["Title"])
			got = append(got, fmt.Sprint(title, c.page(dest[0]).number, dest[3]))
		}
		for _, section := range sections {
			want = append(want, fmt.Sprint(section.Title, section.Page+1, s.Media.Height-section.Top))
		}
		if !slices.Equal(got, want) {
			t.Errorf("bookmarks %q, want %q", got, want)
		}
	}
}
