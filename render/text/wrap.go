package text

// Wrap breaks a paragraph into lines no wider than limit, in thousandths of an em. Lines fill up one
// after the other; a paragraph without text has none. One short word does not stand alone on the last of several: the
// word before it joins it there, where both lines are the better for it.
//
// Breaks fall where UAX #14 allows them, in Chinese never between a number and its unit, never inside
// a cluster, and behind a negation only if it has no room before the next word. A word wider than limit is an [OverflowError]; a character without a glyph is a
// [NoGlyphError]; a font file that cannot be read is an error too. The clusters of the lines, joined, are
// the text of the spans.
//
// Spaces at the end of a line do not count for its width: they hang over its end, to the right of the
// visible part or, in a paragraph from right to left, to the left of it at negative X.
func (s *Shaper) Wrap(p Paragraph, limit int) ([]*Line, error) {
	m, key := s.memory(p), s.keepKey(p, limit)
	if known, ok := m.results[string(key)]; ok {
		return known.lines, known.err
	}
	lines, err := s.wrap(p, limit)
	for _, line := range lines {
		line.Kept = p.Keep
	}
	m.put(key, result{lines: lines, err: err}) // an error too: a table asks each time whether its columns hold their words
	return lines, err
}

func (s *Shaper) wrap(p Paragraph, limit int) ([]*Line, error) {
	if err := s.prepare(p); err != nil {
		return nil, err
	}
	if visible, _ := s.measure(0, len(s.pieces)); visible <= limit && len(s.pieces) > 0 {
		return []*Line{s.line(s.pieces, p.RTL)}, nil // so do most; where they could be broken takes long to tell
	}
	s.setBreaks()
	var lines []*Line
	start, end, width := 0, 0, 0  // of the line that is filling up
	before, word, last := 0, 0, 0 // where the line before it begins, that one's last word, and its own
	for end < len(s.pieces) {
		next := s.nextBreak(end)
		visible, full := s.measure(end, next)
		if visible > limit {
			next = s.firstClinging(end, next)
			visible, full = s.measure(end, next)
		}
		if visible > limit {
			return nil, &OverflowError{Span: s.pieces[end].span, Width: visible, Limit: limit}
		}
		if width+visible > limit {
			lines = append(lines, s.line(s.pieces[start:end], p.RTL))
			before, word = start, last
			start, width = end, 0
		}
		last, end, width = end, next, width+full
	}
	if end > start {
		if last == start && s.lonely(before, word, start, limit) {
			start, lines[len(lines)-1] = word, s.line(s.pieces[before:word], p.RTL)
		}
		lines = append(lines, s.line(s.pieces[start:end], p.RTL))
	}
	return lines, nil
}

// shortWord is the part of a line, as a divisor, that a word takes at most which should not stand alone on the last one.
const shortWord = 4

// lonely reports whether the last line, from the piece at start on, is one short word, and the line from before can spare
// it its own last word: it stays the longer one. Only words between spaces are meant: Chinese has none, and rules of its own.
func (s *Shaper) lonely(before, word, start, limit int) bool {
	if word <= before || !s.pieces[word-1].space || !s.pieces[start-1].space {
		return false
	}
	alone, _ := s.measure(start, len(s.pieces))
	both, _ := s.measure(word, len(s.pieces))
	rest, _ := s.measure(before, word)
	return alone*shortWord <= limit && both <= rest
}

// A Stretch is words that no line break divides. Its widths are in thousandths of an em.
type Stretch struct {
	Visible int
	Full    int // with the spaces at its end
}

// Stretches gives what lines are made of: [Shaper.Wrap] breaks a paragraph between them, and accepts a limit if the widest
// of them fits: no less, unless it has a negation. Its errors are those of Wrap, but for an [OverflowError]. The list is not to be changed.
func (s *Shaper) Stretches(p Paragraph) ([]Stretch, error) {
	m, key := s.memory(p), s.keepKey(p, noLimit)
	if known, ok := m.results[string(key)]; ok {
		return known.stretches, known.err
	}
	var found result
	if found.err = s.prepare(p); found.err == nil {
		found.stretches = s.stretches()
	}
	m.put(key, found)
	return found.stretches, found.err
}

// stretches measures the pieces between breaks.
func (s *Shaper) stretches() (out []Stretch) {
	s.setBreaks()
	for at := 0; at < len(s.pieces); {
		next := s.nextBreak(at)
		visible, full := s.measure(at, next)
		out = append(out, Stretch{visible, full})
		at = next
	}
	return out
}

// prepare turns a paragraph into pieces.
func (s *Shaper) prepare(p Paragraph) error {
	if err := s.read(p); err != nil {
		return err
	}
	s.setLevels(p)
	return s.shape(p)
}

// setBreaks marks the pieces before which a line may end. A break that would fall inside a cluster finds no
// piece that starts there. Spaces at the very start keep to the first word, or they could be a line.
func (s *Shaper) setBreaks() {
	s.breaks.Init(s.runes)
	lines := s.breaks.LineIterator()
	i := 0
	for i < len(s.pieces) && s.pieces[i].space {
		i++
	}
	i++
	for lines.Next() {
		at := lines.Line().Offset
		for i < len(s.pieces) && s.pieces[i].at < at {
			i++
		}
		if i < len(s.pieces) && s.pieces[i].at == at && !s.together(at) {
			p := &s.pieces[i]
			p.clings = s.clings(at)
			p.breakable = !p.clings
		}
	}
}

// nextBreak gives the end of the unbreakable stretch that starts at a piece.
func (s *Shaper) nextBreak(at int) int {
	for at++; at < len(s.pieces) && !s.pieces[at].breakable; {
		at++
	}
	return at
}

// firstClinging gives the first piece between two that clings to the one before it, or else the last.
func (s *Shaper) firstClinging(from, to int) int {
	for at := from + 1; at < to; at++ {
		if s.pieces[at].clings {
			return at
		}
	}
	return to
}

// measure adds up pieces[start:end]: visible is without the spaces at the end.
func (s *Shaper) measure(start, end int) (visible, full int) {
	for _, p := range s.pieces[start:end] {
		full += p.cluster.Advance
		if !p.space {
			visible = full
		}
	}
	return visible, full
}
