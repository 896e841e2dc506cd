package patient

import (
	"bytes"
	"io"
	"strings"

	"golang.org/x/text/encoding/charmap"
)

// A format is what a file of rows can be.
type format int

const (
	csvFile format = iota
	workbookFile
	jsonLinesFile
)

// zipMark starts a ZIP archive, and so a workbook (APPNOTE 4.3.7).
const zipMark = "PK\x03\x04"

// formatOf decides from the start of a file what it is. The problem has no place.
func formatOf(in io.ReaderAt, page *charmap.Charmap) (format, *mistake) {
	start := make([]byte, 8)
	n, _ := in.ReadAt(start, 0) // what cannot be read shows again, later
	start = start[:n]
	if bytes.HasPrefix(start, []byte(zipMark)) {
		return workbookFile, nil
	}
	if m := foreign(string(start)); m != nil {
		return 0, m
	}
	switch newStream(io.NewSectionReader(in, 0, maxHeader), page).blank() {
	case '{':
		return jsonLinesFile, nil
	case '[':
		return 0, &mistake{"a JSON array", "write JSON Lines: one object a line, without brackets and commas around them"}
	case '<':
		return 0, &mistake{"a web page or an XML file", "save it as CSV UTF-8 or as an Excel workbook (.xlsx)"}
	}
	return csvFile, nil
}

// foreign knows files that are often taken for the right ones by the first bytes that their formats
// prescribe.
func foreign(start string) *mistake {
	for mark, m := range map[string]mistake{
		"\xd0\xcf\x11\xe0": {"an old or password-protected workbook", "save it as an Excel workbook (.xlsx) without a password"}, // MS-CFB 2.2
		"PK\x05\x06":       {"an empty ZIP archive", "give the workbook or the CSV file itself"},
		"PK\x07\x08":       {"a split ZIP archive", "give the workbook or the CSV file itself"},
		"%PDF":             {"a PDF file", "give the workbook or the CSV file that it was made of"},
		"\x1f\x8b":         {"a compressed file (gzip)", "unpack it first"},
		"{\\rtf":           {"a text document (RTF)", "save it as CSV UTF-8 or as an Excel workbook (.xlsx)"},
	} {
		if strings.HasPrefix(start, mark) {
			return &m
		}
	}
	return nil
}
