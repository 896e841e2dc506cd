package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"strconv"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"handout/internal/ledger"
)

// given puts entries of invented sheets into a ledger, made if it is not there: given out/ledger.db 2 3 4
//
// Sheets 2 and 3 are from long ago, the others from far ahead; from sheet 5 on they were made again.
func given(ts *testscript.TestScript, neg bool, args []string) {
	l := scriptLedger(ts, args[0], "test")
	for _, arg := range args[1:] {
		n, err := strconv.Atoi(arg)
		ts.Check(err)
		ts.Check(l.Append([]ledger.Entry{invented(n)}))
	}
	ts.Check(l.Close())
}

func invented(n int) ledger.Entry {
	e := ledger.Entry{
		Key: fmt.Sprintf("abcdefghijkl%d", n), Guide: "bone-marrow", Version: "1.0", Kind: "prep", Locale: "es", Row: n + 1,
		PDF: sha256.Sum256([]byte{1, byte(n)}), Words: sha256.Sum256([]byte{2, byte(n)}), Paper: "iso_a5_148x210mm 16 pt", Signed: "draft", Sink: "folder",
		When: time.Date(2020, 2, 28, 9, n, 0, 0, time.FixedZone("", 3600)), Outcome: "made",
	}
	if n > 3 {
		e.When = e.When.AddDate(200, 0, 0)
	}
	if n > 4 {
		e.Outcome, e.Reason = "again", "=torn\x1b[2J"
	}
	return e
}

// hold holds a ledger until the script ends: hold out/ledger.db 'handout batch, process 4711'
func hold(ts *testscript.TestScript, neg bool, args []string) {
	l := scriptLedger(ts, args[0], args[1])
	ts.Defer(func() { l.Close() })
}

func scriptLedger(ts *testscript.TestScript, file, who string) *ledger.Ledger {
	l, err := ledger.Open(context.Background(), ts.MkAbs(file), ledger.Options{Who: who, Secret: bytes.Repeat([]byte{7}, 32)})
	ts.Check(err)
	return l
}

// TestAgo: days, weeks and years are the calendar's, whatever the clock does on the way.
func TestAgo(t *testing.T) {
	zone, err := time.LoadLocation("Europe/Madrid")
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2024, 4, 1, 12, 0, 0, 0, zone) // the clock changed the day before
	for text, want := range map[string]string{
		"1d": "2024-03-31 12:00", "2d": "2024-03-30 12:00", "90d": "2024-01-02 12:00", "12w": "2024-01-08 12:00", "1y": "2023-04-01 12:00",
		"9999y": "-7975-04-01 12:00", "": "", "0d": "", "90": "", "-1d": "", "1m": "", "d": "", "1d1w": "", "12345d": "", "01d": "",
	} {
		got, ok := ago(now, text)
		if ok != (want != "") || ok && got.Format("2006-01-02 15:04") != want {
			t.Errorf("%q: %v, %v; want %q", text, got, ok, want)
		}
	}
}
