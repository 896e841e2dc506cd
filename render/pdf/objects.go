package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"hash"
)

// objects is a PDF file under construction. Streams go into it as they come; all other objects are
// collected in one object stream (ISO 32000-1, 7.5.7), which compresses them together.
type objects struct {
	deflater *deflater
	file     syntax
	bodies   syntax    // of the objects in the object stream
	packed   []int     // their numbers and offsets into bodies, in pairs
	places   []xrefRow // by object number
	head     syntax    // for reuse
	digest   hash.Hash

	kept map[[sha256.Size]byte][]byte // object streams, deflated, by the digest of what is in them
}

// keptStreams bounds them. Sheets of one kind with the same conditions have the same structure, line for
// line, and differ in their pages only; a tenth of the time of a sheet goes into this stream.
const keptStreams = 64

// An xrefRow says where an object is, as a row of the cross-reference stream does (7.5.8.3).
type xrefRow struct {
	kind   byte // 1: at an offset in the file; 2: in an object stream
	offset int  // or the number of the object stream
	index  int  // in the object stream
}

// reset begins a file (ISO 19005-2, 6.1.2). The first object number given out is 1.
func (o *objects) reset() {
	o.file, o.bodies, o.packed, o.places = o.file[:0], o.bodies[:0], o.packed[:0], o.places[:0]
	if o.digest == nil {
		o.digest = sha256.New()
	}
	o.digest.Reset()
	o.file.raw("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
	o.places = append(o.places, xrefRow{index: 0xFFFF}) // object 0 is free
}

// reserve gives out n object numbers in a row and returns the first.
func (o *objects) reserve(n int) int {
	first := len(o.places)
	for range n {
		o.places = append(o.places, xrefRow{})
	}
	return first
}

// begin starts an object that is no stream and returns where its body is to be appended, with a line
// feed at the end.
func (o *objects) begin(n int) *syntax {
	o.places[n] = xrefRow{kind: 2, index: len(o.packed) / 2}
	o.packed = append(o.packed, n, len(o.bodies))
	return &o.bodies
}

// stream writes a stream object. Dictionary is its entries but for Length.
func (o *objects) stream(n int, dictionary string, data []byte) {
	o.places[n] = xrefRow{kind: 1, offset: len(o.file)}
	o.file.int(n)
	o.file.raw(" 0 obj\n<<")
	o.file.raw(dictionary)
	o.file.raw("/Length ")
	o.file.int(len(data))
	o.file.raw(">>stream\n")
	o.file = append(o.file, data...)
	o.file.raw("\nendstream\nendobj\n") // the line feed before endstream: ISO 19005-2, 6.1.7.1
}

// end writes the object stream and the cross-reference stream, which is the trailer too, and
// returns the file. It is valid until the next reset.
func (o *objects) end(catalog, info int) []byte {
	o.objectStream()
	table := o.reserve(1)
	start := len(o.file)
	o.places[table] = xrefRow{kind: 1, offset: start}
	var id [sha256.Size]byte
	o.digest.Sum(id[:0])
	var d syntax
	d.raw("/Type/XRef/Size ")
	d.int(len(o.places))
	d.raw("/W[1 4 2]/Root ")
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
	d.raw("]/DecodeParms<</Predictor 12/Columns 7>>/Filter/FlateDecode")
	o.stream(table, string(d), o.deflater.deflate(o.rows()))
	o.file.raw("startxref\n")
	o.file.int(start)
	o.file.raw("\n%%EOF\n")
	return o.file
}

func (o *objects) objectStream() {
	n := o.reserve(1)
	o.head = o.head[:0]
	for i := 0; i < len(o.packed); i += 2 {
		o.places[o.packed[i]].offset = n
		o.head.int(o.packed[i])
		o.head.raw(" ")
		o.head.int(o.packed[i+1])
		o.head.raw(" ")
	}
	var d syntax
	d.raw("/Type/ObjStm/N ")
	d.int(len(o.packed) / 2)
	d.raw("/First ")
	d.int(len(o.head))
	d.raw("/Filter/FlateDecode")
	data := o.packedObjects()
	o.digest.Write(data)
	o.stream(n, string(d), data)
}

// packedObjects gives the object stream's data, from those that are kept if it is one of them.
func (o *objects) packedObjects() []byte {
	h := sha256.New()
	h.Write(o.head)
	h.Write(o.bodies)
	var key [sha256.Size]byte
	h.Sum(key[:0])
	if data, ok := o.kept[key]; ok {
		return data
	}
	data := bytes.Clone(o.deflater.deflate(o.head, o.bodies))
	if o.kept == nil || len(o.kept) >= keptStreams {
		o.kept = make(map[[sha256.Size]byte][]byte, keptStreams)
	}
	o.kept[key] = data
	return data
}

// rows is the cross-reference stream's data: each row is the difference from the one above (PNG
// predictor Up, 7.4.4.4), which leaves little to compress.
func (o *objects) rows() []byte {
	var above, row [7]byte
	rows := o.head[:0]
	for _, p := range o.places {
		row[0] = p.kind
		binary.BigEndian.PutUint32(row[1:], uint32(p.offset))
		binary.BigEndian.PutUint16(row[5:], uint16(p.index))
		rows = append(rows, 2)
		for i := range row {
			rows = append(rows, row[i]-above[i])
		}
		above = row
	}
	o.head = rows
	return rows
}
