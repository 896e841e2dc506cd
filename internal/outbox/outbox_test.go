package outbox

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"handout/internal/ledger"
)

var noon = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

// mail gives an invented mail whose appointment is in three days.
func mail(n int) ledger.Mail {
	return ledger.Mail{
		Key:     fmt.Sprintf("key%010d", n),
		Guide:   "bone-marrow",
		Version: "1.0",
		Kind:    "prep",
		Locale:  "es",
		Row:     n + 2,
		Folder:  "out",
		File:    fmt.Sprintf("key%010d-prep.es.pdf", n),
		PDF:     sha256.Sum256(fmt.Append(nil, "pdf", n)),
		Address: fmt.Sprintf("seeded%06d@family.example", n),
		Consent: ledger.Encrypted,
		State:   ledger.Queued,
		Ends:    noon.AddDate(0, 0, 3),
	}
}

func openTest(t testing.TB, path string) *ledger.Ledger {
	t.Helper()
	l, err := ledger.Open(context.Background(), path, ledger.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

// queueTest opens a new ledger with n mails queued.
func queueTest(t testing.TB, n int) *ledger.Ledger {
	t.Helper()
	return queueIn(t, t.TempDir(), n)
}

func queueIn(t testing.TB, dir string, n int) *ledger.Ledger {
	t.Helper()
	l := openTest(t, filepath.Join(dir, "ledger.db"))
	var mails []ledger.Mail
	for i := range n {
		mails = append(mails, mail(i))
	}
	if _, err := l.Queue(mails, noon, nil); err != nil {
		t.Fatal(err)
	}
	return l
}

// states gives the states of all mails in their order.
func states(t testing.TB, l *ledger.Ledger) string {
	t.Helper()
	var all []string
	for m, err := range l.Mails() {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, string(m.State))
	}
	return strings.Join(all, " ")
}

func wantStates(t testing.TB, l *ledger.Ledger, want string) {
	t.Helper()
	if got := states(t, l); got != want {
		t.Errorf("states %s, want %s", got, want)
	}
}

// A relay answers as a function says, and keeps the time and the recipient of each offer.
type relay struct {
	answer func(to string) (Reply, error)
	now    func() time.Time
	ctx    context.Context // of the last offer
	at     []time.Time
	to     []string
}

func (r *relay) offer(ctx context.Context, to string) (Reply, error) {
	r.ctx = ctx
	r.at = append(r.at, r.now())
	r.to = append(r.to, to)
	return r.answer(to)
}

// always gives the same answer.
func always(s ReplyState) func(string) (Reply, error) {
	return func(string) (Reply, error) { return Reply{State: s, Code: 250}, nil }
}

// A testRun is a [Run] with a clock that only moves when the run sleeps.
type testRun struct {
	Run
	relay *relay
	time  time.Time
	slept []time.Duration
}

func newRun(l *ledger.Ledger, answer func(to string) (Reply, error)) *testRun {
	r := &testRun{time: noon, relay: &relay{answer: answer}}
	r.relay.now = func() time.Time { return r.time }
	r.Run = Run{
		Ledger: l,
		Make: func(m ledger.Mail) (Ready, error) {
			return Ready{m.ID + "@clinic.example", func(ctx context.Context) (Reply, error) { return r.relay.offer(ctx, m.Address) }}, nil
		},
		Now: r.relay.now,
		Sleep: func(ctx context.Context, d time.Duration) error {
			r.slept = append(r.slept, d)
			r.time = r.time.Add(d)
			return ctx.Err()
		},
		Rand: rand.New(rand.NewPCG(1, 2)),
	}
	return r
}

func (r *testRun) do(t testing.TB, want Tally) {
	t.Helper()
	got, err := r.Do(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if want.Next.IsZero() {
		got.Next = time.Time{} // tests of that name it
	}
	if got != want {
		t.Errorf("tally %+v, want %+v", got, want)
	}
}

// TestAnswers: each answer has its state, the rest goes on, and all of it is reported once it is on the disk.
func TestAnswers(t *testing.T) {
	l := queueTest(t, 7)
	answers := map[string]Reply{
		mail(0).Address: {State: Sent, Code: 250, QueueID: "A1"},
		mail(1).Address: {State: Retry, Code: 450, Words: "greylisted"},
		mail(2).Address: {State: Failed, Code: 550, Words: "no such user"},
		mail(3).Address: {State: Uncertain, Words: "the connection was lost"},
		mail(4).Address: {State: Sent, Code: 250},
		mail(5).Address: {},
		mail(6).Address: {State: Sent, Code: 250},
	}
	r := newRun(l, func(to string) (Reply, error) { return answers[to], nil })
	var told []string
	r.Report = func(e Event) {
		m, _, err := l.Mail(e.Mail.Number)
		if err != nil || m.State != e.State || m.Code != e.Code || m.Words != e.Words || !m.Due.Equal(e.Due) {
			t.Errorf("told %s, due %v; the ledger has %s, due %v, %v", e.State, e.Due, m.State, m.Due, err)
		}
		told = append(told, fmt.Sprint(e.Mail.Row, " ", e.State))
	}
	r.do(t, Tally{Sent: 3, Failed: 1, Uncertain: 2, PutOff: 1, Left: 1})
	wantStates(t, l, "sent retry failed uncertain sent uncertain sent")
	if got, want := strings.Join(told, ", "), "2 sent, 3 retry, 4 failed, 5 uncertain, 6 sent, 7 uncertain, 8 sent"; got != want {
		t.Errorf("told %s, want %s", got, want)
	}
	if m, _, _ := l.Mail(1); m.QueueID != "A1" || m.MessageID != m.ID+"@clinic.example" {
		t.Errorf("queue ID %q, Message-ID %q", m.QueueID, m.MessageID)
	}
	// Neither what was sent nor what is in doubt is ever offered again (M5).
	r.time = noon.AddDate(0, 0, 1)
	r.relay.answer = always(Sent)
	r.do(t, Tally{Sent: 1})
	if got := r.relay.to[7:]; len(got) != 1 || got[0] != mail(1).Address {
		t.Errorf("%d mails offered again, want the one that was put off", len(got))
	}
}

// TestIntent keeps M5: when the relay gets a mail, that it does is on the disk, and so is its answer to the
// one before, as another process reads it.
func TestIntent(t *testing.T) {
	const n = 20
	path := filepath.Join(t.TempDir(), "ledger.db")
	l := openTest(t, path)
	for i := range n {
		if _, err := l.Queue([]ledger.Mail{mail(i)}, noon, nil); err != nil {
			t.Fatal(err)
		}
	}
	other, err := ledger.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	offered := 0
	r := newRun(l, func(string) (Reply, error) {
		want := strings.Repeat("sent ", offered) + "sending" + strings.Repeat(" queued", n-1-offered)
		wantStates(t, other, want)
		offered++
		return Reply{State: Sent}, nil
	})
	r.do(t, Tally{Sent: n})
}

var errDown = errors.New("certificate expired")

// TestDown: where the relay cannot be reached the run ends with its error, and the mails are as they were.
func TestDown(t *testing.T) {
	l := queueTest(t, 12)
	r := newRun(l, func(to string) (Reply, error) {
		switch to {
		case mail(0).Address:
			return Reply{State: Retry, Code: 450, Words: "greylisted"}, nil
		case mail(1).Address:
			return Reply{State: Sent}, nil
		}
		return Reply{}, errDown
	})
	tally, err := r.Do(context.Background())
	if !errors.Is(err, errDown) || tally.Sent != 1 || tally.PutOff != 1 || tally.Left != 11 {
		t.Errorf("tally %+v, error %v", tally, err)
	}
	wantStates(t, l, "retry sent"+strings.Repeat(" queued", 10))
	before, _, _ := l.Mail(1)
	r.time = noon.Add(time.Hour)
	r.relay.answer = func(string) (Reply, error) { return Reply{}, errDown }
	if _, err := r.Do(context.Background()); !errors.Is(err, errDown) {
		t.Errorf("error %v, want %v", err, errDown)
	}
	after, _, _ := l.Mail(1)
	after.Changed, after.MessageID = before.Changed, before.MessageID
	if after != before || before.Tries != 1 {
		t.Errorf("%s after %d tries, due %v; want %s, %d, %v", after.State, after.Tries, after.Due, before.State, before.Tries, before.Due)
	}
}

// TestMake: a message that cannot be made is the failure of its mail alone.
func TestMake(t *testing.T) {
	l := queueTest(t, 4)
	r := newRun(l, always(Sent))
	good := r.Make
	r.Make = func(m ledger.Mail) (Ready, error) {
		switch m.Row {
		case 3:
			return Ready{}, errors.New("its sheet is no longer there")
		case 4:
			return Ready{}, &BlockedError{"the consent was taken back"}
		}
		return good(m)
	}
	r.do(t, Tally{Sent: 2, Failed: 1, Blocked: 1})
	wantStates(t, l, "sent failed blocked sent")
	if m, _, _ := l.Mail(2); m.Words != "its sheet is no longer there" {
		t.Errorf("words %q", m.Words)
	}
}

// TestStop: an error that ends the run is no failure of the mail that it came with.
func TestStop(t *testing.T) {
	l := queueTest(t, 4)
	r := newRun(l, always(Sent))
	good, errMoved := r.Make, errors.New("the words were changed")
	r.Make = func(m ledger.Mail) (Ready, error) {
		if m.Row == 4 {
			return Ready{}, &StopError{errMoved}
		}
		return good(m)
	}
	tally, err := r.Do(context.Background())
	if !errors.Is(err, errMoved) || tally.Sent != 2 || tally.Left != 2 {
		t.Errorf("tally %+v, error %v", tally, err)
	}
	wantStates(t, l, "sent sent queued queued")
}

// TestInterrupt: the mail that is being offered is brought to its end, the others stay queued.
func TestInterrupt(t *testing.T) {
	l := queueTest(t, 30)
	ctx, cancel := context.WithCancel(context.Background())
	r := newRun(l, nil)
	r.relay.answer = func(to string) (Reply, error) {
		if to == mail(3).Address {
			cancel()
			if r.relay.ctx.Err() != nil {
				t.Error("the mail that is being offered is interrupted")
			}
		}
		return Reply{State: Sent}, nil
	}
	tally, err := r.Do(ctx)
	if !errors.Is(err, context.Canceled) || tally.Sent != 4 || tally.Left != 26 {
		t.Errorf("tally %+v, error %v", tally, err)
	}
	wantStates(t, l, "sent sent sent sent"+strings.Repeat(" queued", 26))
}

// TestLedgerLost: where an answer cannot be written the run ends, and the mail is in doubt, not offered again.
func TestLedgerLost(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.db")
	l := openTest(t, path)
	if _, err := l.Queue([]ledger.Mail{mail(0), mail(1), mail(2)}, noon, nil); err != nil {
		t.Fatal(err)
	}
	r := newRun(l, nil)
	r.relay.answer = func(to string) (Reply, error) {
		if to == mail(1).Address {
			l.Close()
		}
		return Reply{State: Sent}, nil
	}
	if tally, err := r.Do(context.Background()); err == nil || tally.Sent != 1 {
		t.Errorf("tally %+v, error %v", tally, err)
	}
	l = openTest(t, path)
	wantStates(t, l, "sent sending queued")
	r = newRun(l, always(Sent))
	var told []ledger.MailState
	r.Report = func(e Event) { told = append(told, e.State) }
	r.do(t, Tally{Sent: 1, Recovered: 1})
	wantStates(t, l, "sent uncertain sent")
	if fmt.Sprint(told) != "[uncertain sent]" {
		t.Errorf("told %v", told)
	}
}

// TestSuppressedMeanwhile: who wants no mail while a run is under way gets none from it.
func TestSuppressedMeanwhile(t *testing.T) {
	l := queueTest(t, 40)
	r := newRun(l, nil)
	r.relay.answer = func(to string) (Reply, error) {
		if to == mail(0).Address {
			if _, err := l.Suppress(mail(30).Address, "front desk", noon); err != nil {
				t.Error(err)
			}
		}
		return Reply{State: Sent}, nil
	}
	r.do(t, Tally{Sent: 39})
	if m, _, _ := l.Mail(31); m.State != ledger.Blocked {
		t.Errorf("state %s, want blocked", m.State)
	}
}

// TestAnswerKept: where the ledger refuses the next mail's turn the run ends, with the last answer on the disk.
func TestAnswerKept(t *testing.T) {
	l := queueTest(t, 3)
	r := newRun(l, nil)
	made := make(chan bool, 3)
	good := r.Make
	r.Make = func(m ledger.Mail) (Ready, error) {
		made <- true
		return good(m)
	}
	r.relay.answer = func(string) (Reply, error) {
		for range 3 { // so the next mail was read before this
			<-made
		}
		_, err := l.Suppress(mail(1).Address, "front desk", noon)
		return Reply{State: Sent}, err
	}
	tally, err := r.Do(context.Background())
	if err == nil || tally.Sent != 1 {
		t.Errorf("tally %+v, error %v", tally, err)
	}
	wantStates(t, l, "sent blocked queued")
}
