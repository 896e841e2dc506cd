package batch

import (
	"errors"
	"io"
	"strings"
	"time"

	"handout/internal/clinic"
	"handout/internal/diag"
	"handout/internal/guide"
	"handout/internal/locale"
	"handout/internal/merge"
	"handout/internal/patient"
	"handout/render/doc"
	"handout/render/layout"
	"handout/render/pdf"
)

// A Binding puts all sheets of a run into one file for a printer, in the order of the rows: each patient's
// pages numbered through, a bookmark for each patient, and a tally at the end. The file is whole or not at
// all: it is a PDF only when the run is finished.
type Binding struct {
	Out    io.Writer
	Last   func() error // brings what was written to Out to where it lasts, when all of it is written
	Duplex bool         // each sheet begins on the front of a sheet of paper
	Slips  bool         // a page for staff comes before each patient's sheets
	Date   time.Time    // of the run, in the clinic's zone

	profile *clinic.Profile
	catalog *locale.Catalog // of the clinic's language
	worker  *worker         // for the pages for staff
	binder  *pdf.Binder
	total   int // rows that may be bound: each has a place among them, though it be stopped in the end
	place   int // of the last row
	tally   merge.Run
}

// Bind prepares a run's one file. Survey is that of its rows.
func (s *Shop) Bind(b Binding, o Options, survey *Survey) *Binding {
	b.profile, b.catalog = s.Profile, s.Catalogs.Catalog(s.Profile.Locale)
	b.total = survey.Rows - survey.Out
	b.tally.Date, b.tally.Rows = b.Date, survey.Rows
	b.worker = s.newWorker(o, Delivery{})
	b.binder = pdf.NewBinder(b.Out, pdf.Run{
		Title:   b.title(guide.RunTitle),
		Lang:    b.catalog.Tag,
		RTL:     b.catalog.RTL,
		Duplex:  b.Duplex,
		Created: b.Date,
	})
	return &b
}

// sheets numbers the pages of a patient's sheets through, and draws them.
func (b *Binding) sheets(w *worker, drafts []*draft) ([]Made, diag.List, error) {
	pages := make([]*layout.Sheet, len(drafts))
	for i, d := range drafts {
		pages[i] = d.pages
	}
	var sheets []Made
	var list diag.List
	if err := layout.Number(w.shaper, pages...); errors.As(err, &list) {
		return nil, drafts[0].order.locate(drafts[0].made.Kind, list), nil
	} else if err != nil {
		return nil, nil, err
	}
	for _, d := range drafts {
		part, err := d.writer.Part(d.pages)
		if err != nil {
			return nil, d.unwritable(err), nil // the pages of the others are counted with this one's
		}
		d.made.part = part
		sheets = append(sheets, d.made)
	}
	if len(sheets) > 0 && b.Slips {
		problems := b.slipFits(w, drafts[0].order, sheets)
		list = append(list, problems...)
		if problems.Bad() {
			return nil, list, nil
		}
	}
	return sheets, list, nil
}

// slipFits says what would be wrong with a patient's slip: then neither it nor the sheets are bound.
func (b *Binding) slipFits(w *worker, o order, sheets []Made) diag.List {
	document, list := b.slip(w, o, sheets, b.total)
	if !list.Bad() {
		pages, err := w.slipPages(document)
		if !errors.As(err, &list) && len(pages.Pages) > 1 {
			list.Add(o.record.Pos, "", "the slip does not fit on one page")
		}
	}
	return o.locate(slipKind, list)
}

// settle adds the sheets of rows to the file.
func (b *Binding) settle(rows []made) error {
	for _, m := range rows {
		if m.Key == "" || m.known {
			b.tally.Out = append(b.tally.Out, m.Row.Number)
			continue
		}
		b.place++
		if len(m.Sheets) == 0 {
			b.tally.Out = append(b.tally.Out, m.Row.Number)
			continue
		}
		if m.Problems.Bad() {
			b.tally.Out = append(b.tally.Out, m.Row.Number) // in part
		}
		if err := b.patient(m); err != nil {
			return err
		}
	}
	return nil
}

// patient adds one patient's sheets, behind a slip where there are to be some.
func (b *Binding) patient(m made) error {
	record := m.order.record
	at := pdf.Place{
		Group: strings.Join([]string{
			record.Values[patient.PatientName].Text, record.Values[patient.RecordNumber].Text, record.Values[patient.Procedure].Text,
		}, " · "),
		Front: b.Duplex,
	}
	if b.Slips {
		document, list := b.slip(b.worker, m.order, m.Sheets, b.place)
		if list.Bad() {
			return list
		}
		pages, err := b.worker.slipPages(document)
		if err != nil {
			return err
		}
		part, err := b.worker.staffPart(document, pages)
		if err != nil {
			return err
		}
		at.Sheet = b.title(guide.SlipTitle)
		if err := b.binder.Add(part, at); err != nil {
			return err
		}
		at.Group = ""
	}
	for _, s := range m.Sheets {
		at.Sheet = b.title(m.order.guide.Kind(s.Kind).Title.ID)
		if err := b.binder.Add(s.part, at); err != nil {
			return err
		}
		at.Group = ""
		b.tally.Sheets++
		b.tally.Pages += s.part.Pages()
	}
	b.guide(m.order.guide)
	return nil
}

// guide notes which guides were used.
func (b *Binding) guide(g *guide.Guide) {
	for _, known := range b.tally.Guides {
		if known == g {
			return
		}
	}
	b.tally.Guides = append(b.tally.Guides, g)
}

// title gives a message of the clinic's language that has no placeholders.
func (b *Binding) title(id string) string {
	return strings.Join(literals(b.catalog, id, nil), "")
}

// slipPages sets a slip in large letters, since it is read from afar. Where the smallest paper cannot hold it so, with the
// names of two languages in each line, its letters are those of sheets.
func (w *worker) slipPages(document *doc.Document) (*layout.Sheet, error) {
	pages, err := layout.Pages(document, w.shaper, w.style(nil, layout.Large))
	if err == nil && len(pages.Pages) > 1 {
		pages, err = layout.Pages(document, w.shaper, w.style(nil, layout.Standard))
	}
	return pages, err
}

// slipKind is what a slip is called in a problem.
const slipKind = "slip"

// slip makes the page before a patient's sheets.
func (b *Binding) slip(w *worker, o order, made []Made, place int) (*doc.Document, diag.List) {
	var sheets []merge.SlipSheet
	for _, s := range made {
		sheets = append(sheets, merge.SlipSheet{Kind: s.Kind, Catalog: o.press.catalog, With: o.with, Pages: s.part.Pages()})
	}
	in := w.input(o, "", time.Time{})
	in.Catalog = b.catalog
	return merge.Slip(in, place, b.total, sheets)
}

// finish adds the tally and ends the file.
func (b *Binding) finish() error {
	document, list := merge.Tally(b.catalog, b.profile, b.tally)
	if list.Bad() {
		return list
	}
	pages, err := layout.Pages(document, b.worker.shaper, b.worker.style(nil, 0))
	if err != nil {
		return err
	}
	part, err := b.worker.staffPart(document, pages)
	if err != nil {
		return err
	}
	if err := b.binder.Add(part, pdf.Place{Group: document.Title, Front: b.Duplex}); err != nil {
		return err
	}
	if err := b.binder.Close(); err != nil {
		return err
	}
	return b.Last()
}

func (b *Binding) whole() bool  { return true }
func (b *Binding) name() string { return "run" }
