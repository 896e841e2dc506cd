package printer

import "testing"

// TestPaper: paper is the same however it lies in the tray; A4, Letter and halves of them are not the same.
func TestPaper(t *testing.T) {
	for _, test := range []struct {
		sheet, ready string
		same         bool
	}{
		{"iso_a6_105x148mm", "custom_148x105mm", true},
		{"iso_a6_105x148mm", "iso-a6", true},
		{"iso_id-1_53.98x85.6mm", "custom_85.6x53.98mm", true},
		{"na_letter_8.5x11in", "custom_279.4x215.9mm", true},
		{"iso_a6_105x148mm", "iso_a5_148x210mm", false},
		{"iso_a4_210x297mm", "na_letter_8.5x11in", false},
		{"iso_a4_210x297mm", "custom_279.4x215.9mm", false},
	} {
		if got := holds([]string{test.ready}, test.sheet); got != test.same {
			t.Errorf("%s on %s: %t, want %t", test.sheet, test.ready, got, test.same)
		}
	}
}

// TestCustomPaper: a printer that takes sizes from one to another takes those of a card, of which it may tell turned.
func TestCustomPaper(t *testing.T) {
	for _, test := range []struct {
		least, most string
		takes       bool
	}{
		{"custom_min_50x80mm", "custom_max_216x356mm", true},
		{"custom_min_80x50mm", "custom_max_356x216mm", true},
		{"custom_min_76x127mm", "custom_max_216x356mm", false},
		{"custom_min_90x50mm", "custom_max_216x356mm", false}, // too narrow as it is, and turned
	} {
		if got := takes([]string{test.least, test.most}, "iso_id-1_53.98x85.6mm"); got != test.takes {
			t.Errorf("from %s to %s: %t, want %t", test.least, test.most, got, test.takes)
		}
	}
}
