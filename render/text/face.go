package text

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"sync"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// A Face is one font file in one weight. Its fields are for reading only. A face that stands in a [Run]
// is complete; before its first use only Name, Bold, Index, Plain and Stroke are set.
type Face struct {
	Name  string // as a PostScript name is built: "NotoSans-Bold"
	Bold  bool
	Index int // counts from 0 in the order of faces.json, regular before bold

	// A design of one weight is made bold by a line along its outlines. Such a face borrows file, glyphs
	// and advances from Plain; Stroke is the line's thickness in 1/1000 em, half of it outside. They are
	// nil and 0 for a face of its own.
	Plain  *Face
	Stroke int

	Data       []byte // the TrueType file
	UnitsPerEm int
	// In 1/1000 em, y up: the hhea table's ascender and descender (negative), the OS/2 table's
	// sCapHeight, and the head table's xMin, yMin, xMax, yMax.
	Ascent, Descent, CapHeight int
	BBox                       [4]int

	fsys fs.FS
	file string
	once sync.Once
	err  error
	font *font.Font
}

// load reads and parses the file on the first call and gives the same answer ever after.
func (f *Face) load() error {
	f.once.Do(func() {
		if f.Plain != nil {
			f.err = f.borrow()
		} else if err := f.parse(); err != nil {
			f.err = fmt.Errorf("font %s: %w", f.Name, err)
		}
	})
	return f.err
}

// borrow fills the fields of a face that is another one drawn bolder. Its glyphs reach further by half
// of the line's thickness.
func (f *Face) borrow() error {
	if err := f.Plain.load(); err != nil {
		return err
	}
	p := f.Plain
	f.Data, f.font, f.UnitsPerEm = p.Data, p.font, p.UnitsPerEm
	f.Ascent, f.Descent, f.CapHeight = p.Ascent, p.Descent, p.CapHeight
	half := (f.Stroke + 1) / 2
	f.BBox = [4]int{p.BBox[0] - half, p.BBox[1] - half, p.BBox[2] + half, p.BBox[3] + half}
	return nil
}

// parse fills the fields that come from the file.
func (f *Face) parse() error {
	data, err := fs.ReadFile(f.fsys, f.file)
	if err != nil {
		return err
	}
	tables, err := readTables(data)
	if err != nil {
		return err
	}
	loader, err := opentype.NewLoader(bytes.NewReader(shapingFile(tables)))
	if err != nil {
		return err
	}
	parsed, err := font.NewFont(loader)
	if err != nil {
		return err
	}
	if err := f.measure(loader, parsed); err != nil {
		return err
	}
	cureCoverages(parsed)
	f.Data, f.font = data, parsed
	return nil
}

// measure turns the metrics of the font into thousandths of an em.
func (f *Face) measure(loader *opentype.Loader, parsed *font.Font) error {
	head, _, err := font.LoadHeadTable(loader, nil)
	if err != nil {
		return err
	}
	f.UnitsPerEm = int(parsed.Upem())
	scale := func(v float32) int { return int(math.Round(float64(v) * em / float64(f.UnitsPerEm))) }
	face := font.NewFace(parsed)
	extents, ok := face.FontHExtents()
	if !ok {
		return errors.New("no hhea table")
	}
	f.Ascent, f.Descent = scale(extents.Ascender), scale(extents.Descender)
	f.CapHeight = scale(face.LineMetric(font.CapHeight))
	for i, v := range []int16{head.XMin, head.YMin, head.XMax, head.YMax} {
		f.BBox[i] = scale(float32(v))
	}
	return nil
}
