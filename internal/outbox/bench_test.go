package outbox

import (
	"context"
	"testing"
	"time"

	"handout/internal/ledger"
)

// BenchmarkDo sends 1,000 mails to a relay that answers at once: it is the ledger that takes the time, with
// one commit to the disk a mail.
func BenchmarkDo(b *testing.B) {
	const all = 1000
	sent := 0
	for b.Loop() {
		b.StopTimer()
		l := queueTest(b, all)
		r := newRun(l, always(Sent))
		b.StartTimer()
		tally, err := r.Do(context.Background())
		if err != nil || tally.Sent != all {
			b.Fatal(tally.Sent, err)
		}
		sent += all
		b.StopTimer()
		l.Close()
		b.StartTimer()
	}
	b.ReportMetric(float64(sent)/b.Elapsed().Seconds(), "mails/s")
}

// BenchmarkCommit is what the disk gives by itself: the changes of one mail, one commit after another.
func BenchmarkCommit(b *testing.B) {
	l := queueTest(b, 1)
	way := []ledger.Change{{Mail: 1, From: ledger.Queued, To: ledger.Sending}, {Mail: 1, From: ledger.Sending, To: ledger.Queued}}
	n := 0
	for b.Loop() {
		c := way[n%2]
		c.At = noon.Add(time.Duration(n) * time.Second)
		if err := l.Turn(c); err != nil {
			b.Fatal(err)
		}
		n++
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "commits/s")
}
