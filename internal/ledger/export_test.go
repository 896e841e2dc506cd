package ledger

import (
	"bytes"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"path/filepath"
	"slices"
	"testing"
)

// TestExport reads the CSV back.
func TestExport(t *testing.T) {
	l := openTest(t, filepath.Join(t.TempDir(), "ledger.db"), Options{})
	again := sheet(1)
	again.Outcome, again.Reason = "again", `=HYPERLINK("x")`
	add(t, l, sheet(0), again)
	var out bytes.Buffer
	if err := l.Export(&out); err != nil {
		t.Fatal(err)
	}
	text, marked := bytes.CutPrefix(out.Bytes(), []byte("\xef\xbb\xbf"))
	records, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil || !marked || len(records) != 3 {
		t.Fatalf("%d records, marked %v, %v", len(records), marked, err)
	}
	want := []string{"2", "2026-11-22T12:00:01+01:00", writeID(hash(l.secret, again.Key)), "bone-marrow", "1.0", "prep", "es", "3",
		hex.EncodeToString(again.PDF[:]), hex.EncodeToString(again.Words[:]), again.Paper, "draft", "folder", "again", `'=HYPERLINK("x")`, again.Draft}
	if !slices.Equal(records[2], want) {
		t.Errorf("got  %q\nwant %q", records[2], want)
	}
	if len(records[0]) != len(want) || records[0][14] != "reason" || records[0][15] != "draft" {
		t.Errorf("columns %q", records[0])
	}
	if err := l.Export(full{}); !errors.Is(err, errFull) {
		t.Errorf("error %v, want %v", err, errFull)
	}
}

var errFull = errors.New("no room")

// full is a writer that takes nothing.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

// TestHarmless: no cell begins as a formula does (CWE-1236).
func TestHarmless(t *testing.T) {
	for cell, want := range map[string]string{
		"": "", "lost": "lost", "a=b": "a=b", "=1": "'=1", "+1": "'+1", "-1": "'-1", "@x": "'@x", "\tx": "'\tx", "\rx": "'\rx",
		"＝1": "'＝1", "'=1": "'=1",
	} {
		if got := Harmless(cell); got != want {
			t.Errorf("%q: got %q, want %q", cell, got, want)
		}
	}
}
