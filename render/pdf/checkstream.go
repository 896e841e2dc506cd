package pdf

import (
	"bytes"
	"compress/zlib"
	"errors"
	"io"
)

// A pdfStream is a stream object: its dictionary and its bytes as they stand in the file.
type pdfStream struct {
	dict pdfDict
	raw  []byte
}

// maxDecoded is how long a stream may become. A sheet's longest is a font of some 100 KB; a file that
// wants more is not ours, and may be meant to use up the memory.
const maxDecoded = 64 << 20

// decode returns the bytes of a stream as they were before its filter. Pictures are not decoded here,
// so FlateDecode (7.4.4) with no predictor or with the Up predictor is all there is.
func (s *pdfStream) decode() ([]byte, error) { return s.decodeUpTo(maxDecoded) }

// decodeUpTo is decode for a stream that may become so many bytes long.
func (s *pdfStream) decodeUpTo(limit int) ([]byte, error) {
	switch s.dict["Filter"] {
	case nil:
		return s.raw, nil
	case pdfName("FlateDecode"):
	default:
		return nil, errors.New("a filter other than FlateDecode")
	}
	z, err := zlib.NewReader(bytes.NewReader(s.raw))
	if err != nil {
		return nil, errors.New("the compressed data are damaged")
	}
	data, err := io.ReadAll(io.LimitReader(z, int64(limit)+1))
	switch {
	case err != nil:
		return nil, errors.New("the compressed data are damaged")
	case len(data) > limit:
		return nil, errors.New("the stream is too long")
	}
	params, _ := s.dict["DecodeParms"].(pdfDict)
	switch params["Predictor"] {
	case nil, 1:
		return data, nil
	case 12:
		columns, _ := params["Columns"].(int)
		return undoUp(data, columns)
	}
	return nil, errors.New("an unknown predictor")
}

// undoUp undoes the Up filter of PNG (RFC 2083, 6.4): each row begins with a 2 and holds the
// differences from the row above.
func undoUp(data []byte, columns int) ([]byte, error) {
	if columns < 1 || columns > len(data) || len(data)%(columns+1) != 0 {
		return nil, errors.New("the rows of the predictor are not whole")
	}
	out := make([]byte, 0, len(data))
	above := make([]byte, columns)
	for ; len(data) > 0; data = data[columns+1:] {
		if data[0] != 2 {
			return nil, errors.New("an unknown predictor")
		}
		for i, difference := range data[1 : columns+1] {
			above[i] += difference
		}
		out = append(out, above...)
	}
	return out, nil
}
