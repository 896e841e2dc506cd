package pdf

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"

	"handout/render/pdf/deflate"
)

// maxPassword is how many bytes a password may have (ISO 32000-2, 7.6.4.3.2).
const maxPassword = 127

// Encrypt returns a copy of a file that a Writer or a Binder made, which opens with the password only (M6):
// AES-256, revision 6 of the standard security handler. Whoever opens it may print it, copy from it and have it
// read aloud, but not change it. Nobody has the owner's password.
//
// The copy still claims PDF/UA-1, for all that needs is that a screen reader may read it (ISO 14289-1, 7.16), and no
// longer PDF/A-2, which knows no encryption (ISO 19005-2, 6.1.3). Of its ID the first part is the plain file's.
//
// A file that was changed since it was made, by as little as a byte, is refused. So is a password that is empty,
// longer than 127 bytes, or has anything but printable ASCII in it: such a one is not typed the same way everywhere.
//
// All keys and initial vectors come from random: only crypto/rand.Reader keeps the copy secret.
func Encrypt(file []byte, password string, random io.Reader) ([]byte, error) {
	if err := checkPassword(password); err != nil {
		return nil, err
	}
	f, err := readWritten(file)
	if err == nil {
		err = f.changeClaims()
	}
	if err != nil {
		return nil, fmt.Errorf("the file is not as it was written: %w", err)
	}
	e, err := newEncryption(password, random)
	if err != nil {
		return nil, err
	}
	return f.encrypted(e, len(file))
}

// checkPassword refuses a password without saying anything of what it is.
func checkPassword(password string) error {
	if password == "" || len(password) > maxPassword {
		return fmt.Errorf("a password has from 1 to %d characters", maxPassword)
	}
	for _, c := range []byte(password) {
		if c < ' ' || c > '~' {
			return errors.New("a password has printable ASCII characters only")
		}
	}
	return nil
}

// encrypted writes the copy. Length is that of the plain file. All strings of the file stand in object streams, which are
// encrypted as a whole (ISO 32000-1, 7.5.7), so there is nothing to encrypt but streams.
func (f *writtenFile) encrypted(e *encryption, length int) ([]byte, error) {
	var o objects
	o.reset()
	o.file = slices.Grow(o.file, length+length/16+4096) // an initial vector and some padding for each stream
	o.places = slices.Clone(f.rows)
	for _, s := range f.streams {
		data, err := e.encrypt(s.data)
		if err != nil {
			return nil, err
		}
		o.stream(s.number, s.entries, data)
	}
	t := f.trailer
	var err error
	if t.id[1], err = e.bytes(len(t.id[1])); err != nil {
		return nil, err
	}
	t.encrypt = o.reserve(1)
	o.places[t.encrypt] = newXrefRow(rowPlain, o.offset(), 0)
	o.file.int(t.encrypt)
	o.file.raw(" 0 obj\n")
	o.file.raw(e.dictionary)
	o.file.raw("\nendobj\n")
	return o.endAs(&t), nil
}

// endAs writes the end of a file whose objects are all written: the cross-reference stream, which is the only one that is
// never encrypted (ISO 32000-1, 7.5.8.2), with that trailer.
func (o *objects) endAs(t *writtenTrailer) []byte {
	table := o.reserve(1)
	start := o.offset()
	o.places[table] = newXrefRow(rowPlain, start, 0)
	var encoder deflate.Encoder
	data := encoder.Append(nil, appendRows(nil, o.places, widthOf(o.places)), nil)
	o.stream(table, t.entries(o.places), data)
	o.file.raw(ending(start))
	return o.file
}

// ending is what stands behind the cross-reference stream (7.5.5).
func ending(start int) string { return "startxref\n" + strconv.Itoa(start) + "\n%%EOF\n" }
