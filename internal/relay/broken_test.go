package relay

import (
	"context"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// TestBroken: what becomes of a message when the relay breaks off, stalls or talks nonsense. Before the dot is
// out the message may go again; after it nobody knows (M5).
func TestBroken(t *testing.T) {
	short := func(s *Settings) {
		s.Command, s.Data, s.Dot = 100*time.Millisecond, 100*time.Millisecond, 100*time.Millisecond
	}
	long := strings.Repeat("x", 100<<10)
	for _, test := range []struct {
		name   string
		change func(*Settings)
		play   func(w *wire) // from MAIL on
		want   Outcome
		words  string
	}{
		{"gone at MAIL", nil, func(w *wire) { w.hear() }, Retry, "the connection was lost"},
		{"gone at RCPT", nil, func(w *wire) { w.hear(); w.say("250 ok"); w.hear() }, Retry, "the connection was lost"},
		{"gone at DATA", nil, func(w *wire) { w.hear(); w.say("250 ok"); w.hear(); w.say("250 ok"); w.hear() }, Retry, "the connection was lost"},
		{"gone after the dot", nil, func(w *wire) { w.accept(); w.text() }, Uncertain, "the connection was lost"},
		{"gone in the answer", nil, func(w *wire) { w.accept(); w.text(); _, _ = w.Write([]byte("250 2.0.0 Ok")) }, Uncertain, "the connection was lost"},
		{"stalls at MAIL", short, func(w *wire) { w.hear(); w.hear() }, Retry, "the relay did not answer in time"},
		{"stalls at DATA", short, func(w *wire) {
			w.hear()
			w.say("250 ok")
			w.hear()
			w.say("250 ok")
			w.hear()
			w.hear()
		}, Retry, "the relay did not answer in time"},
		{"stalls after the dot", short, func(w *wire) { w.accept(); w.text(); w.hear() }, Uncertain, "the relay did not answer in time"},
		{"drips after the dot", short, func(w *wire) {
			w.accept()
			w.text()
			for range 20 {
				_, _ = w.Write([]byte("2"))
				time.Sleep(20 * time.Millisecond)
			}
		}, Uncertain, "the relay did not answer in time"},
		{"garbage at MAIL", nil, func(w *wire) { w.hear(); w.say("hello there") }, Retry, errGarbage.Error()},
		{"garbage after the dot", nil, func(w *wire) { w.accept(); w.text(); w.say("all is well") }, Uncertain, errGarbage.Error()},
		{"a code and no space", nil, func(w *wire) { w.accept(); w.text(); w.say("250ok") }, Uncertain, errGarbage.Error()},
		{"two codes in one answer", nil, func(w *wire) { w.accept(); w.text(); w.say("250-ok", "550 no") }, Uncertain, errGarbage.Error()},
		{"a long line at MAIL", nil, func(w *wire) { w.hear(); w.say("250 " + long) }, Retry, errGarbage.Error()},
		{"a long line after the dot", nil, func(w *wire) { w.accept(); w.text(); w.say("250 " + long) }, Uncertain, errGarbage.Error()},
		{"endless lines", nil, func(w *wire) {
			w.accept()
			w.text()
			for range 5000 {
				w.say("250-ok")
			}
		}, Uncertain, errGarbage.Error()},
		{"a yes that is none", nil, func(w *wire) { w.accept(); w.text(); w.say("251 ok") }, Uncertain, "ok"},
		{"354 after the dot", nil, func(w *wire) { w.accept(); w.text(); w.say("354 ok") }, Uncertain, "ok"},
		{"250 for DATA", nil, func(w *wire) {
			w.hear()
			w.say("250 ok")
			w.hear()
			w.say("250 ok")
			w.hear()
			w.say("250 ok")
		}, Retry, "ok"},
		{"354 for MAIL", nil, func(w *wire) { w.hear(); w.say("354 ok"); w.hear() }, Retry, "ok"},
		{"two answers", nil, func(w *wire) { w.accept(); w.text(); w.say("250 ok", "550 no") }, Uncertain, excess.Words},
		{"two answers to MAIL", nil, func(w *wire) { w.hear(); w.say("250 ok", "250 ok"); w.hear() }, Retry, errExcess.Error()},
		{"a yes before the text", nil, func(w *wire) {
			w.hear()
			w.say("250 ok")
			w.hear()
			w.say("250 ok")
			w.hear()
			w.say("354 go", "250 ok")
			w.text()
		}, Retry, early.Words},
		{"a no before the text", nil, func(w *wire) {
			w.hear()
			w.say("250 ok")
			w.hear()
			w.say("250 ok")
			w.hear()
			w.say("354 go", "421 4.3.0 closing")
			w.text()
		}, Slow, "closing"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := serve(t, func(w *wire) { w.welcome(); test.play(w) })
			if test.change != nil {
				test.change(&s)
			}
			r := newRelay(t, s)
			if got := send(t, r); got.Outcome != test.want || got.Words != test.words {
				t.Errorf("got %s %q, want %s %q", got.Outcome, got.Words, test.want, test.words)
			}
			if r.conn != nil {
				t.Error("the connection is kept")
			}
		})
	}
}

// TestTruncated: a text that cannot be written whole ends in neither a dot nor a QUIT, or the relay would send
// what it has.
func TestTruncated(t *testing.T) {
	heard := make(chan string, 1)
	cut := make(chan struct{})
	s := serve(t, func(w *wire) {
		w.welcome()
		w.accept()
		<-cut // until then nothing is read: the text fills the buffers
		text, ended := w.text()
		if ended || strings.Contains(text, "QUIT") {
			heard <- "an end"
		}
		heard <- ""
	})
	s.Block = 200 * time.Millisecond
	s.Command = 5 * time.Second
	big := append([]byte(message), strings.Repeat(strings.Repeat("y", 70)+"\r\n", 500_000)...)
	reply, err := newRelay(t, s).Send(t.Context(), NewMessage(envelope, big))
	close(cut)
	if err != nil || reply.Outcome != Retry || reply.Words != "the relay did not answer in time" {
		t.Error(reply, err)
	}
	if got := <-heard; got != "" {
		t.Errorf("the relay was given %s", got)
	}
}

// TestMidway: a relay that breaks off while the text is on its way.
func TestMidway(t *testing.T) {
	for answer, want := range map[string]Outcome{"": Retry, "552 5.3.4 too large": Failed, "421 4.3.2 going down": Slow} {
		s := serve(t, func(w *wire) {
			w.welcome()
			w.accept()
			w.hear()
			if answer != "" {
				w.say(answer)
				w.text() // read on, or the kernel throws the answer away with the connection
			}
		})
		big := append([]byte(message), strings.Repeat(strings.Repeat("y", 70)+"\r\n", 100_000)...)
		reply, err := newRelay(t, s).Send(t.Context(), NewMessage(envelope, big))
		if err != nil || reply.Outcome != want {
			t.Errorf("%q: got %v %v, want %s", answer, reply, err, want)
		}
	}
}

// TestQuit: what the relay does at QUIT takes nothing away from a message that was sent.
func TestQuit(t *testing.T) {
	for _, end := range []func(w *wire){
		func(*wire) {},
		func(w *wire) { w.hear() },
		func(w *wire) { w.hear(); w.say("421 4.3.2 never heard of it") },
		func(w *wire) { w.hear(); w.say("what") },
		func(w *wire) { w.hear(); w.hear() },
	} {
		s := serve(t, func(w *wire) { w.welcome(); w.accept(); w.text(); w.say("250 2.0.0 Ok: queued as 4XyZ12"); end(w) })
		s.Command = 500 * time.Millisecond
		r := New(s)
		if got := send(t, r); got.Outcome != Sent || got.QueueID != "4XyZ12" || got.Enhanced != "2.0.0" {
			t.Error(got)
		}
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	}
}

// TestLateAnswer: an answer too many that comes after a message was answered is not taken for an answer to the
// next; neither is the 421 of a relay that closes an idle connection.
func TestLateAnswer(t *testing.T) {
	for _, late := range []string{"550 no", "250 ok", "421 4.4.2 idle"} {
		var connections atomic.Int32
		said := make(chan struct{}, 2)
		s := serve(t, func(w *wire) {
			connections.Add(1)
			w.welcome()
			w.accept()
			w.text()
			w.say("250 ok")
			time.Sleep(50 * time.Millisecond)
			w.say(late)
			said <- struct{}{}
			w.hear()
		})
		r := newRelay(t, s)
		for range 2 {
			if got := send(t, r); got.Outcome != Sent {
				t.Error(late, got)
			}
			<-said
			r.conn.idle = r.conn.idle.Add(-time.Minute) // as if the next message had a minute to come
		}
		if n := connections.Load(); n != 2 {
			t.Errorf("%s: %d connections, want 2", late, n)
		}
	}
}

// TestCancel: the end of the context stops a message whose dot is not out, and no other.
func TestCancel(t *testing.T) {
	for name, test := range map[string]struct {
		play func(w *wire, cancel func())
		want Outcome
	}{
		"while connecting": {func(w *wire, cancel func()) { cancel(); w.hear() }, Retry},
		"at MAIL":          {func(w *wire, cancel func()) { w.welcome(); w.hear(); cancel(); w.hear() }, Retry},
		"after the dot": {func(w *wire, cancel func()) {
			w.welcome()
			w.accept()
			w.text()
			cancel()
			time.Sleep(20 * time.Millisecond)
			w.say("250 ok")
			w.hear()
		}, Sent},
	} {
		t.Run(name, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			r := newRelay(t, serve(t, func(w *wire) { test.play(w, cancel) }))
			reply, err := r.Send(ctx, NewMessage(envelope, []byte(message)))
			if err != nil || reply.Outcome != test.want {
				t.Error(reply, err)
			}
			reply, err = r.Send(ctx, NewMessage(envelope, []byte(message)))
			if err != nil || reply != cancelled {
				t.Error("after the end:", reply, err)
			}
		})
	}
}
