package pdf

import (
	"errors"
	"fmt"
)

// readIndirect reads "n 0 obj ... endobj" at a byte of the file (7.3.10), with its stream if it has
// one. The Length of a stream must stand in its dictionary, not in an object of its own.
func readIndirect(b []byte, at int) (pdfRef, any, error) {
	if at < 0 || at >= len(b) || b[at] < '1' || b[at] > '9' {
		return 0, nil, errors.New("no object stands there")
	}
	s := pdfScanner{b: b, at: at}
	n, err1 := s.next()
	generation, err2 := s.next()
	number, ok := n.(int)
	if err1 != nil || err2 != nil || !ok || generation != 0 {
		return 0, nil, errors.New("no object stands there")
	}
	if err := s.want("obj"); err != nil {
		return 0, nil, err
	}
	v, err := s.next()
	if err != nil {
		return 0, nil, errSyntax
	}
	after, err := s.next()
	switch dict, isDict := v.(pdfDict); {
	case err == nil && after == pdfOperator("endobj"):
		return pdfRef(number), v, nil
	case err != nil || after != pdfOperator("stream") || !isDict || !s.take("\n"):
		return 0, nil, errors.New("no endobj where it should be")
	default:
		stream, err := s.stream(dict)
		return pdfRef(number), stream, err
	}
}

// stream reads the bytes of a stream and the words that end it (7.3.8).
func (s *pdfScanner) stream(dict pdfDict) (*pdfStream, error) {
	n, ok := dict["Length"].(int)
	if !ok || n < 0 || n > len(s.b)-s.at {
		return nil, errors.New("the Length of the stream is wrong")
	}
	raw := s.b[s.at : s.at+n]
	s.at += n
	if !s.take("\nendstream") {
		return nil, errors.New("the Length of the stream is wrong")
	}
	return &pdfStream{dict: dict, raw: raw}, s.want("endobj")
}

// readPacked reads the objects of an object stream (7.5.7), in its order. The numbers that it states
// must be those that the cross-reference stream has for it.
func (f *pdfFile) readPacked(ref pdfRef, entries []xrefEntry) ([]any, error) {
	stream, ok := f.objects[ref].(*pdfStream)
	if !ok || stream.dict["Type"] != pdfName("ObjStm") {
		return nil, errors.New("no object stream stands there")
	}
	data, err := stream.decode()
	if err != nil {
		return nil, err
	}
	count, _ := stream.dict["N"].(int)
	first, _ := stream.dict["First"].(int)
	if count < 1 || first < 1 || first > len(data) {
		return nil, errors.New("its N or First is wrong")
	}
	head := pdfScanner{b: data[:first]}
	var objects []any
	for i := range count {
		n, err1 := head.next()
		at, err2 := head.next()
		offset, ok := at.(int)
		number, _ := n.(int)
		if err1 != nil || err2 != nil || !ok || offset < 0 || offset > len(data)-first ||
			number < 1 || number >= len(entries) || entries[number] != (xrefEntry{2, int(ref), i, pdfRef(number)}) {
			return nil, errors.New("its table is not that of the cross-reference stream")
		}
		body := pdfScanner{b: data, at: first + offset}
		v, err := body.next()
		if _, isOp := v.(pdfOperator); err != nil || isOp {
			return nil, fmt.Errorf("object %d: %w", number, errSyntax)
		}
		objects = append(objects, v)
	}
	return objects, nil
}
