package patient

import (
	"regexp"
	"testing"
	"time"

	"handout/internal/diag"
)

// batchRecord is one of a batch.
func batchRecord(row int, mrn, name, birth string, at time.Time) Record {
	pos := diag.Pos{File: "f", Line: row, Column: 3}
	r := Record{Row: row, Pos: diag.Pos{File: "f", Line: row, Column: 1}, Guide: "bone-marrow", Values: map[string]Value{
		RecordNumber: {Pos: pos, Text: mrn, Given: true},
		PatientName:  {Text: name, Given: true},
		BirthDate:    {Text: birth, Given: true},
		Procedure:    {Time: at, Given: true},
	}}
	r.Key = Key(r)
	return r
}

// A key depends on each of its four parts and on nothing else, and looks the same for ever: files and
// ledgers are named by it (R10).
func TestKey(t *testing.T) {
	at := time.Date(2026, 12, 3, 9, 30, 0, 0, time.UTC)
	base := batchRecord(2, "1", "Ann", "1961-04-17", at)
	if want := "2e2ojc2wdxhga"; base.Key != want {
		t.Errorf("key %s, want %s", base.Key, want)
	}
	if !regexp.MustCompile(`^[a-z2-7]{13}$`).MatchString(base.Key) {
		t.Errorf("key %q is not 13 letters and digits", base.Key)
	}
	same := batchRecord(9, "1", "Bo", "1961-04-17", at)
	if same.Key != base.Key {
		t.Error("the row or the name changes the key")
	}
	guide := base
	guide.Guide = "other"
	for _, other := range []Record{
		batchRecord(2, "2", "Ann", "1961-04-17", at),
		batchRecord(2, "1", "Ann", "1961-04-18", at),
		batchRecord(2, "1", "Ann", "1961-04-17", at.Add(time.Minute)),
		guide,
	} {
		if Key(other) == base.Key {
			t.Errorf("%+v has the same key", other)
		}
	}
}
