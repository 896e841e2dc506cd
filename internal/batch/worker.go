package batch

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"handout/internal/deliver"
	"handout/internal/diag"
	"handout/internal/locale"
	"handout/internal/merge"
	"handout/internal/patient"
	"handout/render/doc"
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
	media    layout.Media
	shaper   *text.Shaper
	scratch  layout.Scratch
	writers  map[string]*pdf.Writer // by locale
}

func (s *Shop) newWorker(o Options, d Delivery) *worker {
	media := o.Media
	if media == (layout.Media{}) {
		media = s.media
	}
	return &worker{
		shop: s, desk: desk{shop: s, options: o}, delivery: d, outlet: d.outlet(), media: media,
		shaper: text.NewShaper(s.faces), writers: map[string]*pdf.Writer{},
	}
}

// make makes all the sheets of an order. A problem stops its sheet; where a value of the row is to blame, the
// row is in doubt, and none of its sheets counts (R1). The error is the machine's; the sheets that were made
// before it count.
func (w *worker) make(o order) ([]Made, diag.List, error) {
	sheets, list, err := w.outlet.sheets(w, o)
	if o.doubted(list) {
		sheets, list = nil, o.blamed(list)
	}
	list.Sort()
	return sheets, list, err
}

// A draft is a sheet on its way.
type draft struct {
	order    order
	made     Made
	document *doc.Document
	pages    *layout.Sheet // when it is laid out
	writer   *pdf.Writer   // for them
}

// draft merges a sheet, and looks whether it was made before.
func (w *worker) draft(o order, kind string) (*draft, diag.List, error) {
	document, list := merge.Build(w.input(o, kind))
	if list.Bad() {
		return nil, o.locate(kind, list), nil
	}
	d := &draft{order: o, document: document}
	d.made = Made{Guide: o.guide.ID, Kind: kind, Locale: o.record.Locale, Outcome: MadeNew, Words: w.words(document, o)}
	if err := w.before(d); err != nil {
		return nil, nil, err
	}
	if d.made.Outcome == MadeChanged {
		list = append(list, changed(o, kind))
	}
	return d, list, nil
}

// changed warns of a sheet that may have been handed out and is no longer right.
func changed(o order, kind string) diag.Problem {
	return diag.Problem{
		Pos: o.record.Pos, Warning: true,
		Text: fmt.Sprintf("the %s sheet in %s says something else than the one made before", kind, o.record.Locale),
		Hint: "if that one was handed out, take it back",
	}
}

// words gives the digest of what a sheet says, and how large on which paper.
func (w *worker) words(d *doc.Document, o order) [sha256.Size]byte {
	h := sha256.New()
	h.Write(d.Digest[:]) // a hash takes everything
	fmt.Fprintf(h, "%s %g", w.media.Name, bodySize(o.record))
	return [sha256.Size]byte(h.Sum(nil))
}

// before looks for the sheet in the ledger, and sets its outcome, and what is known of its file.
func (w *worker) before(d *draft) error {
	if w.delivery.Ledger == nil {
		return nil
	}
	m := &d.made
	entry, ok, err := w.delivery.Ledger.Find(d.order.record.Key, m.Guide, m.Kind, m.Locale)
	switch {
	case err != nil || !ok:
		return err
	case entry.Words != m.Words:
		m.Outcome = MadeChanged
	case entry.Sink != w.outlet.name():
		m.Outcome = MadeNew
	case w.delivery.Again != "":
		m.Outcome = MadeAgain
	case w.delivery.Resume && !w.holds(d, entry.PDF):
		m.Outcome = MadeNew
	default:
		m.Outcome, m.Receipt.SHA256 = MadeBefore, entry.PDF
	}
	return nil
}

// holds reports whether a sheet is where it was put before. A sink that cannot tell is believed to hold it.
func (w *worker) holds(d *draft, digest [sha256.Size]byte) bool {
	keeper, ok := w.delivery.Sink.(interface {
		Holds(deliver.Sheet, [sha256.Size]byte) bool
	})
	m := d.made
	return !ok || keeper.Holds(deliver.Sheet{Key: d.order.record.Key, Guide: m.Guide, Kind: m.Kind, Locale: m.Locale}, digest)
}

// layOut sets a draft on pages, and finds the writer for them.
func (w *worker) layOut(d *draft) (diag.List, error) {
	// The fonts of the first sheet in a language take longer than its layout: they are made beside it.
	press := d.order.press
	var noFonts error
	var making sync.WaitGroup
	if d.writer = w.writers[press.catalog.Tag]; d.writer == nil {
		making.Go(func() { d.writer, noFonts = w.newWriter(press) })
	}
	var err error
	d.pages, err = layout.Pages(d.document, w.shaper, w.look(bodySize(d.order.record)))
	making.Wait()
	var problems diag.List
	if errors.As(err, &problems) {
		return d.order.locate(d.made.Kind, problems), nil
	}
	if err = errors.Join(err, noFonts); err != nil {
		err = fmt.Errorf("row %d: the %s sheet: %w", d.order.record.Row, d.made.Kind, err)
	}
	return nil, err
}

// look gives how pages look.
func (w *worker) look(size layout.Pt) layout.Options {
	colours := w.shop.Profile.Colours
	return layout.Options{
		Media: w.media, Accent: colours.Accent, Emergency: colours.Emergency, Size: size, Scratch: &w.scratch,
	}
}

// unwritable says that pages cannot be written as they are.
func (d *draft) unwritable(err error) diag.List {
	var problems diag.List
	problems.Add(d.order.guide.Pos, "", "cannot be written: %v", err)
	return d.order.locate(d.made.Kind, problems)
}

// staffPage draws a page for staff, in the clinic's language and in letters of a size.
func (w *worker) staffPage(document *doc.Document, size layout.Pt) (*pdf.Part, error) {
	writer := w.writers[document.Lang]
	if writer == nil {
		var err error
		if writer, err = w.newWriter(w.shop.presses[document.Lang]); err != nil {
			return nil, err
		}
	}
	pages, err := layout.Pages(document, w.shaper, w.look(size))
	if err != nil {
		return nil, err
	}
	return writer.Part(pages)
}

// bodySize gives the size of the letters: 16 pt for who needs large print, else the layout's own (P3).
func bodySize(r patient.Record) layout.Pt {
	if slices.Contains(strings.Split(r.Values[patient.Needs].Text, ", "), patient.LargePrint) {
		return 16
	}
	return 0
}

// input gives all that a sheet is made of.
func (w *worker) input(o order, kind string) merge.Input {
	return merge.Input{
		Guide:   o.guide,
		Kind:    kind,
		Record:  o.record,
		Profile: w.shop.Profile,
		Values:  w.shop.values[o.guide.ID],
		Catalog: o.press.catalog,
		Source:  w.shop.Catalogs.Catalog(locale.English),
	}
}

// newWriter makes the worker's own writer for a language, and the language's fonts if nobody has yet.
func (w *worker) newWriter(p *press) (*pdf.Writer, error) {
	pack, err := p.pack(w.shop.faces)
	if err != nil {
		return nil, err
	}
	w.writers[p.catalog.Tag] = pack.NewWriter()
	return w.writers[p.catalog.Tag], nil
}
