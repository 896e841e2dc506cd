package main

import (
	"bytes"
	"errors"
	"math"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"
)

// A tray is an output with room for some bytes.
type tray struct{ room int }

func (o *tray) Write(p []byte) (int, error) {
	n := min(len(p), o.room)
	o.room -= n
	if n < len(p) {
		return n, errors.New("the tray is full")
	}
	return n, nil
}

// TestLostResult: whatever a command prints, that it did not get out whole is said once, and in the code.
func TestLostResult(t *testing.T) {
	dir := t.TempDir()
	bad := filepath.Join(dir, "bad.csv")
	if err := os.WriteFile(bad, []byte("mrn\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		command string
		room    int
	}{
		{"demo", 0}, {"demo", 100}, {"demo --json", 0}, {"demo --json", 1000}, {"batch --json " + bad, 0}, {"check", 0},
		{"check --json", 0}, {"guides", 0}, {"guides --json", 0}, {"locales", 0}, {"lint", 0}, {"fields bone-marrow", 0},
		{"fields --json bone-marrow", 0}, {"version", 0}, {"version", 20}, {"completion fish", 0}, {"help", 0},
	} {
		args := append([]string{"handout"}, strings.Fields(test.command)...)
		if args[1] == "demo" {
			args = append(args, "-o", dir)
		}
		var errs bytes.Buffer
		code := run(args, strings.NewReader(""), &tray{test.room}, &errs)
		if code != exitUnexpected || strings.Count(errs.String(), "the tray is full") != 1 ||
			!strings.HasSuffix(errs.String(), "\nhandout: write stdout: the tray is full\n") && errs.String() != "handout: write stdout: the tray is full\n" {
			t.Errorf("%s: exit code %d, want %d; stderr\n%s", test.command, code, exitUnexpected, errs.String())
		}
	}
}

// TestLeaveFonts: a limit that the user sets is not taken away.
func TestLeaveFonts(t *testing.T) {
	percent, limit := debug.SetGCPercent(100), debug.SetMemoryLimit(math.MaxInt64)
	defer debug.SetGCPercent(percent)
	defer debug.SetMemoryLimit(limit)
	for _, test := range []struct {
		gogc, memory string
		percent      int
		limit        int64
	}{
		{"", "", 800, memoryLimit},
		{"", "4GiB", 800, 4 << 30},
		{"50", "", 50, math.MaxInt64},
		{"50", "4GiB", 50, 4 << 30},
	} {
		t.Setenv("GOGC", test.gogc)
		t.Setenv("GOMEMLIMIT", test.memory)
		debug.SetGCPercent(100) // what the runtime would have taken from the variables
		debug.SetMemoryLimit(math.MaxInt64)
		if test.gogc != "" {
			debug.SetGCPercent(50)
		}
		if test.memory != "" {
			debug.SetMemoryLimit(4 << 30)
		}
		leaveFonts()
		if p, l := debug.SetGCPercent(100), debug.SetMemoryLimit(-1); p != test.percent || l != test.limit {
			t.Errorf("GOGC=%s GOMEMLIMIT=%s: %d %% and %d bytes, want %d and %d", test.gogc, test.memory, p, l, test.percent, test.limit)
		}
	}
}
