package patient

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
)

// Text in a named encoding is read as it was written; that it is in another one, as far as that shows,
// is a problem of the file, since every name in it would be a wrong one (R1, R3).
func TestEncoding(t *testing.T) {
	const turkish = "mrn,patient_name\n1,Ay\xfee Y\xfdld\xfdz\n"
	const notUTF8 = "2:5: this is not UTF-8 text (" + nameEncoding + ")"
	for _, test := range []struct{ encoding, in, row, problem string }{
		{"windows-1254", turkish, "Ayşe Yıldız", ""},
		{"windows-1250", "mrn,patient_name\n1,Nov\xe1kov\xe1\n", "Nováková", ""},
		{"windows-1251", "mrn,patient_name\n1,\xc0\xed\xed\xe0\n", "Анна", ""},
		{"windows-1252", "mrn,patient_name\n1,J\xfcrgen\n", "Jürgen", ""},
		{"windows-1256", "mrn,patient_name\n1,\xe1\xed\xe1\xec\n", "ليلى", ""},
		{"windows-874", "mrn,patient_name\n1,\xca\xc1\xaa\xd2\xc2\n", "สมชาย", ""},
		{"windows-1252", "mrn,patient_name\n1,Ann\n", "Ann", ""},
		{"UTF-8", "mrn,patient_name\n1,Jürgen\n", "Jürgen", ""},
		{"", turkish, "", notUTF8},
		{"utf-8", turkish, "", notUTF8},
		{"windows-1252", "mrn,patient_name\n1,J\x81rgen\n", "", "2:4: this is not text in Windows 1252 (name the encoding that the file was saved in)"},
		{"windows-1252", "mrn,patient_name\n1,Jürgen\n", "JÃ¼rgen", "3:1: the text is UTF-8, and another encoding was named (leave the encoding out)"},
		{"windows-1252", "\ufeffmrn,patient_name\n", "", "1:1: the file starts with the mark of UTF-8, and another encoding was named (leave the encoding out)"},
		{"latin1", "mrn,patient_name\n", "", `there is no encoding "latin1" here (want one of ` + strings.Join(Encodings(), ", ") + ")"},
	} {
		f, list := OpenFile("", strings.NewReader(test.in), int64(len(test.in)), Intake{Encoding: test.encoding, Fields: csvFields})
		var got string
		if f != nil {
			for row, problems := range f.Rows() {
				got += row.Cells["patient_name"].Text
				list = append(list, problems...)
			}
		}
		var want []string
		if test.problem != "" {
			want = append(want, test.problem)
		}
		if got != test.row || !slices.Equal(lines(list), want) {
			t.Errorf("%s: row %q, problems %q; want %q, %q", test.encoding, got, lines(list), test.row, want)
		}
	}
}

// Every encoding that is named can be read.
func TestEncodings(t *testing.T) {
	for _, name := range Encodings() {
		page, ok := codePage(name)
		if !ok || (page == nil) != (name == utf8Name) || page != nil && !strings.EqualFold(strings.ReplaceAll(page.String(), " ", "-"), name) {
			t.Errorf("%s is %v", name, page)
		}
	}
}

// The watch tells UTF-8 from other text however it is cut into pieces.
func TestWatch(t *testing.T) {
	for _, text := range []string{"", "abc", "Nováková ليلى 😀", "Nov\xe1kov\xe1", "é\xc3", "\xff", "é\xed\xa0\x80"} {
		want := utf8.ValidString(text) && len(text) > utf8.RuneCountInString(text)
		for size := 1; size <= 5; size++ {
			var w watch
			for rest := text; rest != ""; {
				n := min(size, len(rest))
				w.look(append(w.rest, rest[:n]...))
				rest = rest[n:]
			}
			if w.isUTF8() != want {
				t.Errorf("%q by %d: UTF-8 %v, want %v", text, size, w.isUTF8(), want)
			}
		}
	}
}

// What is decided of a file is said to who reads it, without a value of it (R10).
func TestNote(t *testing.T) {
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String("mrn\tpatient_name\n1\tAnn\n")
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"mrn,patient_name\n1,Ann\n":        "CSV in UTF-8, commas between the columns",
		"Patient No;Patient-Name\n1;Ann\n": "CSV in UTF-8, semicolons between the columns; column 1 is mrn",
		utf16:                              "CSV in UTF-16, tabs between the columns",
		`{"patient_name": "Ann", "PATIENT-NO": "1"}`:  "JSON Lines in UTF-8; column 2 is mrn",
		"handout_row,handout_reason,mrn,patient_name": "CSV in UTF-8, commas between the columns; rejected rows, put right",
	} {
		f := open(t, text, Intake{Fields: csvFields, Columns: map[string]string{"mrn": "Patient No."}})
		if f.Note() != want {
			t.Errorf("%q: %q, want %q", text, f.Note(), want)
		}
	}
	text := "mrn,patient_name\n1,J\xfcrgen\n"
	f := open(t, text, Intake{Fields: csvFields, Encoding: "windows-1252"})
	if want := "CSV in Windows 1252, commas between the columns"; f.Note() != want {
		t.Errorf("%q, want %q", f.Note(), want)
	}
}

// Files that are no rows say what they are and what to do (R1).
func TestForeign(t *testing.T) {
	for start, want := range map[string]string{
		"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an old or password-protected workbook",
		"PK\x05\x06":                       "an empty ZIP archive",
		"PK\x03\x04":                       "the workbook is damaged, or not as Excel writes it",
		"%PDF-1.7\n":                       "a PDF file",
		"\x1f\x8b\x08":                     "a compressed file (gzip)",
		"{\\rtf1":                          "a text document (RTF)",
		" <html>":                          "a web page or an XML file",
		"\ufeff[\n":                        "a JSON array",
	} {
		_, list := OpenFile("f", strings.NewReader(start), int64(len(start)), Intake{Fields: csvFields})
		if len(list) != 1 || list[0].Error() != "f: "+want || list[0].Hint == "" {
			t.Errorf("%q: %q, want %q and a hint", start, lines(list), want)
		}
	}
}
