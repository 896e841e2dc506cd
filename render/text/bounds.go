package text

import (
	"fmt"

	"github.com/go-text/typesetting/segmenter"
)

// Words gives where the words of a text start and end, in bytes and in order: the stretches between the word
// boundaries of UAX #29 that begin with a letter or a digit. A stretch of Han or Thai gives a word a character,
// which is what the annex can tell without a dictionary.
func Words(s string) ([][2]int, error) {
	var seg segmenter.Segmenter
	if err := seg.InitWithString(s); err != nil {
		return nil, fmt.Errorf("words: %w", err)
	}
	var bounds [][2]int
	end := 0 // of the word before
	between := func(start int) error {
		if start-end == len(s) {
			return nil // no word at all
		}
		// The iterator leaves out a word that begins right where another one ends.
		skipped, err := Words(s[end:start])
		for _, b := range skipped {
			bounds = append(bounds, [2]int{end + b[0], end + b[1]})
		}
		return err
	}
	for words := seg.WordIterator(); words.Next(); {
		w := words.Word()
		if err := between(w.OffsetInBytes); err != nil {
			return nil, err
		}
		end = w.OffsetInBytes + w.LengthInBytes
		bounds = append(bounds, [2]int{w.OffsetInBytes, end})
	}
	return bounds, between(len(s))
}
