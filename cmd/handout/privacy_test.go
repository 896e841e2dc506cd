package main

import (
	"bytes"
	"compress/zlib"
	"encoding/csv"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"handout/templates"
)

// TestPrivacy keeps R10: no patient's value is in a file name, in what the program prints, or in a
// PDF anywhere but in its glyphs.
func TestPrivacy(t *testing.T) {
	rows := demoRows(t)
	secrets := secrets(rows)
	dir := t.TempDir()
	good := writeRows(t, rows)
	for _, flags := range [][]string{nil, {"--json"}, {"--again", "--reason", "a test"}} {
		out := runBatch(t, append([]string{good, "-o", dir}, flags...))
		wantNone(t, "the output", out, secrets)
	}
	entries, err := os.ReadDir(dir)
	if want := 2*(len(rows)-1) + 3; err != nil || len(entries) != want { // a ledger, its lock and its secret too
		t.Fatalf("%d files (%v), want %d", len(entries), err, want)
	}
	for _, e := range entries {
		wantNone(t, "a file name", []byte(e.Name()), secrets)
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		wantNone(t, e.Name(), data, secrets)
		for _, stream := range inflate(data) {
			wantNone(t, e.Name(), stream, secrets)
		}
	}
}

// TestPrivacyOfProblems spoils the cells of one column after another, in several ways. Every sentence
// about them is without their values.
func TestPrivacyOfProblems(t *testing.T) {
	rows := demoRows(t)
	secrets := secrets(rows)
	spoilers := []string{"\U0001F600", "\u202e", "\x07", "#", strings.Repeat("x", 250), `" `}
	said := 0
	for column := range rows[0] {
		spoiled := [][]string{rows[0]}
		for i, row := range rows[1:] {
			row = slices.Clone(row)
			row[column] += spoilers[i%len(spoilers)]
			spoiled = append(spoiled, row)
		}
		out := runBatch(t, []string{"check", writeRows(t, spoiled), "--json"})
		said += bytes.Count(out, []byte("handout: "))
		wantNone(t, "what is said of column "+rows[0][column], out, secrets)
	}
	if said < 3*len(rows[0]) {
		t.Errorf("only %d sentences were said; the rows were not spoiled", said)
	}
}

// demoRows gives the demo's file, the header first.
func demoRows(t *testing.T) [][]string {
	data, err := templates.Files.ReadFile("demo.csv")
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func writeRows(t *testing.T, rows [][]string) string {
	var file bytes.Buffer
	if err := csv.NewWriter(&file).WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "rows.csv")
	if err := os.WriteFile(name, file.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// runBatch runs a command, batch unless args say check, and gives all that it prints.
func runBatch(t *testing.T, args []string) []byte {
	if args[0] != "check" {
		args = append([]string{"batch"}, args...)
	}
	var out bytes.Buffer
	run(append([]string{"handout"}, args...), strings.NewReader(""), &out, &out)
	return out.Bytes()
}

// secrets gives what tells a patient: the values of these columns, and the words of names.
func secrets(rows [][]string) []string {
	var all []string
	for i, column := range rows[0] {
		for _, row := range rows[1:] {
			switch column {
			case "mrn", "birth_date", "email":
				all = append(all, row[i])
			case "patient_name", "escort", "clinician":
				all = append(all, row[i])
				all = append(all, strings.Fields(row[i])...)
			}
		}
	}
	// "de" and "Dr." tell nobody, and stand in other words.
	return slices.DeleteFunc(all, func(s string) bool { return len(s) < 4 })
}

// wantNone looks for secrets, in UTF-8 and as PDF strings may have them, in UTF-16.
func wantNone(t *testing.T, where string, data []byte, secrets []string) {
	t.Helper()
	for i, s := range secrets {
		var wide []byte
		for _, u := range utf16.Encode([]rune(s)) {
			wide = append(wide, byte(u>>8), byte(u))
		}
		if bytes.Contains(data, []byte(s)) || bytes.Contains(data, wide) {
			t.Errorf("%s holds secret %d of the demo", where, i)
		}
	}
}

// inflate gives all deflated streams of a PDF, unpacked.
func inflate(data []byte) [][]byte {
	var streams [][]byte
	for {
		_, rest, ok := bytes.Cut(data, []byte("stream\n"))
		if !ok {
			return streams
		}
		if r, err := zlib.NewReader(bytes.NewReader(rest)); err == nil {
			stream, _ := io.ReadAll(r)
			streams = append(streams, stream)
		}
		data = rest
	}
}
