package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestMailSheetUnread: a sheet that cannot be read is not said to be gone, and goes when it can be read again. What is said
// holds no file name (R10).
func TestMailSheetUnread(t *testing.T) {
	relay := newRelay(t)
	m := newMailClinic(t, relay)
	m.list(consenting(1)...)
	m.write("relay.password", []byte("wrong"))
	m.send(exitDown)
	m.write("relay.password", []byte(relayPassword))
	names, err := filepath.Glob(m.path("out/*.pdf"))
	if err != nil || len(names) != 1 {
		t.Fatalf("%d sheets, %v", len(names), err)
	}
	// A folder is there and cannot be read as a file, also by a user whom no permission stops.
	if err := os.Rename(names[0], m.path("kept.pdf")); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(names[0], 0o700); err != nil {
		t.Fatal(err)
	}
	_, errs := m.mail(exitPartly, "resume")
	if !strings.Contains(errs, "handout: row 2: the prep sheet: failed: the sheet could not be read, ") || strings.Contains(errs, ".pdf") {
		t.Errorf("stderr\n%s", errs)
	}
	if err := os.Remove(names[0]); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(m.path("kept.pdf"), names[0]); err != nil {
		t.Fatal(err)
	}
	if out, _ := m.mail(exitDone, "retry-failed"); out != "1 message sent\n" || len(relay.messages()) != 1 {
		t.Errorf("%d messages, %s", len(relay.messages()), out)
	}
}
