package text

import "encoding/binary"

// keepLimit bounds the paragraphs whose lines are kept. All of them go when it is reached.
const keepLimit = 20000

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

// keep stores lines under a key of keepKey.
func (s *Shaper) keep(key string, lines []*Line) {
	if len(s.kept) >= keepLimit {
		clear(s.kept)
	}
	for _, line := range lines {
		line.Kept = true
	}
	s.kept[key] = lines
}
