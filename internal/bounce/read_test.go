package bounce

import (
	"context"
	"errors"
	"net"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"
)

// readAll reads a mailbox and gives the Message-IDs of the reports.
func readAll(t *testing.T, s Settings, since State) (State, Tally, []string) {
	var ids []string
	state, tally, err := Read(t.Context(), s, since, isOurs, func(r Report) error {
		ids = append(ids, r.MessageID)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return state, tally, ids
}

// TestRead reads over STARTTLS and over TLS from the start, with a password and with a token, and
// leaves no trace: no flag, and no command that could set one (M4).
func TestRead(t *testing.T) {
	for _, c := range []struct {
		name            string
		implicit, oauth bool
	}{{"starttls", false, false}, {"implicit", true, false}, {"oauth", false, true}} {
		t.Run(c.name, func(t *testing.T) {
			p := startPost(t, c.implicit, "127.0.0.1")
			p.settings.OAuth = c.oauth
			p.deliver(t, "INBOX", "postfix", "vacation", "foreign", "no-copy", "wrapped", "exim-old", "several")
			state, tally, ids := readAll(t, p.settings, State{})
			want := []string{"k1@clinic.example", "k11@clinic.example", "k6@clinic.example"}
			want = append(want, slices.Repeat([]string{"k8@clinic.example"}, 4)...)
			if !slices.Equal(ids, want) {
				t.Errorf("got %q, want %q", ids, want)
			}
			if tally != (Tally{Messages: 7, Reports: 7, Unclear: 2}) || state.UID != 7 || state.Validity == 0 {
				t.Errorf("%+v, %+v", tally, state)
			}
			if n := p.unseen(t, "INBOX"); n != 7 {
				t.Errorf("%d of 7 messages are unseen afterwards", n)
			}
			allowed := []string{"AUTHENTICATE", "CAPABILITY", "EXAMINE", "LOGOUT", "STARTTLS", "UID FETCH"}
			for _, name := range p.commands() {
				if !slices.Contains(allowed, name) {
					t.Errorf("command %s was sent", name)
				}
			}
			if sent := p.sent.String(); !strings.Contains(sent, "BODY.PEEK[]<0.1048576>") || strings.Contains(sent, " BODY[]<0.1048576>") {
				t.Error("bodies are not fetched by PEEK")
			}
		})
	}
}

// TestGoOn starts where the last reading ended, in a folder of its own, and from the start when the
// server has numbered its messages anew.
func TestGoOn(t *testing.T) {
	p := startPost(t, true, "127.0.0.1")
	p.settings.Folder = "Reports"
	p.deliver(t, "Reports", "postfix")
	first, _, ids := readAll(t, p.settings, State{})
	if !slices.Equal(ids, []string{"k1@clinic.example"}) {
		t.Errorf("first: %q", ids)
	}
	again, tally, ids := readAll(t, p.settings, first)
	if again != first || tally != (Tally{}) || ids != nil {
		t.Errorf("again: %+v, %+v, %q", again, tally, ids)
	}
	p.deliver(t, "Reports", "vacation", "exchange-online")
	third, tally, ids := readAll(t, p.settings, first)
	if third.UID != 3 || tally.Messages != 2 || !slices.Equal(ids, []string{"k4@clinic.example"}) {
		t.Errorf("third: %+v, %+v, %q", third, tally, ids)
	}
	anew, tally, _ := readAll(t, p.settings, State{Validity: first.Validity + 1, UID: 3})
	if anew != third || tally.Messages != 3 {
		t.Errorf("anew: %+v, %+v", anew, tally)
	}
}

// TestEmpty: there is nothing to read, and that is no error.
func TestEmpty(t *testing.T) {
	state, tally, _ := readAll(t, startPost(t, true, "127.0.0.1").settings, State{})
	if state.UID != 0 || state.Validity == 0 || tally != (Tally{}) {
		t.Errorf("%+v, %+v", state, tally)
	}
}

// TestEachFails: a report that could not be kept is read again the next time; what came before it is not.
func TestEachFails(t *testing.T) {
	p := startPost(t, true, "127.0.0.1")
	p.deliver(t, "INBOX", "postfix", "postfix-delayed", "exim")
	full := errors.New("disk full")
	state, tally, err := Read(t.Context(), p.settings, State{}, isOurs, func(r Report) error {
		if r.MessageID == "k2@clinic.example" {
			return full
		}
		return nil
	})
	if err != full || state.UID != 1 || tally.Reports != 1 {
		t.Fatalf("%v, %+v, %+v", err, state, tally)
	}
	if _, _, ids := readAll(t, p.settings, state); !slices.Equal(ids, []string{"k2@clinic.example", "k5@clinic.example"}) {
		t.Errorf("the next time: %q", ids)
	}
}

// TestCancelled: the context's error comes back, not one about the mailbox.
func TestCancelled(t *testing.T) {
	p := startPost(t, false, "127.0.0.1")
	p.deliver(t, "INBOX", "postfix", "exim")
	ctx, cancel := context.WithCancel(t.Context())
	state, _, err := Read(ctx, p.settings, State{}, isOurs, func(Report) error { cancel(); return nil })
	if !errors.Is(err, context.Canceled) || state.UID != 1 {
		t.Errorf("%v, %+v", err, state)
	}
	if _, _, err := Read(ctx, p.settings, State{}, isOurs, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("before the start: %v", err)
	}
}

// TestRemoved: a message that somebody removes while the mailbox is read is no report that could not be used.
func TestRemoved(t *testing.T) {
	p := startPost(t, true, "127.0.0.1")
	p.deliver(t, "INBOX", "postfix", "exim")
	remove := func() {
		c, err := imapclient.DialTLS(net.JoinHostPort("127.0.0.1", strconv.Itoa(p.settings.Port)), &imapclient.Options{TLSConfig: p.settings.tls()})
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		if err := c.Login(user, password).Wait(); err != nil {
			t.Fatal(err)
		}
		if _, err := c.Select("INBOX", nil).Wait(); err != nil {
			t.Fatal(err)
		}
		flags := &imap.StoreFlags{Op: imap.StoreFlagsAdd, Flags: []imap.Flag{imap.FlagDeleted}}
		if err := errors.Join(c.Store(imap.SeqSetNum(2), flags, nil).Close(), c.Expunge().Close()); err != nil {
			t.Fatal(err)
		}
	}
	state, tally, err := Read(t.Context(), p.settings, State{}, isOurs, func(Report) error { remove(); return nil })
	if err != nil || state.UID != 2 || tally != (Tally{Messages: 2, Reports: 1}) {
		t.Errorf("%v, %+v, %+v", err, state, tally)
	}
}
