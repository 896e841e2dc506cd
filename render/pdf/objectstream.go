package pdf

import "bytes"

const (
	// fullStream is how many objects an object stream holds in a file that is written piece by
	// piece: a reader unpacks all of them to see one.
	fullStream = 200

	// keptStreams bounds the object streams that are kept. Sheets of one kind with the same conditions
	// have the same structure, line for line, and differ in their pages only; a tenth of the time of a
	// sheet goes into this stream.
	keptStreams = 64
)

// objectStream writes the objects that were begun since the last one (ISO 32000-1, 7.5.7), if any.
func (o *objects) objectStream() {
	if len(o.packed) == 0 {
		return
	}
	n := o.reserve(1)
	o.head = o.head[:0]
	for i := 0; i < len(o.packed); i += 2 {
		o.places[o.packed[i]] = newXrefRow(rowPacked, n, i/2)
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
	data := o.packedData()
	o.stream(n, string(d), data)
	o.bodies, o.packed = o.bodies[:0], o.packed[:0]
}

// packedData gives the object stream's data, from those that are kept if it is one of them. In a file
// of many sheets no two are the same.
func (o *objects) packedData() []byte {
	if o.out != nil {
		return o.deflater.deflate(o.head, o.bodies)
	}
	o.key = append(append(o.key[:0], o.head...), o.bodies...)
	if data, ok := o.kept[string(o.key)]; ok {
		return data
	}
	data := bytes.Clone(o.deflater.deflate(o.key))
	if o.kept == nil || len(o.kept) >= keptStreams {
		o.kept = make(map[string][]byte, keptStreams)
	}
	o.kept[string(o.key)] = data
	return data
}
