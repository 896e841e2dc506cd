package ledger

import (
	"errors"
	"fmt"
	"path/filepath"
	"reflect"
	"testing"
)

// TestQueueAgain: what a list of mails does to a mail that is there, in each of its states (M1, M5).
func TestQueueAgain(t *testing.T) {
	changed := func(f func(m *Mail)) Mail {
		m := mailTo(1)
		f(&m)
		return m
	}
	same := mailTo(1)
	moved := changed(func(m *Mail) { m.Address = "new@family.example" })
	louder := changed(func(m *Mail) { m.Address = "SEEDED1@FAMILY.example" })
	reworded := changed(func(m *Mail) { m.PDF[0]++; m.Locale = "en"; m.Consent = Encrypted; m.Ends = m.Ends.AddDate(0, 0, 1) })
	withdrawn := changed(func(m *Mail) { m.State, m.Consent, m.Address, m.Words = Blocked, "none", "", "no consent" })
	way := map[MailState][]Change{
		Queued:    nil,
		Retry:     {{From: Queued, To: Sending}, {From: Sending, To: Retry}},
		Sent:      {{From: Queued, To: Sending}, {From: Sending, To: Sent}},
		Uncertain: {{From: Queued, To: Sending}, {From: Sending, To: Uncertain}},
		Failed:    {{From: Queued, To: Failed}},
		Blocked:   {{From: Queued, To: Blocked, Words: "no consent"}},
		Bounced:   {{From: Queued, To: Sending}, {From: Sending, To: Sent}, {From: Sent, To: Bounced}},
	}
	for _, test := range []struct {
		is      MailState
		list    Mail
		want    MailState
		written bool
		differs string
	}{
		{Queued, same, Queued, false, "[]"},
		{Queued, louder, Queued, false, "[]"},
		{Queued, moved, Queued, true, "[]"},
		{Queued, reworded, Queued, true, "[]"},
		{Queued, withdrawn, Blocked, true, "[]"},
		{Retry, withdrawn, Blocked, true, "[]"},
		{Retry, same, Retry, false, "[]"},
		{Retry, moved, Queued, true, "[]"},
		{Sent, same, Sent, false, "[]"},
		{Sent, moved, Sent, false, "[address]"},
		{Sent, withdrawn, Sent, false, "[consent]"},
		{Uncertain, reworded, Uncertain, false, "[language consent appointment]"},
		{Failed, same, Failed, false, "[]"},
		{Failed, moved, Queued, true, "[]"},
		{Failed, withdrawn, Blocked, true, "[]"},
		{Blocked, moved, Queued, true, "[]"},
		{Blocked, withdrawn, Blocked, false, "[consent]"},
		{Bounced, same, Bounced, false, "[]"},
		{Bounced, moved, Queued, true, "[]"},
	} {
		l := openTest(t, filepath.Join(t.TempDir(), "ledger.db"), Options{})
		queueTest(t, l, mailTo(1))
		for _, c := range way[test.is] {
			c.Mail, c.At = 1, noon
			turnTest(t, l, c)
		}
		foreseen, err := l.Foresee(test.list)
		if err != nil {
			t.Fatal(err)
		}
		a := queueTest(t, l, test.list)[0]
		m := mailTest(t, l, 1)
		if a.State != test.want || m.State != test.want || a.Written != test.written || fmt.Sprint(a.Differs) != test.differs || !test.written && a.Locale != "es" || a.Number != 1 {
			t.Errorf("%s: answer %+v, state %s; want %s, %v, %s", test.is, a, m.State, test.want, test.written, test.differs)
		}
		if !reflect.DeepEqual(foreseen, a) {
			t.Errorf("%s: foreseen %+v, and then it was %+v", test.is, foreseen, a)
		}
		if has := m.Address != "" && m.File != ""; has != test.want.reachable() {
			t.Errorf("%s to %s: has its address %v", test.is, test.want, has)
		}
		if test.written && test.want == Queued && m.Address != test.list.Address {
			t.Errorf("%s: queued again to the old address", test.is)
		}
		closeTest(t, l)
	}
}

// TestQueueFamily keeps M2: patients with one address, and sheets of one patient, are mails of their own.
func TestQueueFamily(t *testing.T) {
	l := openTest(t, filepath.Join(t.TempDir(), "ledger.db"), Options{})
	var mails []Mail
	for n := range 20 {
		m := mailTo(n)
		m.Address = "family@family.example"
		mails = append(mails, m)
	}
	care := mails[3]
	care.Kind = "care"
	mails = append(mails, care)
	queueTest(t, l, mails...)
	if n, err := l.CountMails(); err != nil || n[Queued] != 21 || len(n) != 1 {
		t.Errorf("counts %v, %v", n, err)
	}
	var kinds []string
	for m, err := range l.MailsOf(care.Key) {
		if err != nil {
			t.Fatal(err)
		}
		kinds = append(kinds, m.Kind)
	}
	if fmt.Sprint(kinds) != "[prep care]" {
		t.Errorf("mails of a patient: %v", kinds)
	}
}

// TestQueueRefused keeps M1: of a list with a mail that must not be queued, none is.
func TestQueueRefused(t *testing.T) {
	l := openTest(t, filepath.Join(t.TempDir(), "ledger.db"), Options{})
	for want, spoil := range map[error]func(m *Mail){
		errNoConsent: func(m *Mail) { m.Consent = "none" },
		errNoMail:    func(m *Mail) { m.Address = "" },
		errMailState: func(m *Mail) { m.State = Sending },
		errNoKey:     func(m *Mail) { m.Key = "" },
	} {
		bad := mailTo(2)
		spoil(&bad)
		if _, err := l.Queue([]Mail{mailTo(1), bad}, noon, nil); !errors.Is(err, want) {
			t.Errorf("error %v, want %v", err, want)
		}
	}
	wantStates(t, l)
	// The schema holds M1 as well, whatever the program does.
	queueTest(t, l, mailTo(1))
	if _, err := l.write.Exec("UPDATE mail SET consent = 'none'"); err == nil {
		t.Error("a mail without consent stays queued")
	}
}

// TestQueueReady: what ready refuses is not in the ledger, and it sees what would be (M6: no mail before its code).
func TestQueueReady(t *testing.T) {
	l := openTest(t, filepath.Join(t.TempDir(), "ledger.db"), Options{})
	full := errors.New("the disk is full")
	encrypted := mailTo(1)
	encrypted.Consent = Encrypted
	_, err := l.Queue([]Mail{encrypted, mailTo(2)}, noon, func(answers []Answer) error {
		if len(answers) != 2 || answers[0].Consent != Encrypted || answers[1].Consent != Unencrypted || !answers[0].Written {
			t.Errorf("answers %+v", answers)
		}
		return full
	})
	if !errors.Is(err, full) {
		t.Errorf("error %v", err)
	}
	wantStates(t, l)
}

// TestQueueLock keeps M6: the code of a mail is of the kind that it was first, whatever later lists want, and the answer
// says which that is.
func TestQueueLock(t *testing.T) {
	l := openTest(t, filepath.Join(t.TempDir(), "ledger.db"), Options{})
	m := mailTo(1)
	m.Consent, m.Lock = Encrypted, "digits"
	queueTest(t, l, m)
	m.Lock = "letters"
	for _, address := range []string{m.Address, "new@family.example"} { // left as it is, and written anew
		m.Address = address
		foreseen, err := l.Foresee(m)
		if a := queueTest(t, l, m)[0]; a.Lock != "digits" || foreseen.Lock != "digits" || err != nil {
			t.Errorf("answer %+v, foreseen %+v, %v", a, foreseen, err)
		}
		if got := mailTest(t, l, 1); got.Lock != "digits" || got.Address != address {
			t.Errorf("the mail has a code of %q", got.Lock)
		}
	}
}

// TestSuppress: who wants no mail gets none, whatever is queued before or after.
func TestSuppress(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.db")
	l := openTest(t, path, Options{})
	sibling := mailTo(4)
	sibling.Address = mailTo(1).Address
	queueTest(t, l, mailTo(0), mailTo(1), mailTo(2), sibling)
	if n, err := l.Suppress("seeded1@FAMILY.example ", "front desk", noon); n != 2 || err != nil {
		t.Errorf("%d mails blocked, %v; want 2", n, err)
	}
	again := mailTo(5)
	again.Address = "seeded1@family.example"
	if a := queueTest(t, l, again)[0]; a.State != Blocked || a.Words != SuppressedWords {
		t.Errorf("answer %+v", a)
	}
	wantStates(t, l, Queued, Blocked, Queued, Blocked, Blocked)
	for address, want := range map[string]bool{"seeded1@family.example": true, "seeded2@family.example": false} {
		if got, err := readTest(t, path).Suppressed(address); got != want || err != nil {
			t.Errorf("suppressed %v, %v; want %v", got, err, want)
		}
	}
	if n, err := l.Suppress("Seeded1@family.example", "front desk", noon); n != 0 || err != nil {
		t.Errorf("a second time: %d mails blocked, %v", n, err)
	}
}
