package yamlfile

import "strings"

// Bounds on the search for the broken place.
const (
	maxSpan   = 30      // lines of a quoted text or a bracket that is not taken for broken
	maxDepth  = 20      // blocks in blocks that are followed
	maxColumn = 4 << 20 // bytes that are read, again and again, for the column of one place
)

// A search looks for the place at which text that is not YAML stops being YAML. The library tells no
// column, and of the line at times only where the surrounding block begins.
//
// The place is the end of the longest beginning that is YAML. To try one beginning of a long text after
// another takes far too long; so the search goes down, from block to block, to the smallest that is not
// YAML, and tries the beginnings of that. It reads a block entry by entry, each behind a few lines that
// stand for all that is before it: the whole text about once for each block that it goes down.
type search struct {
	*source
	isYAML func(string) bool
}

// A block is some lines of the text.
type block struct {
	before string // lines that stand for all that is before these
	lines  []int  // the offset of each line, and that behind the last
	header int    // how many of the lines come before the first entry
}

// broken gives the offset of the place. An unclosed bracket or quote is thus placed where it opens.
func (s search) broken() int {
	b := block{lines: append(s.lines[:len(s.lines):len(s.lines)], len(s.text))}
	for range maxDepth {
		entry, ok := s.badEntry(b)
		if !ok {
			break
		}
		b = entry
	}
	return s.place(b)
}

// badEntry gives the first entry of a block that is not YAML, if the block has entries.
func (s search) badEntry(b block) (block, bool) {
	starts, sibling := s.entries(b)
	if len(starts) == 0 {
		return block{}, false
	}
	head := b.before
	if b.header > 0 {
		head += s.text[b.lines[0]:b.lines[b.header]]
	}
	if !s.isYAML(head + sibling) {
		return block{}, false // inside a bracket or a quoted text, lines may look like entries
	}
	before := head
	for len(starts) > 1 {
		n := s.whole(b, before, starts)
		if n == 0 {
			return block{before: before, lines: b.lines[starts[0] : starts[1]+1], header: 1}, true
		}
		starts, before = starts[n:], head+sibling
	}
	return block{}, false
}

// entries gives the lines of a block that its entries start on and, after those, the number of its lines;
// and an entry that stands for any of them. Entries are as far to the right as the first one; they are
// all items of a list, or none is.
func (s search) entries(b block) (starts []int, sibling string) {
	var indent string
	var item bool
	last := len(b.lines) - 1
	for i := b.header; i < last; i++ {
		text := strings.TrimLeft(s.text[b.lines[i]:b.lines[i+1]], " ")
		// A bracket or a colon goes on with the entry above.
		if strings.TrimSpace(text) == "" || strings.ContainsAny(text[:1], "#]}:,") {
			continue
		}
		before := s.text[b.lines[i] : b.lines[i+1]-len(text)]
		if len(starts) == 0 {
			indent, item = before, isItem(text)
		}
		if before == indent && isItem(text) == item {
			starts = append(starts, i)
		}
	}
	if len(starts) == 0 {
		return nil, ""
	}
	if item {
		return append(starts, last), indent + "- 0\n"
	}
	return append(starts, last), indent + "\"\": 0\n"
}

// isItem reports whether a line is that of an item of a list.
func isItem(line string) bool {
	rest, dash := strings.CutPrefix(line, "-")
	return dash && (rest == "" || strings.ContainsAny(rest[:1], " \r\n"))
}

// whole gives how many of the entries, from the first on, are YAML together, or 0. They are more than one
// where a bracket or a quoted text goes on in lines that look like entries.
func (s search) whole(b block, before string, starts []int) int {
	for n := 1; n < len(starts) && (n == 1 || starts[n]-starts[0] <= maxSpan); n++ {
		if s.isYAML(before + s.text[b.lines[starts[0]]:b.lines[starts[n]]]) {
			return n
		}
	}
	return 0
}

// place gives the end of the longest beginning of a block that is YAML: first in whole lines, then inside
// the line after those.
func (s search) place(b block) int {
	start := s.lastGood(b, b.lines[:min(len(b.lines), maxSpan+1)])
	line := s.line(s.at(start).Line)
	if (start-b.lines[0]+len(line))*len(line) > maxColumn {
		return start
	}
	var runes []int
	for i := range line {
		runes = append(runes, start+i)
	}
	return s.lastGood(b, runes)
}

// lastGood gives the last of the offsets such that the block up to it is YAML, or else the first offset.
func (s search) lastGood(b block, offsets []int) int {
	for i := len(offsets) - 1; i > 0; i-- {
		if s.isYAML(b.before + s.text[b.lines[0]:offsets[i]]) {
			return offsets[i]
		}
	}
	return offsets[0]
}
