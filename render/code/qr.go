package code

import (
	"errors"
	"fmt"

	"github.com/boombuler/barcode/qr"
)

const (
	qrQuiet = 4   // ISO/IEC 18004:2015, 6.3.8
	qrBytes = 213 // what version 10 holds in byte mode at level M (table 7)
)

// QR makes the QR code (ISO/IEC 18004) of a link or of an address: at error correction level M, in the
// smallest version that holds it, the largest being version 10. What it holds must be printed beside it
// and say nothing about the patient (P10); that is for the caller to keep.
//
// The text is printable ASCII: without an extended channel a code's bytes are ISO 8859-1 by the
// standard and UTF-8 by custom, so that a reader would have to guess. Links write all else with
// percent signs (RFC 3986). The error says what is wrong without quoting the text.
func QR(text string) (*Matrix, error) {
	if err := printable(text); err != nil {
		return nil, fmt.Errorf("QR code: %w", err)
	}
	if len(text) > qrBytes {
		return nil, fmt.Errorf("QR code: want at most %d characters, not %d: phones do not read a denser code from paper", qrBytes, len(text))
	}
	// Byte mode always. The library's search for a shorter mode puts the text into its errors.
	symbol, err := qr.Encode(text, qr.M, qr.Unicode)
	if err != nil {
		return nil, fmt.Errorf("QR code: %w", err)
	}
	return fromImage(symbol, qrQuiet), nil
}

var (
	errEmpty    = errors.New("want a text, not an empty one")
	errNotASCII = errors.New("want letters, digits and signs of ASCII only: readers would guess at any others")
)

// printable refuses what is not printable ASCII.
func printable(text string) error {
	if text == "" {
		return errEmpty
	}
	for _, b := range []byte(text) {
		if b < ' ' || b > '~' {
			return errNotASCII
		}
	}
	return nil
}
