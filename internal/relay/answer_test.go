package relay

import (
	"bufio"
	"slices"
	"strings"
	"testing"
)

// TestAnswer: answers of one and of several lines, and what is none (RFC 5321 4.2).
func TestAnswer(t *testing.T) {
	for text, want := range map[string]answer{
		"250 ok\r\n":                          {250, []string{"ok"}},
		"250\r\n":                             {250, []string{""}},
		"250 \r\n":                            {250, []string{""}},
		"250-a\r\n250-\r\n250 b\r\n":          {250, []string{"a", "", "b"}},
		"250-a\r\n250\r\n":                    {250, []string{"a", ""}},
		"354 go\n":                            {354, []string{"go"}},
		"250-a\r\n251 b\r\n":                  {},
		"2500 ok\r\n":                         {},
		"25\r\n":                              {},
		"\r\n":                                {},
		"150 ok\r\n":                          {},
		"650 ok\r\n":                          {},
		"260 ok\r\n":                          {},
		" 250 ok\r\n":                         {},
		"250\tok\r\n":                         {},
		"250 " + strings.Repeat("a", maxLine): {},
		strings.Repeat("250-a\r\n", maxLines) + "250 b\r\n": {},
		"250 ok": {},
		"":       {},
	} {
		got, err := readAnswer(bufio.NewReaderSize(strings.NewReader(text), maxLine))
		if got.code != want.code || !slices.Equal(got.lines, want.lines) || (err == nil) != (want.code != 0) {
			t.Errorf("%.40q: got %d %q %v", text, got.code, got.lines, err)
		}
	}
}

// TestEnhanced: the enhanced code is the first that a line begins with, and leaves the words.
func TestEnhanced(t *testing.T) {
	a := answer{550, []string{"Sorry", "5.1.1 no such user", "5.1.1 at all", "5.1.1234 is none"}}
	if got := a.enhanced(); got != "5.1.1" {
		t.Error(got)
	}
	if got := a.text(); got != "Sorry no such user at all 5.1.1234 is none" {
		t.Error(got)
	}
}

// TestExtensions: what a relay offers, in any case and order.
func TestExtensions(t *testing.T) {
	x := readExtensions(answer{250, []string{"STARTTLS is not offered by this line", "size 35882577", "auth login PLAIN", "", "8BitMime", "DSN"}})
	if x.startTLS || !x.size || x.maxSize != 35882577 || !x.offers("PLAIN") || x.offers("XOAUTH2") || !x.eightBit || !x.dsn || x.utf8 {
		t.Errorf("%+v", x)
	}
}
