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
	"handout/internal/guide"
	"handout/internal/ledger"
	"handout/internal/locale"
	"handout/internal/merge"
	"handout/render/doc"
	"handout/render/layout"
	"handout/render/pdf"
)

// A draft is a sheet on its way.
type draft struct {
	order    order
	made     Made
	ext      string // of its file
	document *doc.Document
	pages    *layout.Sheet // nil where it was made before, or is not set on pages
	writer   *pdf.Writer   // for them
}

// drafts merges and lays out the sheets of an order, those that were made before not. The list says what is
// wrong with the others.
func (w *worker) drafts(o order) ([]*draft, diag.List, error) {
	history, err := w.history(o)
	if err != nil {
		return nil, nil, err
	}
	var drafts []*draft
	var list diag.List
	for _, kind := range o.record.Kinds {
		d, problems := w.draft(o, kind, history)
		list = append(list, problems...)
		if problems.Bad() {
			continue
		}
		if d.made.Outcome != MadeBefore && w.desk.options.Format.paged() {
			problems, err := w.layOut(d)
			if err != nil {
				return nil, nil, err
			}
			list = append(list, problems...)
			if problems.Bad() {
				continue
			}
		}
		drafts = append(drafts, d)
	}
	return drafts, list, nil
}

// history gives what the ledger has of the row.
func (w *worker) history(o order) ([]ledger.Entry, error) {
	if w.delivery.Ledger == nil {
		return nil, nil
	}
	return w.delivery.Ledger.Find(o.record.Key)
}

// draft merges a sheet, and looks whether it was made before.
func (w *worker) draft(o order, kind string, history []ledger.Entry) (*draft, diag.List) {
	k := o.guide.Kind(kind)
	if list := w.unsuited(o, k); list.Bad() {
		return nil, list
	}
	if list := w.shop.tampered(o, kind, w.delivery.now()); list.Bad() {
		return nil, list
	}
	by, day := w.shop.signed(o.guide, kind, o.locale(), w.delivery.now())
	if by == Draft && w.delivery.Handed && w.delivery.Draft == "" {
		return nil, diag.List{{Pos: o.record.Pos, Text: fmt.Sprintf("the %s sheet is a draft: nothing is handed out without a reason", kind)}}
	}
	in := w.input(o, kind, day)
	in.Origin = w.shop.Origin(o.guide, kind, o.locale(), w.delivery.now())
	document, list := merge.Build(in)
	if list.Bad() {
		return nil, o.locate(kind, list)
	}
	d := &draft{order: o, document: document, ext: w.desk.options.Format.ext()}
	d.made = Made{Guide: o.guide.ID, Kind: kind, Locale: o.locale(), Outcome: MadeNew, Words: document.Digest, Paper: w.paper(o, k), Signed: by}
	return d, slices.Concat(list, w.late(d, in), w.compare(d, history))
}

// late warns of a sheet that comes too late for what it says, when it is put into a patient's hands.
func (w *worker) late(d *draft, in merge.Input) diag.List {
	if !w.delivery.Handed {
		return nil
	}
	now := w.delivery.now()
	switch before := d.kind().Before; {
	case before != "" && !in.Record.Values[before].Time.After(now):
		return diag.List{d.warning("is for an appointment that is over", "look whether the day, and the list, are right")}
	case merge.Begun(in, now):
		return diag.List{d.warning("has steps that should have begun by now", "ask who does the procedure what the patient is to do, before you give it away")}
	}
	return nil
}

// paper says what a sheet is set on, and how large its letters are, which on a card follow from its words; or what it is
// instead of pages.
func (w *worker) paper(o order, k *guide.Kind) string {
	if f := w.desk.options.Format; !f.paged() {
		return string(f)
	}
	media := w.media(k)
	if media.IsCard() {
		return fmt.Sprintf("%s %g to %g pt", media.Name, media.Pocket.Body, media.Pocket.Most)
	}
	return fmt.Sprintf("%s %g pt", media.Name, w.desk.bodySize(o.record))
}

// compare sets the outcome of a sheet by what the ledger has of it, and what is known of its file. It warns of
// one that may have been handed out and is no longer right.
func (w *worker) compare(d *draft, history []ledger.Entry) diag.List {
	m := &d.made
	var latest, here *ledger.Entry // of this sheet: in any sink, and in this one
	var others []string            // languages that it was made in
	var pair *ledger.Entry         // the latest of those in the same first language
	for i, e := range history {
		switch {
		case e.Guide != m.Guide || e.Kind != m.Kind:
		case e.Locale != m.Locale && locale.Languages(e.Locale)[0] == locale.Languages(m.Locale)[0]:
			pair = &history[i]
		case e.Locale != m.Locale:
			others = append(others, e.Locale)
		case e.Sink == w.outlet.name() && formatOf(e.Paper) == formatOf(m.Paper):
			latest, here = &history[i], &history[i]
		default:
			latest = &history[i]
		}
	}
	if latest == nil && pair != nil {
		switch same, known := w.agrees(d, *pair); {
		case !known:
			others = append(others, pair.Locale)
		case !same:
			return diag.List{d.warning("says something else than the one made before in "+pair.Locale, "if that one was handed out, take it back")}
		}
	}
	switch {
	case latest == nil && len(others) > 0:
		return diag.List{d.warning("was made before in "+strings.Join(unique(others), ", "), "if only one of them is right, take the other back")}
	case latest == nil:
	case latest.Words != m.Words || here != nil && here.Words != m.Words:
		m.Outcome = MadeChanged // also where another sink or format has the right words already
		return diag.List{d.warning("says something else than the one made before", "if that one was handed out, take it back")}
	case here == nil || here.Paper != m.Paper:
	case w.delivery.Again != "" || w.outlet.whole() && !w.looking || here.Signed != m.Signed: // the same words signed anew
		m.Outcome = MadeAgain
	case w.delivery.Resume && !w.holds(d, here.PDF):
	default:
		m.Outcome, m.Receipt.SHA256 = MadeBefore, here.PDF
	}
	return nil
}

// agrees reports whether a draft says what a sheet of before said in the same first language: they differ only in the
// second. The draft is merged once more, in the languages that the other one has; nothing is known where one of them was
// not read.
func (w *worker) agrees(d *draft, before ledger.Entry) (same, known bool) {
	o := d.order
	o.with = nil
	if tags := locale.Languages(before.Locale); len(tags) > 1 {
		if o.with = w.shop.Catalogs.Catalog(tags[1]); o.with == nil {
			return false, false
		}
	}
	_, day := w.shop.signed(o.guide, d.made.Kind, o.locale(), w.delivery.now())
	document, list := merge.Build(w.input(o, d.made.Kind, day))
	return !list.Bad() && document.Digest == before.Words, true
}

// warning says something of the sheet that a person should know.
func (d *draft) warning(text, hint string) diag.Problem {
	return diag.Problem{
		Pos: d.order.record.Pos, Warning: true, Hint: hint,
		Text: fmt.Sprintf("the %s sheet in %s %s", d.made.Kind, d.made.Locale, text),
	}
}

// holds reports whether a sheet is where it was put before. A sink that cannot tell is believed to hold it.
func (w *worker) holds(d *draft, digest [sha256.Size]byte) bool {
	keeper, ok := w.delivery.Sink.(interface {
		Holds(deliver.Sheet) bool
	})
	return !ok || keeper.Holds(d.sheet(nil, digest))
}

// sheet gives the sheet as a sink takes it: a file and its digest.
func (d *draft) sheet(file []byte, digest [sha256.Size]byte) deliver.Sheet {
	return deliver.Sheet{Key: d.order.record.Key, Kind: d.made.Kind, Locale: d.made.Locale, Ext: d.ext, PDF: file, SHA256: digest}
}

// layOut sets a draft on pages, and finds the writer for them.
func (w *worker) layOut(d *draft) (diag.List, error) {
	// The fonts of the first sheet in a language take longer than its layout: they are made beside it.
	press := d.order.press
	var noFonts error
	var making sync.WaitGroup
	if d.writer = w.writers[press]; d.writer == nil {
		making.Go(func() { d.writer, noFonts = w.writer(press) })
	}
	var err error
	d.pages, err = layout.Pages(d.document, w.shaper, w.style(d.kind(), w.desk.bodySize(d.order.record)))
	making.Wait()
	var problems diag.List
	if errors.As(err, &problems) {
		return d.order.locate(d.made.Kind, problems), nil
	}
	if err = errors.Join(err, noFonts); err != nil {
		return nil, fmt.Errorf("row %d: the %s sheet: %w", d.order.record.Row, d.made.Kind, err)
	}
	return w.answer(d), nil
}

// answer says by how much page one misses the whole answer (P1). That is asked of one language in the standard size, on
// paper that is no smaller than Letter, and of the front of a card. A card that has not all of it there is none: its third
// side would be another card, which is lost first.
func (w *worker) answer(d *draft) diag.List {
	media := w.media(d.kind())
	if d.pages.Over <= 0 || w.desk.bodySize(d.order.record) > layout.Standard || !media.IsCard() && media.Height < layout.Letter.Height {
		return nil
	}
	where := "page one"
	if media.IsCard() {
		where = "its front"
	}
	problem := d.warning(fmt.Sprintf("has more on %s than it can hold, by %.0f points", where, d.pages.Over), "")
	problem.Warning = !w.desk.options.Strict && !media.IsCard()
	return diag.List{problem}
}

func (d *draft) kind() *guide.Kind { return d.order.guide.Kind(d.made.Kind) }

// unwritable says that pages cannot be written as they are.
func (d *draft) unwritable(err error) diag.List {
	var problems diag.List
	problems.Add(d.order.guide.Pos, "", "cannot be written: %v", err)
	return d.order.locate(d.made.Kind, problems)
}
