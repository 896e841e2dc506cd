// Package deliver takes finished sheets to where they go: today a folder. A sheet goes in, a receipt
// comes out that says where it is and what its bytes were.
package deliver

import "crypto/sha256"

// A Sheet is one finished PDF.
type Sheet struct {
	Key    string // of the row it was made from; it gives away nothing of the patient
	Guide  string
	Kind   string
	Locale string // BCP 47
	PDF    []byte // belongs to the caller; a sink may read it only until Put returns
}

// Name gives the sheet's file name: key, kind and locale, and nothing of the patient.
func (s Sheet) Name() string {
	return s.Key + "-" + s.Kind + "." + s.Locale + ".pdf"
}

// A Receipt says where a sheet went.
type Receipt struct {
	Path   string // as a person would type it; "" where there is no file
	Bytes  int
	SHA256 [sha256.Size]byte // of the PDF
}

// A Sink is a place that sheets go to. Put is called from several goroutines at once.
//
// An error means that nobody may count on the sheet: it did not arrive, or arrived whole and may not last.
// It is never there in part. The next one is not likely to do better: the machine refused, not the sheet.
type Sink interface {
	Put(Sheet) (Receipt, error)
}

// receipt is the part of a receipt that every sink fills in the same way.
func receipt(s Sheet, path string) Receipt {
	return Receipt{Path: path, Bytes: len(s.PDF), SHA256: sha256.Sum256(s.PDF)}
}

// Discard is a [Sink] that keeps nothing. A check uses it.
type Discard struct{}

// Put gives a receipt without a path.
func (Discard) Put(s Sheet) (Receipt, error) { return receipt(s, ""), nil }
