package patient

import (
	"testing"
	"time"
)

// The key is of the guide that is meant, however its ID is spelled: otherwise a row could come twice
// and nobody would see (R3).
func TestKeyOfGuide(t *testing.T) {
	keys := map[string]bool{}
	for _, id := range []string{"bone-marrow", "Bone-Marrow", " BONE-MARROW "} {
		row := Row{Number: 2, Cells: map[string]Cell{GuideColumn: {Text: id}}}
		rec, _ := Check(row, nil, Defaults{Zone: time.UTC, Locale: "en"})
		keys[rec.Key] = true
	}
	if len(keys) != 1 {
		t.Errorf("%d keys for three spellings of one guide", len(keys))
	}
}
