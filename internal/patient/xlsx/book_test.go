package xlsx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"handout/internal/diag"
)

// saved gives a workbook as another program writes it.
func saved(t *testing.T, f *excelize.File) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// dump gives each row as its number and its cells, each with its column, a letter for its kind, and its
// fault in parentheses; and the problem that ends the sheet.
func dump(data []byte) (rows []string, problem string) {
	b, err := Open("f", bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err.Error()
	}
	r, err := b.Rows()
	if err != nil {
		return nil, err.Error()
	}
	defer r.Close()
	for {
		row, err := r.Next()
		if err == io.EOF {
			return rows, ""
		}
		if err != nil {
			return rows, err.Error()
		}
		line := fmt.Sprint(row.Number)
		if row.Hidden {
			line += " hidden"
		}
		for _, c := range row.Cells {
			line += fmt.Sprintf(" %s:%c:%s", ColumnName(c.Column), "TNBDM"[c.Kind], c.Text)
			if c.Fault != "" {
				line += "(" + c.Fault + ")"
			}
		}
		rows = append(rows, line)
	}
}

// Workbooks of another program are read: texts as they are, dates by their format, and what is no
// value of its own with a fault (R1).
func TestRows(t *testing.T) {
	f := excelize.NewFile()
	const sheet = "Sheet1"
	style := func(format string, id int) int {
		s := &excelize.Style{NumFmt: id}
		if format != "" {
			s.CustomNumFmt = &format
		}
		n, err := f.NewStyle(s)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	at := time.Date(2026, 12, 3, 7, 30, 0, 0, time.UTC)
	set := func(cell string, value any, style int) {
		if err := errors.Join(f.SetCellValue(sheet, cell, value), f.SetCellStyle(sheet, cell, cell, style)); err != nil {
			t.Fatal(err)
		}
	}
	plain, iso := style("", 0), style("yyyy\\-mm\\-dd hh:mm", 0)
	set("A1", "mrn", plain)
	set("C1", " Nováková & <Söhne> ", plain)
	set("A3", 42, plain)
	set("B3", 12.5, plain)
	set("C3", true, plain)
	set("D3", at, iso)
	set("E3", at, style("", 22))
	set("F3", at.Truncate(24*time.Hour), style("", 14))
	set("G3", at.Truncate(24*time.Hour), style("[$-407]d. mmmm yyyy;@", 0))
	set("A4", at, style("", 14))
	set("B4", at.Add(15*time.Second), iso)
	set("C4", at, style("d/m", 0))
	set("D4", at, style("dd.mm.yy", 0))
	set("E4", 0.3125, style("", 20))
	set("F4", 60, iso)
	set("G4", 42, style("000000", 0))
	set("H4", "line\nline", plain)
	if err := errors.Join(
		f.SetCellFormula(sheet, "A5", "B3*2"),
		f.SetCellRichText(sheet, "B5", []excelize.RichTextRun{{Text: "An"}, {Text: "n", Font: &excelize.Font{Bold: true}}}),
		f.SetCellValue(sheet, "A6", "x"), f.SetRowVisible(sheet, 6, false),
	); err != nil {
		t.Fatal(err)
	}
	rows, problem := dump(saved(t, f))
	want := []string{
		"1 A:T:mrn C:T: Nováková & <Söhne> ",
		"3 A:N:42 B:N:12.5 C:B:true D:M:2026-12-03 07:30 E:M:2026-12-03 07:30 F:D:2026-12-03 G:D:2026-12-03",
		"4 A:M:2026-12-03 07:30(a date that hides a time in A4) B:N:46359.31267361111(a time with seconds; want whole minutes in B4)" +
			" C:M:2026-12-03 07:30(a date of which the cell shows only a part in C4)" +
			" D:M:2026-12-03 07:30(a date of which the cell shows only a part in D4)" +
			" E:N:0.3125(a time without a date in E4) F:N:60(no day of the calendar in F4)" +
			" G:N:42(a number in a format of its own in G4) H:T:line\nline",
		"5 A:T:=B3*2(a formula in A5) B:T:Ann",
		"6 hidden A:T:x",
	}
	if problem != "" || !slices.Equal(rows, want) {
		t.Errorf("problem %q, rows\n%s\nwant\n%s", problem, strings.Join(rows, "\n"), strings.Join(want, "\n"))
	}
}

// What a workbook as a whole can have wrong stops it (R1).
func TestBookProblems(t *testing.T) {
	for _, test := range []struct {
		name  string
		build func(f *excelize.File) error
		want  string
	}{
		{"empty", func(f *excelize.File) error { return nil }, "f: no visible sheet of the workbook has rows"},
		{"two sheets", func(f *excelize.File) error {
			_, err := f.NewSheet("Other")
			return errors.Join(err, f.SetCellValue("Sheet1", "A1", "x"), f.SetCellValue("Other", "B2", "x"))
		}, "f: sheets 1 and 2 of the workbook both have rows"},
		{"second sheet is empty", func(f *excelize.File) error {
			_, err := f.NewSheet("Other")
			return errors.Join(err, f.SetCellValue("Sheet1", "A1", "x"))
		}, ""},
		{"first sheet is hidden", func(f *excelize.File) error {
			n, err := f.NewSheet("Other")
			f.SetActiveSheet(n)
			return errors.Join(err, f.SetCellValue("Sheet1", "A1", "list"), f.SetCellValue("Other", "A1", "x"), f.SetSheetVisible("Sheet1", false))
		}, ""},
		{"merged", func(f *excelize.File) error {
			return errors.Join(f.SetCellValue("Sheet1", "A1", "x"), f.MergeCell("Sheet1", "A3", "B4"))
		}, "f: merged cells in A3:B4"},
	} {
		f := excelize.NewFile()
		if err := test.build(f); err != nil {
			t.Fatal(err)
		}
		rows, problem := dump(saved(t, f))
		if problem != test.want {
			t.Errorf("%s: problem %q, want %q", test.name, problem, test.want)
		}
		if want := []string{"1 A:T:x"}; test.want == "" && !slices.Equal(rows, want) {
			t.Errorf("%s: rows %q, want %q", test.name, rows, want)
		}
	}
}

// A column that is not shown is known to be so.
func TestHiddenColumn(t *testing.T) {
	f := excelize.NewFile()
	if err := errors.Join(f.SetSheetRow("Sheet1", "A1", &[]string{"a", "b", "c"}), f.SetColVisible("Sheet1", "B", false)); err != nil {
		t.Fatal(err)
	}
	data := saved(t, f)
	b, err := Open("f", bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	r, err := b.Rows()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if _, err := r.Next(); err != nil {
		t.Fatal(err)
	}
	if got, want := []bool{r.HiddenColumn(1), r.HiddenColumn(2), r.HiddenColumn(3)}, []bool{false, true, false}; !slices.Equal(got, want) {
		t.Errorf("hidden %v, want %v", got, want)
	}
}

// pack makes a workbook of its parts.
func pack(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		part, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(part, parts[name])
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// small gives the parts of the smallest workbook, with the inside of its worksheet.
func small(sheet string) map[string]string {
	const rel = `<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s"/>`
	return map[string]string{
		"_rels/.rels": "<Relationships>" + fmt.Sprintf(rel, "officeDocument", "xl/workbook.xml") + "</Relationships>",
		"xl/workbook.xml": `<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">` +
			`<sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": "<Relationships>" + fmt.Sprintf(rel, "worksheet", "/XL/worksheets/sheet1.xml") + "</Relationships>",
		"xl/worksheets/sheet1.xml":   "<worksheet>" + sheet + "</worksheet>",
	}
}

// Sheets that no program writes, or that were cut off, are refused at their row; the rows before it
// are good, and said to be in a file that is not (R1).
func TestSheetProblems(t *testing.T) {
	const damaged = "the workbook is damaged, or not as Excel writes it"
	const first = `<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>`
	for _, test := range []struct{ name, sheet, want string }{
		{"good", "<sheetData>" + first + "</sheetData>", ""},
		{"cut off", "<sheetData>" + first + "<row", "f:1: " + damaged},
		{"no data", "", "f: " + damaged},
		{"data twice", "<sheetData>" + first + "</sheetData><sheetData/>", "f: " + damaged},
		{"rows out of order", "<sheetData>" + first + `<row r="1"></row></sheetData>`, "f:1: " + damaged},
		{"cells out of order", "<sheetData>" + first + `<row r="2"><c r="B2"><v>1</v></c><c r="A2"><v>1</v></c></row></sheetData>`, "f:2: " + damaged},
		{"cell of another row", "<sheetData>" + first + `<row r="2"><c r="A3"><v>1</v></c></row></sheetData>`, "f:2: " + damaged},
		{"row too large", "<sheetData>" + first + `<row r="1048577"></row></sheetData>`, "f:1: " + damaged},
		{"column too large", "<sheetData>" + first + `<row r="2"><c r="XFE2"><v>1</v></c></row></sheetData>`, "f:2: " + damaged},
		{"entity", "<sheetData>" + first + `<row r="2"><c r="A2"><v>&x;</v></c></row></sheetData>`, "f:2: " + damaged},
		{"value in a value", "<sheetData>" + first + `<row r="2"><c r="A2"><v><v>1</v></v></c></row></sheetData>`, "f:2: " + damaged},
		{"long cell", "<sheetData>" + first + `<row r="2"><c r="A2" t="inlineStr"><is><t>` + strings.Repeat("x", 5<<20) + `</t></is></c></row></sheetData>`,
			"f:2: a row or a cell of more than 4 MB"},
		{"row behind the last", "<sheetData>" + first + `<row r="1048576"/><row/></sheetData>`, "f:1048576: " + damaged},
	} {
		rows, problem := dump(pack(t, small(test.sheet)))
		if problem != test.want {
			t.Errorf("%s: problem %q, want %q", test.name, problem, test.want)
		}
		if want := []string{"1 A:T:x"}; strings.Contains(test.sheet, first) && !slices.Equal(rows, want) {
			t.Errorf("%s: rows %q, want %q", test.name, rows, want)
		}
	}
}

// Cells that hold no value of their own say so, and a text that XML cannot hold is what it stands for.
func TestCell(t *testing.T) {
	for cell, want := range map[string]string{
		`<c t="e"><v>#N/A</v></c>`:                                   "A:T:#N/A(an error of the spreadsheet in A1)",
		`<c t="s"><v>0</v></c>`:                                      "A:T:0(a text that is not in the workbook in A1)",
		`<c t="x"><v>0</v></c>`:                                      "A:T:0(a value of a kind that is not known in A1)",
		`<c s="7"><v>1</v></c>`:                                      "A:T:1(a number with a format that is not in the workbook in A1)",
		`<c><v>one</v></c>`:                                          "A:T:one(a number that is none in A1)",
		`<c><v>1E+2</v></c>`:                                         "A:N:100",
		`<c t="b"><v>TRUE</v></c>`:                                   "A:B:true",
		`<c t="b"><v> 0</v></c>`:                                     "A:B:false",
		`<c t="b"><v>2</v></c>`:                                      "A:B:false(a yes or no that is neither in A1)",
		`<c t="inlineStr"><v>x</v></c>`:                              "A:T:x(a text in a place where it does not belong in A1)",
		`<c><is><t>x</t></is></c>`:                                   "A:T:x(a text in a place where it does not belong in A1)",
		`<c t="d"><v>2026-12-03T07:30:00</v></c>`:                    "A:M:2026-12-03 07:30",
		`<c t="d"><v>2026-12-03T07:30:00Z</v></c>`:                   "A:T:2026-12-03T07:30:00Z(a date that is not as in 2026-12-03 in A1)",
		`<c t="str"><v>Ann_x000D_</v></c>`:                           "A:T:Ann\r",
		`<c t="inlineStr"><is><t>_x005F_x41_</t></is></c>`:           "A:T:_x41_",
		`<c t="inlineStr"><is><t>山</t><rPh><t>やま</t></rPh></is></c>`: "A:T:山",
		`<c><f>1+1</f></c>`:                                          "A:T:=1+1(a formula in A1)",
		`<c t="str"><f t="shared" si="0"/><v>x</v></c>`:              "A:T:=(a formula in A1)",
	} {
		rows, problem := dump(pack(t, small("<sheetData><row>"+cell+"</row></sheetData>")))
		if len(rows) != 1 || rows[0] != "1 "+want || problem != "" {
			t.Errorf("%s: %q, problem %q; want %q", cell, rows, problem, want)
		}
	}
}

// An archive that is something else says what, and no error is without a place.
func TestOpenProblems(t *testing.T) {
	nested := pack(t, small("<sheetData/>"))
	for range 20 {
		nested = pack(t, map[string]string{"a.zip": string(nested)})
	}
	twice := func() []byte {
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		w.Create("xl/a.xml")
		w.Create("XL/A.xml")
		w.Close()
		return b.Bytes()
	}
	for name, test := range map[string]struct {
		data []byte
		want string
	}{
		"no archive":     {[]byte("PK\x03\x04 and more"), "f: the workbook is damaged, or not as Excel writes it"},
		"OpenDocument":   {pack(t, map[string]string{"mimetype": "x", "content.xml": "<x/>"}), "f: an OpenDocument file"},
		"text document":  {pack(t, map[string]string{"word/document.xml": "<x/>"}), "f: a text document (.docx)"},
		"archives in it": {nested, "f: a ZIP archive and not an Excel workbook"},
		"a part twice":   {twice(), "f: the workbook is damaged, or not as Excel writes it"},
	} {
		_, err := Open("f", bytes.NewReader(test.data), int64(len(test.data)))
		var p diag.Problem
		if !errors.As(err, &p) || err.Error() != test.want || p.Hint == "" {
			t.Errorf("%s: %v, want %s and a hint", name, err, test.want)
		}
	}
}

// A cell of a million characters is read; that it is too long for a field is for the field to say.
func TestLongCell(t *testing.T) {
	text := strings.Repeat("x", 1_000_000)
	rows, problem := dump(pack(t, small(`<sheetData><row><c t="inlineStr"><is><t>`+text+`</t></is></c></row><row><c><v>2</v></c></row></sheetData>`)))
	if len(rows) != 2 || rows[0] != "1 A:T:"+text || rows[1] != "2 A:N:2" || problem != "" {
		t.Errorf("%d rows, problem %q", len(rows), problem)
	}
}

// A part that unpacks to more than its limit is not read on.
func TestPartLimit(t *testing.T) {
	data := pack(t, small("<sheetData>"+strings.Repeat("<row></row>", 100_000)+"</sheetData>"))
	b, err := Open("f", bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for limit, want := range map[int64]string{100_000: "f: the workbook is too large", 10_000_000: "EOF"} {
		p, err := b.open(b.sheets[0].part, limit)
		for err == nil {
			p.begin()
			_, err = p.token(0)
		}
		if err.Error() != want {
			t.Errorf("with %d bytes: %v, want %s", limit, err, want)
		}
		if p.InputOffset() > limit+1 {
			t.Errorf("with %d bytes: %d were read", limit, p.InputOffset())
		}
	}
}
