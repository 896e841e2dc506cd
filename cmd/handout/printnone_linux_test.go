package main

import (
	"net/url"
	"os"
	"path/filepath"
	"testing"
)

// TestNoPrinter: where the system has no default printer, and nobody names one, a person is told where to.
func TestNoPrinter(t *testing.T) {
	w := newWard(t, "")
	at, err := url.Parse(w.queue)
	if err != nil {
		t.Fatal(err)
	}
	bin := t.TempDir()
	for name, script := range map[string]string{
		"lp":     "exit 1",
		"lpstat": `test "$1" = -H && echo ` + at.Host + ` && exit; exit 1`,
	} {
		if err := os.WriteFile(filepath.Join(bin, name), []byte("#!/bin/sh\n"+script+"\n"), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", bin+":"+os.Getenv("PATH"))
	got := w.handout("print", "--draft-reason", "trial", "--from", w.list, "--mrn", "Wq-70772")
	w.want(got, exitInvalid, "", "handout: no printer is named, and the system has no default one\n"+
		"handout: hint: --printer names the printer, and the section printing of the clinic's profile\n")
}
