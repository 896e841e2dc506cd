package xlsx

import (
	"bytes"
	"errors"
	"io"
	"testing"

	"handout/internal/diag"
)

// FuzzRows wants no panic, rows and cells in order and inside a sheet, and each error to be a problem
// at a row that can be there.
func FuzzRows(f *testing.F) {
	for _, seed := range []string{
		"", "<sheetData/>", "<cols><col min='1' max='2' hidden='1'/></cols><sheetData><row/></sheetData>",
		`<sheetData><row r="2" hidden="1"><c r="B2" t="s" s="1"><f>A1</f><v>0</v></c><c t="inlineStr"><is><t>x</t></is></c></row></sheetData>`,
		`<sheetData><row><c t="d"><v>2026-12-03</v></c><c t="b"><v>1</v></c><c><v>1e9</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells>`,
		"<sheetData><row><c r='A", "<x:sheetData><x:row/></x:sheetData>",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, sheet string) {
		data := pack(t, small(sheet))
		b, err := Open("f", bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		r, err := b.rows(b.sheets[0])
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		last := 0
		for {
			row, err := r.Next()
			if err == io.EOF {
				return
			}
			if err != nil {
				var p diag.Problem
				if !errors.As(err, &p) || p.Pos.Line < 0 || p.Pos.Line > maxRows {
					t.Fatalf("the error is %v", err)
				}
				return
			}
			if row.Number <= last || row.Number > maxRows {
				t.Fatalf("row %d comes after row %d", row.Number, last)
			}
			last = row.Number
			column := 0
			for _, c := range row.Cells {
				if c.Column <= column || c.Column > maxColumns || c.Text == "" {
					t.Fatalf("in row %d the cell %+v comes after column %d", last, c, column)
				}
				column = c.Column
			}
		}
	})
}

// FuzzOpen wants no panic on any archive, and a place and a sentence with each error.
func FuzzOpen(f *testing.F) {
	f.Add(pack(f, small("<sheetData><row><c><v>1</v></c></row></sheetData>")))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := Open("f", bytes.NewReader(data), int64(len(data)))
		if err == nil {
			_, err = b.Rows()
		}
		var p diag.Problem
		if err != nil && (!errors.As(err, &p) || p.Pos.File != "f" || p.Text == "") {
			t.Fatalf("the error is %v", err)
		}
	})
}
