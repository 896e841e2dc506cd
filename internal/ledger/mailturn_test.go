package ledger

import (
	"fmt"
	"path/filepath"
	"testing"
)

// TestTurn keeps M5: changes are there together or not at all, and only from the state that they begin with.
func TestTurn(t *testing.T) {
	l := openTest(t, filepath.Join(t.TempDir(), "ledger.db"), Options{})
	id := queueTest(t, l, mailTo(0), mailTo(1))[0].ID + "@clinic.example"
	offered := Change{Mail: 1, From: Queued, To: Sending, At: noon, MessageID: id}
	turnTest(t, l, offered)
	taken := Change{Mail: 1, From: Sending, To: Sent, At: noon, Code: 250, QueueID: "A1", Words: "ok"}
	next := Change{Mail: 2, From: Queued, To: Sending, At: noon}
	for name, bad := range map[string]Change{
		"write ledger %s: mail 2 is not retry":                                                {Mail: 2, From: Retry, To: Sending},
		"write ledger %s: mail 2 cannot go from queued to sent":                               {Mail: 2, From: Queued, To: Sent},
		"write ledger %s: mail 9 is not queued":                                               {Mail: 9, From: Queued, To: Sending},
		"write ledger %s: mail 2 is not queued, or its Message-ID does not begin with its ID": {Mail: 2, From: Queued, To: Sending, MessageID: id},
	} {
		if err := l.Turn(taken, bad); err == nil || err.Error() != fmt.Sprintf(name, l.path) {
			t.Errorf("error %v, want %s", err, name)
		}
		wantStates(t, l, Sending, Queued)
	}
	turnTest(t, l, taken, next)
	wantStates(t, l, Sent, Sending)
	m := mailTest(t, l, 1)
	if m.Code != 250 || m.QueueID != "A1" || m.MessageID != id || m.Address != "" || m.File != "" {
		t.Errorf("mail %+v", m)
	}
	if err := l.Turn(taken); err == nil {
		t.Error("the same answer twice: no error")
	}
	wantHistory(t, l, 1, Queued, Sending, Sent)
	if _, err := l.write.Exec("UPDATE mail_change SET words = ''"); err == nil {
		t.Error("history was rewritten")
	}
}

// TestRecover: what a run left in the middle is in doubt, and nothing else is.
func TestRecover(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.db")
	l := openTest(t, path, Options{})
	queueTest(t, l, mailTo(0), mailTo(1), mailTo(2))
	turnTest(t, l, Change{Mail: 2, From: Queued, To: Sending, At: noon})
	closeTest(t, l)
	l = openTest(t, path, Options{})
	for _, want := range []string{"[2]", "[]"} {
		if got, err := l.Recover(noon); fmt.Sprint(got) != want || err != nil {
			t.Errorf("recovered %v, %v; want %s", got, err, want)
		}
		wantStates(t, l, Queued, Uncertain, Queued)
	}
	if m := mailTest(t, l, 2); m.Address == "" || m.Words != recoveredWords {
		t.Errorf("in doubt with address %v and words %q", m.Address != "", m.Words)
	}
}

// TestWithoutAddress keeps R10: words that hold an address lose it.
func TestWithoutAddress(t *testing.T) {
	for words, want := range map[string]string{
		"": "", "user unknown": "user unknown", "<a@b.example>: unknown": "(address) unknown", "to a@b.example and c@d": "to (address) and (address)",
	} {
		if got := withoutAddress(words); got != want {
			t.Errorf("%q: got %q, want %q", words, got, want)
		}
	}
	l := openTest(t, filepath.Join(t.TempDir(), "ledger.db"), Options{})
	queueTest(t, l, mailTo(0))
	turnTest(t, l, Change{Mail: 1, From: Queued, To: Failed, At: noon, Words: mailTo(0).Address + " is wrong"})
	if m := mailTest(t, l, 1); m.Words != "(address) is wrong" {
		t.Errorf("words %q", m.Words)
	}
}
