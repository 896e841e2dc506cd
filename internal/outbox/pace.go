package outbox

import (
	"time"

	"handout/internal/ledger"
)

const day = 24 * time.Hour

// A pace keeps the limits.
type pace struct {
	limits  Limits
	offered []time.Time // of the last 24 hours, the earliest first; kept only where there is a limit a day
	last    time.Time   // that a mail was offered at
}

// readPace reads from the ledger what earlier runs have offered. A time that is still to come was written
// by a clock that has been set back since: it counts as now.
func readPace(l *ledger.Ledger, limits Limits, now time.Time) (*pace, error) {
	p := &pace{limits: limits}
	if limits == (Limits{}) {
		return p, nil
	}
	for t, err := range l.Offered(now.Add(-day)) {
		if err != nil {
			return nil, err
		}
		if t.After(now) {
			t = now
		}
		p.note(t)
	}
	return p, nil
}

// note counts a mail that is offered at a time.
func (p *pace) note(t time.Time) {
	p.last = t
	if p.limits.PerDay > 0 {
		p.offered = append(p.offered, t)
	}
}

// minute gives how long the even pace makes the next mail wait.
func (p *pace) minute(now time.Time) time.Duration {
	if p.limits.PerMinute <= 0 || p.last.IsZero() {
		return 0
	}
	return left(p.last, p.last.Add(time.Minute/time.Duration(p.limits.PerMinute)), now)
}

// day gives how long the limit a day makes the next mail wait.
func (p *pace) day(now time.Time) time.Duration {
	if p.limits.PerDay <= 0 {
		return 0
	}
	for len(p.offered) > p.limits.PerDay {
		p.offered = p.offered[1:]
	}
	if len(p.offered) < p.limits.PerDay {
		return 0
	}
	return left(p.offered[0], p.offered[0].Add(day), now)
}

// left gives how much of a wait is left. With a clock that was set back it is the whole wait, not more: a
// limit is rather kept too long than broken.
func left(since, until, now time.Time) time.Duration {
	return max(0, min(until.Sub(now), until.Sub(since)))
}
