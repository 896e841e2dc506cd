package batch

import (
	"crypto/sha256"
	"errors"
	"strings"

	"handout/internal/diag"
	"handout/render/html"
	"handout/render/plain"
)

// A Format is the kind of file that a sheet is.
type Format string

// The formats. Only a PDF is laid out on paper.
const (
	PDF  Format = "pdf"
	HTML Format = "html"
	Text Format = "text"
)

// Formats gives the names of the formats.
func Formats() []string { return []string{string(PDF), string(HTML), string(Text)} }

// paged reports whether sheets are laid out on pages; the zero value is PDF.
func (f Format) paged() bool { return f == "" || f == PDF }

// ext gives the end of file names, "" for that of a PDF.
func (f Format) ext() string {
	switch f {
	case HTML:
		return "html"
	case Text:
		return "txt"
	}
	return ""
}

// formatOf gives the format of a sheet that the ledger has, by its paper.
func formatOf(paper string) Format {
	if strings.Contains(paper, " pt") {
		return PDF
	}
	return Format(paper)
}

// file writes a sheet. The bytes are the worker's, until the next one. A problem stops the sheet.
func (w *worker) file(d *draft) ([]byte, [sha256.Size]byte, diag.List) {
	if d.pages != nil {
		// The date in the file is the guide's: the same words for the same patient are the same bytes on any
		// day (R9).
		file, err := d.writer.Write(d.pages, d.order.guide.Issued)
		if err != nil {
			return nil, [sha256.Size]byte{}, d.unwritable(err)
		}
		return file, d.writer.Digest(), nil
	}
	var err error
	if w.desk.options.Format == HTML {
		w.text, err = w.html().Append(w.text[:0], d.document)
	} else {
		w.text, err = plain.Append(w.text[:0], d.document)
	}
	var problems diag.List
	switch {
	case errors.As(err, &problems):
		return nil, [sha256.Size]byte{}, d.order.locate(d.made.Kind, problems)
	case err != nil:
		return nil, [sha256.Size]byte{}, d.unwritable(err)
	}
	return w.text, sha256.Sum256(w.text), nil
}

// html gives the worker's writer of HTML.
func (w *worker) html() *html.Writer {
	if w.pageWriter == nil {
		colours := w.shop.Profile.Colours
		w.pageWriter = html.NewWriter(html.Options{Accent: colours.Accent, Emergency: colours.Emergency})
	}
	return w.pageWriter
}
