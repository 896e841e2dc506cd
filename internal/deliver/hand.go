package deliver

import (
	"bytes"
	"errors"
	"sync"
)

// A Hand is a [Sink] that hands sheets on: to a printer, say. A sheet that is settled was taken.
type Hand struct {
	name string
	take func(Sheet) error

	mu      sync.Mutex
	waiting map[string]Sheet // by name
}

// NewHand returns a sink of a kind that has this name in the ledger. Take is called for one sheet after another, in
// the order of the rows; the first error ends it. The sheet is its own to keep.
func NewHand(name string, take func(Sheet) error) *Hand {
	return &Hand{name: name, take: take, waiting: map[string]Sheet{}}
}

// Put keeps the sheet.
func (h *Hand) Put(s Sheet) (Receipt, error) {
	s.PDF = bytes.Clone(s.PDF)
	r := receipt(s, "")
	r.name = s.Name()
	h.mu.Lock()
	defer h.mu.Unlock()
	h.waiting[r.name] = s
	return r, nil
}

// Settle hands the sheets on.
func (h *Hand) Settle(receipts []Receipt) error {
	for _, r := range receipts {
		sheet, err := h.sheet(r.name)
		if err == nil {
			err = h.take(sheet)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// sheet gives a sheet that was put, once.
func (h *Hand) sheet(name string) (Sheet, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	s, ok := h.waiting[name]
	if !ok {
		return Sheet{}, errNotPut
	}
	delete(h.waiting, name)
	return s, nil
}

var errNotPut = errors.New("a sheet is to be handed on that was not put")

// Finish does nothing.
func (h *Hand) Finish() error { return nil }

// Whole is false.
func (h *Hand) Whole() bool { return false }

// Name is the one given.
func (h *Hand) Name() string { return h.name }
