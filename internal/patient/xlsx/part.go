package xlsx

import (
	"encoding/xml"
	"errors"
	"io"

	"handout/internal/diag"
)

// Bounds on what is unpacked: a small archive can hold petabytes.
const (
	maxPart   = 16 << 20  // a part that is read as a whole
	maxShared = 512 << 20 // the shared texts, as XML
	maxTexts  = 128 << 20 // the shared texts, as text
	maxSheet  = 2 << 30   // one worksheet, as XML
	maxItem   = 4 << 20   // one row or one shared text, as XML
)

// A part is one XML file of the archive on its way in.
type part struct {
	*xml.Decoder
	book  *Book
	in    io.ReadCloser
	total int64 // bytes that may still come
	item  int64 // the offset up to which they may
	err   error // why no more came, where that is for us to say
}

// open starts to read a part of limited size.
func (b *Book) open(name string, limit int64) (*part, error) {
	f := b.parts[name]
	if f == nil {
		return nil, b.damaged()
	}
	in, err := f.Open()
	if err != nil {
		return nil, b.damaged()
	}
	p := &part{book: b, in: in, total: limit, item: maxItem}
	p.Decoder = xml.NewDecoder(unpacked{p})
	return p, nil
}

// unpacked keeps a part inside its limits. It is its own type so that a part is no io.Reader: its bytes
// are for the decoder.
type unpacked struct{ *part }

// slack is what the decoder reads ahead.
const slack = 64 << 10

func (u unpacked) Read(buf []byte) (int, error) {
	left := min(u.total, u.item+slack-u.InputOffset())
	if left <= 0 {
		u.err = errors.New("too long")
		return 0, u.err
	}
	n, err := u.in.Read(buf[:min(int64(len(buf)), left)])
	u.total -= int64(n)
	return n, err
}

// begin starts the next row or shared text, which has a length of its own.
func (p *part) begin() { p.item = p.InputOffset() + maxItem }

func (p *part) Close() error { return p.in.Close() }

// token gives the next token. The error is io.EOF after the whole of a good part, or a [diag.Problem]
// at a row, if that is not 0.
func (p *part) token(row int) (xml.Token, error) {
	token, err := p.Token()
	if err == nil || err == io.EOF {
		return token, err
	}
	return nil, p.problem(row)
}

// problem says why a part cannot be read on.
func (p *part) problem(row int) error {
	var d diag.Problem
	switch {
	case p.err == nil:
		errors.As(p.book.damaged(), &d)
	case p.total <= 0:
		errors.As(p.book.problem("the workbook is too large", "save it as CSV UTF-8"), &d)
	default:
		errors.As(p.book.problem("a row or a cell of more than 4 MB", "delete what does not belong there"), &d)
	}
	d.Pos.Line = row
	return d
}

// skip passes over the rest of the element that was started last.
func (p *part) skip(row int) error {
	if err := p.Skip(); err != nil {
		return p.problem(row)
	}
	return nil
}

// unmarshal reads a small part as a whole.
func (b *Book) unmarshal(name string, into any) error {
	p, err := b.open(name, maxPart)
	if err != nil {
		return err
	}
	defer p.Close()
	p.item = maxPart
	if err := p.Decode(into); err != nil {
		return p.problem(0)
	}
	// Its checksum is behind its end.
	for {
		if _, err := p.token(0); err != nil {
			if err == io.EOF {
				return nil
			}
			return err
		}
	}
}

// attribute gives an attribute of an element, or "".
func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}

// isTrue reads an xsd:boolean.
func isTrue(s string) bool { return s == "1" || s == "true" }
