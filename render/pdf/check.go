package pdf

import (
	"errors"
	"fmt"
)

// A Defect is one way in which a file breaks a rule. It holds nothing that stands on the sheet.
type Defect struct {
	Clause string // "ISO 32000-1, 14.7.4.4"
	Text   string // lower case, no full stop
}

// Error gives "page 2: MCID 7 belongs to no element (ISO 32000-1, 14.7.4.4)".
func (d Defect) Error() string { return d.Text + " (" + d.Clause + ")" }

// The standards whose clauses are cited.
const (
	iso32000 = "ISO 32000-1, " // PDF 1.7
	iso14289 = "ISO 14289-1, " // PDF/UA-1
)

// Check reads a finished sheet, or a run of them, and verifies what a general validator does not notice: that marked
// content, structure elements, ParentTree, annotations, fonts and metadata agree with each other. It
// returns every defect found, in a fixed order, and nil if there is none.
//
// It knows only files that this package writes; any other file is a defect. It does not take the place
// of a validator: the syntax of the file and much of the metadata are not looked at.
func Check(file []byte) []Defect {
	f, err := readPDF(file)
	if err != nil {
		return []Defect{{iso32000 + "7.5", err.Error()}}
	}
	return f.defects()
}

// A checker is what is known about one file while it is checked.
type checker struct {
	file       *pdfFile
	catalog    pdfDict
	pages      []*seenPage
	byPage     map[pdfRef]*seenPage
	fonts      []*seenFont    // in the order in which they are first used
	root       *seenElement   // the Document; nil if there is none
	elements   []*seenElement // in reading order, from the root
	byRef      map[pdfRef]*seenElement
	parentTree map[int]any  // StructParents or StructParent -> its value
	tied       map[int]bool // the keys of parentTree that a page or an annotation has
	defects    []Defect
}

// defects runs all rules. What stands in the pages is read first, for the structure points to it.
func (f *pdfFile) defects() []Defect {
	c := newChecker(f)
	c.checkCatalog()
	c.checkMetadata()
	c.checkEmptyPages()
	c.checkOutline()
	c.checkOwners()
	c.checkAnnotations()
	c.checkKeys()
	c.checkElements()
	c.checkHeadings()
	for _, font := range c.fonts {
		c.checkFont(font)
	}
	return c.defects
}

// newChecker reads the pages and the structure tree, and notes what is wrong with them.
func newChecker(f *pdfFile) *checker {
	c := &checker{file: f, catalog: f.dict(f.trailer["Root"]), byRef: map[pdfRef]*seenElement{}, tied: map[int]bool{}}
	c.readPages()
	for _, p := range c.pages {
		c.readContent(p)
	}
	c.readStructure()
	return c
}

// fault notes a defect.
func (c *checker) fault(clause, format string, args ...any) {
	c.defects = append(c.defects, Defect{clause, fmt.Sprintf(format, args...)})
}

// resolve returns the object that a reference stands for, and any other object as it is.
func (f *pdfFile) resolve(v any) any {
	if r, ok := v.(pdfRef); ok {
		return f.objects[r]
	}
	return v
}

// dict returns the dictionary that v is or refers to, that of a stream too. It is nil for anything
// else, which reads like an empty one.
func (f *pdfFile) dict(v any) pdfDict {
	switch o := f.resolve(v).(type) {
	case pdfDict:
		return o
	case *pdfStream:
		return o.dict
	}
	return nil
}

// array returns the array that v is or refers to, or nil.
func (f *pdfFile) array(v any) pdfArray {
	a, _ := f.resolve(v).(pdfArray)
	return a
}

// list returns the elements of the array that v is, or v alone if it is something else: the form that
// K, A and Contents have (14.7.2).
func (f *pdfFile) list(v any) pdfArray {
	switch o := f.resolve(v).(type) {
	case nil:
		return nil
	case pdfArray:
		return o
	}
	return pdfArray{v}
}

// data returns the decoded bytes of the stream that v refers to.
func (f *pdfFile) data(v any) ([]byte, error) {
	s, ok := f.resolve(v).(*pdfStream)
	if !ok {
		return nil, errors.New("there is no stream")
	}
	return s.decode()
}

// number returns an integer or real number as a float64.
func number(v any) (float64, bool) {
	switch n := v.(type) {
	case int:
		return float64(n), true
	case float64:
		return n, true
	}
	return 0, false
}

// rectangle reads four numbers, the first corner below and left of the second.
func (f *pdfFile) rectangle(v any) (r area, ok bool) {
	var n []float64
	for _, o := range f.array(v) {
		if x, ok := number(o); ok {
			n = append(n, x)
		}
	}
	if len(n) != 4 || len(f.array(v)) != 4 {
		return area{}, false
	}
	return area{n[0], n[1], n[2], n[3]}, n[0] < n[2] && n[1] < n[3]
}
