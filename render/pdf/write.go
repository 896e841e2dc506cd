package pdf

import (
	"crypto/sha256"
	"fmt"
	"time"

	"handout/render/layout"
	"handout/render/svg"
	"handout/render/text"
)

// A Writer makes PDF files, one at a time, for one goroutine.
type Writer struct {
	pack      *Pack
	pictures  map[[sha256.Size]byte]picture
	vectors   map[[sha256.Size]byte]vector
	drawings  map[*svg.Drawing]vector
	skeletons map[skeletonKey][]xobject
	openings  map[string]*opening // by which of the pack's fonts are used
	key       []byte              // to openings, for reuse

	// The document being written. All of it is emptied before the next.
	sheet   *layout.Sheet
	fonts   fontSet
	drawer  lineDrawer
	tree    tree
	canvas  canvas
	drawing drawing
	objects objects
}

// NewWriter makes a Writer. It keeps buffers, drawn lines and pictures for the sheets to come.
func (p *Pack) NewWriter() *Writer {
	w := &Writer{pack: p, pictures: make(map[[sha256.Size]byte]picture), vectors: make(map[[sha256.Size]byte]vector), drawings: make(map[*svg.Drawing]vector), skeletons: make(map[skeletonKey][]xobject), openings: make(map[string]*opening)}
	w.fonts.pack, w.fonts.files = p, make(map[*text.Face]*sfnt)
	w.drawer = lineDrawer{fonts: &w.fonts, encoder: &w.objects.encoder, kept: make(map[lineKey]drawnLine)}
	w.canvas.tree = &w.tree
	w.objects.deflater = newDeflater(fast)
	return w
}

// Write returns a whole PDF file. It is valid until the Writer's next sheet. Created is its date, in the metadata
// (as UTC) and nowhere else. The title in the metadata is the sheet's.
//
// Parents come before their children in s.Elements. Items lie on the page. An error means that the
// sheet cannot be written as it is; the Writer is ready for the next one all the same.
func (w *Writer) Write(s *layout.Sheet, created time.Time) ([]byte, error) {
	created = created.UTC().Truncate(time.Second)
	part, err := w.part(s, created)
	if err != nil {
		return nil, err
	}
	return w.finish(part, created), nil
}

// Digest gives the SHA-256 of the file that Write returned last.
func (w *Writer) Digest() [sha256.Size]byte { return w.objects.whole }

// draw draws a sheet. What it shows, and what is made for it, is in the Writer's fields.
func (w *Writer) draw(s *layout.Sheet) error {
	if err := validate(s); err != nil {
		return err
	}
	w.sheet = s
	w.fonts.reset()
	w.tree.reset(s.Elements)
	w.drawing.reset()
	for i := range s.Pages {
		if err := w.page(i); err != nil {
			return fmt.Errorf("page %d: %w", i+1, err)
		}
	}
	return w.tree.check()
}

// page draws one page.
func (w *Writer) page(n int) error {
	w.drawing.page()
	w.canvas.start(n)
	for i, item := range w.sheet.Pages[n].Items {
		if err := w.item(item); err != nil {
			return fmt.Errorf("item %d: %w", i+1, err)
		}
	}
	w.canvas.leave()
	content := w.drawing.content(n)
	*content = w.objects.encoder.Append((*content)[:0], w.canvas.ops, w.canvas.known)
	return nil
}

func (w *Writer) item(item layout.Item) error {
	switch it := item.(type) {
	case *layout.Text:
		return w.text(it)
	case *layout.Box:
		return w.box(it)
	case *layout.Picture:
		return w.image(it)
	case *layout.Link:
		return w.link(it)
	}
	panic(fmt.Sprintf("pdf: item of type %T", item))
}
