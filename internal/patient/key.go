package patient

import (
	"crypto/sha256"
	"encoding/base32"
	"strconv"
	"strings"
)

// Key names what is given to one patient for one appointment: its guide, record number, birth date
// and procedure time, as the first 13 characters of the lower-case base32 of their SHA-256 (65 bits:
// two of a million records share one with a chance of 1 in 70 million). The locale and the kind are
// no part of it.
//
// It names files and ledger entries and holds no patient's value. It is no secret either: whoever
// knows all four can work it out.
func Key(r Record) string {
	var room [128]byte
	b := append(room[:0], r.Guide...)
	b = append(b, 0)
	b = append(b, foldNumber(r.Values[RecordNumber].Text)...)
	b = append(b, 0)
	b = append(b, r.Values[BirthDate].Text...)
	b = append(b, 0)
	// A moment, not a text: the same hour comes twice a year.
	b = strconv.AppendInt(b, r.Values[Procedure].Time.Unix(), 10)
	b = append(b, 0)
	sum := sha256.Sum256(b)
	return strings.ToLower(base32.StdEncoding.EncodeToString(sum[:10])[:13])
}
