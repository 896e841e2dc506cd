package translation

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"

	"handout/internal/diag"
)

// ReadXLIFF reads a file that came back. The name is only for places. The list holds all that is wrong, sorted, up to
// the first place that is not XML; then nothing of the file counts.
//
// There are no entities but XML's own five and no document type: with either, what is read depends on something else than
// the file, so it is refused and nothing is fetched.
func ReadXLIFF(name string, data []byte) (*File, diag.List) {
	r := &xliffReader{name: name, dec: xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))}
	if err := r.file(); err != nil {
		r.problem("%s", xmlError(err))
	}
	if r.f.Locale == "" && len(r.list) == 0 {
		r.list.Add(diag.Pos{File: name}, "", "want XLIFF 2.1 with a language that it is translated into: trgLang")
	}
	r.list.Sort()
	return &r.f, r.list
}

// An xliffReader reads one file.
type xliffReader struct {
	name string
	dec  *xml.Decoder
	f    File
	list diag.List
	pos  diag.Pos // of the token that was read last
	unit string   // the name of the unit that is read
}

func (r *xliffReader) problem(format string, args ...any) { r.list.Add(r.pos, r.unit, format, args...) }

// errNotXLIFF ends the reading; the list says why.
var errNotXLIFF = errors.New("want XLIFF without document type, entities and processing instructions")

// xmlError says what is wrong with the XML in our words: the library may quote the text.
func xmlError(err error) string {
	var syntax *xml.SyntaxError
	switch {
	case errors.Is(err, errNotXLIFF):
		return err.Error()
	case errors.As(err, &syntax) && strings.Contains(syntax.Msg, "entity"):
		return "want no entities but &amp;, &lt;, &gt;, &quot; and &apos;"
	case errors.As(err, &syntax) && strings.Contains(syntax.Msg, "UTF-8"), strings.Contains(err.Error(), "encoding"):
		return "want UTF-8"
	}
	return "this is not XML, or it ends too early"
}

// next gives the next token that says something.
func (r *xliffReader) next() (xml.Token, error) {
	for {
		line, column := r.dec.InputPos()
		r.pos = diag.Pos{File: r.name, Line: line, Column: column}
		token, err := r.dec.Token()
		if err != nil {
			return nil, err
		}
		switch t := token.(type) {
		case xml.Directive:
			return nil, errNotXLIFF
		case xml.ProcInst:
			if t.Target != "xml" {
				return nil, errNotXLIFF
			}
		case xml.Comment:
		default:
			return token, nil
		}
	}
}

// file reads the file down to its units. Groups only keep plural forms together: the units say by their names what they
// are.
func (r *xliffReader) file() error {
	for {
		token, err := r.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch {
		case start.Name.Space != core, start.Name.Local == "notes", start.Name.Local == "skeleton":
			err = r.dec.Skip() // other modules' data
		case start.Name.Local == "xliff":
			r.root(start)
		case start.Name.Local == "unit":
			err = r.readUnit(start)
			r.unit = ""
		case start.Name.Local != "file" && start.Name.Local != "group":
			r.problem("<%s> has no place here", start.Name.Local)
			err = r.dec.Skip()
		}
		if err != nil {
			return err
		}
	}
}

func (r *xliffReader) root(start xml.StartElement) {
	r.f.Locale = attr(start, "trgLang")
	switch {
	case !slices.Contains([]string{"2.0", "2.1"}, attr(start, "version")):
		r.problem("want XLIFF 2.1")
	case attr(start, "srcLang") != "en":
		r.problem("want srcLang en: everything is translated from English")
	}
}

func attr(start xml.StartElement, name string) string {
	for _, a := range start.Attr {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}
