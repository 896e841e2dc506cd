package pdf

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

// A spoiled is a good file in memory that is about to be broken: what is changed in the dictionaries
// of its pages, elements and fonts is changed in the file.
type spoiled struct {
	*checker
	t *testing.T
}

// first returns the first element of a kind.
func (s spoiled) first(kind string) *seenElement {
	for _, e := range s.elements {
		if e.kind == kind {
			return e
		}
	}
	s.t.Fatalf("the sample has no %s", kind)
	return nil
}

// renameAll gives all elements of a kind another.
func (s spoiled) renameAll(kind, to string) {
	s.first(kind)
	for _, e := range s.elements {
		if e.kind == kind {
			e.dict["S"] = pdfName(to)
		}
	}
}

// replace changes the first old in a stream.
func (s spoiled) replace(v any, old, new string) {
	data, err := s.file.data(v)
	if err != nil || !bytes.Contains(data, []byte(old)) {
		s.t.Fatalf("a stream of the sample has no %q (%v)", old, err)
	}
	stream := s.file.resolve(v).(*pdfStream)
	stream.raw = bytes.Replace(data, []byte(old), []byte(new), 1)
	delete(stream.dict, "Filter")
}

// content changes the first old in the content of the first page.
func (s spoiled) content(old, new string) { s.replace(s.pages[0].dict["Contents"], old, new) }

// paint adds operators at the end of the first page's content.
func (s spoiled) paint(operators string) {
	data, _ := s.file.data(s.pages[0].dict["Contents"])
	s.content(string(data), string(data)+operators)
}

// link returns the dictionary of the first annotation.
func (s spoiled) link() pdfDict { return s.file.dict(s.first("Link").annotations()[0]) }

// nums returns the array of ParentTree.
func (s spoiled) nums() pdfArray {
	root := s.file.dict(s.catalog["StructTreeRoot"])
	return s.file.array(s.file.dict(root["ParentTree"])["Nums"])
}

func (s spoiled) info() pdfDict       { return s.file.dict(s.file.trailer["Info"]) }
func (s spoiled) descriptor() pdfDict { return s.file.dict(s.fonts[0].cid["FontDescriptor"]) }

// A breakage is one way to break a good file, and what must then be said.
type breakage struct {
	want  string
	spoil func(s spoiled)
}

// TestCheckFinds breaks a good file in one way after another: each must be found, and called by its
// name. Most are what a general validator passes (A1).
func TestCheckFinds(t *testing.T) {
	wantFound(t, finished(t, english),
		brokenContent(), brokenOwners(), brokenKinds(), brokenLinks(), brokenFonts(), brokenDocument(), brokenColours())
}

// wantFound breaks a good file in one way after another.
func wantFound(t *testing.T, good []byte, lists ...[]breakage) {
	for _, list := range lists {
		for _, b := range list {
			t.Run(b.want, func(t *testing.T) {
				file, err := readPDF(good)
				if err != nil {
					t.Fatal(err)
				}
				b.spoil(spoiled{newChecker(file), t})
				defects := file.defects()
				if !found(defects, b.want) {
					t.Errorf("got %v", defects)
				}
			})
		}
	}
}

// found reports whether a defect ends in a text.
func found(defects []Defect, want string) bool {
	return slices.ContainsFunc(defects, func(d Defect) bool { return strings.HasSuffix(d.Error(), want) })
}

// TestCheckRowGroups puts the rows of a table into a head and a body: rows are counted across both.
func TestCheckRowGroups(t *testing.T) {
	file, err := readPDF(finished(t, english))
	if err != nil {
		t.Fatal(err)
	}
	s := spoiled{newChecker(file), t}
	table := s.first("Table")
	rows := table.dict["K"].(pdfArray)
	group := func(ref pdfRef, kind pdfName, rows pdfArray) {
		file.objects[ref] = pdfDict{"Type": pdfName("StructElem"), "S": kind, "P": table.ref, "K": rows}
		for _, row := range rows {
			file.dict(row)["P"] = ref
		}
	}
	group(9000, "THead", rows[:1])
	group(9001, "TBody", rows[1:])
	table.dict["K"] = pdfArray{pdfRef(9000), pdfRef(9001)}
	for _, d := range file.defects() {
		t.Error(d)
	}
	last := file.dict(rows[2])
	last["K"] = last["K"].(pdfArray)[1:]
	want := "has another number of cells than the first row"
	if !slices.ContainsFunc(file.defects(), func(d Defect) bool { return strings.HasSuffix(d.Text, want) }) {
		t.Error("a shorter row in the body is not found")
	}
}

func TestFollowable(t *testing.T) {
	for uri, want := range map[string]bool{
		"tel:+15551234567":            true,
		"mailto:ward@example.org":     true,
		"https://example.org/a%20b?c": true,
		"tel:":                        false,
		"https:":                      false,
		"http://example.org":          false,
		"https://example.org/\u00e9":  false,
		"https://example.org/%zz":     false,
		"ward":                        false,
		"":                            false,
	} {
		if got := followable(uri); got != want {
			t.Errorf("%q: %v", uri, got)
		}
	}
}
