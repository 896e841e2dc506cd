package batch

import (
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
	shop    *Shop
	media   layout.Media
	shaper  *text.Shaper
	writers map[string]*pdf.Writer // by locale
}

func (s *Shop) newWorker(o Options) *worker {
	media := o.Media
	if media == (layout.Media{}) {
		media = s.media
	}
	return &worker{shop: s, media: media, shaper: text.NewShaper(s.faces), writers: map[string]*pdf.Writer{}}
}

// make makes all the sheets of an order. A problem stops its sheet; where a value of the row is to
// blame, the row is in doubt, and none of its sheets is made (R1). The error is the machine's.
func (w *worker) make(o order) ([]deliver.Sheet, diag.List, error) {
	var sheets []deliver.Sheet
	var list diag.List
	for _, kind := range o.record.Kinds {
		file, problems, err := w.sheet(o, kind)
		if err != nil {
			return nil, nil, fmt.Errorf("row %d: %s: %w", o.record.Row, kind, err)
		}
		list = append(list, problems...)
		if problems.Bad() {
			continue
		}
		sheets = append(sheets, deliver.Sheet{
			Key:    o.record.Key,
			Guide:  o.guide.ID,
			Kind:   kind,
			Locale: o.record.Locale,
			PDF:    file,
		})
	}
	if o.doubted(list) {
		sheets, list = nil, o.blamed(list)
	}
	list.Sort()
	return sheets, list, nil
}

// sheet makes one sheet: the document, its pages, the file.
func (w *worker) sheet(o order, kind string) ([]byte, diag.List, error) {
	document, list := w.document(o, kind)
	if list.Bad() {
		return nil, o.locate(kind, list), nil
	}
	// The fonts of the first sheet in a language take longer than its layout: they are made beside it.
	var writer *pdf.Writer
	var noFonts error
	var making sync.WaitGroup
	making.Go(func() { writer, noFonts = w.writer(o.press) })
	colours := w.shop.Profile.Colours
	pages, err := layout.Pages(document, w.shaper, layout.Options{
		Media:     w.media,
		Accent:    colours.Accent,
		Emergency: colours.Emergency,
		Size:      bodySize(o.record),
	})
	making.Wait()
	var problems diag.List
	if errors.As(err, &problems) {
		return nil, o.locate(kind, problems), nil
	}
	if err = errors.Join(err, noFonts); err != nil {
		return nil, nil, err
	}
	// The date in the file is the guide's: the same words for the same patient are the same bytes
	// on any day (R9).
	file, err := writer.Write(pages, o.guide.Issued)
	if err != nil {
		problems.Add(o.guide.Pos, "", "cannot be written: %v", err)
		return nil, o.locate(kind, problems), nil
	}
	return file, nil, nil
}

// bodySize gives the size of the letters: 16 pt for who needs large print, else the layout's own (P3).
func bodySize(r patient.Record) layout.Pt {
	if slices.Contains(strings.Split(r.Values[patient.Needs].Text, ", "), patient.LargePrint) {
		return 16
	}
	return 0
}

// document merges guide, catalog, profile and record.
func (w *worker) document(o order, kind string) (*doc.Document, diag.List) {
	return merge.Build(merge.Input{
		Guide:   o.guide,
		Kind:    kind,
		Record:  o.record,
		Profile: w.shop.Profile,
		Values:  w.shop.values[o.guide.ID],
		Catalog: o.press.catalog,
		Source:  w.shop.Catalogs.Catalog(locale.English),
	})
}

// writer gives the worker's own writer for a language.
func (w *worker) writer(p *press) (*pdf.Writer, error) {
	if writer := w.writers[p.catalog.Tag]; writer != nil {
		return writer, nil
	}
	pack, err := p.pack(w.shop.faces)
	if err != nil {
		return nil, err
	}
	w.writers[p.catalog.Tag] = pack.NewWriter()
	return w.writers[p.catalog.Tag], nil
}
