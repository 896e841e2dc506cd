package batch

import (
	"errors"
	"time"

	"handout/internal/ledger"
)

// A group is as many sheets as are brought to the disk together, or what was made within groupTime.
const (
	groupSheets = 256
	groupRows   = 4096
	groupTime   = 500 * time.Millisecond
)

// A group collects what is made until it is settled: first the sheets, then their entries in the ledger. So
// what the ledger has is on the disk, whenever the machine stops.
type group struct {
	delivery Delivery
	outlet   outlet
	report   func(Result)
	account  account
	tally    Tally

	begun   time.Time
	rows    []made
	sheets  int
	entries []ledger.Entry
	failed  bool
}

// An account is what takes the entries of sheets.
type account interface {
	Append([]ledger.Entry) error
}

func newGroup(d Delivery, report func(Result)) (*group, error) {
	g := &group{delivery: d, outlet: d.outlet(), report: report, begun: time.Now()}
	if d.Ledger == nil {
		return g, nil
	}
	g.account = d.Ledger
	if g.outlet.whole() {
		// Nothing lasts before everything does: so it is with the entries.
		t, err := d.Ledger.Begin()
		if err != nil {
			return nil, err
		}
		g.account = t
	}
	return g, nil
}

// add takes in what was made of a row.
func (g *group) add(m made) error {
	if g.failed {
		return nil
	}
	g.rows = append(g.rows, m)
	for _, s := range m.Sheets {
		if s.Outcome == MadeBefore {
			continue
		}
		g.sheets++
		if g.account != nil {
			g.entries = append(g.entries, g.entry(m, s))
		}
	}
	if g.sheets < groupSheets && len(g.rows) < groupRows && time.Since(g.begun) < groupTime {
		return nil
	}
	return g.settle()
}

// entry is what the ledger says of a sheet.
func (g *group) entry(m made, s Made) ledger.Entry {
	return ledger.Entry{
		Key:     m.Key,
		Guide:   s.Guide,
		Version: m.order.guide.Version,
		Kind:    s.Kind,
		Locale:  s.Locale,
		Row:     m.Row.Number,
		PDF:     s.Receipt.SHA256,
		Words:   s.Words,
		Paper:   s.Paper,
		Signed:  s.Signed,
		Draft:   s.Why(g.delivery.Draft),
		Sink:    g.outlet.name(),
		When:    g.delivery.now(),
		Outcome: string(s.Outcome),
		Reason:  g.delivery.Again,
	}
}

// settle brings the group to where it lasts, and reports it.
func (g *group) settle() error {
	var err error
	if g.delivery.Sound != nil && g.sheets > 0 {
		err = g.delivery.Sound()
	}
	if err == nil {
		err = g.outlet.settle(g.rows)
	}
	if err == nil && len(g.entries) > 0 {
		err = g.account.Append(g.entries)
	}
	if err != nil {
		g.failed = true
		return err
	}
	for i := range g.rows {
		g.tally.add(g.rows[i].Result)
		g.report(g.rows[i].Result)
	}
	clear(g.rows)
	g.rows, g.sheets, g.entries = g.rows[:0], 0, g.entries[:0]
	g.begun = time.Now()
	return nil
}

// end settles what is left, and finishes the sink if nothing went wrong before.
func (g *group) end(err error) error {
	if g.outlet.whole() {
		return g.endWhole(err)
	}
	if !g.failed {
		err = errors.Join(err, g.settle())
	}
	if err == nil {
		err = g.outlet.finish()
	}
	return err
}

// endWhole finishes a sink that is whole or not at all: it is nothing after an error.
func (g *group) endWhole(err error) error {
	if err == nil && !g.failed {
		err = g.settle()
	}
	if err == nil && g.delivery.Sound != nil {
		err = g.delivery.Sound()
	}
	if err == nil && g.tally.Sheets > 0 {
		err = g.outlet.finish()
	}
	if t, ok := g.account.(*ledger.Transaction); ok {
		if err == nil {
			err = t.Commit()
		} else {
			err = errors.Join(err, t.Rollback())
		}
	}
	if err != nil {
		g.tally.Sheets = 0
	}
	return err
}
