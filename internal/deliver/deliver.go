// Package deliver takes finished sheets to where they go: a folder or an archive. A sheet goes in, a
// receipt comes out that says where it is and what its bytes were.
package deliver

import (
	"cmp"
	"crypto/sha256"
)

// A Sheet is one finished file.
type Sheet struct {
	Key    string // of the row it was made from; it gives away nothing of the patient
	Kind   string
	Locale string            // BCP 47; of two languages both, with a plus between them
	Ext    string            // of the file's name; "" for that of a PDF
	PDF    []byte            // the file's bytes, PDF or not; belongs to the caller; a sink may read it only until Put returns
	SHA256 [sha256.Size]byte // of PDF
}

// Name gives the sheet's file name: key, kind and locale, and nothing of the patient.
func (s Sheet) Name() string {
	return s.Key + "-" + s.Kind + "." + s.Locale + "." + cmp.Or(s.Ext, "pdf")
}

// A Receipt says where a sheet went.
type Receipt struct {
	Path   string // as a person would type it; "" where there is no file
	Bytes  int
	SHA256 [sha256.Size]byte // of the PDF

	name string // within the sink
}

// A Sink is a place that sheets go to, in two steps: Put takes a sheet in, and Settle brings sheets to where
// they last. Many are settled together, since what takes the time is the disk. Until a sheet is settled it is
// not at its place; from then on it is there whole, and outlasts a loss of power. In a sink that is whole or
// not at all, that holds only when Finish is done.
//
// An error means that nobody may count on the sheets. The next ones are not likely to do better: the
// machine refused, not the sheet.
type Sink interface {
	// Put may be called from several goroutines at once, and while Settle runs.
	Put(Sheet) (Receipt, error)
	// Settle brings the sheets of these receipts to their places, in this order.
	Settle([]Receipt) error
	// Finish is called after the last sheet of a run that came to its end.
	Finish() error
	// Whole reports whether sheets last only when Finish is done.
	Whole() bool
	// Name is the kind of sink, for the ledger.
	Name() string
}

// receipt is the part of a receipt that every sink fills in the same way.
func receipt(s Sheet, path string) Receipt {
	return Receipt{Path: path, Bytes: len(s.PDF), SHA256: s.SHA256}
}

// Discard is a [Sink] that keeps nothing. A check uses it.
type Discard struct{}

// Put gives a receipt without a path.
func (Discard) Put(s Sheet) (Receipt, error) { return receipt(s, ""), nil }

// Settle does nothing.
func (Discard) Settle([]Receipt) error { return nil }

// Finish does nothing.
func (Discard) Finish() error { return nil }

// Whole is false.
func (Discard) Whole() bool { return false }

// Name is "none".
func (Discard) Name() string { return "none" }
