package pdf

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"

	"handout/render/layout"
	"handout/render/text"
)

// finished writes a sample sheet, as a file.
func finished(t testing.TB, sheet func(*text.Shaper) *layout.Sheet) []byte {
	t.Helper()
	f := faces(t)
	b, err := pack(t, f, "Arab").NewWriter().Write(sheet(text.NewShaper(f)), created)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestCheckPasses: A1.
func TestCheckPasses(t *testing.T) {
	for _, sheet := range []func(*text.Shaper) *layout.Sheet{english, arabic} {
		for _, d := range Check(finished(t, sheet)) {
			t.Error(d)
		}
	}
}

// TestText reads the words back in the order in which they were set. R6: the number and the Latin
// name inside the Arabic text come back as they were written.
func TestText(t *testing.T) {
	for _, test := range []struct {
		sheet func(*text.Shaper) *layout.Sheet
		want  []string
	}{
		{english, []string{
			"Before your operation",
			"For Nguyễn Щерба, office (front) \\ desk: AVATAR efficient “Tö”. " +
				strings.TrimSpace(strings.Repeat("Drink water until two hours before. ", 4)),
			"Medicines",
			"Medicine", "Morning", "Evening",
			"Apixaban", "none", "1 tablet",
			"Metformin", "1 tablet", "none",
			"Call us if you",
			"bleed, or have a fever of 38.5 °C",
			"•", "Stop eating at midnight.",
			"•", "Bring your list of medicines, and somebody who can take you home afterwards: " +
				"you must not drive for 24 hours after the sleep.",
			"Call the ward, +1 (555) 123-4567, day or night.",
			"This paragraph begins here and ends on the next page.",
		}},
		{arabic, []string{
			"قبل العملية الجراحية",
			"توقف عن تناول الطعام فورًا قبل الساعة 12:30 ليلاً، وخذ Apixaban (5 mg) مع الماء. لا تقد السيارة بعد العملية.",
			"اتصل بالقسم: +1 (555) 123-4567",
		}},
	} {
		got, err := Text(finished(t, test.sheet))
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("got\n%q\nwant\n%q", got, test.want)
		}
	}
}

// TestCheckRefuses gives files that are not ours, or damaged: each is told in words of its own.
func TestCheckRefuses(t *testing.T) {
	good := finished(t, english)
	replace := func(old, new string) []byte {
		if !bytes.Contains(good, []byte(old)) {
			t.Fatalf("the sample has no %q", old)
		}
		return bytes.Replace(good, []byte(old), []byte(new), 1)
	}
	for _, test := range []struct {
		name string
		file []byte
		want string
	}{
		{"empty", nil, "not a PDF 1.7 file"},
		{"another version", replace("%PDF-1.7", "%PDF-2.0"), "not a PDF 1.7 file"},
		{"no binary comment", replace("%\xE2", "%A"), "no comment of binary bytes"},
		{"cut off", good[:len(good)/2], "no startxref"},
		{"something after the end", append(bytes.Clone(good), ' '), "the file does not end as it should"},
		{"a table that is no stream", replace("startxref\n", "startxref\n1"), "the file does not end as it should"},
		{"an earlier table", replace("/Type/XRef", "/Prev 9/Type/XRef"), "the trailer has Prev"},
		{"encryption", replace("/Type/XRef", "/Encrypt 9 0 R/Type/XRef"), "the trailer has Encrypt"},
		{"another Size", replace("/Size ", "/Size 1"), "its length does not fit its Size"},
		{"another predictor", replace("/Predictor 12", "/Predictor 13"), "an unknown predictor"},
		{"a moved object", replace("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", "%PDF-1.7\n%\xE2\xE3\xCF\xD3\xD3\n"), "no object stands there"},
		{"a wrong Length", replace("\nendstream", "\nendstreem"), "the Length of the stream is wrong"},
		{"no object stream", replace("/Type/ObjStm", "/Type/ObjStn"), "no object stream stands there"},
		{"a wrong count", replace("/Type/ObjStm/N ", "/Type/ObjStm/n "), "its N or First is wrong"},
	} {
		defects := Check(test.file)
		if len(defects) != 1 || !strings.Contains(defects[0].Text, test.want) {
			t.Errorf("%s: got %v, want %q", test.name, defects, test.want)
		}
		if _, err := Text(test.file); err == nil {
			t.Errorf("%s: Text gives no error", test.name)
		}
	}
}

// TestScanner reads each kind of object, in every way in which it may be written.
func TestScanner(t *testing.T) {
	for _, test := range []struct {
		in   string
		want any // nil for what cannot be read
	}{
		{"12 ", 12}, {"-3", -3}, {"+4.50", 4.5}, {"-.5", -.5}, {"4.", 4.0}, {"1e5", nil}, {"0x1p4", nil}, {"1..2", nil},
		{"true", true}, {"/Name/Other", pdfName("Name")}, {"/A#20B", nil}, {"/", nil},
		{"7 0 R", pdfRef(7)}, {"7 0 RG", 7}, {"7 00 R", 7}, {"7 1 R", 7}, {"% 1\n8", 8},
		{"<0aFF>", pdfString("\n\xFF")}, {"<0a F>", nil}, {"<0>", nil}, {"<00", nil},
		{"(a(b)c)", pdfString("a(b)c")}, {`(\(\)\\\n\101\7x\q)`, pdfString("()\\\nA\ax" + "q")},
		{"(a\rb\r\nc\\\r\nd\\\ne)", pdfString("a\nb\ncde")}, {`(\0501)`, pdfString("(1")}, {"(a", nil}, {`(\`, nil},
		{"BT", pdfOperator("BT")}, {"'", pdfOperator("'")}, {")", nil}, {"]", nil}, {">>", nil},
		{"[1 BT]", nil}, {"[1", nil}, {"<</A>>", nil}, {"<<1 2>>", nil}, {"<</A 1/A 2>>", nil},
		{strings.Repeat("[", maxNesting+1) + strings.Repeat("]", maxNesting+1), nil},
	} {
		s := pdfScanner{b: []byte(test.in)}
		got, err := s.next()
		if (err != nil) != (test.want == nil) || err == nil && got != test.want {
			t.Errorf("%q: got %v, %v, want %v", test.in, got, err, test.want)
		}
	}
	s := pdfScanner{b: []byte("<</K[1 2 0 R(x)]/D<</N null>>>>")}
	got, err := s.next()
	dict, ok := got.(pdfDict)
	if err != nil || !ok || !slices.Equal(dict["K"].(pdfArray), pdfArray{1, pdfRef(2), pdfString("x")}) {
		t.Errorf("got %v, %v", got, err)
	}
	if inner, ok := dict["D"].(pdfDict); !ok || inner["N"] != nil {
		t.Errorf("got %v", dict["D"])
	}
}

// FuzzCheck: no file makes the check panic, and what it passes can be read.
func FuzzCheck(f *testing.F) {
	good := finished(f, english)
	f.Add(good)
	f.Add(good[:len(good)/2])
	f.Add(bind(f, patients(f, true)...))
	f.Add([]byte("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n<</Type/XRef/W[1 1 1]/Size 1/Length 3>>stream\n\x00\x00\x00\nendstream\nendobj\nstartxref\n15\n%%EOF\n"))
	f.Fuzz(func(t *testing.T, file []byte) {
		if Check(file) != nil {
			return
		}
		if words, err := Text(file); err != nil || len(words) == 0 {
			t.Errorf("a file without a defect has %d words: %v", len(words), err)
		}
	})
}

// FuzzCheckObject puts any object or stream in the place of one of a good file's: the compressed file
// would hide most of them from FuzzCheck. Nothing panics.
func FuzzCheckObject(f *testing.F) {
	good := finished(f, english)
	file, err := readPDF(good)
	if err != nil {
		f.Fatal(err)
	}
	refs := slices.Sorted(maps.Keys(file.objects))
	for i, ref := range refs {
		if s, ok := file.objects[ref].(*pdfStream); ok {
			data, _ := s.decode()
			f.Add(uint(i), data)
		}
		f.Add(uint(i), []byte("<</Type/StructElem/S/Link/P 7 0 R/K[0 <</Type/MCR/Pg 9 0 R/MCID 1>>]/A<</O/Table/Scope/Row>>>>"))
	}
	f.Add(uint(0), []byte("<</Nums[0[1 0 R 2 0 R]1 3 0 R]/Kids[]/W[0[500]1 9 600]/Annots[1 0 R]/Title<FEFF0041>>>"))
	f.Fuzz(func(t *testing.T, n uint, body []byte) {
		file, err := readPDF(good)
		if err != nil {
			t.Fatal(err)
		}
		ref := refs[n%uint(len(refs))]
		if s, ok := file.objects[ref].(*pdfStream); ok {
			s.raw = body
			delete(s.dict, "Filter")
		} else {
			s := pdfScanner{b: body}
			if file.objects[ref], err = s.next(); err != nil {
				return
			}
		}
		file.defects()
	})
}
