package patient

import (
	"crypto/sha256"
	"encoding/base32"
	"io"
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
	h := sha256.New()
	for _, part := range []string{
		r.Guide,
		foldNumber(r.Values[RecordNumber].Text),
		r.Values[BirthDate].Text,
		// A moment, not a text: the same hour comes twice a year.
		strconv.FormatInt(r.Values[Procedure].Time.Unix(), 10),
	} {
		io.WriteString(h, part+"\x00")
	}
	return strings.ToLower(base32.StdEncoding.EncodeToString(h.Sum(nil)))[:13]
}
