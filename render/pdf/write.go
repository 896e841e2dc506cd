package pdf

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"time"

	"github.com/go-pdf/fpdf"

	"handout/render/layout"
	"handout/render/text"
)

// A Writer makes PDF files, one at a time, for one goroutine.
type Writer struct {
	pack     *Pack
	pictures map[[sha256.Size]byte]picture

	// The document being written. All of it is emptied before the next.
	sheet    *layout.Sheet
	fpdf     *fpdf.Fpdf
	fonts    fontSet
	drawer   lineDrawer
	tree     tree
	canvas   canvas
	expected expected
	objects  objects
}

// NewWriter makes a Writer. It keeps buffers, drawn lines and pictures for the sheets to come.
func (p *Pack) NewWriter() *Writer {
	w := &Writer{pack: p, pictures: make(map[[sha256.Size]byte]picture)}
	w.fonts.pack, w.fonts.files = p, make(map[*text.Face]*sfnt)
	w.drawer = lineDrawer{fonts: &w.fonts, kept: make(map[lineKey]drawnLine)}
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
	draft, err := w.draw(s, created)
	if err != nil {
		return nil, err
	}
	return w.finish(draft, created), nil
}

// assemble draws the pages and returns fpdf's file. What the file lacks is in the Writer's fields.
func (w *Writer) assemble(s *layout.Sheet, created time.Time) ([]byte, error) {
	w.sheet = s
	w.fpdf = newAssembler(s.Media, created)
	w.fonts.reset()
	w.tree.reset(s.Elements)
	w.expected.reset(s.Media, created)
	for i := range s.Pages {
		if err := w.page(i); err != nil {
			return nil, fmt.Errorf("page %d: %w", i+1, err)
		}
	}
	if err := w.tree.check(); err != nil {
		return nil, err
	}
	var out grab
	if err := w.fpdf.Output(&out); err != nil {
		return nil, fmt.Errorf("fpdf: %w", err)
	}
	return out, nil
}

// newAssembler gives an fpdf document that adds nothing of its own: no margins, no page breaks, no
// clock. One is needed for each document.
func newAssembler(m layout.Media, created time.Time) *fpdf.Fpdf {
	f := fpdf.NewCustom(&fpdf.InitType{
		OrientationStr: "P", // else it would swap the sides of wide paper
		UnitStr:        "pt",
		Size:           fpdf.SizeType{Wd: m.Width, Ht: m.Height},
	})
	f.SetCompression(false)
	f.SetCatalogSort(true)
	f.SetProducer("", false)
	f.SetCreationDate(created)
	f.SetModificationDate(created)
	f.SetMargins(0, 0, 0)
	f.SetAutoPageBreak(false, 0)
	return f
}

// A grab takes the slice that fpdf writes at once, without copying it: the document that owned it
// is dropped.
type grab []byte

func (g *grab) Write(p []byte) (int, error) {
	if *g != nil {
		return 0, errors.New("the file came in parts")
	}
	*g = p
	return len(p), nil
}

// page draws one page. fpdf gets a placeholder for its content, which it would copy several times.
func (w *Writer) page(n int) error {
	w.fpdf.AddPage()
	w.expected.page()
	w.canvas.start(n)
	for i, item := range w.sheet.Pages[n].Items {
		if err := w.item(item); err != nil {
			return fmt.Errorf("item %d: %w", i+1, err)
		}
	}
	w.canvas.leave()
	w.expected.content(n, w.objects.deflater.deflate(w.canvas.ops))
	w.fpdf.RawWriteStr(placeholder)
	return w.fpdf.Error()
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
