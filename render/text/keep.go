package text

import "encoding/binary"

// How many results are remembered. All of them go when that is reached.
const (
	keepLimit    = 4000 // of paragraphs that are kept: a guide's own, and those with the times of some days
	passingLimit = 64   // of all others, which come more than once while a sheet is set
)

// A memory holds what the shaper has found of paragraphs, by keepKey. Patients' words are among them: each is found by all
// of its text alone, so that nobody is given another's (R3).
type memory struct {
	results map[string]result
	limit   int
}

func newMemory(limit int) memory { return memory{map[string]result{}, limit} }

// put remembers a result under a key.
func (m *memory) put(key []byte, r result) {
	if len(m.results) >= m.limit {
		clear(m.results)
	}
	m.results[string(key)] = r
}

// A result is what was found of a paragraph: its lines, or what they are made of.
type result struct {
	lines     []*Line
	stretches []Stretch
	err       error
}

// memory gives the one that a paragraph belongs in.
func (s *Shaper) memory(p Paragraph) *memory {
	if p.Keep {
		return &s.kept
	}
	return &s.passing
}

// noLimit stands for a limit in a key: what is remembered is then its stretches, not lines.
const noLimit = -1

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
