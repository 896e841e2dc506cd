package code

import (
	"fmt"

	"github.com/boombuler/barcode/datamatrix"
)

const (
	recordQuiet = 2  // the standard asks for 1; a second one is for paper that lies askew
	recordBytes = 44 // what 26 modules square hold, the largest symbol without bars inside (ISO/IEC 16022:2006, table 7)
)

// Record makes the Data Matrix (ISO/IEC 16022, ECC 200) of a patient's record number, for the clinic's
// own scanners. It is the only code that holds anything of a patient's, so it is marked as Private, and
// no link is ever made of it.
//
// The number is printable ASCII. The error says what is wrong without quoting it.
func Record(number string) (*Matrix, error) {
	if err := printable(number); err != nil {
		return nil, fmt.Errorf("data matrix: %w", err)
	}
	if len(number) > recordBytes {
		return nil, fmt.Errorf("data matrix: want at most %d characters, not %d", recordBytes, len(number))
	}
	symbol, err := datamatrix.Encode(number)
	if err != nil {
		return nil, fmt.Errorf("data matrix: %w", err)
	}
	m := fromImage(symbol, recordQuiet)
	m.Private = true
	return m, nil
}
