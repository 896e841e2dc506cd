package picker

import "testing"

// TestPrintable: nothing in a file of patients steers the terminal, or the direction of what stands
// beside it.
func TestPrintable(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"García", "García"},
		{"Garci\u0301a", "García"},
		{"a\tb\nc\u2028d", "a b c d"},
		{"a\x1b[2Jb\x07\u009b", "a?[2Jb??"},
		{"a\u202eb\u2067c\u200f", "abc"},
		{"so\u00adren", "soren"},
		{"می\u200cخواهم", "می\u200cخواهم"}, // the joiner changes letters
	} {
		if got := printable(c.in); got != c.want {
			t.Errorf("printable(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestCells(t *testing.T) {
	for _, c := range []struct {
		in   string
		want int
	}{
		{"", 0},
		{"Ana", 3},
		{"e\u0301\u0323", 1},
		{"山田", 4},
		{"ｱﾝﾅ", 3},  // half-width
		{"Ａ１", 4},   // full-width
		{"ใจดี", 3}, // one vowel above
		{"\u1112\u1161\u11ab", 2},
		{"כ\u05b9הן", 3},
		{"می\u200cخ", 3},
		{"\u2068a\u2069", 1},
	} {
		if got := cells(c.in); got != c.want {
			t.Errorf("cells(%q) = %d, want %d", c.in, got, c.want)
		}
	}
}

func TestCut(t *testing.T) {
	for _, c := range []struct {
		in    string
		limit int
		want  string
	}{
		{"Anna", 4, "Anna"},
		{"Anna", 3, "An~"},
		{"Anna", 1, "~"},
		{"山田太郎", 8, "山田太郎"},
		{"山田太郎", 6, "山田~"}, // half a character is none
		{"ae\u0323\u0301bc", 3, "ae\u0323\u0301~"},
	} {
		if got := cut(c.in, c.limit); got != c.want {
			t.Errorf("cut(%q, %d) = %q, want %q", c.in, c.limit, got, c.want)
		}
	}
}

func TestIsolate(t *testing.T) {
	for in, want := range map[string]string{
		"Ana 12":     "Ana 12",
		"12 (א)":     "\u206812 (א)\u2069",
		"محمد":       "\u2068محمد\u2069",
		"山田":         "山田",
		"Ana \u0661": "Ana \u0661", // Arabic digits alone reorder nothing to their left
	} {
		if got := isolate(in); got != want {
			t.Errorf("isolate(%q) = %q, want %q", in, got, want)
		}
	}
}
