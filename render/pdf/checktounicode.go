package pdf

import (
	"encoding/binary"
	"errors"
	"io"
	"unicode/utf16"
)

var errMapping = errors.New("a mapping is not as it should be")

// readToUnicode reads the mappings of a ToUnicode CMap (9.10.3). Ours has no ranges.
func readToUnicode(cmap []byte) (map[int]string, error) {
	texts := map[int]string{}
	s := pdfScanner{b: cmap}
	var operands []any
	for {
		v, err := s.next()
		if errors.Is(err, io.EOF) {
			return texts, nil
		}
		if err != nil {
			return nil, err
		}
		op, ok := v.(pdfOperator)
		if !ok {
			operands = append(operands, v)
			continue
		}
		switch op {
		case "endbfchar":
			err = addTexts(texts, operands)
		case "endbfrange":
			err = errMapping
		}
		if err != nil {
			return nil, err
		}
		operands = operands[:0]
	}
}

// addTexts adds the mappings of one block: pairs of a code of two bytes and its text in UTF-16BE.
func addTexts(texts map[int]string, pairs []any) error {
	if len(pairs)%2 != 0 || len(pairs) > 200 {
		return errMapping
	}
	for ; len(pairs) > 0; pairs = pairs[2:] {
		code, ok1 := pairs[0].(pdfString)
		text, ok2 := pairs[1].(pdfString)
		if !ok1 || !ok2 || len(code) != 2 || len(text)%2 != 0 {
			return errMapping
		}
		n := int(binary.BigEndian.Uint16([]byte(code)))
		if _, twice := texts[n]; twice {
			return errMapping
		}
		texts[n] = decodeUTF16(text)
	}
	return nil
}

// decodeUTF16 decodes UTF-16BE. Half a pair becomes U+FFFD.
func decodeUTF16(s pdfString) string {
	units := make([]uint16, len(s)/2)
	for i := range units {
		units[i] = uint16(s[2*i])<<8 | uint16(s[2*i+1])
	}
	return string(utf16.Decode(units))
}
