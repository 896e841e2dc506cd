package bounce

import (
	"strings"
	"testing"
)

// TestClean takes out all that may name a person, in the ways in which servers write it (R10).
func TestClean(t *testing.T) {
	who := names(`rfc822; "Anna B."@x.example, anna.berg+news@mail.example, bo@mail.example`)
	for _, c := range []struct{ in, want string }{
		{"550 5.1.1 <anna.berg@mail.example>: unknown", "550 5.1.1 unknown"},
		{"user anna.berg unknown", "user unknown"},
		{"user 'ANNA' unknown, Berg too", "user unknown, too"},
		{"to=anna.berg@mail.example, relay=mx", "relay=mx"},
		{"see http://h.example/anna.berg/x or ?u=zoe%40mail.example now", "see or now"},
		{"user bo; bolt stays", "user bolt stays"},
		{`mailbox "anna b."@x.example full`, "mailbox full"},
		{"anna＠mail.example is full", "is full"},
		{"cut <anna.berg@mail", "cut"},
		{"two\r\nlines\tand \x1b[31m red \u202e turned", "two lines and [31m red turned"},
		{"bad \xff bytes", "bad bytes"},
		{"half a bracket> here", "half a bracket here"},
	} {
		if got := clean(c.in, who); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
	long := clean(strings.Repeat("wörd ", 100), nil)
	if len([]rune(long)) != maxWords || !strings.HasSuffix(long, "…") {
		t.Errorf("%d runes are kept", len([]rune(long)))
	}
}

// TestLocalUser: a report by a mailbox's own server may name a user without a domain.
func TestLocalUser(t *testing.T) {
	if got := clean("unknown user: anna", names("x-unix; Anna")); got != "unknown user:" {
		t.Errorf("got %q", got)
	}
}

// TestStatusIn finds the status of a reply and nothing that only looks like one (RFC 3463).
func TestStatusIn(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"550 5.1.1 unknown", "5.1.1"},
		{"host mx [5.1.1.20]: 550-5.7.26 refused", "5.7.26"},
		{"host said: 450 try later", "4.0.0"},
		{"550 #5.1.0 rejected", "5.1.0"},
		{"given up after 500 seconds", ""},
		{"host [5.1.1.20] is down", ""},
		{"", ""},
	} {
		if got := statusIn(c.in); got != c.want {
			t.Errorf("%q: got %q, want %q", c.in, got, c.want)
		}
	}
}
