package outbox

import (
	"context"
	"time"
)

// A clock tells the time and waits, as a [Run] says.
type clock struct {
	now   func() time.Time
	sleep func(ctx context.Context, d time.Duration) error
}

func newClock(r *Run) clock {
	c := clock{r.Now, r.Sleep}
	if c.now == nil {
		c.now = time.Now
	}
	if c.sleep == nil {
		c.sleep = sleep
	}
	return c
}

func sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// over reports whether a wait that began at one time and ends at another is over. It is where the clock
// shows less than when it began: the clock was set back, and nobody knows how long ago that was. So no wait
// becomes longer by a clock, at the price of a retry that comes early.
func over(since, until, now time.Time) bool { return !now.Before(until) || now.Before(since) }
