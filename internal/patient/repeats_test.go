package patient

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"handout/internal/diag"
)

// compare runs records through both passes and gives the problems of each.
func compare(records []Record) [][]string {
	r := NewRepeats()
	r.seen.blocks = make([]bloomBlock, 2) // a small one takes many for known that are not
	for _, rec := range records {
		r.Note(rec)
	}
	all := make([][]string, len(records))
	if some, _ := r.Suspects(); !some {
		return all
	}
	for _, rec := range records {
		r.Collect(rec)
	}
	for i, rec := range records {
		all[i] = lines(r.Problems(rec))
	}
	return all
}

// A row that comes twice is made once; two rows that contradict each other are both in doubt, and both
// stopped (R1, R3).
func TestRepeats(t *testing.T) {
	at := time.Date(2026, 12, 3, 9, 30, 0, 0, time.UTC)
	left := func(rec Record) Record {
		rec.Values["side"] = Value{Text: "left", Given: true}
		return rec
	}
	other := func(row int) string {
		return fmt.Sprintf("the same patient, guide and procedure time as row %d, with other values (neither is made: keep the one that is right)", row)
	}
	number := func(row int) string {
		return fmt.Sprintf("mrn: the record number is that of row %d, with another name or birth date "+
			"(neither is made: one of them has the wrong number, name or date)", row)
	}
	got := compare([]Record{
		batchRecord(2, "1", "Ann Lee", "1961-04-17", at),
		batchRecord(3, "1", "ann  LEE", "1961-04-17", at.Add(time.Hour)), // a second visit
		batchRecord(4, "2", "Ann Lee", "1961-04-17", at),
		batchRecord(5, "1", "Ann Lee", "1961-04-17", at.In(time.FixedZone("", 3600))),
		batchRecord(6, "a-1", "Bo Lee", "1961-04-17", at),
		left(batchRecord(7, "A-1", "Bo Lee", "1961-04-17", at)), // the case of a number tells nobody apart
		batchRecord(8, "A-1", "Bo Lee", "1961-04-17", at),
		batchRecord(9, "3", "Cy Lee", "1961-04-17", at),
		batchRecord(10, "3", "Cy Leigh", "1961-04-17", at.Add(2*time.Hour)),
		batchRecord(11, "3", "Cy Lee", "1961-04-17", at.Add(3*time.Hour)),
		batchRecord(12, "2", "Ann Lee", "1962-04-17", at.Add(time.Hour)),
	})
	want := [][]string{
		nil,
		nil,
		{"f:4:3: " + number(12)},
		{"f:5:1: the same patient, guide and procedure time as row 2 (take this row out: that one is made)"},
		{"f:6:1: " + other(7)},
		{"f:7:1: " + other(6)},
		{"f:8:1: " + other(6)},
		{"f:9:3: " + number(10)},
		{"f:10:3: " + number(9)},
		{"f:11:3: " + number(10)},
		{"f:12:3: " + number(4)},
	}
	for i := range want {
		if !slices.Equal(got[i], want[i]) {
			t.Errorf("row %d: %q, want %q", i+2, got[i], want[i])
		}
	}
}

// Which rows are stopped is what comparing each with each says, for thousands of small batches (R3).
func TestRepeatsAgainstPairs(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		records := make([]Record, 1+rng.IntN(6))
		for i := range records {
			at := time.Date(2026, 12, 3, rng.IntN(2), 0, 0, 0, time.UTC)
			records[i] = batchRecord(i+2, fmt.Sprint(rng.IntN(2)), fmt.Sprint("Ann ", rng.IntN(2)), fmt.Sprint("1961-04-1", rng.IntN(2)), at)
			records[i].Locale = []string{"en", "es"}[rng.IntN(2)]
			records[i].Pos = diag.Pos{}
		}
		for i, problems := range compare(records) {
			if got, want := len(problems) > 0, stopped(records, i); got != want {
				t.Fatalf("row %d of %+v: stopped %v, want %v", i, records, got, want)
			}
		}
	}
}

// stopped says whether a record is, the slow way.
func stopped(records []Record, i int) bool {
	a := records[i]
	for j, b := range records {
		person := a.Values[PatientName].Text == b.Values[PatientName].Text && a.Values[BirthDate].Text == b.Values[BirthDate].Text
		if a.Values[RecordNumber].Text == b.Values[RecordNumber].Text && !person {
			return true
		}
		if a.Key == b.Key && (!person || a.Locale != b.Locale || j < i) {
			return true
		}
	}
	return false
}

// Each part of a record counts when two are compared.
func TestRepeatsContent(t *testing.T) {
	at := time.Date(2026, 12, 3, 9, 30, 0, 0, time.UTC)
	base := batchRecord(2, "1", "Ann", "1961-04-17", at)
	for name, change := range map[string]func(*Record){
		"locale": func(r *Record) { r.Locale = "es" },
		"kinds":  func(r *Record) { r.Kinds = []string{"prep"} },
		"value":  func(r *Record) { r.Values["side"] = Value{Text: "left", Given: true} },
		"none":   func(r *Record) { r.Values["escort"] = Value{None: true} },
		"the hour that comes twice": func(r *Record) {
			r.Values["follow_up_time"] = Value{Type: DateTime, Text: "x", Time: at, Given: true}
		},
	} {
		changed := batchRecord(3, "1", "Ann", "1961-04-17", at)
		if change(&changed); !strings.Contains(fmt.Sprint(compare([]Record{base, changed})), "with other values") {
			t.Errorf("%s: the records are taken for the same", name)
		}
	}
}

// A batch in which too much repeats is refused, and no memory is taken for the rest.
func TestRepeatsTooMany(t *testing.T) {
	r := NewRepeats()
	r.limit = 100
	for pass := range 2 {
		for i := range r.limit + 10 {
			r.note(r.print("key", fmt.Sprint(i)))
		}
		some, list := r.Suspects()
		if want := pass == 1; some != want || list.Bad() != want {
			t.Errorf("pass %d: suspects %v, problems %v; want %v", pass, some, list, want)
		}
	}
	if len(r.suspects) != r.limit {
		t.Errorf("%d suspects are kept, want %d", len(r.suspects), r.limit)
	}
}

// The filter knows all that it was given, and hardly anything else.
func TestBloom(t *testing.T) {
	var b bloom
	const n = 1 << 18
	rng := rand.New(rand.NewPCG(3, 4))
	prints := make([]uint64, n)
	wrong := 0
	for i := range prints {
		if prints[i] = rng.Uint64(); b.add(prints[i]) {
			wrong++
		}
	}
	if wrong > 0 {
		t.Errorf("%d of %d are known before they come", wrong, n)
	}
	for _, p := range prints {
		if !b.add(p) {
			t.Fatal("a fingerprint is not known any more")
		}
	}
}
