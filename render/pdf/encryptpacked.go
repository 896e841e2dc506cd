package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
)

// packedObjects are the objects of an object stream (ISO 32000-1, 7.5.7).
type packedObjects struct {
	numbers []int
	offsets []int // of each in bodies; they rise from 0
	bodies  []byte
}

// isPacked reports whether the stream is an object stream.
func (s *writtenStream) isPacked() bool { return strings.HasPrefix(s.entries, "/Type/ObjStm/") }

// inflate gives the data of a stream that is deflated, and takes their length from the room that is left for all.
func (s *writtenStream) inflate(room *int) ([]byte, error) {
	data, err := (&pdfStream{dict: pdfDict{"Filter": pdfName("FlateDecode")}, raw: s.data}).decodeUpTo(min(*room, maxDecoded))
	*room -= len(data)
	return data, err
}

// unpack reads an object stream, which must be what pack makes of the result.
func (s *writtenStream) unpack(room *int) (*packedObjects, error) {
	data, err := s.inflate(room)
	if err != nil {
		return nil, err
	}
	p := &packedObjects{}
	rest := data
	for {
		n, after, ok1 := bytes.Cut(rest, []byte(" "))
		at, after, ok2 := bytes.Cut(after, []byte(" "))
		number, isNumber := decimal(n)
		offset, isOffset := decimal(at)
		if !ok1 || !ok2 || !isNumber || !isOffset {
			break // the first object begins
		}
		p.numbers, p.offsets = append(p.numbers, number), append(p.offsets, offset)
		rest = after
	}
	p.bodies = rest
	if s.entries != p.entries() {
		return nil, errors.New("its N or First is wrong")
	}
	for i, at := range p.offsets {
		if i == 0 && at != 0 || i > 0 && at <= p.offsets[i-1] || at >= len(p.bodies) {
			return nil, errors.New("its objects do not follow each other")
		}
	}
	return p, nil
}

// head gives the numbers and offsets as they stand before the objects.
func (p *packedObjects) head() syntax {
	var s syntax
	for i, n := range p.numbers {
		s.int(n)
		s.raw(" ")
		s.int(p.offsets[i])
		s.raw(" ")
	}
	return s
}

// entries gives the entries of the stream's dictionary but for Length.
func (p *packedObjects) entries() string {
	return fmt.Sprintf("/Type/ObjStm/N %d/First %d/Filter/FlateDecode", len(p.numbers), len(p.head()))
}

// insert puts text into an object, at a byte of it.
func (p *packedObjects) insert(object, at int, text string) {
	at += p.offsets[object]
	p.bodies = append(p.bodies[:at:at], text+string(p.bodies[at:])...)
	for i := object + 1; i < len(p.offsets); i++ {
		p.offsets[i] += len(text)
	}
}
