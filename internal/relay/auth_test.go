package relay

import (
	"context"
	"crypto/hmac"
	"crypto/pbkdf2"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
)

const password = "swordfish-and-chips"

func secret(context.Context) (string, error) { return password, nil }

// b64 and un64 are how AUTH is written.
func b64(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }

func un64(s string) string {
	b, err := base64.StdEncoding.DecodeString(s)
	if err != nil {
		return err.Error()
	}
	return string(b)
}

// challenge sends a 334 and gives the decoded response.
func (w *wire) challenge(text string) string {
	w.say("334 " + b64(text))
	return un64(w.hear())
}

// finish answers AUTH, and takes a message when the answer was yes.
func (w *wire) finish(yes bool) {
	if !yes {
		w.say("535 5.7.8 wrong")
		w.hear()
		return
	}
	w.say("235 2.7.0 welcome")
	w.accept()
	w.text()
	w.say("250 ok")
	w.hear()
}

// scramServer plays RFC 5802 for SCRAM-SHA-256. The changes break it.
func scramServer(w *wire, count int, signature func([]byte) []byte) bool {
	first := w.challenge("")
	bare := strings.TrimPrefix(first, "n,,")
	_, nonce, _ := strings.Cut(bare, ",r=")
	challenge := fmt.Sprintf("r=%sserver,s=%s,i=%d", nonce, b64("salt"), count)
	final := w.challenge(challenge)
	withoutProof, proof, _ := strings.Cut(final, ",p=")
	salted, err := pbkdf2.Key(sha256.New, password, []byte("salt"), count, sha256.Size)
	if err != nil {
		return false
	}
	said := bare + "," + challenge + "," + withoutProof
	clientKey := mac(salted, "Client Key")
	stored := sha256.Sum256(clientKey)
	mask := mac(stored[:], said)
	for i := range mask {
		mask[i] ^= clientKey[i]
	}
	if proof != base64.StdEncoding.EncodeToString(mask) {
		return false
	}
	if v := signature(mac(mac(salted, "Server Key"), said)); v != nil {
		return w.challenge("v="+base64.StdEncoding.EncodeToString(v)) == ""
	}
	return true
}

func mac(key []byte, text string) []byte {
	h := hmac.New(sha256.New, key)
	h.Write([]byte(text))
	return h.Sum(nil)
}

func same(b []byte) []byte { return b }

// TestAuth: each mechanism shows the relay the right user and secret, in either mode of TLS.
func TestAuth(t *testing.T) {
	token := strings.Repeat("swordfish.", 80) // does not fit into the command
	bearer := "user=" + from + "\x01auth=Bearer " + token + "\x01\x01"
	for _, test := range []struct {
		auth   Mechanism
		secret string
		check  func(w *wire, command string) bool
	}{
		{Plain, password, func(_ *wire, command string) bool {
			return command == "AUTH PLAIN "+b64("\x00"+from+"\x00"+password)
		}},
		{Login, password, func(w *wire, command string) bool {
			return command == "AUTH LOGIN" && w.challenge("Username:") == from && w.challenge("Password:") == password
		}},
		{ScramSHA256, password, func(w *wire, command string) bool {
			return command == "AUTH SCRAM-SHA-256" && scramServer(w, 4096, same)
		}},
		{XOAuth2, "swordfish", func(_ *wire, command string) bool {
			return command == "AUTH XOAUTH2 "+b64("user="+from+"\x01auth=Bearer swordfish\x01\x01")
		}},
		{XOAuth2, token, func(w *wire, command string) bool {
			return command == "AUTH XOAUTH2" && w.challenge("") == bearer
		}},
	} {
		play := func(w *wire) {
			w.finish(test.check(w, w.hear()))
		}
		offer := "AUTH " + strings.ToUpper(string(test.auth))
		for mode, server := range map[TLSMode]func(w *wire){
			StartTLS: func(w *wire) { w.welcome(offer); play(w) },
			Implicit: func(w *wire) { w.encrypt(); w.say("220 ready"); w.hear(); w.offer(offer); play(w) },
		} {
			s := serve(t, server)
			s.TLS, s.Auth, s.User = mode, test.auth, from
			s.Secret = func(context.Context) (string, error) { return test.secret, nil }
			if got := send(t, newRelay(t, s)); got.Outcome != Sent {
				t.Error(test.auth, mode, got)
			}
		}
	}
}

// TestAuthRefused: a relay that turns us away, or that cannot show that it is the one, is down. It repeats what
// it was told; none of it is seen.
func TestAuthRefused(t *testing.T) {
	refuse := func(w *wire) {
		said := w.hear()
		w.say("535-5.7.8 no "+said, "535-5.7.8 "+un64(said[strings.LastIndex(said, " ")+1:]), "535 5.7.8 "+password[:12]+" for "+from)
		w.hear()
	}
	scrammed := func(count int, signature func([]byte) []byte) func(w *wire) {
		return func(w *wire) { w.hear(); w.finish(scramServer(w, count, signature)) }
	}
	for _, test := range []struct {
		name  string
		auth  Mechanism
		play  func(w *wire)
		code  int
		words string
	}{
		{"plain", Plain, refuse, 535, "no AUTH PLAIN […] for […]"},
		{"put off", Plain, func(w *wire) { w.hear(); w.say("454 4.7.0 later"); w.hear() }, 454, "later"},
		{"lost", Plain, func(w *wire) { w.hear() }, 0, "the connection was lost"},
		{"plain is asked more", Plain, func(w *wire) { w.hear(); w.challenge("more") }, 334, notProven},
		{"login", Login, func(w *wire) { w.hear(); w.challenge("u"); w.say("535 " + w.challenge("p")); w.hear() }, 535, "[…]"},
		{"login for ever", Login, func(w *wire) {
			w.hear()
			for range 20 {
				w.challenge("again")
			}
		}, 334, notProven},
		{"not base64", Login, func(w *wire) { w.hear(); w.say("334 %%%"); w.hear() }, 334, notProven},
		{"xoauth2", XOAuth2, func(w *wire) {
			w.hear()
			if w.challenge(`{"status":"400","scope":"https://mail.example/"}`) != "" {
				t.Error("the error of the relay was answered with something")
			}
			w.say("535 5.7.3 Authentication unsuccessful")
			w.hear()
		}, 535, "Authentication unsuccessful"},
		{"wrong signature", ScramSHA256, scrammed(4096, func(v []byte) []byte { return append(v[:31:31], v[31]+1) }), 334, notProven},
		{"no signature", ScramSHA256, scrammed(4096, func([]byte) []byte { return nil }), 235, notProven},
		{"no challenge", ScramSHA256, func(w *wire) { w.hear(); w.say("235 welcome"); w.hear() }, 235, notProven},
		{"signature first", ScramSHA256, func(w *wire) { w.hear(); w.challenge(""); w.challenge("v=AAAA") }, 334, notProven},
		{"few rounds", ScramSHA256, scrammed(1, same), 334, notProven},
		{"too many rounds", ScramSHA256, func(w *wire) {
			w.hear()
			_, nonce, _ := strings.Cut(w.challenge(""), ",r=")
			w.challenge("r=" + nonce + "x,s=AAAA,i=2000000000")
		}, 334, notProven},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := serve(t, func(w *wire) { w.welcome("AUTH PLAIN LOGIN XOAUTH2 SCRAM-SHA-256"); test.play(w) })
			s.Auth, s.User, s.Secret = test.auth, from, secret
			wantDown(t, newRelay(t, s), StepAuth, test.code, test.words)
		})
	}
}

// TestSecret: it is asked for at each connection, and what it ends in is not repeated.
func TestSecret(t *testing.T) {
	var asked atomic.Int32
	s := serve(t, func(w *wire) { w.welcome("AUTH PLAIN"); w.hear(); w.finish(true) })
	s.Auth, s.User, s.PerConnection = Plain, from, 1
	s.Secret = func(context.Context) (string, error) { asked.Add(1); return password, nil }
	r := newRelay(t, s)
	for range 3 {
		if got := send(t, r); got.Outcome != Sent {
			t.Error(got)
		}
	}
	if n := asked.Load(); n != 3 {
		t.Errorf("asked %d times for 3 connections", n)
	}
	for _, bad := range []string{"", "two\nlines", "a\x01b"} {
		s.Secret = func(context.Context) (string, error) { return bad, nil }
		wantDown(t, newRelay(t, s), StepSecret, 0, "is empty or holds a control character")
	}
	s.Secret = func(context.Context) (string, error) {
		return password, errors.New("token command: exit 1 after " + password)
	}
	wantDown(t, newRelay(t, s), StepSecret, 0, "token command: exit 1 after […]")
}

// TestAuthMissing: a relay that asks at MAIL or RCPT who we are turns away every message, not this one.
func TestAuthMissing(t *testing.T) {
	s := serve(t, func(w *wire) { w.welcome(); w.hear(); w.say("530 5.7.57 not authenticated"); w.hear() })
	wantDown(t, newRelay(t, s), StepAuth, 530, "not authenticated")
	s = serve(t, func(w *wire) {
		w.welcome()
		w.hear()
		w.say("250 ok")
		w.hear()
		w.say("530 5.7.0 " + to)
		w.hear()
	})
	wantDown(t, newRelay(t, s), StepAuth, 530, "[…]")
}
