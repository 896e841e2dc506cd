package ledger

import (
	"bytes"
	"path/filepath"
	"testing"
)

// A sheet that was made is found by its file, and what is handed out of it is added for the same patient, though
// nobody can read from the ledger who that is.
func TestAppendLike(t *testing.T) {
	l := openTest(t, filepath.Join(t.TempDir(), "ledger.db"), Options{})
	add(t, l, sheet(0), sheet(1))
	var made Entry
	for e, err := range l.OfFile(sheet(1).PDF) {
		if err != nil {
			t.Fatal(err)
		}
		made = e
	}
	if made.Row != sheet(1).Row || made.Key != "" {
		t.Fatalf("found %+v", made)
	}
	made.Sink, made.Draft = "printer", "trial on ward 3"
	if err := l.AppendLike(made); err != nil {
		t.Fatal(err)
	}
	for name, all := range map[string]func(func(Entry, error) bool){"its key": l.Of(sheet(1).Key), "its ID": l.OfID(made.ID)} {
		var sinks []string
		for e, err := range all {
			if err != nil {
				t.Fatal(err)
			}
			sinks = append(sinks, e.Sink+" "+e.Draft)
		}
		if len(sinks) != 2 || sinks[0] != "folder " || sinks[1] != "printer trial on ward 3" {
			t.Errorf("by %s: %q", name, sinks)
		}
	}
	made.ID = "not an ID"
	if err := l.AppendLike(made); err == nil {
		t.Error("added for nobody")
	}
	for _, err := range l.OfID("not an ID") {
		if err == nil {
			t.Error("found nobody's")
		}
	}
}

// What is derived is the same each time, differs by its purpose, and is not the secret.
func TestDerive(t *testing.T) {
	l := openTest(t, filepath.Join(t.TempDir(), "ledger.db"), Options{})
	one, err := l.Derive("one")
	if err != nil || len(one) != 32 {
		t.Fatal(one, err)
	}
	again, _ := l.Derive("one")
	other, _ := l.Derive("other")
	if !bytes.Equal(one, again) || bytes.Equal(one, other) || bytes.Equal(one, l.secret) {
		t.Errorf("%x, again %x, other %x", one, again, other)
	}
}
