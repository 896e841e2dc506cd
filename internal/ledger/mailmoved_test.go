package ledger

import (
	"errors"
	"path/filepath"
	"testing"
	"time"
)

// TestMoved: when a newer list has another appointment for a patient, the mail that waits with the old one stays here.
// Two appointments in one list are two mails.
func TestMoved(t *testing.T) {
	l := openTest(t, filepath.Join(t.TempDir(), "ledger.db"), Options{})
	at := func(n int, person, kind string) Mail {
		m := mailTo(n)
		m.Person, m.Kind = person, kind
		return m
	}
	for _, a := range queueTest(t, l, at(1, "R-1", "prep"), at(2, "R-1", "prep"), at(3, "R-1", "care"), at(4, "R-2", "prep"), at(5, "", "prep")) {
		if a.Stopped != 0 {
			t.Errorf("mail %d stops %d of its own list", a.Number, a.Stopped)
		}
	}
	turnTest(t, l, Change{Mail: 2, From: Queued, To: Failed, At: noon})
	answers := queueTest(t, l, at(6, "R-1", "prep"), at(7, "", "prep"))
	if answers[0].Stopped != 2 || answers[1].Stopped != 0 {
		t.Errorf("stopped %d and %d, want 2 and 0", answers[0].Stopped, answers[1].Stopped)
	}
	wantStates(t, l, Blocked, Blocked, Queued, Queued, Queued, Queued, Queued)
	if m := mailTest(t, l, 1); m.Words != movedWords || m.Address != "" {
		t.Errorf("words %q, has its address: %v", m.Words, m.Address != "")
	}
}

// TestWithdrawn: what may have gone out is not sent again once consent is taken back (M1).
func TestWithdrawn(t *testing.T) {
	l := openTest(t, filepath.Join(t.TempDir(), "ledger.db"), Options{})
	queueTest(t, l, mailTo(1))
	turnTest(t, l, Change{Mail: 1, From: Queued, To: Sending, At: noon}, Change{Mail: 1, From: Sending, To: Uncertain, At: noon})
	back := mailTo(1)
	back.State, back.Consent, back.Address, back.Words = Blocked, "none", "", "no consent"
	if a := queueTest(t, l, back)[0]; a.State != Uncertain || a.Written {
		t.Errorf("%+v", a)
	}
	if err := l.Resolve(1, Queued, "clerk", "it did not arrive", noon); !errors.Is(err, ErrWithdrawn) {
		t.Errorf("sent again: %v", err)
	}
	if err := l.Resolve(1, Sent, "clerk", "it arrived", noon.Add(time.Minute)); err != nil {
		t.Error(err)
	}
}

// TestAllowedAgain: the newest list is right: one that allows a mail again lifts what an older one held against it, also
// where that mail came back meanwhile and is written anew.
func TestAllowedAgain(t *testing.T) {
	for _, bounced := range []bool{false, true} {
		l := openTest(t, filepath.Join(t.TempDir(), "ledger.db"), Options{})
		queueTest(t, l, mailTo(1))
		doubt := []Change{{Mail: 1, From: Queued, To: Sending, At: noon}, {Mail: 1, From: Sending, To: Uncertain, At: noon}}
		turnTest(t, l, doubt...)
		back, again := mailTo(1), mailTo(1)
		back.State, back.Consent, back.Address, back.Words = Blocked, "none", "", "no consent"
		queueTest(t, l, back)
		if bounced {
			again.Address = "new@family.example"
			turnTest(t, l, Change{Mail: 1, From: Uncertain, To: Bounced, At: noon})
		}
		queueTest(t, l, again)
		if bounced {
			turnTest(t, l, doubt...)
		}
		if err := l.Resolve(1, Queued, "clerk", "it did not arrive", noon); err != nil {
			t.Errorf("bounced %v: %v", bounced, err)
		}
	}
}

// TestMovedInDoubt: a mail that may have gone out is not sent again with an appointment that was moved since.
func TestMovedInDoubt(t *testing.T) {
	l := openTest(t, filepath.Join(t.TempDir(), "ledger.db"), Options{})
	at := func(n int) Mail {
		m := mailTo(n)
		m.Person = "R-1"
		return m
	}
	queueTest(t, l, at(1), at(2))
	for n := range int64(2) {
		turnTest(t, l, Change{Mail: n + 1, From: Queued, To: Sending, At: noon}, Change{Mail: n + 1, From: Sending, To: Uncertain, At: noon})
	}
	if a := queueTest(t, l, at(2), at(3)); a[0].Stopped+a[1].Stopped != 0 {
		t.Errorf("%+v", a)
	}
	wantStates(t, l, Uncertain, Uncertain, Queued)
	if err := l.Resolve(1, Queued, "clerk", "it did not arrive", noon); !errors.Is(err, ErrWithdrawn) {
		t.Errorf("the old appointment is sent again: %v", err)
	}
	if err := l.Resolve(2, Queued, "clerk", "it did not arrive", noon); err != nil {
		t.Errorf("one that is in the list: %v", err)
	}
}
