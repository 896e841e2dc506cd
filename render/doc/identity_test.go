package doc

import "testing"

// TestBrief: only facts whose values all stand at the head are left out, of a sheet in one language.
func TestBrief(t *testing.T) {
	name, number := Span{Text: "Ann", Value: true, Field: "name"}, Span{Text: "A-1", Value: true, Field: "mrn"}
	table := func(style TableStyle, cells ...[]Span) *Table {
		b := &Table{Style: style}
		for _, c := range cells {
			b.Rows = append(b.Rows, Row{Cells: []Cell{{Head: true, Text: []Span{{Text: "Label"}}}, {Text: c}}})
		}
		return b
	}
	for _, test := range []struct {
		what  string
		block Block
		with  *Document
		brief bool
	}{
		{"both", table(Facts, []Span{name}, []Span{number}), nil, true},
		{"one of them", table(Facts, []Span{name}), nil, true},
		{"more than that", table(Facts, []Span{name}, []Span{{Text: "+1 555", Value: true, Field: "phone"}}), nil, false},
		{"another's name", table(Facts, []Span{{Text: "Ann", Value: true, Field: "escort"}}), nil, false},
		{"words around it", table(Facts, []Span{{Text: "Mrs "}, name}), nil, false},
		{"nothing", table(Facts), nil, false},
		{"no facts", table(Ruled, []Span{name}), nil, false},
		{"two languages", table(Facts, []Span{name}), &Document{}, false},
	} {
		d := &Document{Identity: []Span{name, {Text: ", number "}, number}, Blocks: []Block{&Heading{}, test.block, &Paragraph{}}, With: test.with, Answer: 2}
		got := d.Brief()
		if test.brief && (len(got.Blocks) != 2 || got.Answer != 1) || !test.brief && got != d || len(d.Blocks) != 3 {
			t.Errorf("%s: %d blocks, %d of the answer", test.what, len(got.Blocks), got.Answer)
		}
	}
}
