package pdf

import (
	"crypto/sha256"
	"encoding"
	"encoding/binary"
	"errors"
	"hash"
	"io"

	"handout/render/pdf/deflate"
)

// objects is a PDF file under construction. Streams go into it as they come; all other objects are
// collected in object streams (ISO 32000-1, 7.5.7), which compress them together.
type objects struct {
	deflater *deflater
	encoder  deflate.Encoder
	file     syntax    // the bytes that out does not have yet; without out, the whole file
	places   []xrefRow // by object number
	digest   hash.Hash // of the file
	digested int       // bytes of file that it has
	whole    [sha256.Size]byte

	bodies syntax            // of the objects in the next object stream
	packed []int             // their numbers and offsets into bodies, in pairs
	head   syntax            // for reuse
	key    []byte            // the object stream before it is deflated, for reuse
	kept   map[string][]byte // object streams, deflated, by key

	out     io.Writer // takes the file piece by piece; nil: it is kept whole, and has one object stream
	written int       // bytes that out has
	err     error     // the first of out
}

// maxObjects is how many objects an archival file may have (ISO 19005-2, 6.1.13).
const maxObjects = 8388607

// reset begins a file (ISO 19005-2, 6.1.2). The first object number given out is 1.
func (o *objects) reset() {
	o.file, o.bodies, o.packed, o.places = o.file[:0], o.bodies[:0], o.packed[:0], o.places[:0]
	if o.digest == nil {
		o.digest = sha256.New()
	}
	o.digest.Reset()
	o.digested = 0
	o.file.raw("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
	o.places = append(o.places, newXrefRow(rowFree, 0, 0xFFFF))
}

// reserve gives out n object numbers in a row and returns the first.
func (o *objects) reserve(n int) int {
	first := len(o.places)
	for range n {
		o.places = append(o.places, 0)
	}
	return first
}

// begin starts an object that is no stream and returns where its body is to be appended, with a line
// feed at the end, before the next object begins.
func (o *objects) begin(n int) *syntax {
	if o.out != nil && len(o.packed) == 2*fullStream {
		o.objectStream()
	}
	o.places[n] = newXrefRow(rowPacked, 0, len(o.packed)/2)
	o.packed = append(o.packed, n, len(o.bodies))
	return &o.bodies
}

// stream writes a stream object. Dictionary is its entries but for Length.
func (o *objects) stream(n int, dictionary string, data []byte) {
	o.places[n] = newXrefRow(rowPlain, o.offset(), 0)
	o.file.int(n)
	o.file.raw(" 0 obj\n<<")
	o.file.raw(dictionary)
	o.file.raw("/Length ")
	o.file.int(len(data))
	o.file.raw(">>stream\n")
	o.file = append(o.file, data...)
	o.file.raw("\nendstream\nendobj\n") // the line feed before endstream: ISO 19005-2, 6.1.7.1
	if o.out != nil && len(o.file) >= pieceLength {
		o.flush()
	}
}

// offset is how long the file is so far.
func (o *objects) offset() int { return o.written + len(o.file) }

// pieceLength is how much of a file is collected at least before it is written.
const pieceLength = 1 << 16

// flush hands what there is to out. After an error nothing more is written.
func (o *objects) flush() {
	o.digestFile()
	if o.err == nil && o.offset() > maxPlace {
		o.err = errors.New("the file would be too long")
	}
	if o.err == nil {
		_, o.err = o.out.Write(o.file)
	}
	o.written += len(o.file)
	o.file, o.digested = o.file[:0], 0
}

// digestFile brings the digest to the end of the file.
func (o *objects) digestFile() {
	o.digest.Write(o.file[o.digested:])
	o.digested = len(o.file)
}

// state gives the state of the digest, for restore.
func (o *objects) state() []byte {
	o.digestFile()
	state, err := o.digest.(encoding.BinaryMarshaler).MarshalBinary()
	if err != nil {
		panic(err) // a SHA-256 has a state
	}
	return state
}

// restore makes the digest that of the file as it is.
func (o *objects) restore(state []byte) {
	if err := o.digest.(encoding.BinaryUnmarshaler).UnmarshalBinary(state); err != nil {
		panic(err) // it is one of state's
	}
	o.digested = len(o.file)
}

// end writes the last object stream and the cross-reference stream, which is the trailer too, and
// returns the file, or what out does not have of it. It is valid until the next reset.
func (o *objects) end(catalog, info int) []byte {
	o.objectStream()
	table := o.reserve(1)
	start := o.offset()
	o.places[table] = newXrefRow(rowPlain, start, 0)
	width := widthOf(o.places)
	o.digestFile()
	id := o.digest.Sum(o.head[:0])
	var d syntax
	d.raw("/Type/XRef/Size ")
	d.int(len(o.places))
	d.raw("/W[1 ")
	d.int(width)
	d.raw(" 2]/Root ")
	d.ref(catalog)
	d.raw("/Info ")
	d.ref(info)
	d.raw("/ID[<")
	for range 2 { // a new file: both parts are the same (14.4)
		for i := 0; i < 16; i += 2 {
			d.hex16(binary.BigEndian.Uint16(id[i:]))
		}
		d.raw("><")
	}
	d = d[:len(d)-1]
	d.raw("]/DecodeParms<</Predictor 12/Columns ")
	d.int(1 + width + 2)
	d.raw(">>/Filter/FlateDecode")
	o.head = appendRows(o.head[:0], o.places, width)
	o.stream(table, string(d), o.encoder.Append(nil, o.head, nil))
	o.file.raw("startxref\n")
	o.file.int(start)
	o.file.raw("\n%%EOF\n")
	o.digestFile()
	o.digest.Sum(o.whole[:0])
	return o.file
}
