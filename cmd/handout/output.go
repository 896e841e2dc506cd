package main

import (
	"io"

	"handout/internal/diag"
)

// An output is stdout. It remembers the first error and takes everything after it without writing, so that
// no command has to look after each line that it prints: run looks once, at the end. Sheets are made all the
// same; they do not go to stdout. One that was closed when the program started cannot be told from
// /dev/null, which the runtime of Go puts in its place.
type output struct {
	w   io.Writer
	err error
}

// Write never fails.
func (o *output) Write(p []byte) (int, error) {
	if o.err == nil {
		_, o.err = o.w.Write(p)
	}
	return len(p), nil
}

// lost gives the exit for a result that did not get out whole, whatever the code of the run would be; nil if
// it did.
func (o *output) lost() error {
	if o.err == nil {
		return nil
	}
	return &exit{code: exitUnexpected, text: "write stdout: " + diag.Cause(o.err).Error()}
}
