package pdf

import (
	"bytes"
	"regexp"

	"handout/render/doc"
)

// A State is what a file proves of itself.
type State int

const (
	Foreign   State = iota // it is no PDF that was made here
	Changed                // it was made here, and is not what it was
	Encrypted              // it wants a password, as a copy of [Encrypt] does: nothing can be seen
	Whole                  // it is what it was, byte for byte
)

// An Account is what a file says of itself.
type Account struct {
	State  State
	Origin doc.Origin // zero: it says nothing, as a file of many sheets; of one that was changed it may be false
}

// Inspect looks at any bytes.
//
// A file has the digest of its bytes up to the cross-reference stream as its ID (ISO 32000-1, 14.4), and all that
// follows can be worked out from those bytes, so one that is whole proves it. That finds accidents and changes by other
// programs. It is no proof against a forger, who can work out an ID as well: only who has kept the digest of the file,
// as a ledger does, can tell.
func Inspect(file []byte) Account {
	written, err := readWritten(file)
	switch {
	case err == nil:
		return Account{Whole, written.origin()}
	case !bytes.HasPrefix(file, []byte("%PDF-")):
		return Account{}
	case encryptEntry.Match(file[max(0, len(file)-trailerRoom):]):
		return Account{State: Encrypted}
	case bytes.Contains(file, []byte(namespace)):
		return Account{Changed, originIn(file)}
	}
	return Account{}
}

// encryptEntry stands in the trailer of an encrypted file, near its end: after it only the table of objects is left.
var encryptEntry = regexp.MustCompile(`/Encrypt[ \r\n]+\d+ \d+ R`)

const trailerRoom = 64 << 10

// origin reads the one packet of metadata.
func (f *writtenFile) origin() doc.Origin {
	for _, s := range f.streams {
		if s.entries == metadataEntries {
			return originIn(s.data)
		}
	}
	return doc.Origin{}
}

// longestOrigin is more than any has: a guide's name and version are a few words.
const longestOrigin = 4 << 10

var originProperty = regexp.MustCompile(`<handout:origin>([^<]+)</handout:origin>`)

// originIn finds the one origin in bytes; zero where there is none, or more than one.
func originIn(b []byte) doc.Origin {
	found := originProperty.FindAllSubmatch(b, 2)
	if len(found) != 1 || len(found[0][1]) > longestOrigin {
		return doc.Origin{}
	}
	origin, _ := doc.ParseOrigin(string(found[0][1]))
	return origin
}
