package pdf

import (
	"encoding/binary"
	"hash/adler32"

	"github.com/klauspost/compress/zlib"
)

// Levels of compression. What is made once for all sheets is made small. What is made for each sheet
// is made fast: with level 6 a two-page sheet is 3 % smaller and takes half as long again.
const (
	small = 5 // 7 takes a tenth longer on a single sheet, for half a hundredth
	fast  = 1
)

// A deflater compresses streams (ISO 32000-1, 7.4.4), one after another, for one goroutine.
type deflater struct {
	zip *zlib.Writer
	out sink
}

// A sink keeps what is written to it.
type sink []byte

func (s *sink) Write(p []byte) (int, error) {
	*s = append(*s, p...)
	return len(p), nil
}

func newDeflater(level int) *deflater {
	d := &deflater{}
	zip, err := zlib.NewWriterLevel(&d.out, level)
	if err != nil {
		panic(err) // only a level that does not exist
	}
	d.zip = zip
	return d
}

// compress is deflate for what is often short. To work out a code for a few hundred bytes takes longer than it
// is worth: they are stored as they are (RFC 1951, 3.2.4) in a zlib stream of one block (RFC 1950, 2.2).
func (d *deflater) compress(data []byte) []byte {
	if len(data) >= short {
		return d.deflate(data)
	}
	d.out = append(d.out[:0], 0x78, 0x01, 1)
	d.out = binary.LittleEndian.AppendUint16(d.out, uint16(len(data)))
	d.out = binary.LittleEndian.AppendUint16(d.out, ^uint16(len(data)))
	d.out = append(d.out, data...)
	d.out = binary.BigEndian.AppendUint32(d.out, adler32.Checksum(data))
	return d.out
}

// short is less than a page of text: a font of one or two letters.
const short = 640

// deflate compresses the parts, joined. The result is valid until the next call.
func (d *deflater) deflate(parts ...[]byte) []byte {
	d.out = d.out[:0]
	d.zip.Reset(&d.out)
	for _, p := range parts {
		d.zip.Write(p) // a sink takes everything
	}
	d.zip.Close()
	return d.out
}
