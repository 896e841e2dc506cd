package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strconv"
)

// A writtenTrailer is what the trailer of a file says (ISO 32000-1, 7.5.5 and 7.5.8.2).
type writtenTrailer struct {
	root, info int
	id         [2][]byte
	encrypt    int // the encryption dictionary; 0: the file is plain
}

var trailerForm = regexp.MustCompile(`/Root ([1-9]\d{0,6}) 0 R/Info ([1-9]\d{0,6}) 0 R/`)

// readTrailer reads the trailer's entries. Digest is what both parts of the ID must be.
func (f *writtenFile) readTrailer(entries string, digest []byte) error {
	m := trailerForm.FindStringSubmatch(entries)
	if m == nil {
		return errors.New("the trailer has no Root or no Info")
	}
	root, _ := strconv.Atoi(m[1]) // seven digits are a number
	info, _ := strconv.Atoi(m[2])
	f.trailer = writtenTrailer{root: root, info: info, id: [2][]byte{digest, bytes.Clone(digest)}}
	if root >= len(f.rows) || info >= len(f.rows) {
		return errors.New("the trailer leads to no catalog or information")
	}
	return nil
}

// entries gives the entries of the cross-reference stream's dictionary but for Length.
func (t *writtenTrailer) entries(rows []xrefRow) string {
	width := widthOf(rows)
	encrypt := ""
	if t.encrypt != 0 {
		encrypt = fmt.Sprintf("/Encrypt %d 0 R", t.encrypt)
	}
	return fmt.Sprintf("/Type/XRef/Size %d/W[1 %d 2]/Root %d 0 R/Info %d 0 R/ID[<%X><%X>]%s/DecodeParms<</Predictor 12/Columns %d>>/Filter/FlateDecode",
		len(rows), width, t.root, t.info, t.id[0], t.id[1], encrypt, 1+width+2)
}
