package batch

import (
	"cmp"
	"strings"
	"time"

	"handout/internal/diag"
	"handout/internal/guide"
	"handout/internal/locale"
	"handout/internal/merge"
	"handout/internal/patient"
	"handout/render/doc"
	"handout/render/html"
	"handout/render/layout"
	"handout/render/pdf"
	"handout/render/text"
)

// A worker makes sheets, one at a time, for one goroutine. What it keeps from one sheet to the next
// makes the next faster and never different (R3, R9).
type worker struct {
	shop     *Shop
	desk     desk
	delivery Delivery
	outlet   outlet
	looking  bool // nothing is made: it is only asked what was made before
	shaper   *text.Shaper
	scratch  layout.Scratch
	writers  map[*press]*pdf.Writer

	pageWriter *html.Writer // once it was needed
	text       []byte       // of the last sheet that is no PDF
}

func (s *Shop) newWorker(o Options, d Delivery) *worker {
	return &worker{
		shop: s, desk: desk{shop: s, options: o}, delivery: d, outlet: d.outlet(),
		shaper: text.NewShaper(s.faces), writers: map[*press]*pdf.Writer{},
	}
}

// make makes all the sheets of an order. A problem stops its sheet; where a value of the row is to blame, the
// row is in doubt, and none of its sheets is made (R1). The error is the machine's, and then none counts: one
// that was not tried might have put the row in doubt.
func (w *worker) make(o order) ([]Made, diag.List, error) {
	drafts, list, err := w.drafts(o)
	if err != nil {
		return nil, nil, err
	}
	if o.doubted(list) {
		list = o.blamed(list)
		list.Sort()
		return nil, list, nil
	}
	sheets, problems, err := w.outlet.sheets(w, drafts)
	list = append(list, problems...)
	list.Sort()
	return sheets, list, err
}

// style gives how the pages of a kind look; nil for those of staff.
func (w *worker) style(k *guide.Kind, size layout.Pt) layout.Options {
	colours := w.shop.Profile.Colours
	return layout.Options{
		Media: w.media(k), Accent: colours.Accent, Emergency: colours.Emergency, Size: size, Scratch: &w.scratch,
	}
}

// staffPart draws pages for staff, in the clinic's language.
func (w *worker) staffPart(document *doc.Document, pages *layout.Sheet) (*pdf.Part, error) {
	writer, err := w.writer(w.shop.presses[pressKey{"", document.Lang}])
	if err != nil {
		return nil, err
	}
	return writer.Part(pages)
}

// bodySize gives the size of the letters: that which the options want, or the one that the patient needs where that is
// larger (P3).
func (d *desk) bodySize(r patient.Record) layout.Pt {
	size := cmp.Or(d.options.Size, layout.Standard)
	for _, need := range strings.Split(r.Values[patient.Needs].Text, ", ") {
		switch need {
		case patient.LargePrint:
			size = max(size, layout.Large)
		case patient.LargerPrint:
			size = max(size, layout.Larger)
		case patient.LargestPrint:
			size = max(size, layout.Largest)
		}
	}
	return size
}

// input gives all that a sheet is made of. The day is that on which its words were signed.
func (w *worker) input(o order, kind string, signed time.Time) merge.Input {
	return merge.Input{
		Guide:   o.guide,
		Kind:    kind,
		Record:  o.record,
		Profile: w.shop.Profile,
		Values:  w.shop.values[o.guide.ID],
		Catalog: o.press.catalog,
		Source:  w.shop.Catalogs.Catalog(locale.English),
		With:    o.with,
		Notice:  w.shop.Notice,
		Signed:  signed,
	}
}

// writer gives the worker's own writer for a press; the first time it makes it, and the press's fonts if nobody has yet.
func (w *worker) writer(p *press) (*pdf.Writer, error) {
	if writer := w.writers[p]; writer != nil {
		return writer, nil
	}
	pack, err := p.pack(w.shop.faces)
	if err != nil {
		return nil, err
	}
	w.writers[p] = pack.NewWriter()
	return w.writers[p], nil
}
