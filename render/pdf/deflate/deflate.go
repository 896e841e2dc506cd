// Package deflate compresses the pages of sheets: zlib (RFC 1950) around one deflate block (RFC 1951) whose
// code was made beforehand, from pages like them.
//
// A general compressor works out a code for each stream, and for a page that takes as long as all the rest. Pages are so
// much alike that one code does for all of them: they become as long, and it takes half the time.
package deflate

import (
	"encoding/binary"
	"hash/adler32"
	"math/bits"
)

const (
	minMatch = 6 // shorter ones cost more than their letters
	maxMatch = 258
	window   = 1 << 15
	hashBits = 13
)

// An Encoder compresses streams one after another, for one goroutine. The zero value is ready.
type Encoder struct {
	last [1 << hashBits]uint16 // by hash of six bytes: where they were last, modulo 65,536
}

// A Piece is what some bytes become wherever they stand. It is immutable.
type Piece struct {
	bits   []byte // with eight bytes more than are needed, so that they can be read eight at a time
	length int    // in bits
}

// A Known is a part of the data to be compressed of which the Piece was made before. It begins at At and
// is Size bytes long.
type Known struct {
	At, Size int
	Piece    Piece
}

// Piece compresses data that will come again, to be copied then. It becomes longer than amid other data, since only
// what repeats within it is found.
func (e *Encoder) Piece(data []byte) Piece {
	clear(e.last[:])
	w := newBitWriter(nil, data)
	e.encode(&w, data, 0)
	return Piece{append([]byte(nil), w.out[:w.n+8]...), 8*w.n + int(w.held)}
}

// Append appends the compressed data to dst. The parts that are known are in order and do not overlap. The result
// depends on the data and on where those parts are, and on nothing else.
func (e *Encoder) Append(dst, data []byte, known []Known) []byte {
	clear(e.last[:])
	w := newBitWriter(dst, data)
	w.n += copy(w.out[w.n:], header)
	w.add(headerRest, headerRestLength)
	at := 0
	for i := range known {
		k := &known[i]
		e.encode(&w, data[:k.At], at)
		w.copy(&k.Piece)
		at = k.At + k.Size
	}
	e.encode(&w, data, at)
	w.symbol(literals[endOfBlock])
	w.end()
	return binary.BigEndian.AppendUint32(w.out[:w.n], adler32.Checksum(data))
}

// newBitWriter makes room after dst for whatever data becomes.
func newBitWriter(dst, data []byte) bitWriter {
	room := len(header) + (len(data)+2)*maxCode/8 + 16
	if cap(dst)-len(dst) < room {
		dst = append(make([]byte, 0, len(dst)+room), dst...)
	}
	return bitWriter{out: dst[:len(dst)+room], n: len(dst)}
}

// encode writes what stands in data from a place on: literals, and matches with the last place where the next six bytes
// stood.
func (e *Encoder) encode(w *bitWriter, data []byte, from int) {
	i := from
	for i+8 <= len(data) {
		next := binary.LittleEndian.Uint64(data[i:])
		slot := &e.last[hash(next)]
		back := int(uint16(i) - *slot)
		*slot = uint16(i)
		if back == 0 || back > window || back > i ||
			(next^binary.LittleEndian.Uint64(data[i-back:]))<<16 != 0 {
			w.symbol(literals[data[i]])
			i++
			continue
		}
		length := minMatch + matching(data[i+minMatch:], data[i-back+minMatch:])
		w.match(length, back)
		i += length
		if i+6 <= len(data) {
			e.last[hash(binary.LittleEndian.Uint64(data[i-2:]))] = uint16(i - 2)
		}
	}
	for ; i < len(data); i++ {
		w.symbol(literals[data[i]])
	}
}

// hash is of the first six bytes.
func hash(next uint64) uint64 {
	return next << 16 * 0x9E3779B185EBCA87 >> (64 - hashBits)
}

// matching counts the bytes with which both begin, as far as a match may reach.
func matching(a, b []byte) int {
	most := min(len(a), maxMatch-minMatch)
	a, b = a[:most], b[:most]
	n := 0
	for ; n+8 <= most; n += 8 {
		different := binary.LittleEndian.Uint64(a[n:]) ^ binary.LittleEndian.Uint64(b[n:])
		if different != 0 {
			return n + bits.TrailingZeros64(different)/8
		}
	}
	for n < most && a[n] == b[n] {
		n++
	}
	return n
}

// A bitWriter packs codes, the lowest bit first (RFC 1951, 3.1.1). It has room for all of them.
type bitWriter struct {
	out  []byte
	n    int    // bytes written
	bits uint64 // that are not
	held uint   // how many those are: fewer than 8 between two calls
}

// add writes at most 56 bits.
func (w *bitWriter) add(code uint64, length uint) {
	w.bits |= code << w.held
	w.held += length
	binary.LittleEndian.PutUint64(w.out[w.n:], w.bits)
	w.n += int(w.held / 8)
	w.bits >>= w.held &^ 7
	w.held &= 7
}

func (w *bitWriter) symbol(c code) { w.add(uint64(c.code), uint(c.length)) }

// copy writes a piece.
func (w *bitWriter) copy(p *Piece) {
	const most = 56
	from, left := p.bits, p.length
	for ; left >= most; from, left = from[most/8:], left-most {
		w.add(binary.LittleEndian.Uint64(from)&(1<<most-1), most)
	}
	if left > 0 {
		w.add(binary.LittleEndian.Uint64(from)&(1<<left-1), uint(left))
	}
}

// match writes a length and a distance.
func (w *bitWriter) match(length, back int) {
	l := lengths[length]
	d := distances[distanceSymbol(back)]
	code := uint64(d.code) | uint64(back-int(d.base))<<d.codeLength
	w.add(uint64(l.code)|code<<l.length, uint(l.length)+uint(d.length))
}

// end pads the last byte.
func (w *bitWriter) end() {
	if w.held > 0 {
		w.n++
	}
}

// distanceSymbol is the symbol of a distance (3.2.5): two for each power of two.
func distanceSymbol(back int) int {
	if back <= 4 {
		return back - 1
	}
	top := bits.Len(uint(back-1)) - 1
	return 2*top + (back-1)>>(top-1)&1
}
