package pdf

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// A writtenFile is a finished file, taken apart into what a copy of it is put together from.
type writtenFile struct {
	streams []writtenStream // in their order; all but the cross-reference stream
	rows    []xrefRow       // by object number; without that of the cross-reference stream
	trailer writtenTrailer
	room    int // how many bytes its streams may still become, those that are looked into
	most    int // the highest number that an object may have
}

// What is looked into becomes at most 1.4 times as long as its file, where 3,000 sheets share their fonts, and half as long in
// a sheet. A file that wants more is not ours, and may be meant to use up time and memory.
const (
	mostInflated = 4
	smallestRoom = 1 << 20
)

// leastObject is what a packed object takes of the room at the least, its number and its offset, as in "1 0 "; one that is not
// packed takes more of the file. Every number has an object, so a higher one than there is room for is in no file of ours.
const leastObject = 4

// A writtenStream is a stream object.
type writtenStream struct {
	number  int
	entries string // of its dictionary, but for Length
	data    []byte // as they stand in the file: deflated, where they are
}

// writtenForm holds for the entries of every stream that is written. None has a string in it, which would have to be
// encrypted, or a filter that says that the stream is not.
var writtenForm = regexp.MustCompile(`^(?:` +
	`/Filter/FlateDecode(?:/Length1 \d+)?|` + // page, ToUnicode, font
	`/N 3/Filter/FlateDecode|` + // colour profile
	`/Type/Metadata/Subtype/XML|` +
	`/Type/ObjStm/N \d+/First \d+/Filter/FlateDecode|` +
	`/Type/XObject/Subtype/Image/Width \d+/Height \d+/ColorSpace/Device(?:RGB|Gray)/BitsPerComponent 8/Filter/` +
	`(?:DCTDecode|FlateDecode/DecodeParms<</Predictor 15/Colors 3/BitsPerComponent 8/Columns \d+>>)` +
	`)$`)

// readWritten reads a file from the first byte to the last: each must be accounted for, and what stands before the
// cross-reference stream must have the digest that is the file's ID.
func readWritten(file []byte) (*writtenFile, error) {
	var o objects
	o.reset()
	rest, ok := bytes.CutPrefix(file, o.file)
	if !ok {
		return nil, errors.New("it does not begin as it should")
	}
	room := smallestRoom + mostInflated*len(file)
	f := &writtenFile{rows: o.places, room: room, most: min(room/leastObject, maxObjects)}
	for {
		at := len(file) - len(rest)
		var s writtenStream
		if s, rest, ok = cutStream(rest); !ok {
			return nil, fmt.Errorf("no stream at byte %d", at)
		}
		if strings.HasPrefix(s.entries, "/Type/XRef/") {
			digest := sha256.Sum256(file[:at])
			return f, f.end(&s, at, digest[:16], rest)
		}
		if err := f.add(s, at); err != nil {
			return nil, fmt.Errorf("object %d: %w", s.number, err)
		}
	}
}

// cutStream reads a stream object and returns what stands behind it.
func cutStream(b []byte) (s writtenStream, rest []byte, ok bool) {
	number, b, ok1 := bytes.Cut(b, []byte(" 0 obj\n<<"))
	entries, b, ok2 := bytes.Cut(b, []byte("/Length "))
	length, b, ok3 := bytes.Cut(b, []byte(">>stream\n"))
	if !ok1 || !ok2 || !ok3 {
		return s, nil, false
	}
	n, ok1 := decimal(length)
	if s.number, ok2 = decimal(number); !ok1 || !ok2 || n > len(b) {
		return s, nil, false
	}
	s.entries, s.data = string(entries), b[:n]
	rest, ok = bytes.CutPrefix(b[n:], []byte("\nendstream\nendobj\n"))
	return s, rest, ok
}

// decimal reads a number that is written as the writer does: not below 0, and without leading zeros.
func decimal(b []byte) (int, bool) {
	n, err := strconv.Atoi(string(b))
	return n, err == nil && n >= 0 && strconv.Itoa(n) == string(b)
}

// add takes a stream that stands at a byte of the file, and the objects that are packed in it.
func (f *writtenFile) add(s writtenStream, at int) error {
	if !writtenForm.MatchString(s.entries) {
		return errors.New("a stream of an unknown kind")
	}
	f.streams = append(f.streams, s)
	if err := f.place(s.number, newXrefRow(rowPlain, at, 0)); err != nil || !s.isPacked() {
		return err
	}
	p, err := s.unpack(&f.room)
	if err != nil {
		return err
	}
	for i, n := range p.numbers {
		if err := f.place(n, newXrefRow(rowPacked, s.number, i)); err != nil {
			return err
		}
	}
	return nil
}

// place notes where an object is.
func (f *writtenFile) place(n int, row xrefRow) error {
	if n < 1 || n > maxObjects {
		return errors.New("no number that an object can have")
	}
	if n > f.most {
		return errors.New("its number is higher than the file has room for objects")
	}
	if n >= len(f.rows) {
		f.rows = append(f.rows, make([]xrefRow, n+1-len(f.rows))...)
	}
	if f.rows[n] != 0 {
		return fmt.Errorf("there are two objects %d", n)
	}
	f.rows[n] = row
	return nil
}

// end reads the cross-reference stream, which stands at a byte of the file, and what is behind it. Digest is that of all
// that is before.
func (f *writtenFile) end(s *writtenStream, at int, digest, rest []byte) error {
	if s.number != len(f.rows) {
		return errors.New("the cross-reference stream is not the last object")
	}
	for n, row := range f.rows {
		if row == 0 {
			return fmt.Errorf("there is no object %d", n)
		}
	}
	if err := f.readTrailer(s.entries, digest); err != nil {
		return err
	}
	rows := append(f.rows, newXrefRow(rowPlain, at, 0))
	if s.entries != f.trailer.entries(rows) {
		return errors.New("another trailer than it should have")
	}
	table, err := s.inflate(&f.room)
	if err != nil {
		return fmt.Errorf("cross-reference stream: %w", err)
	}
	if !bytes.Equal(table, appendRows(nil, rows, widthOf(rows))) {
		return errors.New("the cross-reference stream does not say where the objects are")
	}
	if string(rest) != ending(at) {
		return errors.New("it does not end as it should")
	}
	return nil
}
