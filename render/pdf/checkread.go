package pdf

import (
	"bytes"
	"errors"
	"fmt"
)

// A pdfFile is a whole file in memory: its objects by number, and its trailer.
type pdfFile struct {
	objects map[pdfRef]any
	trailer pdfDict
}

// fileHead is the first bytes of a finished sheet: the version, and a comment of bytes above 127 that
// says that the file is binary (ISO 19005-2, 6.1.2).
const fileHead = "%PDF-1.7\n%"

// readPDF reads a file that the writer made: one cross-reference stream, no incremental update, no
// encryption. Any other file is an error, and so is a single object that cannot be read.
func readPDF(b []byte) (*pdfFile, error) {
	if !bytes.HasPrefix(b, []byte(fileHead)) || len(b) < len(fileHead)+4 {
		return nil, errors.New("not a PDF 1.7 file")
	}
	for _, c := range b[len(fileHead) : len(fileHead)+4] {
		if c < 128 {
			return nil, errors.New("no comment of binary bytes after the header")
		}
	}
	at, err := xrefOffset(b)
	if err != nil {
		return nil, err
	}
	_, v, err := readIndirect(b, at)
	if err != nil {
		return nil, fmt.Errorf("cross-reference stream: %w", err)
	}
	xref, ok := v.(*pdfStream)
	if !ok || xref.dict["Type"] != pdfName("XRef") {
		return nil, errors.New("no cross-reference stream")
	}
	for _, key := range []pdfName{"Prev", "Encrypt", "Index"} {
		if xref.dict[key] != nil {
			return nil, fmt.Errorf("the trailer has %s", key)
		}
	}
	f := &pdfFile{objects: map[pdfRef]any{}, trailer: xref.dict}
	return f, f.load(b, xref)
}

// xrefOffset reads the last lines of a file (7.5.5). Nothing may follow them.
func xrefOffset(b []byte) (int, error) {
	i := bytes.LastIndex(b, []byte("startxref"))
	if i < 0 {
		return 0, errors.New("no startxref")
	}
	s := pdfScanner{b: b, at: i + len("startxref")}
	v, err := s.next()
	at, ok := v.(int)
	if err != nil || !ok || at < 0 || at >= len(b) || string(b[s.at:]) != "\n%%EOF\n" {
		return 0, errors.New("the file does not end as it should")
	}
	return at, nil
}

// An xrefEntry says where an object is: at a byte of the file, or at an index in an object stream.
type xrefEntry struct {
	kind  int    // 0 free, 1 in the file, 2 in an object stream (7.5.8.3)
	place int    // byte offset, or the number of the object stream
	index int    // in the object stream
	ref   pdfRef // the object
}

// load reads every object that the cross-reference stream lists: those in the file first, for the
// object streams are among them.
func (f *pdfFile) load(b []byte, xref *pdfStream) error {
	entries, err := readEntries(xref)
	if err != nil {
		return fmt.Errorf("cross-reference stream: %w", err)
	}
	for _, e := range entries {
		if e.kind != 1 {
			continue
		}
		n, v, err := readIndirect(b, e.place)
		if err == nil && n != e.ref {
			err = errors.New("another object stands there")
		}
		if err != nil {
			return fmt.Errorf("object %d: %w", e.ref, err)
		}
		f.objects[n] = v
	}
	packed := map[int][]any{}
	for _, e := range entries {
		if e.kind != 2 {
			continue
		}
		if packed[e.place] == nil {
			if packed[e.place], err = f.readPacked(pdfRef(e.place), entries); err != nil {
				return fmt.Errorf("object stream %d: %w", e.place, err)
			}
		}
		if e.index >= len(packed[e.place]) {
			return fmt.Errorf("object %d: not in its object stream", e.ref)
		}
		f.objects[e.ref] = packed[e.place][e.index]
	}
	return nil
}

// readEntries reads the table in a cross-reference stream (7.5.8.3).
func readEntries(xref *pdfStream) ([]xrefEntry, error) {
	data, err := xref.decode()
	if err != nil {
		return nil, err
	}
	widths, _ := xref.dict["W"].(pdfArray)
	row := 0
	for _, w := range widths {
		n, ok := w.(int)
		if !ok || n < 1 || n > 5 {
			return nil, errors.New("a field is not 1 to 5 bytes wide")
		}
		row += n
	}
	if len(widths) != 3 || xref.dict["Size"] != len(data)/row || len(data)%row != 0 {
		return nil, errors.New("its length does not fit its Size")
	}
	entries := make([]xrefEntry, 0, len(data)/row)
	for len(data) > 0 {
		var fields [3]int
		for i, w := range widths {
			for range w.(int) {
				fields[i] = fields[i]<<8 | int(data[0])
				data = data[1:]
			}
		}
		entries = append(entries, xrefEntry{fields[0], fields[1], fields[2], pdfRef(len(entries))})
	}
	return entries, nil
}
