package deliver

import (
	"errors"
	"testing"
)

// Sheets are handed on once, in the order in which they are settled, with the bytes that they were put with.
func TestHand(t *testing.T) {
	var taken []string
	full := errors.New("no more")
	hand := NewHand("printer", func(s Sheet) error {
		if s.SHA256 != withDigest(s).SHA256 {
			t.Errorf("%s: other bytes than were put", s.Key)
		}
		if len(taken) == 2 {
			return full
		}
		taken = append(taken, s.Key)
		return nil
	})
	buffer := []byte("%PDF-1.7 0")
	var receipts []Receipt
	for i, key := range []string{"first", "second", "third"} {
		buffer[len(buffer)-1] = byte('0' + i)
		s := sheet
		s.Key, s.PDF = key, buffer // which the caller uses again
		r, err := hand.Put(withDigest(s))
		if err != nil || r.Path != "" || r.Bytes != len(buffer) {
			t.Fatalf("%+v, %v", r, err)
		}
		receipts = append(receipts, r)
	}
	if hand.Whole() || hand.Name() != "printer" {
		t.Error("not the sink that it says")
	}
	if err := hand.Settle([]Receipt{receipts[1], receipts[0]}); err != nil {
		t.Fatal(err)
	}
	if err := hand.Settle(receipts[2:]); err != full {
		t.Errorf("got %v, want what the taker said", err)
	}
	if err := hand.Settle(receipts[:1]); err != errNotPut {
		t.Errorf("handed on twice: %v", err)
	}
	if len(taken) != 2 || taken[0] != "second" || taken[1] != "first" {
		t.Errorf("taken %v", taken)
	}
}
