package outbox

import (
	"container/heap"
	"time"

	"handout/internal/ledger"
)

// An item is a mail that waits.
type item struct {
	number     int64
	since, due time.Time // when it began to wait, and until when it does
}

// A plan holds the mails that wait, the one first that has been due the longest, and the relay's own pause.
type plan struct {
	items []item
	last  time.Time // that the clock showed

	since, until time.Time // a pause: nothing is offered meanwhile
	slow         int       // how often the relay has slowed us down since it took a mail
}

// readPlan reads what is to be offered. A relay that had slowed down an earlier run is still to be spared.
func readPlan(l *ledger.Ledger, now time.Time) (*plan, error) {
	p := &plan{last: now}
	for m, err := range l.Mails(ledger.Queued, ledger.Retry) {
		if err != nil {
			return nil, err
		}
		p.items = append(p.items, item{m.Number, m.Changed, m.Due})
		if m.Slow && m.Due.After(p.until) {
			p.pause(m.Changed, m.Due)
			p.slow = max(p.slow, m.Tries)
		}
	}
	p.hasten(now)
	heap.Init(p)
	return p, nil
}

// next takes out the mail that is due at a time, if one is.
func (p *plan) next(now time.Time) (number int64, ok bool) {
	if now.Before(p.last) {
		p.hasten(now)
		heap.Init(p)
	}
	p.last = now
	if len(p.items) == 0 || now.Before(p.items[0].due) || p.paused(now) {
		return 0, false
	}
	return heap.Pop(p).(item).number, true
}

// hasten makes all those due whose wait is over because the clock was set back.
func (p *plan) hasten(now time.Time) {
	for i, it := range p.items {
		if over(it.since, it.due, now) && it.due.After(now) {
			p.items[i].due = now
		}
	}
}

// wait puts a mail in.
func (p *plan) wait(it item) { heap.Push(p, it) }

// pause keeps everything back.
func (p *plan) pause(since, until time.Time) { p.since, p.until = since, until }

// paused reports whether everything is kept back.
func (p *plan) paused(now time.Time) bool { return !over(p.since, p.until, now) }

// left says how many wait, and when the first of them may be offered.
func (p *plan) left(now time.Time) (int, time.Time) {
	if len(p.items) == 0 {
		return 0, time.Time{}
	}
	due := p.items[0].due
	if p.paused(now) && p.until.After(due) {
		due = p.until
	}
	return len(p.items), due
}

// The rest is for [heap].

func (p *plan) Len() int { return len(p.items) }

func (p *plan) Less(i, j int) bool {
	if c := p.items[i].due.Compare(p.items[j].due); c != 0 {
		return c < 0
	}
	return p.items[i].number < p.items[j].number
}

func (p *plan) Swap(i, j int) { p.items[i], p.items[j] = p.items[j], p.items[i] }

func (p *plan) Push(x any) { p.items = append(p.items, x.(item)) }

func (p *plan) Pop() any {
	last := len(p.items) - 1
	it := p.items[last]
	p.items = p.items[:last]
	return it
}
