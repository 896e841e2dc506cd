package picker

import (
	"slices"
	"testing"
)

// TestDecode gives the decoder the reads of a terminal; an empty one is a pause.
func TestDecode(t *testing.T) {
	for _, c := range []struct {
		name  string
		reads []string
		want  []key
	}{
		{"text", []string{"aé山"}, []key{'a', 'é', '山'}},
		{"character in two reads", []string{"a\xc3", "\xa9"}, []key{'a', 'é'}},
		{"character that never ends", []string{"a\xc3", "", "b"}, []key{'a', 'b'}},
		{"no UTF-8", []string{"\xe9a"}, []key{'a'}},
		{"controls", []string{"\x0e\x10\x15\x17\x08\x7f\r\n\x03"}, []key{
			keyDown, keyUp, keyEraseAll, keyEraseWord, keyErase, keyErase, keyEnter, keyEnter, keyGiveUp}},
		{"other controls mean nothing", []string{"\x00\x01\x1a\u0085a"}, []key{'a'}},
		{"arrows", []string{"\x1b[A\x1b[B\x1bOA\x1bOB"}, []key{keyUp, keyDown, keyUp, keyDown}},
		{"arrow in three reads", []string{"\x1b", "[", "B"}, []key{keyDown}},
		{"pages", []string{"\x1b[5~\x1b[6~\x1b[H\x1b[4~"}, []key{keyPageUp, keyPageDown, keyHome, keyEnd}},
		{"other function keys mean nothing", []string{"\x1b[15~\x1b[1;5A\x1b[Z\x1bOPa"}, []key{'a'}},
		{"lone Esc", []string{"\x1b", ""}, []key{keyGiveUp}},
		{"Esc and text gives up first", []string{"\x1bls\r"}, []key{keyGiveUp, 'l', 's', keyEnter}},
		{"Esc twice", []string{"\x1b\x1b"}, []key{keyGiveUp}},
		{"sequence that never ends", []string{"\x1b[1;", ""}, []key{keyGiveUp}},
		{"sequence cut off by Enter", []string{"\x1b[\ra"}, []key{keyEnter, 'a'}},
	} {
		var d decoder
		var got []key
		for _, read := range c.reads {
			got = append(got, d.decode([]byte(read))...)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
	}
}
