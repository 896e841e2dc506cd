package relay

import (
	"errors"
	"strings"
	"testing"
)

// TestAtOnce: to a relay that takes them so, MAIL, RCPT and DATA go in one piece; a refusal of any is what it is
// without that, and no text follows one (M5).
func TestAtOnce(t *testing.T) {
	for _, test := range []struct {
		name    string
		answers []string // to MAIL, RCPT and DATA
		want    Reply
		next    string // what comes after the answers; "": the connection ends
	}{
		{"MAIL refused", []string{"550 no", "503 no mail", "503 no mail"}, Reply{Outcome: Failed, Code: 550, Words: "no"}, "MAIL"},
		{"MAIL put off", []string{"452 full", "503 no mail", "503 no mail"}, Reply{Outcome: Slow, Code: 452, Words: "full"}, "MAIL"},
		{"MAIL refused, RCPT taken", []string{"550 no", "250 yes", "503 no"}, Reply{Outcome: Failed, Code: 550, Words: "no"}, ""},
		{"MAIL refused, a text wanted", []string{"550 no", "503 no mail", "354 go"}, Reply{Outcome: Failed, Code: 550, Words: "no"}, ""},
		{"RCPT refused", []string{"250 yes", "550 no", "503 nobody"}, Reply{Outcome: Failed, Code: 550, Words: "no"}, "QUIT"},
		{"RCPT refused, a text wanted", []string{"250 yes", "550 no", "354 go"}, Reply{Outcome: Failed, Code: 550, Words: "no"}, ""},
		{"RCPT refused, shutting down", []string{"250 yes", "450 no", "421 bye"}, Reply{Outcome: Slow, Code: 450, Words: "no"}, ""},
		{"shutting down", []string{"421 bye"}, Reply{Outcome: Slow, Code: 421, Words: "bye"}, ""},
		{"DATA refused", []string{"250 yes", "250 yes", "451 later"}, Reply{Outcome: Slow, Code: 451, Words: "later"}, "QUIT"},
		{"one answer too many", []string{"250 yes", "250 yes", "250 yes", "354 go"}, Reply{Outcome: Retry, Code: 250, Words: "yes"}, ""},
		{"one answer too few", []string{"250 yes", "354 go"}, Reply{Outcome: Retry, Code: 354, Words: "go"}, ""},
		{"garbage", []string{"250 yes", "yes"}, Reply{Outcome: Retry, Words: errGarbage.Error()}, ""},
		{"gone", []string{"250 yes"}, Reply{Outcome: Retry, Words: "the connection was lost"}, ""},
	} {
		next := make(chan string, 1)
		s := serve(t, func(w *wire) {
			w.welcome("PIPELINING")
			w.hearAll(t)
			w.say(test.answers...)
			if test.name == "gone" {
				_ = w.Close()
			}
			next <- w.hear()
		})
		r := newRelay(t, s)
		if got := send(t, r); got.Outcome != test.want.Outcome || got.Code != test.want.Code || got.Words != test.want.Words {
			t.Errorf("%s: got %+v, want %+v", test.name, got, test.want)
		}
		if test.next == "MAIL" { // the connection is as good as before
			go func() { _, _ = r.Send(t.Context(), NewMessage(envelope, []byte(message))) }()
		}
		if got := <-next; !strings.HasPrefix(got, test.next) || got != "" && test.next == "" {
			t.Errorf("%s: then came %.4q, want %q", test.name, got, test.next)
		}
	}
}

// hearAll hears MAIL, RCPT and DATA before any is answered.
func (w *wire) hearAll(t *testing.T) {
	for _, verb := range []string{"MAIL", "RCPT", "DATA"} {
		if line := w.hear(); !strings.HasPrefix(line, verb) {
			t.Errorf("heard %.4q, want %s", line, verb)
		}
	}
}

// TestAtOnceTaken: two messages go over one connection, each as it was given.
func TestAtOnceTaken(t *testing.T) {
	texts := make(chan string, 2)
	r := newRelay(t, serve(t, func(w *wire) {
		w.welcome("PIPELINING")
		for range 2 {
			w.hearAll(t)
			w.say("250 yes", "250 yes", "354 go")
			text, _ := w.text()
			texts <- text
			w.say("250 taken")
		}
	}))
	for range 2 {
		if got := send(t, r); got.Outcome != Sent {
			t.Error(got)
		}
		if text := <-texts; !strings.HasSuffix(text, "\r\n...two dots\r\n..\r\nend\r\n") {
			t.Error("the text did not arrive as it was sent")
		}
	}
}

// TestAtOnceAuth: a relay that takes nothing from us stops the run.
func TestAtOnceAuth(t *testing.T) {
	r := newRelay(t, serve(t, func(w *wire) {
		w.welcome("PIPELINING")
		w.hearAll(t)
		w.say("530 who are you", "503 no", "503 no")
		w.hear()
	}))
	var down *DownError
	if _, err := r.Send(t.Context(), NewMessage(envelope, []byte(message))); !errors.As(err, &down) || down.Step != StepAuth || down.Code != 530 {
		t.Error(err)
	}
}

// TestSqueezed: what is hidden and what is looked at are squeezed alike.
func TestSqueezed(t *testing.T) {
	for _, text := range []string{"", "A b\tC\x7f\x00~!", "Ünï Cødé\u00a0\u200b Σ İ", "a\xffb\xc3", "محمد 東京"} {
		if letters, _ := squeeze([]rune(text)); squeezed(text) != string(letters) {
			t.Errorf("%q: %q, want %q", text, squeezed(text), string(letters))
		}
	}
}
