package patient

import (
	"bufio"
	"bytes"
	"errors"
	"io"

	"handout/internal/diag"
)

// objects reads the objects of JSON Lines, one a line, as records whose cells have names. Values are
// text, yes or no, numbers, or null for none.
type objects struct {
	file string
	in   *stream
	text *bufio.Reader
	line int
}

func newObjects(file string, in *stream) *objects {
	return &objects{file: file, in: in, text: bufio.NewReaderSize(in, maxHeader)}
}

func (o *objects) Close() error { return nil }

func (o *objects) next() (record, error) {
	for {
		line, long, err := o.readLine()
		if err != nil {
			return record{}, err
		}
		at := diag.Pos{File: o.file, Line: o.line, Column: 1}
		switch {
		case long:
			at.Column = 0
			return record{number: o.line, pos: at, problem: &diag.Problem{Pos: at, Text: "a line longer than 1 MB"}}, nil
		case len(bytes.TrimSpace(line)) > 0:
			object := object{record: record{number: o.line, pos: at}, line: bytes.TrimRight(line, "\r\n")}
			object.read()
			return object.record, nil
		}
	}
}

// readLine gives the next line. Of one that is too long it gives the start, and passes over the rest.
func (o *objects) readLine() (line []byte, long bool, err error) {
	o.line++
	for {
		part, err := o.text.ReadSlice('\n')
		if long = long || len(line)+len(part) > maxRecord; !long {
			line = append(line, part...)
		}
		switch {
		case err == nil, err == io.EOF && (long || len(line) > 0):
			return line, long, nil
		case err == io.EOF:
			return nil, false, io.EOF
		case !errors.Is(err, bufio.ErrBufferFull):
			return nil, false, o.in.problem(o.file)
		}
	}
}
