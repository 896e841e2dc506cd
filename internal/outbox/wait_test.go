package outbox

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"handout/internal/ledger"
)

// TestBackoff: a mail that is put off again and again is offered after 5, 10, 15, 60, 120 and then every 240
// minutes, a fifth more or less, and fails before its appointment.
func TestBackoff(t *testing.T) {
	l := queueTest(t, 1)
	r := newRun(l, always(Retry))
	r.Wait = true
	var last Event
	r.Report = func(e Event) { last = e }
	offers := func() int { return len(r.relay.at) }
	tally, err := r.Do(context.Background())
	if err != nil || tally.Failed != 1 || tally.Left != 0 || tally.PutOff != offers()-1 || offers() < 20 {
		t.Errorf("tally %+v, %d offers, %v", tally, offers(), err)
	}
	minutes := []float64{5, 10, 15, 60, 120, 240}
	exact := 0
	for i, at := range r.relay.at[1:] {
		want := minutes[min(i, 5)]
		got := at.Sub(r.relay.at[i]).Minutes()
		if got < 0.8*want-0.001 || got > 1.2*want+0.001 {
			t.Errorf("wait %d is %.1f minutes, want %.0f, a fifth more or less", i+1, got, want)
		}
		if got == want {
			exact++
		}
	}
	if exact > 1 {
		t.Errorf("%d waits are not spread", exact)
	}
	if end := r.relay.at[offers()-1]; !end.Before(mail(0).Ends) || end.Before(mail(0).Ends.Add(-5*time.Hour)) {
		t.Errorf("last offered at %v, the appointment is at %v", end, mail(0).Ends)
	}
	if last.State != ledger.Failed || last.Words != "the appointment came before the relay took it" {
		t.Errorf("told %s, %q", last.State, last.Words)
	}
}

// TestLate: a mail whose appointment is over is not offered.
func TestLate(t *testing.T) {
	l := queueTest(t, 2)
	r := newRun(l, always(Sent))
	r.time = mail(0).Ends
	r.do(t, Tally{Failed: 2})
	if len(r.relay.at) > 0 {
		t.Errorf("%d mails offered", len(r.relay.at))
	}
}

// TestSlow: a relay that asks for it gets a pause from everything, also from the next run.
func TestSlow(t *testing.T) {
	l := queueTest(t, 5)
	r := newRun(l, nil)
	slow := 1
	r.relay.answer = func(to string) (Reply, error) {
		if slow > 0 && (to == mail(1).Address || r.time.After(noon)) {
			slow--
			return Reply{State: Slow, Code: 421}, nil
		}
		return Reply{State: Sent}, nil
	}
	tally, err := r.Do(context.Background())
	if err != nil || tally.Sent != 1 || tally.PutOff != 1 || tally.Left != 4 {
		t.Errorf("tally %+v, %v", tally, err)
	}
	if wait := tally.Next.Sub(noon); wait < 4*time.Minute || wait > 6*time.Minute {
		t.Errorf("pause of %v, want five minutes, a fifth more or less", wait)
	}
	r.time = tally.Next.Add(-time.Second)
	r.do(t, Tally{Left: 4})
	r.time = tally.Next
	slow = 1 // and the next pause is the longer one
	tally, err = r.Do(context.Background())
	if wait := tally.Next.Sub(r.time); err != nil || wait < 8*time.Minute || wait > 12*time.Minute {
		t.Errorf("pause of %v, %v, want ten minutes, a fifth more or less", wait, err)
	}
	r.time = tally.Next
	r.do(t, Tally{Sent: tally.Left})
	wantStates(t, l, "sent sent sent sent sent")
}

// TestSlower: pauses become longer while the relay takes nothing, for all mails alike, and a run that waits
// waits for them. When it takes one they are short again.
func TestSlower(t *testing.T) {
	l := queueTest(t, 3)
	r := newRun(l, nil)
	r.Wait = true
	r.relay.answer = func(string) (Reply, error) {
		if n := len(r.relay.at); n <= 4 || n == 6 {
			return Reply{State: Slow, Code: 451}, nil
		}
		return Reply{State: Sent}, nil
	}
	r.do(t, Tally{Sent: 3, PutOff: 5})
	for i, minutes := range []float64{5, 10, 15, 60, 0, 5} {
		if got := r.relay.at[i+1].Sub(r.relay.at[i]).Minutes(); got < 0.8*minutes || got > 1.2*minutes {
			t.Errorf("pause %d is %.1f minutes, want %.0f, a fifth more or less", i+1, got, minutes)
		}
	}
}

// TestClockSetBack: a clock that was set back makes no wait longer, between runs and within one.
func TestClockSetBack(t *testing.T) {
	for _, state := range []ReplyState{Retry, Slow} {
		l := queueTest(t, 3)
		r := newRun(l, always(state))
		tally, err := r.Do(context.Background())
		if err != nil || tally.Left != 3 {
			t.Fatalf("tally %+v, %v", tally, err)
		}
		r.time = noon.AddDate(0, 0, -2)
		r.relay.answer = always(Sent)
		r.do(t, Tally{Sent: 3})
	}

	l := queueTest(t, 20)
	r := newRun(l, nil)
	r.Wait = true
	r.relay.answer = func(string) (Reply, error) {
		if len(r.relay.at) == 20 {
			r.time = r.time.AddDate(0, 0, -2)
		}
		if len(r.relay.at) <= 20 {
			return Reply{State: Retry}, nil
		}
		return Reply{State: Sent}, nil
	}
	r.do(t, Tally{Sent: 20, PutOff: 20})
	if slept := sum(r.slept); slept > 6*time.Minute {
		t.Errorf("slept for %v, want six minutes at most", slept)
	}
}

func sum(all []time.Duration) (s time.Duration) {
	for _, d := range all {
		s += d
	}
	return s
}

// TestPerMinute: mails go at an even pace, that goes on from one run to the next.
func TestPerMinute(t *testing.T) {
	l := queueTest(t, 5)
	r := newRun(l, always(Sent))
	r.Limits.PerMinute = 30
	r.do(t, Tally{Sent: 5})
	if _, err := l.Queue([]ledger.Mail{mail(5), mail(6)}, r.time, nil); err != nil {
		t.Fatal(err)
	}
	r.do(t, Tally{Sent: 2})
	for i, at := range r.relay.at {
		if want := noon.Add(time.Duration(i) * 2 * time.Second); !at.Equal(want) {
			t.Errorf("mail %d at %v, want %v", i, at, want)
		}
	}
	if _, err := l.Queue([]ledger.Mail{mail(7)}, noon, nil); err != nil {
		t.Fatal(err)
	}
	r.time, r.slept = noon.AddDate(0, 0, -2), nil // the clock was set back
	r.do(t, Tally{Sent: 1})
	if slept := sum(r.slept); slept > 2*time.Second {
		t.Errorf("slept for %v after the clock was set back", slept)
	}
}

// TestPerDay: in no 24 hours does the relay get more than it may, over several runs.
func TestPerDay(t *testing.T) {
	l := queueTest(t, 25)
	r := newRun(l, always(Sent))
	r.Limits.PerDay = 10
	tally, err := r.Do(context.Background())
	if err != nil || tally.Sent != 10 || tally.Left != 15 || !tally.Next.Equal(noon.Add(24*time.Hour)) {
		t.Errorf("tally %+v, %v", tally, err)
	}
	r.time = noon.Add(12 * time.Hour)
	r.do(t, Tally{Left: 15})
	r.time = noon.Add(24*time.Hour - time.Second)
	r.do(t, Tally{Left: 15})
	r.Wait = true
	r.do(t, Tally{Sent: 15})
	for i, at := range r.relay.at {
		if i >= 10 && at.Sub(r.relay.at[i-10]) < 24*time.Hour {
			t.Errorf("mail %d came %v after the tenth before it", i, at.Sub(r.relay.at[i-10]))
		}
	}
}

// TestWaitEnds: a run that waits ends when it is told to.
func TestWaitEnds(t *testing.T) {
	l := queueTest(t, 3)
	r := newRun(l, always(Retry))
	r.Wait = true
	ctx, cancel := context.WithCancel(context.Background())
	sleeps := 0
	r.Sleep = func(context.Context, time.Duration) error {
		sleeps++
		cancel()
		return ctx.Err()
	}
	tally, err := r.Do(ctx)
	if !errors.Is(err, context.Canceled) || tally.Left != 3 || sleeps != 1 {
		t.Errorf("tally %+v, %d sleeps, %v", tally, sleeps, err)
	}
	wantStates(t, l, "retry retry retry")
}

// TestOrder: mails go in the order in which they became due, so that no list starves one that was put off.
func TestOrder(t *testing.T) {
	l := queueTest(t, 3)
	r := newRun(l, always(Retry))
	r.do(t, Tally{PutOff: 3, Left: 3})
	var more []ledger.Mail
	for n := range 20 {
		more = append(more, mail(10+n))
	}
	if _, err := l.Queue(more, noon.Add(time.Hour), nil); err != nil {
		t.Fatal(err)
	}
	r.time = noon.Add(2 * time.Hour)
	r.relay.answer = always(Sent)
	r.relay.to = nil
	r.do(t, Tally{Sent: 23})
	first := slices.Clone(r.relay.to[:3])
	slices.Sort(first)
	if got, want := fmt.Sprint(first), fmt.Sprint([]string{mail(0).Address, mail(1).Address, mail(2).Address}); got != want {
		t.Error("those that were put off do not go first")
	}
	if !strings.HasPrefix(r.relay.to[3], "seeded000010") {
		t.Error("those that came later do not go in their order")
	}
}
