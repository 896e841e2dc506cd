package pdf

import (
	"bytes"
	"errors"
	"regexp"
)

// archivalClaims is what only an archival file says in its XMP packet (ISO 19005-2, 6.6.2.3 and 6.6.4): the part that it
// keeps, and the schema that describes PDF/UA's claim to readers of PDF/A. No title is taken for it: its brackets and
// quotation marks are escaped.
var archivalClaims = regexp.MustCompile(`(?s) xmlns:pdfa(?:id|Extension|Schema|Property)="[^"]*"|` +
	`<pdfaid:part>.*</pdfaid:conformance>|<pdfaExtension:schemas>.*</pdfaExtension:schemas>\n`)

// How the catalog and the document information begin.
const (
	catalogHead = "<</Type/Catalog"
	infoHead    = "<</Title<FEFF"
)

// extension says that the file is PDF 1.7 with the encryption that came later: level 8 of Adobe's extensions
// (ISO 32000-1, 7.12). PDF/UA-1 allows no file that calls itself PDF 2.0.
const extension = "/Extensions<</ADBE<</BaseVersion/1.7/ExtensionLevel 8>>>>"

// changeClaims makes the file say of itself what is true of an encrypted one.
func (f *writtenFile) changeClaims() error {
	packets := 0
	for i := range f.streams {
		s := &f.streams[i]
		if s.entries != metadataEntries {
			continue
		}
		packets++
		if !bytes.HasPrefix(s.data, []byte(xmpHead)) || !bytes.HasSuffix(s.data, []byte(xmpTail)) {
			return errors.New("its metadata are not those of a sheet")
		}
		s.data = archivalClaims.ReplaceAll(s.data, nil)
	}
	if packets != 1 {
		return errors.New("it has not just one packet of metadata")
	}
	return f.extendCatalog()
}

// extendCatalog puts the extension into the catalog.
func (f *writtenFile) extendCatalog() error {
	s, p, catalog := f.find(f.trailer.root, catalogHead)
	info, _, _ := f.find(f.trailer.info, infoHead)
	if s == nil || info == nil {
		return errors.New("the trailer leads to no catalog or information")
	}
	p.insert(catalog, len(catalogHead), extension)
	s.entries, s.data = p.entries(), newDeflater(fast).deflate(p.head(), p.bodies)
	return nil
}

// find gives the object stream that an object stands in, what is packed there, and the object's index. The
// stream is nil if there is none, or the object does not begin with that.
func (f *writtenFile) find(n int, head string) (*writtenStream, *packedObjects, int) {
	row := f.rows[n]
	index := int(row & 0xFFFF)
	for i := range f.streams {
		s := &f.streams[i]
		if !s.isPacked() || row>>56 != rowPacked || s.number != row.place() {
			continue
		}
		room := maxDecoded
		p, err := s.unpack(&room)
		if err != nil || !bytes.HasPrefix(p.bodies[p.offsets[index]:], []byte(head)) {
			break
		}
		return s, p, index
	}
	return nil, nil, 0
}
