package merge

import (
	"strconv"
	"strings"
	"time"

	"handout/internal/clinic"
	"handout/internal/diag"
	"handout/internal/guide"
	"handout/internal/locale"
	"handout/render/doc"
)

// A Run is what the tally of a run of sheets tells. It holds nothing of a patient: rows are numbers.
type Run struct {
	Date   time.Time // of the run; the day is that of its zone
	Guides []*guide.Guide
	Rows   int // that came in
	Sheets int
	Pages  int   // that are printed: slips and this page are for the caller to count or not
	Out    []int // the rows left out
}

// Tally makes the page that says what is in a run, in the clinic's language, for whoever has to know
// that the pile is whole.
func Tally(c *locale.Catalog, p *clinic.Profile, run Run) (*doc.Document, diag.List) {
	b := newStaffPage(Input{Catalog: c, Profile: p}, guide.TallyTitle)
	b.doc.Identity = b.clinic() // of a run, there is no other
	b.doc.PageOf = b.fill(b.own(guide.PageOf), map[string]doc.Span{
		"page":  {Counter: doc.PageNumber},
		"pages": {Counter: doc.PageCount},
	})
	b.heading(titleLevel, []doc.Span{{Text: b.doc.Title}})
	b.forStaff()
	table := &doc.Table{Place: b.place(), Style: doc.Facts, Widths: factWidths()}
	row := func(label string, value ...doc.Span) {
		cells := []doc.Cell{{Head: true, Text: b.plain(b.words(c, b.own(label)))}, {Text: value}}
		table.Rows = append(table.Rows, doc.Row{Place: b.place(), Cells: cells})
	}
	row(guide.TallyDate, doc.Span{Text: c.Date(run.Date), Strong: true, Value: true})
	for _, g := range run.Guides {
		row(guide.TallyGuide, b.fill(b.own(guide.TallyVersion), map[string]doc.Span{
			"guide":   {Text: g.ID, Value: true},
			"version": {Text: g.Version, Value: true},
		})...)
	}
	for _, count := range []struct {
		label string
		n     int
	}{{guide.TallyRows, run.Rows}, {guide.TallySheets, run.Sheets}, {guide.TallyPages, run.Pages}, {guide.TallyOut, len(run.Out)}} {
		row(count.label, doc.Span{Text: strconv.Itoa(count.n), Strong: true, Value: true})
	}
	b.doc.Blocks = append(b.doc.Blocks, table)
	b.out(run.Out)
	return b.finish()
}

// out lists the rows that were left out, if there are any.
func (b *staffPage) out(rows []int) {
	if len(rows) == 0 {
		return
	}
	numbers := make([]string, len(rows))
	for i, n := range rows {
		numbers[i] = strconv.Itoa(n)
	}
	b.heading(sectionLevel, b.plain(b.words(b.Catalog, b.own(guide.TallyOut))))
	list := doc.Span{Text: strings.Join(numbers, separator), Value: true}
	b.doc.Blocks = append(b.doc.Blocks, &doc.Paragraph{Place: b.place(), Text: []doc.Span{list}})
}
