package ledger

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"path/filepath"
	"testing"
	"time"
)

// mailTo gives an invented mail that is to go out.
func mailTo(n int) Mail {
	return Mail{
		Key:         fmt.Sprintf("key%010d", n),
		Guide:       "bone-marrow",
		Version:     "1.0",
		Kind:        "prep",
		Locale:      "es",
		Row:         n + 2,
		Folder:      "out",
		File:        fmt.Sprintf("key%010d-prep.es.pdf", n),
		PDF:         sha256.Sum256(fmt.Append(nil, "pdf", n)),
		Address:     fmt.Sprintf("Seeded%d@family.example", n),
		Consent:     Unencrypted,
		ConsentDate: "2026-11-02",
		Reason:      "pilot",
		State:       Queued,
		Ends:        noon.AddDate(0, 0, 3),
	}
}

func queueTest(t testing.TB, l *Ledger, mails ...Mail) []Answer {
	t.Helper()
	answers, err := l.Queue(mails, noon, nil)
	if err != nil {
		t.Fatal(err)
	}
	return answers
}

func turnTest(t testing.TB, l *Ledger, changes ...Change) {
	t.Helper()
	if err := l.Turn(changes...); err != nil {
		t.Fatal(err)
	}
}

// states gives the states of all mails, in their order.
func states(t testing.TB, l *Ledger) string {
	t.Helper()
	var all []MailState
	for m, err := range l.Mails() {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, m.State)
	}
	return fmt.Sprint(all)
}

func wantStates(t testing.TB, l *Ledger, want ...MailState) {
	t.Helper()
	if got := states(t, l); got != fmt.Sprint(want) {
		t.Errorf("states %s, want %s", got, want)
	}
}

func mailTest(t testing.TB, l *Ledger, number int64) Mail {
	t.Helper()
	m, ok, err := l.Mail(number)
	if err != nil || !ok {
		t.Fatalf("mail %d: %v, %v", number, ok, err)
	}
	return m
}

// TestMailRoundTrip: what was queued comes back, to a later run and to a reader.
func TestMailRoundTrip(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.db")
	l := openTest(t, path, Options{})
	want := mailTo(1)
	queueTest(t, l, want)
	want.Key, want.Number, want.ID = "", 1, l.mailID(want.Key, want.Guide, want.Kind)
	want.Ends, want.Due, want.Changed = want.Ends.UTC(), noon.UTC(), noon.UTC()
	for _, l := range []*Ledger{l, readTest(t, path)} {
		if got := mailTest(t, l, 1); got != want {
			t.Errorf("got\n%+v\nwant\n%+v", got, want)
		}
	}
}

// TestMailStates keeps M5: no state comes after another than those that are meant, and a mail that came to
// an end is not offered again.
func TestMailStates(t *testing.T) {
	want := map[MailState]string{
		Queued:    "[sending failed blocked]",
		Retry:     "[sending failed blocked]",
		Sending:   "[sent queued retry uncertain failed]",
		Uncertain: "[sent queued bounced]",
		Sent:      "[bounced]",
		Failed:    "[queued blocked]",
		Bounced:   "[]", Blocked: "[]",
	}
	if len(MailStates()) != len(want) {
		t.Errorf("%d states, want %d", len(MailStates()), len(want))
	}
	for _, before := range MailStates() {
		next := []MailState{}
		for _, s := range MailStates() {
			if s.follows(before) {
				next = append(next, s)
			}
		}
		if got := fmt.Sprint(next); got != want[before] {
			t.Errorf("after %s: %s, want %s", before, got, want[before])
		}
	}
}

// TestMailReader: a ledger that is open for reading changes no mail.
func TestMailReader(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.db")
	l := openTest(t, path, Options{})
	queueTest(t, l, mailTo(1))
	r := readTest(t, path)
	_, queued := r.Queue([]Mail{mailTo(2)}, noon, nil)
	for i, err := range []error{
		queued, r.Forget(noon), second(r.Suppress("a@b.example", "front desk", noon)),
		r.Turn(Change{Mail: 1, From: Queued, To: Sending}),
	} {
		if !errors.Is(err, errReader) {
			t.Errorf("write %d: error %v, want %v", i, err, errReader)
		}
	}
	wantStates(t, l, Queued)
}

// TestMailResolve: a person decides about what is in doubt, about nothing else, and says who and why.
func TestMailResolve(t *testing.T) {
	l := openTest(t, filepath.Join(t.TempDir(), "ledger.db"), Options{})
	queueTest(t, l, mailTo(0), mailTo(1), mailTo(2))
	for n := range int64(2) {
		turnTest(t, l, Change{Mail: n + 1, From: Queued, To: Sending, At: noon}, Change{Mail: n + 1, From: Sending, To: Uncertain, At: noon, Tries: 2})
	}
	later := noon.Add(time.Hour)
	for _, bad := range []struct {
		number  int64
		to      MailState
		by, why string
	}{
		{1, Sent, "", "asked"}, {1, Sent, "nurse", ""}, {1, Failed, "nurse", "asked"}, {1, Bounced, "nurse", "asked"},
		{3, Sent, "nurse", "asked"}, {4, Sent, "nurse", "asked"},
	} {
		if err := l.Resolve(bad.number, bad.to, bad.by, bad.why, later); err == nil {
			t.Errorf("%v: no error", bad)
		}
	}
	if err := errors.Join(l.Resolve(1, Sent, "nurse", "the patient has it", later), l.Resolve(2, Queued, "nurse", "not in the relay's log", later)); err != nil {
		t.Fatal(err)
	}
	wantStates(t, l, Sent, Queued, Queued)
	if m := mailTest(t, l, 1); m.Address != "" || m.File != "" {
		t.Error("a mail that arrived has its address still")
	}
	if m := mailTest(t, l, 2); m.Address == "" || m.Tries != 2 || !m.Due.Equal(later) {
		t.Errorf("queued again with address %v, %d tries, due %v", m.Address != "", m.Tries, m.Due)
	}
	var last Change
	for c, err := range l.MailHistory(2) {
		if err != nil {
			t.Fatal(err)
		}
		last = c
	}
	if last.By != "nurse" || last.Words != "not in the relay's log" || !last.At.Equal(later) || last.To != Queued {
		t.Errorf("the history ends with %+v", last)
	}
}
