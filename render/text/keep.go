package text

import (
	"bytes"
	"encoding/binary"
)

// keepLimit bounds the paragraphs whose lines are kept: a guide's own, and those with the times of some
// days. All of them go when it is reached.
const keepLimit = 4000

// Limits that stand for something else in a key: what is kept is then a width, not lines.
const (
	forWidth = -1 - iota
	forWidestWord
)

// keepKey gives what the lines of a paragraph depend on. It is valid until the next call.
func (s *Shaper) keepKey(p Paragraph, limit int) []byte {
	key := binary.AppendVarint(s.key[:0], int64(limit))
	key = append(key, flags(p.RTL, false))
	key = appendString(key, p.Lang)
	for _, span := range p.Spans {
		key = append(key, flags(span.Bold, span.Isolate))
		key = appendString(key, span.Lang)
		key = appendString(key, span.Text)
	}
	s.key = key
	return key
}

func flags(a, b bool) byte {
	var f byte
	if a {
		f |= 1
	}
	if b {
		f |= 2
	}
	return f
}

// appendString puts the length first, so that no two lists of strings have one key.
func appendString(key []byte, s string) []byte {
	return append(binary.AppendUvarint(key, uint64(len(s))), s...)
}

// keepWidth gives a width of a kept paragraph, measured the first time.
func (s *Shaper) keepWidth(p Paragraph, what int, measure func() int) (int, error) {
	var key []byte
	if p.Keep {
		key = s.keepKey(p, what)
		if w, ok := s.widths[string(key)]; ok {
			return w, nil
		}
		key = bytes.Clone(key)
	}
	if err := s.prepare(p); err != nil {
		return 0, err
	}
	w := measure()
	if p.Keep {
		if len(s.widths) >= keepLimit {
			clear(s.widths)
		}
		s.widths[string(key)] = w
	}
	return w, nil
}

// A result is what Wrap has given for a paragraph that is kept.
type result struct {
	lines []*Line
	err   error
}

// keep stores a result under a key of keepKey. What could not be set is kept too: a table asks each time
// whether its columns hold their words.
func (s *Shaper) keep(key []byte, lines []*Line, err error) {
	if len(s.kept) >= keepLimit {
		clear(s.kept)
	}
	for _, line := range lines {
		line.Kept = true
	}
	s.kept[string(key)] = result{lines, err}
}
