package patient

import (
	"slices"
	"strings"
	"testing"
	"time"

	"handout/internal/diag"
)

// zone loads a time zone.
func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	z, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

// checkOne checks a row of one field.
func checkOne(f Field, text string, d Defaults) (Value, diag.List) {
	f.Name = "it"
	d.Locale = "en"
	row := Row{Number: 2, Cells: map[string]Cell{"it": {Text: text}}}
	rec, list := Check(row, []Field{f}, d)
	return rec.Values["it"], list
}

func TestCheckValues(t *testing.T) {
	choice := Field{Type: Choice, Choices: []string{"left", "right", "none"}}
	several := Field{Type: Choices, Choices: []string{"large_print", "interpreter"}}
	for _, test := range []struct {
		field    Field
		in, want string
	}{
		{Field{Type: Text}, "  Clinic B, Room 14\t", "Clinic B, Room 14"},
		{Field{Type: Text}, "e\u0301", "é"}, // to NFC
		{Field{Type: Text}, "می\u200cخواهم", "می\u200cخواهم"},
		{Field{Type: Name}, "Sean O'Brien", "Sean O'Brien"},
		{Field{Type: Name}, "Nguyễn Thị Ánh", "Nguyễn Thị Ánh"},
		{Field{Type: Name}, "ليلى حداد", "ليلى حداد"},
		{Field{Type: Name}, "Dr. Müller-Lüdenscheidt (Jr.), 3", "Dr. Müller-Lüdenscheidt (Jr.), 3"},
		{Field{Type: Name}, strings.Repeat("é", 100), strings.Repeat("é", 100)},
		{Field{Type: ID}, "A-12/34.5_6", "A-12/34.5_6"},
		{Field{Type: ID}, "007", "007"},
		{Field{Type: Date}, "2024-02-29", "2024-02-29"},
		{Field{Type: DateTime}, "2026-12-03 09:30", "2026-12-03 09:30"},
		{Field{Type: DateTime}, "2026-12-31T23:59:00", "2026-12-31 23:59"},
		{Field{Type: Phone}, "+1 (555) 010-4477 ext. 12", "+1 (555) 010-4477 ext. 12"},
		{Field{Type: Email}, "maria.o'neil+x@mail.example.org", "maria.o'neil+x@mail.example.org"},
		{choice, "LEFT", "left"},
		{choice, "None", "none"},
		{Field{Type: Text, None: true}, "Norvasc", "Norvasc"},
		{Field{Type: Name}, "Na Yoon-hee", "Na Yoon-hee"},
		{several, "Interpreter; large_print+interpreter", "large_print, interpreter"},
		{Field{Type: YesNo}, "Y", "yes"},
		{Field{Type: YesNo}, "0", "no"},
	} {
		v, list := checkOne(test.field, test.in, Defaults{Zone: time.UTC})
		if v.Text != test.want || !v.Given || len(list) > 0 {
			t.Errorf("%s %q: %q, given %v, problems %v; want %q", test.field.Type, test.in, v.Text, v.Given, list, test.want)
		}
	}
}

// Every doubt is a problem, and no problem shows the value (R1, R10).
func TestCheckProblems(t *testing.T) {
	choice := Field{Type: Choice, Choices: []string{"left", "right"}}
	several := Field{Type: Choices, Choices: []string{"large_print", "interpreter"}}
	for _, test := range []struct {
		field    Field
		in, want string
	}{
		{Field{Type: Text, Required: true}, " \u00a0", "missing"},
		{Field{Type: Text}, "a\nb", "a line break; want one line"},
		{Field{Type: Text}, "a\x00b", "a control character"},
		{Field{Type: Text}, "a\u0085b", "a control character"},
		{Field{Type: Text}, "a\u202eb", "a hidden character that changes the direction of text"},
		{Field{Type: Text}, "a\u200fb", "a hidden character that changes the direction of text"},
		{Field{Type: Text}, "a\u061cb", "a hidden character that changes the direction of text"},
		{Field{Type: Text}, "a\u2068b", "a hidden character that changes the direction of text"},
		{Field{Type: Text}, "a\u200bb", "a hidden character"},
		{Field{Type: Text}, "a\ufeffb", "a hidden character"},
		{Field{Type: Text}, "a\u00adb", "a hidden character"},
		{Field{Type: Text}, "a\u2028b", "a line break; want one line"},
		{Field{Type: Text}, "a\ufffdb", "a character was lost when the file was saved (U+FFFD)"},
		{Field{Type: Text}, "a\xffb", "a character was lost when the file was saved (U+FFFD)"},
		{Field{Type: Text}, "a\ue000b", "a character that Unicode does not define"},
		{Field{Type: Text}, "a\u0378b", "a character that Unicode does not define"},
		{Field{Type: Text}, "a\U0001fffeb", "a character that Unicode does not define"},
		{Field{Type: Text}, strings.Repeat("x", 201), "longer than 200 characters"},
		{Field{Type: Name}, strings.Repeat("x", 300), "longer than 100 characters"},
		{Field{Type: Name}, "12-34", "want a name, with at least one letter"},
		{Field{Type: Name}, "Ann <b>", "a character that no name has (U+003C)"},
		{Field{Type: Name}, "Ann 😀", "a character that no name has (U+1F600)"},
		{Field{Type: ID}, "12 34", "want up to 32 letters A-Z and digits, with . / _ - inside"},
		{Field{Type: ID}, "١٢٣", "want up to 32 letters A-Z and digits, with . / _ - inside"},
		{Field{Type: ID}, strings.Repeat("1", 33), "want up to 32 letters A-Z and digits, with . / _ - inside"},
		{Field{Type: Phone}, "+1", "want a phone number of 7 to 15 digits, such as +1 555 010 4477"},
		{Field{Type: Email}, "Maria <maria@example.org>", "want one e-mail address such as name@example.org, and nothing beside it"},
		{Field{Type: Email}, "a@example.org, b@example.org", "want one e-mail address such as name@example.org, and nothing beside it"},
		{Field{Type: Email}, "maría@@example.org", "want one e-mail address such as name@example.org, and nothing beside it"},
		{Field{Type: Email}, "maria@localhost", "want the domain of an e-mail address, such as example.org"},
		{choice, "rigth", "want one of left, right"},
		{choice, "rihgt", "want one of left, right"},
		{choice, "lef", "want one of left, right (did you mean left?)"},
		{several, "large_print, interpretor", "want one of large_print, interpreter (did you mean interpreter?)"},
		{several, ", ;", "want one of large_print, interpreter"},
		{Field{Type: Text, None: true}, "Yes", "want none, or what it is"},
		{Field{Type: Text, None: true}, "n/a", "want none, or what it is"},
		{Field{Type: Text, None: true}, "No.", "want none, or what it is"},
		{Field{Type: Text, None: true}, "not taking any", "want none, or what it is"},
		{Field{Type: Text, None: true}, "Ninguno", "want none, or what it is"},
		{Field{Type: Name, None: true}, "N/A", "want none, or what it is"},
		{Field{Type: Name}, "None", "want a value, or an empty cell where there is none"},
		{Field{Type: Text, None: true}, "#N/A", "a formula or an error of a spreadsheet, not a value"},
		{Field{Type: Text}, "=A1+2", "a formula or an error of a spreadsheet, not a value"},
		{Field{Type: Text, None: true}, "keine", "want none, or what it is"},
		{Field{Type: Text}, "—", "want a value, or an empty cell where there is none"},
		{Field{Type: YesNo}, "sí", "want yes or no"},
	} {
		v, list := checkOne(test.field, test.in, Defaults{Zone: time.UTC})
		if got := lines(list); !slices.Equal(got, []string{"it: " + test.want}) || v.Given || v.Text != "" {
			t.Errorf("%s %q: %q, given %v; want %q", test.field.Type, test.in, got, v.Given, test.want)
		}
	}
}

// sampleFields are a guide's.
var sampleFields = []Field{
	{Name: "mrn", Type: ID, Required: true},
	{Name: "patient_name", Type: Name, Required: true},
	{Name: "birth_date", Type: Date, Required: true},
	{Name: "procedure_time", Type: DateTime, Required: true},
	{Name: "side", Type: Choice, Required: true, Choices: []string{"left", "right", "none"}},
	{Name: "sedation", Type: YesNo},
	{Name: "blood_thinner", Type: Text, Required: true, None: true},
	{Name: "phone_day", Type: Phone, Required: true, Default: "phone_day"},
	{Name: "location", Type: Text, Default: "location"},
	{Name: "email", Type: Email},
}

// sampleRow is a row that is right for them.
func sampleRow() Row {
	row := Row{Number: 4, Pos: diag.Pos{File: "f", Line: 5, Column: 1}, Cells: map[string]Cell{}}
	for i, cell := range [][2]string{
		{"guide", ""}, {"kind", "prep + care,prep"}, {"locale", "es"}, {"mrn", "0042"},
		{"patient_name", "Ann Lee"}, {"birth_date", "1961-04-17"}, {"procedure_time", "2026-12-03 09:30"},
		{"side", "Left"}, {"sedation", "yes"}, {"blood_thinner", "none"}, {"location", "Room 3"}, {"email", " "},
	} {
		row.Cells[cell[0]] = Cell{Text: cell[1], Pos: diag.Pos{File: "f", Line: 5, Column: i + 1}}
	}
	return row
}

func sampleDefaults(t testing.TB) Defaults {
	return Defaults{
		Zone:   zone(t, "America/New_York"),
		Guide:  "bone-marrow",
		Values: map[string]string{"phone_day": "+1 555 010 4477", "location": "Day Unit"},
	}
}

func TestCheckRecord(t *testing.T) {
	d := sampleDefaults(t)
	rec, list := Check(sampleRow(), sampleFields, d)
	if len(list) > 0 {
		t.Fatal(list)
	}
	if rec.Row != 4 || rec.Pos.Line != 5 || rec.Guide != "bone-marrow" || rec.Locale != "es" || !slices.Equal(rec.Kinds, []string{"prep", "care"}) {
		t.Errorf("row %d at %v: guide %q, locale %q, kinds %q", rec.Row, rec.Pos, rec.Guide, rec.Locale, rec.Kinds)
	}
	if len(rec.Values) != len(sampleFields) {
		t.Errorf("%d values, want one for each of %d fields", len(rec.Values), len(sampleFields))
	}
	cell := diag.Pos{File: "f", Line: 5, Column: 9}
	if v := rec.Values["sedation"]; v != (Value{Pos: cell, Type: YesNo, Text: "yes", Yes: true, Given: true}) {
		t.Errorf("sedation: %+v", v)
	}
	if v, want := rec.Values["procedure_time"], time.Date(2026, 12, 3, 9, 30, 0, 0, d.Zone); !v.Time.Equal(want) || v.Time.Location() != d.Zone {
		t.Errorf("procedure_time: %v, want %v", v.Time, want)
	}
	if v := rec.Values["blood_thinner"]; v.Given || !v.None || v.Text != "" {
		t.Errorf("blood_thinner: %+v, want none", v)
	}
	if v := rec.Values["email"]; v.Given || v.None {
		t.Errorf("email: %+v, want not given", v)
	}
	if v := rec.Values["phone_day"]; v.Text != "+1 555 010 4477" || !v.Given || v.Pos != rec.Pos {
		t.Errorf("phone_day: %+v, want the clinic's", v)
	}
	if v := rec.Values["location"]; v.Text != "Room 3" {
		t.Errorf("location: %q, want the row's own", v.Text)
	}
}

// All problems of a row come at once, in the order of its cells; what the row lacks stands at its
// start.
func TestCheckReportsAll(t *testing.T) {
	row := sampleRow()
	for column, text := range map[string]string{
		"kind": "pr\u202eep", "locale": "", "birth_date": "31.02.2026", "procedure_time": "2026-12-03 25:00",
		"side": "lft", "email": "x",
	} {
		row.Cells[column] = Cell{Text: text, Pos: row.Cells[column].Pos}
	}
	delete(row.Cells, "patient_name")
	row.Cells["sedatoin"] = Cell{Text: "yes", Pos: diag.Pos{File: "f", Line: 5, Column: 20}}
	d := sampleDefaults(t)
	d.DateOrder = DMY
	delete(d.Values, "phone_day")
	_, list := Check(row, sampleFields, d)
	want := []string{
		"f:5:1: patient_name: missing",
		"f:5:1: phone_day: missing",
		"f:5:2: kind: a hidden character that changes the direction of text",
		"f:5:3: locale: missing",
		"f:5:6: birth_date: there is no such day in that month",
		"f:5:7: procedure_time: there is no such time of day; want one from 00:00 to 23:59 (times are 24-hour, in the clinic's time zone)",
		"f:5:8: side: want one of left, right, none (did you mean left?)",
		"f:5:12: email: want one e-mail address such as name@example.org, and nothing beside it",
		"f:5:20: sedatoin: the guide has no such field (did you mean sedation?)",
	}
	if got := lines(list); !slices.Equal(got, want) {
		t.Errorf("problems\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func BenchmarkCheck(b *testing.B) {
	row, d := sampleRow(), sampleDefaults(b)
	b.ReportAllocs()
	for b.Loop() {
		Check(row, sampleFields, d)
	}
}
