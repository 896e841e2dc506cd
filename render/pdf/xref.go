package pdf

import "encoding/binary"

// An xrefRow says where an object is, as a row of the cross-reference stream does (ISO 32000-1,
// 7.5.8.3): the kind in the first byte, the place in five, the index in two. A file of many sheets
// has millions of objects, and nothing else is kept of them.
type xrefRow uint64

// Kinds of rows.
const (
	rowFree   = 0
	rowPlain  = 1 // its place is an offset in the file
	rowPacked = 2 // its place is the number of an object stream, its index where it stands there
)

// maxPlace is the largest offset that a row can hold.
const maxPlace = 1<<40 - 1

func newXrefRow(kind, place, index int) xrefRow {
	return xrefRow(uint64(kind)<<56 | uint64(place)<<16 | uint64(index))
}

func (r xrefRow) place() int { return int(r>>16) & maxPlace }

// widthOf is how many bytes the places of the rows need: four where they can, as most readers see.
func widthOf(rows []xrefRow) int {
	for _, r := range rows {
		if r.place() >= 1<<32 {
			return 5
		}
	}
	return 4
}

// appendRows appends the cross-reference stream's data: each row is the difference from the one above
// (PNG predictor Up, 7.4.4.4), which leaves little to compress.
func appendRows(data []byte, rows []xrefRow, width int) []byte {
	var above, row [8]byte
	skip := 5 - width // of the bytes for the place
	for _, r := range rows {
		binary.BigEndian.PutUint64(row[:], uint64(r))
		row[skip] = row[0] // the kind
		data = append(data, 2)
		for i := skip; i < len(row); i++ {
			data = append(data, row[i]-above[i])
		}
		above = row
	}
	return data
}
