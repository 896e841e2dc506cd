package patient

import (
	"encoding/csv"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"handout/internal/diag"
)

// FuzzRead wants no panic, places inside the text, rows in order, and of a row that is written as a
// whole after anything that was read to its end: that row.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"", "1,Ann,\n", "1,\"A\nb\",\n\n2,B,\n", "1\n2,B\"x,\n", "1,\"A\n", "\"1\"\"\",\"x\"y,", "é,\xff,", "1,\x00", "1,a\rb,\n",
	} {
		f.Add(seed)
	}
	const header = "mrn,patient_name,note\n"
	f.Fuzz(func(t *testing.T, body string) {
		text := header + body
		last, whole := 1, true
		for row, list := range open(t, text, Intake{Fields: csvFields}).Rows() {
			for _, p := range list {
				inside(t, p.Pos, text)
			}
			if row.Number == 0 {
				whole = false
				continue
			}
			inside(t, row.Pos, text)
			if row.Number <= last {
				t.Fatalf("row %d comes after row %d", row.Number, last)
			}
			last = row.Number
			if len(list) == 0 && len(row.Cells) != 3 {
				t.Fatalf("row %d has %d cells and no problem", row.Number, len(row.Cells))
			}
		}
		if whole && len(body) > 0 {
			conserved(t, text)
		}
	})
}

// conserved wants a good row to be read after a text that can be read to its end, unchanged.
func conserved(t *testing.T, text string) {
	good := []string{"7", "Ann \"x\" Lee\nb", "a,b;c"}
	var b strings.Builder
	w := csv.NewWriter(&b)
	w.Write(good)
	w.Flush()
	var got Row
	for row := range open(t, text+"\n"+b.String(), Intake{Fields: csvFields}).Rows() {
		got = row
	}
	var cells []string
	for _, column := range csvFields {
		cells = append(cells, got.Cells[column.Name].Text)
	}
	if !slices.Equal(cells, good) {
		t.Fatalf("after %q the last row is %q", text, cells)
	}
}

// inside wants a place in the text.
func inside(t *testing.T, at diag.Pos, text string) {
	t.Helper()
	lines := strings.Split(text, "\n")
	if at.Line < 1 || at.Line > len(lines) || at.Column > len(lines[at.Line-1])+1 {
		t.Fatalf("the place %v is outside %q", at, text)
	}
}

// FuzzCheck wants no panic; a value that passes is clean, passes again as it came out, and no problem
// holds a value that fails (R10).
func FuzzCheck(f *testing.F) {
	for i, seed := range []string{
		"Ann", "O'Brien", "12-34", "2026-12-03", "2026-11-01 01:30", "+1 555 010 4477", "a@example.org", "left", "yes",
	} {
		f.Add(i, seed)
	}
	berlin := zone(f, "Europe/Berlin")
	f.Fuzz(func(t *testing.T, kind int, text string) {
		types := Types()
		field := Field{Type: types[uint(kind)%uint(len(types))], Choices: []string{"left", "right"}, None: kind%2 == 0}
		d := Defaults{Zone: berlin, DateOrder: DMY}
		v, list := checkOne(field, text, d)
		for _, p := range list {
			// Short texts, and words, stand in problems by chance.
			if value := strings.TrimSpace(text); len(value) > 20 && strings.Contains(p.Error()+p.Hint, value) {
				t.Fatalf("the problem %q holds the value", p.Error())
			}
		}
		if v.Given == list.Bad() && !v.None && strings.TrimSpace(text) != "" {
			t.Fatalf("%s %q: given %v with %v", field.Type, text, v.Given, list)
		}
		if !v.Given {
			return
		}
		if clean, problem := Clean(v.Text); clean == "" || clean != v.Text || problem != "" || !utf8.ValidString(clean) {
			t.Fatalf("%s %q came out as %q: %s", field.Type, text, v.Text, problem)
		}
		again := v.Text
		if field.Type == DateTime {
			again = v.Time.Format("2006-01-02 15:04-07:00")
		}
		w, list := checkOne(field, again, d)
		if list.Bad() || w.Text != v.Text || !w.Time.Equal(v.Time) || v.Time.Second() != 0 || v.Time.Nanosecond() != 0 {
			t.Fatalf("%s %q came out as %q, and that as %q: %v", field.Type, text, v.Text, w.Text, list)
		}
	})
}
