package merge_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"handout/internal/clinic"
	"handout/internal/merge"
	"handout/internal/patient"
	"handout/render/doc"
)

// TestCodes: each code holds what its words link to, and nothing of the patient's (P10); the number is that of the
// row. Without its words there is no sheet (R1), and a record number that no code can hold is a problem at its cell.
func TestCodes(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/sheet.txtar")
	if err != nil {
		t.Fatal(err)
	}
	in := readInput(t, archive)
	in.Profile.Codes = clinic.Codes{Phone: true, Map: "https://clinic.example/map"}
	if d, list := merge.Build(in); d != nil || !strings.Contains(list.Error(), "codes_title") {
		t.Errorf("a sheet without the words: %v", list)
	}
	for i, f := range archive.Files {
		if f.Name == "active.en.toml" {
			words := "codes_title = \"Scan\"\ncode_call = \"Call {{.number}}\"\ncode_map = \"Map {{.link}}\"\n"
			archive.Files[i].Data = append([]byte(words), bytes.Clone(f.Data)...)
		}
	}
	codes := in.Profile.Codes
	in = readInput(t, archive)
	in.Profile.Codes, in.Profile.RecordCode = codes, true
	d, list := merge.Build(in)
	if d == nil {
		t.Fatal(list)
	}
	record := in.Record.Values[patient.RecordNumber]
	if d.Record != record.Text {
		t.Error("the record number's code holds something else")
	}
	var held []string
	for _, b := range d.Blocks {
		c, ok := b.(*doc.Code)
		if !ok {
			continue
		}
		held = append(held, c.Holds)
		if !slices.ContainsFunc(c.Text, func(s doc.Span) bool { return s.Link == c.Holds && s.Text != "" && !s.Private }) {
			t.Errorf("%s is not in the words beside it", c.Holds)
		}
	}
	if len(held) != 2 || !strings.HasPrefix(held[0], "tel:+1555") || held[1] != codes.Map {
		t.Errorf("codes hold %q", held)
	}
	record.Text = "№ 1"
	in.Record.Values[patient.RecordNumber] = record
	if d, list := merge.Build(in); d != nil || !strings.Contains(list.Error(), "mrn: data matrix: want") || strings.Contains(list.Error(), "№") {
		t.Errorf("a record number that no code holds: %v", list)
	}
}
