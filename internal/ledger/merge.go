package ledger

import (
	"bytes"
	"fmt"
	"iter"
	"slices"
)

// Merge adds the entries of other ledgers that are not there yet, in one transaction, and says how many.
// They come after those that are there, in the order of their times, and those of one ledger stay in its
// order whatever their times. Entries that are equal in everything but their number are one entry, so a
// second merge adds nothing. A ledger with another secret is refused, as by [Same].
// Mails and the list of the suppressed stay where they are: one machine sends.
func (l *Ledger) Merge(others ...*Ledger) (int, error) {
	n, err := l.merge(others)
	if err != nil {
		return 0, fmt.Errorf("merge into ledger %s: %w", l.path, err)
	}
	return n, nil
}

func (l *Ledger) merge(others []*Ledger) (int, error) {
	if err := Same(append([]*Ledger{l}, others...)...); err != nil {
		return 0, err
	}
	t, err := l.begin(addMissing)
	if err != nil {
		return 0, err
	}
	defer t.Rollback()
	added := 0
	for e, err := range byTime(others) {
		if err != nil {
			return 0, err
		}
		id, err := readID(e.ID)
		if err != nil {
			return 0, err
		}
		n, err := t.put(id, e)
		if err != nil {
			return 0, err
		}
		added += n
	}
	return added, t.tx.Commit()
}

// Same refuses ledgers of different secrets: the same key stands differently in them.
func Same(ledgers ...*Ledger) error {
	var first []byte
	for i, l := range ledgers {
		made, err := readFingerprint(l.read)
		switch {
		case err != nil:
			return l.unread(err)
		case i == 0:
			first = made
		case !bytes.Equal(made, first):
			return fmt.Errorf("ledger %s was made with another secret than %s", l.path, ledgers[0].path)
		}
	}
	return nil
}

// byTime gives the entries of several ledgers. Of the next entry of each, the earliest comes first; of
// equal ones, that of the first ledger.
func byTime(ledgers []*Ledger) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		var heads []*head
		for _, l := range ledgers {
			next, stop := iter.Pull2(l.All())
			defer stop()
			heads = append(heads, &head{next: next})
		}
		fresh := heads // those that need their next entry
		for {
			for _, h := range fresh {
				if err := h.advance(); err != nil {
					yield(Entry{}, err)
					return
				}
			}
			heads = slices.DeleteFunc(heads, func(h *head) bool { return h.ended })
			if len(heads) == 0 {
				return
			}
			first := slices.MinFunc(heads, func(a, b *head) int { return a.entry.When.Compare(b.entry.When) })
			if !yield(first.entry, nil) {
				return
			}
			fresh = []*head{first}
		}
	}
}

// A head is the next entry of a ledger.
type head struct {
	entry Entry
	ended bool
	next  func() (Entry, error, bool)
}

func (h *head) advance() error {
	entry, err, more := h.next()
	h.entry, h.ended = entry, !more
	return err
}
