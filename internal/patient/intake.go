package patient

import (
	"fmt"
	"io"
	"strings"

	"handout/internal/diag"
)

// An Intake says how a file of rows is to be read.
type Intake struct {
	// Encoding is the encoding of a text file: one of [Encodings], or "" for UTF-8. It is never
	// guessed. A workbook says its own, and is read whatever stands here.
	Encoding string

	// Fields are those of all guides that rows may name; one may be in it twice.
	Fields []Field

	// WithLocale says that rows have to name their locale.
	WithLocale bool

	// Columns gives, by field, the header that the clinic's own system writes over it; nil for none.
	// It also takes [GuideColumn], [KindColumn] and [LocaleColumn].
	Columns map[string]string

	// Ignore names columns that are no field's and are left out.
	Ignore []string

	// Names gives further names that a field's column may have, such as those in the clinic's
	// language; nil for none. It is asked for the fields and for the three columns that every guide
	// has. Where it and Columns say different things of one name, Columns is right.
	Names func(field string) []string
}

// opener gives what opens a source of the file, each time anew.
func (o Intake) opener(name string, in io.ReaderAt, size int64) (format, func() (source, error), diag.List) {
	page, ok := codePage(o.Encoding)
	if !ok {
		return 0, nil, diag.List{{
			Text: fmt.Sprintf("there is no encoding %q here", o.Encoding),
			Hint: "want one of " + strings.Join(Encodings(), ", "),
		}}
	}
	kind, m := formatOf(in, page)
	if m != nil {
		return 0, nil, diag.List{{Pos: diag.Pos{File: name}, Text: m.text, Hint: m.hint}}
	}
	text := func() *stream { return newStream(io.NewSectionReader(in, 0, size), page) }
	switch kind {
	case jsonLinesFile:
		return kind, func() (source, error) { return newObjects(name, text()), nil }, nil
	case workbookFile:
		open, list := openWorkbook(name, in, size)
		return kind, open, list
	}
	return kind, func() (source, error) { return openRecords(name, text()) }, nil
}
