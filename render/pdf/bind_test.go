package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"handout/render/layout"
	"handout/render/text"
)

var run = Run{Title: "Sheets of the day", Lang: "en", Created: created}

// A binding is a sheet's Part with its place.
type binding struct {
	part  *Part
	place Place
}

// parts makes a Part of each sheet, all with one Writer.
func parts(t testing.TB, w *Writer, sheets ...*layout.Sheet) []*Part {
	t.Helper()
	var made []*Part
	for _, s := range sheets {
		p, err := w.Part(s)
		if err != nil {
			t.Fatal(err)
		}
		made = append(made, p)
	}
	return made
}

// bind makes a file that must have no defect.
func bind(t testing.TB, sheets ...binding) []byte {
	t.Helper()
	var out bytes.Buffer
	b := NewBinder(&out, run)
	for _, s := range sheets {
		if err := b.Add(s.part, s.place); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	for _, d := range Check(out.Bytes()) {
		t.Error(d)
	}
	return out.Bytes()
}

// patients is a run of three patients: an English sheet of three pages and an Arabic one of one page;
// the Arabic one; the English one.
func patients(t testing.TB, front bool) []binding {
	t.Helper()
	f := faces(t)
	shaper := text.NewShaper(f)
	en := parts(t, pack(t, f).NewWriter(), english(shaper))[0]
	ar := parts(t, pack(t, f, "Arab").NewWriter(), arabic(shaper))[0]
	return []binding{
		{en, Place{Group: "Maria Nguyễn", Sheet: "Preparation", Front: front}}, {ar, Place{Sheet: "Care"}},
		{ar, Place{Group: "ليلى حداد", Sheet: "Preparation", Front: front}},
		{en, Place{Group: "Jan Novák", Sheet: "Care", Front: front}},
	}
}

// What is read from a run is what its sheets say, one after the other; the run has no defect (A1, A2),
// whether it is short or has more pages than one node of a tree holds.
func TestBind(t *testing.T) {
	f := faces(t)
	shaper := text.NewShaper(f)
	var en, ar []string
	for sheet, words := range map[*layout.Sheet]*[]string{english(shaper): &en, arabic(shaper): &ar} {
		var err error
		if *words, err = Text(write(t, pack(t, f, "Arab").NewWriter(), sheet)); err != nil {
			t.Fatal(err)
		}
	}
	want := slices.Concat(en, ar, ar, en)
	for _, front := range []bool{false, true} {
		for _, times := range []int{1, 9} {
			got, err := Text(bind(t, slices.Repeat(patients(t, front), times)...))
			if err != nil || !slices.Equal(got, slices.Repeat(want, times)) {
				t.Errorf("front %v, %d times: other words than those of the sheets (%v)", front, times, err)
			}
		}
	}
}

// With every patient on the front of a sheet of paper, empty pages fill the backs that are left, and
// nothing at all stands on them; without, there is none, and never at the end.
func TestFront(t *testing.T) {
	for front, want := range map[bool]string{false: "3p 1p 1p 3p", true: "3p 1p 1p empty 3p"} {
		file, err := readPDF(bind(t, patients(t, front)...))
		if err != nil {
			t.Fatal(err)
		}
		c := newChecker(file)
		var got []string
		for _, p := range c.pages {
			first, _ := c.file.dict(p.dict["Resources"])["Font"].(pdfDict)
			switch {
			case p.empty() && len(first) == 0 && p.dict["StructParents"] == nil:
				got = append(got, "empty")
			case p.number == 1 || p.dict["Resources"] != c.pages[p.number-2].dict["Resources"]:
				got = append(got, "1p")
			default:
				last := &got[len(got)-1]
				*last = fmt.Sprintf("%dp", (*last)[0]-'0'+1)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("front %v: %v, want %s", front, got, want)
		}
	}
}

// Bookmarks name patients and, below them, their sheets, and lead to where each begins.
func TestOutline(t *testing.T) {
	file, err := readPDF(bind(t, patients(t, true)...))
	if err != nil {
		t.Fatal(err)
	}
	c := newChecker(file)
	var got []string
	var read func(parent any, indent string)
	read = func(parent any, indent string) {
		for next := c.file.dict(parent)["First"]; next != nil; next = c.file.dict(next)["Next"] {
			title, _ := textString(c.file.dict(next)["Title"])
			page := c.page(c.file.array(c.file.dict(next)["Dest"])[0])
			got = append(got, fmt.Sprintf("%s%s %d", indent, title, page.number))
			read(next, indent+"-")
		}
	}
	read(c.catalog["Outlines"], "")
	want := []string{
		"Maria Nguyễn 1", "-Preparation 1", "-Care 4",
		"ليلى حداد 5", "-Preparation 5",
		"Jan Novák 7", "-Care 7",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if c.catalog["PageMode"] != pdfName("UseOutlines") {
		t.Error("a reader does not open with the bookmarks")
	}
	metadata, err := file.data(c.catalog["Metadata"])
	if err != nil {
		t.Fatal(err)
	}
	info := file.dict(file.trailer["Info"])
	if title, _ := textString(info["Title"]); title != run.Title || len(info) != 4 {
		t.Error("the document information has more than the run's title, dates and the program (R10)")
	}
	for _, p := range patients(t, true) {
		if p.place.Group != "" && bytes.Contains(metadata, []byte(p.place.Group)) {
			t.Error("a patient's name is in the metadata (R10)")
		}
	}
}

// A run for both sides of the paper says so to whoever prints it; no other file does.
func TestDuplex(t *testing.T) {
	for _, duplex := range []bool{false, true} {
		var out bytes.Buffer
		r := run
		r.Duplex = duplex
		b := NewBinder(&out, r)
		if err := errors.Join(b.Add(patients(t, duplex)[0].part, Place{Group: "Maria"}), b.Close()); err != nil {
			t.Fatal(err)
		}
		file, err := readPDF(out.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		got := file.dict(newChecker(file).catalog["ViewerPreferences"])["Duplex"]
		if (got == pdfName("DuplexFlipLongEdge")) != duplex {
			t.Errorf("duplex %v: the file says %v", duplex, got)
		}
	}
}

// Each sheet stands in a Sect with its language, each patient's in a Part, all in one Document.
func TestBindStructure(t *testing.T) {
	file, err := readPDF(bind(t, patients(t, false)...))
	if err != nil {
		t.Fatal(err)
	}
	c := newChecker(file)
	var got []string
	for _, e := range c.elements {
		if e.depth < 3 && e.kind != "Sect" {
			got = append(got, e.kind)
		} else if e.depth == 2 {
			got = append(got, fmt.Sprintf("Sect %s", e.dict["Lang"]))
		}
	}
	want := []string{"Document", "Part", "Sect en", "Sect ar", "Part", "Sect ar", "Part", "Sect en"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A font that a sheet has for itself is in no other sheet's resources; a pack's fonts and a picture are
// in the file once (R3).
func TestBindFonts(t *testing.T) {
	f := faces(t)
	shaper := text.NewShaper(f)
	p := pack(t, f)
	var sheets []*layout.Sheet
	for _, name := range []string{"Щерба", "Nguyễn", "Щерба", "Maria"} {
		s := newSetter(shaper, "en", false)
		s.block("H1", 0, "Before your operation")
		s.block("P", 0, name)
		s.put(&layout.Picture{X: 480, Y: 40, Width: 48, Height: 32, Format: "png", Data: logo(),
			Element: s.element(layout.Element{Type: "Figure", Parent: 0, Alt: "Clinic."})})
		sheets = append(sheets, &s.sheet)
	}
	var all []binding
	for i, part := range parts(t, p.NewWriter(), sheets...) {
		all = append(all, binding{part, Place{Group: fmt.Sprint("Patient ", i)}})
	}
	out := bind(t, all...)
	file, err := readPDF(out)
	if err != nil {
		t.Fatal(err)
	}
	users := map[pdfRef]int{}
	for _, page := range newChecker(file).pages {
		fonts := file.dict(file.dict(page.dict["Resources"])["Font"])
		for _, ref := range fonts {
			users[ref.(pdfRef)]++
		}
	}
	shared, own := 0, 0
	for _, n := range users {
		switch n {
		case 1:
			own++
		case len(sheets):
			shared++
		default:
			t.Errorf("a font is used by %d of %d sheets", n, len(sheets))
		}
	}
	if shared != 2 || own != 3 {
		t.Errorf("%d fonts of all sheets and %d of one, want 2 and 3", shared, own)
	}
	if n := bytes.Count(out, []byte("/Subtype/Image")); n != 1 {
		t.Errorf("the picture is in the file %d times", n)
	}
}

// The same Parts in the same order give the same bytes, whatever their Writers have written before
// (R9); in another order they do not.
func TestBindSameBytes(t *testing.T) {
	want := bind(t, patients(t, true)...)
	again := patients(t, true)
	bind(t, again[2], again[3])
	if !bytes.Equal(bind(t, again...), want) {
		t.Error("other bytes from new Parts, bound before")
	}
	if bytes.Equal(bind(t, again[2], again[3], again[0], again[1]), want) {
		t.Error("the same bytes in another order")
	}
}

// A Part keeps nothing of its Writer: what the Writer draws next changes nothing in it.
func TestPartIsWhole(t *testing.T) {
	f := faces(t)
	shaper := text.NewShaper(f)
	w := pack(t, f, "Arab").NewWriter()
	sheet := english(shaper)
	part := parts(t, w, sheet)[0]
	want := bind(t, binding{part, Place{Group: "A"}})
	sheet.Elements[1].Type, sheet.Elements[3].Lang = "P", "xx"
	parts(t, w, arabic(shaper), card(shaper, "en", false, slices.Clone(englishWords)))
	if got := bind(t, binding{part, Place{Group: "A"}}); !bytes.Equal(got, want) {
		t.Error("the next sheets changed the Part")
	}
}

// A tap is a disk that is full after so many bytes.
type tap struct {
	left int
	bytes.Buffer
}

var errFull = errors.New("no space left")

func (w *tap) Write(p []byte) (int, error) {
	if len(p) > w.left {
		n, _ := w.Buffer.Write(p[:w.left])
		w.left = 0
		return n, errFull
	}
	w.left -= len(p)
	return w.Buffer.Write(p)
}

// When the file cannot be written, that is said, by the call that met it and by all after it; what is
// there is no PDF.
func TestBindFullDisk(t *testing.T) {
	sheets := patients(t, true)
	length := len(bind(t, sheets...))
	for _, room := range []int{0, 1, length / 2, length - 1} {
		disk := &tap{left: room}
		b := NewBinder(disk, run)
		for _, s := range sheets {
			_ = b.Add(s.part, s.place) // small files are written when they are closed
		}
		for range 2 {
			if err := b.Close(); !errors.Is(err, errFull) {
				t.Errorf("room for %d bytes: got error %v", room, err)
			}
		}
		if err := b.Add(sheets[0].part, sheets[0].place); !errors.Is(err, errFull) {
			t.Errorf("room for %d bytes: a sheet was added: %v", room, err)
		}
		if Check(disk.Bytes()) == nil {
			t.Errorf("%d of %d bytes are a PDF", room, length)
		}
	}
}

// What cannot be bound stops the run, with a sentence that holds none of its words.
func TestBindRefusals(t *testing.T) {
	sheets := patients(t, false)
	good := sheets[0]
	add := func(b *Binder) error { return b.Add(good.part, good.place) }
	for _, test := range []struct {
		want string
		try  func(b *Binder) error // the error of the last call
	}{
		{"the first sheet of a run opens a group", func(b *Binder) error { return b.Add(good.part, Place{Sheet: "Care"}) }},
		{"a bookmark cannot be written as it is", func(b *Binder) error { return b.Add(good.part, Place{Group: "Maria\x00"}) }},
		{"the run has no sheet", (*Binder).Close},
		{"the run has no title, or no language", func(*Binder) error {
			return NewBinder(&bytes.Buffer{}, Run{Title: " ", Lang: "en"}).Close()
		}},
		{"the file is closed", func(b *Binder) error {
			if err := errors.Join(add(b), b.Close()); err != nil {
				return err
			}
			return add(b)
		}},
		{"the file would be too long", func(b *Binder) error {
			b.o.written = maxPlace
			if err := add(b); err != nil {
				return err
			}
			return b.Close()
		}},
		{errTooMany.Error(), func(b *Binder) error {
			b.o.reserve(maxObjects - good.part.ownObjects())
			return add(b)
		}},
		{errTooMany.Error(), func(b *Binder) error {
			b.o.reserve(maxObjects - good.part.ownObjects() - 10)
			if err := add(b); err != nil {
				return err
			}
			return b.Close()
		}},
	} {
		b := NewBinder(&bytes.Buffer{}, run)
		if err := test.try(b); err == nil || err.Error() != test.want {
			t.Errorf("got error %v, want %s", err, test.want)
		}
		if b.Close() == nil {
			t.Errorf("a file was closed after: %s", test.want)
		}
	}
}

// Parts that are made beside each other give the same run as those made one after the other, while a
// Binder writes what is ready (found by the race detector).
func TestPartsTogether(t *testing.T) {
	f := faces(t)
	p := pack(t, f, "Arab")
	const sheets = 12
	one := parts(t, p.NewWriter(), english(text.NewShaper(f)), arabic(text.NewShaper(f)))
	var want []binding
	for i := range sheets {
		want = append(want, binding{one[i%2], Place{Group: "Patient"}})
	}
	var ready [sheets]chan *Part
	for i := range ready {
		ready[i] = make(chan *Part, 1)
	}
	for worker := range 3 {
		go func() {
			w, shaper := p.NewWriter(), text.NewShaper(f)
			for i := worker; i < sheets; i += 3 {
				made, err := w.Part([]func(*text.Shaper) *layout.Sheet{english, arabic}[i%2](shaper))
				if err != nil {
					t.Error(err)
				}
				ready[i] <- made
			}
		}()
	}
	var out bytes.Buffer
	b := NewBinder(&out, run)
	for i := range sheets {
		if err := b.Add(<-ready[i], Place{Group: "Patient"}); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(out.Bytes(), bind(t, want...)) {
		t.Error("other bytes from Parts that were made beside each other")
	}
}
