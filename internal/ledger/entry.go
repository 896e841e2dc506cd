package ledger

import (
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// An Entry is one sheet that was given out.
type Entry struct {
	Key     string            // of the row, as in a sheet's file name; the ledger keeps a keyed hash of it, so it is empty when read back
	Guide   string            // its ID
	Version string            // of the guide
	Kind    string            // of sheet
	Locale  string            // BCP 47
	Row     int               // as a spreadsheet shows it
	PDF     [sha256.Size]byte // digest of the file
	Words   [sha256.Size]byte // digest of the words in it
	Paper   string            // what they are set on, and how large: "iso_a4_210x297mm 12 pt"
	Signed  string            // the sign-off state: "draft" until there is another
	Draft   string            // why a draft was handed out, as a person wrote it; "" where it was only made
	Sink    string            // where it went: "folder", "archive", "run"
	When    time.Time         // from the caller; kept to the microsecond, with its offset from UTC
	Outcome string            // "made", "again", "changed"; "uncertain" where nobody knows whether a printer printed it
	Reason  string            // why again, as a person wrote it

	Number int64  // read back only: the place in the ledger's order, from 1; none is given twice
	ID     string // read back only: the keyed hash, in base32; equal for all entries of a key
}

// fields are the columns of an entry as [values] gives them and [scan] takes them, after its number.
const fields = "id, guide, version, kind, locale, line, pdf, words, paper, signed, sink, at, east, outcome, reason, draft"

// values gives an entry's columns.
func values(id []byte, e Entry) []any {
	_, east := e.When.Zone()
	return []any{id, e.Guide, e.Version, e.Kind, e.Locale, e.Row, e.PDF[:], e.Words[:], e.Paper, e.Signed, e.Sink,
		e.When.UnixMicro(), east, e.Outcome, e.Reason, e.Draft}
}

// scan reads an entry from its columns.
func scan(row interface{ Scan(...any) error }) (Entry, error) {
	var (
		e              Entry
		id, pdf, words sql.RawBytes
		at             int64
		east           int
	)
	err := row.Scan(&e.Number, &id, &e.Guide, &e.Version, &e.Kind, &e.Locale, &e.Row, &pdf, &words, &e.Paper, &e.Signed, &e.Sink,
		&at, &east, &e.Outcome, &e.Reason, &e.Draft)
	if err != nil {
		return Entry{}, err
	}
	if copy(e.PDF[:], pdf) != len(e.PDF) || copy(e.Words[:], words) != len(e.Words) {
		return Entry{}, fmt.Errorf("entry %d: %w", e.Number, errDamaged)
	}
	e.ID = writeID(id)
	e.When = time.UnixMicro(at).In(zone(east))
	return e, nil
}

var errDamaged = errors.New("a digest is damaged")

func zone(east int) *time.Location {
	if east == 0 {
		return time.UTC
	}
	return time.FixedZone("", east)
}
