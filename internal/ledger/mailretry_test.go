package ledger

import (
	"path/filepath"
	"testing"
	"time"
)

// TestRetry: what failed goes out again when a person says so, as long as it is of use; its address is kept until
// then and no longer.
func TestRetry(t *testing.T) {
	l := openTest(t, filepath.Join(t.TempDir(), "ledger.db"), Options{})
	queueTest(t, l, mailTo(1), mailTo(2))
	turnTest(t, l, Change{Mail: 1, From: Queued, To: Failed, At: noon, Words: "no such person"})
	ends := mailTo(1).Ends
	if n, err := l.Retry("clerk", ends); n != 0 || err != nil {
		t.Errorf("%d after the appointment, %v", n, err)
	}
	if n, err := l.Retry("clerk", noon); n != 1 || err != nil {
		t.Errorf("%d, %v", n, err)
	}
	if m := mailTest(t, l, 1); m.State != Queued || m.Address == "" || m.Words != "" {
		t.Errorf("%s because %q", m.State, m.Words)
	}
	turnTest(t, l, Change{Mail: 1, From: Queued, To: Failed, At: noon})
	for _, test := range []struct {
		now  time.Time
		kept bool
	}{{noon, true}, {ends, false}} {
		if err := l.Forget(test.now); err != nil {
			t.Fatal(err)
		}
		if m := mailTest(t, l, 1); (m.Address != "") != test.kept {
			t.Errorf("at %s: address kept %v", test.now, !test.kept)
		}
	}
	if m := mailTest(t, l, 2); m.Address == "" {
		t.Error("a mail that waits has no address")
	}
}
