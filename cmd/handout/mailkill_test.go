package main

import (
	"bytes"
	"math/rand/v2"
	"net"
	"net/mail"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"
)

// TestMailKilled keeps M5, never twice and never lost: handout mail, killed by force at random moments and run to its end
// after that, has brought each message to the relay once, but for those of which it says that it does not know. Those are
// at most one a kill.
//
// HANDOUT_KILLS says how often, from 10 on over 2,000 messages; without it the test takes a few seconds.
func TestMailKilled(t *testing.T) {
	kills, all := 2, 300
	if text := os.Getenv("HANDOUT_KILLS"); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil {
			t.Fatal(err)
		}
		if kills = n; n >= 10 {
			all = 2000
		}
	}
	relay := newRelay(t)
	m := newMailClinic(t, relay)
	m.list(consenting(all)...)
	seed := uint64(time.Now().UnixNano())
	r := rand.New(rand.NewPCG(seed, 9))
	send, resume := []string{"list.csv", "--send", "--draft-reason", "a test"}, []string{"resume"}
	for i := range kills {
		args := resume
		if i%4 == 0 || len(relay.messages()) == 0 {
			args = send // so that making and queueing are killed too
		}
		m.kill(relay, r, i, all/(kills+1), args)
		wantOnce(t, relay)
	}
	if code, out, errs := m.try(send...); code != exitDone && code != exitUndecided {
		t.Fatalf("seed %d: the last run: exit code %d\n%s%s", seed, code, out, errs)
	}
	there := wantOnce(t, relay)
	mails, uncertain, missing := m.mails(), 0, 0
	for row, mail := range mails {
		switch {
		case mail.State == "uncertain":
			uncertain++
			if !there[mail.Mail] {
				missing++
			}
		case mail.State != "sent" || !there[mail.Mail]:
			t.Errorf("row %d is %s, and at the relay: %v", row, mail.State, there[mail.Mail])
		}
	}
	if len(mails) != all || len(there) != all-missing || uncertain > kills {
		t.Errorf("seed %d: %d mails, %d at the relay, %d uncertain after %d kills", seed, len(mails), len(there), uncertain, kills)
	}
	t.Logf("killed %d times over %d messages: %d uncertain, of which %d did not arrive", kills, all, uncertain, missing)
}

// kill starts handout mail and ends it by force: mostly a moment after the relay got some number of messages, at most
// most of them, and sometimes a while after the start.
func (m *mailClinic) kill(relay *relayServer, r *rand.Rand, i, most int, args []string) {
	m.t.Helper()
	goal := len(relay.messages()) + 1 + r.IntN(most)
	reached := make(chan bool, 1)
	n := len(relay.messages())
	relay.pause(func(net.Conn) {
		if len(relay.messages()) == goal {
			reached <- true
		}
	})
	defer relay.pause(nil)
	limit := time.Minute
	if i%5 == 4 {
		limit = time.Duration(r.Int64N(int64(500 * time.Millisecond)))
	}
	command := m.start(args...)
	ended := make(chan error, 1)
	go func() { ended <- command.Wait() }()
	select {
	case <-reached:
		time.Sleep(time.Duration(r.Int64N(int64(4 * time.Millisecond))))
	case <-time.After(limit):
	case <-ended:
		m.t.Fatalf("kill %d: the run ended by itself, with %d messages more", i, len(relay.messages())-n)
	}
	if err := command.Process.Kill(); err != nil {
		m.t.Fatal(err)
	}
	<-ended
}

// wantOnce wants no message to be at the relay twice, and gives those that are, as the ledger shows them.
func wantOnce(t *testing.T, relay *relayServer) map[string]bool {
	t.Helper()
	there := map[string]bool{}
	for _, got := range relay.messages() {
		message, err := mail.ReadMessage(bytes.NewReader(got.data))
		if err != nil {
			t.Fatal(err)
		}
		id := strings.Trim(message.Header.Get("Message-ID"), "<")
		if len(id) < mailShort {
			t.Fatal("a message without a Message-ID")
		}
		if there[id[:mailShort]] {
			t.Errorf("%s is at the relay twice", id[:mailShort])
		}
		there[id[:mailShort]] = true
	}
	return there
}
