package outbox

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"handout/internal/ledger"
)

// TestForgotten keeps R10: when a run ends, also one that could not send all, the ledger's files hold no
// address and no sheet's name but those of mails that are still open. The ledger is open all the time.
func TestForgotten(t *testing.T) {
	const all = 200
	dir := t.TempDir()
	l := queueIn(t, dir, all)
	r := newRun(l, nil)
	offered := 0
	r.relay.answer = func(string) (Reply, error) {
		offered++
		switch {
		case offered%10 == 3:
			return Reply{State: Retry, Words: "try again"}, nil
		case offered%10 == 4:
			return Reply{State: Failed, Words: "<" + mail(3).Address + "> is unknown"}, nil
		case offered%10 == 5 && offered < 100:
			return Reply{State: Uncertain}, nil
		case offered == 190:
			return Reply{}, errDown
		}
		return Reply{State: Sent}, nil
	}
	if _, err := r.Do(t.Context()); err == nil {
		t.Error("no error")
	}
	wantHeld(t, dir, l, all)
	r.time = noon.AddDate(0, 0, 1)
	r.relay.answer = always(Sent)
	r.do(t, Tally{Sent: 11 + 18 + 1})
	for m := range l.Mails(ledger.Uncertain) {
		if err := l.Resolve(m.Number, ledger.Sent, "nurse", "the patient has it", r.time); err != nil {
			t.Fatal(err)
		}
	}
	r.do(t, Tally{})
	wantHeld(t, dir, l, all)
	for m := range l.Mails(ledger.Queued, ledger.Retry, ledger.Uncertain, ledger.Sending) {
		t.Errorf("mail %d is %s", m.Number, m.State)
	}
}

// wantHeld looks in all files of a ledger for what mails have to hide.
func wantHeld(t *testing.T, dir string, l *ledger.Ledger, all int) {
	t.Helper()
	var files []byte
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, data...)
	}
	n := 0
	for m, err := range l.Mails() {
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range []string{mail(n).Address, fmt.Sprintf("seeded%06d", n), mail(n).File, mail(n).Key} {
			if held := bytes.Contains(files, []byte(text)); held != (m.State.Open() || m.State == ledger.Failed) {
				t.Errorf("mail %d is %s, its address or file name is held: %v", m.Number, m.State, held)
			}
		}
		n++
	}
	if n != all {
		t.Errorf("%d mails, want %d", n, all)
	}
}
