package translation

import (
	"regexp"
	"strconv"
)

// A piece of a text is words, or a placeholder.
type piece struct {
	text string
	name string // of the placeholder; "" for words
}

// placeholder is one as a catalog writes it.
var placeholder = regexp.MustCompile(`\{\{\.([A-Za-z_][A-Za-z0-9_]*)\}\}`)

// pieces cuts a text at its placeholders.
func pieces(text string) []piece {
	var all []piece
	at := 0
	for _, m := range placeholder.FindAllStringSubmatchIndex(text, -1) {
		if m[0] > at {
			all = append(all, piece{text: text[at:m[0]]})
		}
		all = append(all, piece{name: text[m[2]:m[3]]})
		at = m[1]
	}
	if at < len(text) {
		all = append(all, piece{text: text[at:]})
	}
	return all
}

// ids gives each placeholder of a text an id of its own, the same in each text: its name, and behind the second and later
// ones of that name a number.
func ids(all []piece) []string {
	ids, seen := make([]string, len(all)), map[string]int{}
	for i, p := range all {
		if seen[p.name]++; seen[p.name] > 1 {
			ids[i] = p.name + "-" + strconv.Itoa(seen[p.name])
		} else {
			ids[i] = p.name
		}
	}
	return ids
}
