package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/urfave/cli/v2"

	"handout/internal/batch"
	"handout/internal/diag"
	"handout/internal/patient"
)

func encodingFlag() cli.Flag {
	return &cli.StringFlag{Name: "encoding", Usage: "what a text file is written in, such as windows-1254 (UTF-8 if not given; never guessed)"}
}

// An input is a file of rows that is read more than once: to say what is wrong before anything is made, and
// to make what can be made.
type input struct {
	name  string // for places
	file  *os.File
	size  int64
	stamp os.FileInfo
	close func() error
}

// openInput opens a file of rows, or stdin for a dash. What comes through a pipe is kept in a temporary file
// that has no name, and on Windows goes at the end of the run.
func openInput(c *cli.Context, name string) (*input, error) {
	if name == "-" {
		if f, ok := c.App.Reader.(*os.File); ok {
			return newInput("stdin", f)
		}
		return spool("stdin", c.App.Reader)
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, unreadable(name, err)
	}
	return newInput(name, f)
}

// newInput takes a file as it is where it can be read again, and a copy of it otherwise.
func newInput(name string, f *os.File) (*input, error) {
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, unreadable(name, errors.Join(err, f.Close()))
	case info.IsDir():
		f.Close()
		return nil, unreadable(name, errors.New("want a file, not a folder"))
	case info.Mode().IsRegular():
		return &input{name: name, file: f, size: info.Size(), stamp: info, close: f.Close}, nil
	}
	defer f.Close()
	return spool(name, f)
}

// spool copies what comes through a pipe.
func spool(name string, in io.Reader) (*input, error) {
	f, err := os.CreateTemp("", "handout-rows-") // 0600
	if err != nil {
		return nil, fmt.Errorf("keep %s: %w", name, err)
	}
	remove := func() error { return errors.Join(f.Close(), os.Remove(f.Name())) }
	if os.Remove(f.Name()) == nil { // not on Windows: there it goes at the end
		remove = f.Close
	}
	size, err := io.Copy(f, in)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("keep %s: %w", name, err), remove())
	}
	info, err := f.Stat()
	if err != nil {
		return nil, errors.Join(fmt.Errorf("keep %s: %w", name, err), remove())
	}
	return &input{name: name, file: f, size: size, stamp: info, close: remove}, nil
}

// rows opens the rows in it, and says as what they are read unless that is what anybody would expect.
func (in *input) rows(c *cli.Context, shop *batch.Shop, o batch.Options) (*patient.File, diag.List) {
	file, list := shop.OpenRows(in.name, in.file, in.size, c.String("encoding"), o)
	if file != nil && !file.Plain() {
		terminal{c.App.ErrWriter}.say("%s: %s", in.name, file.Note())
	}
	return file, list
}

// sound says that somebody wrote into the file since it was opened: then what was said of its rows may not be
// true of those that are made.
func (in *input) sound() error {
	info, err := in.file.Stat()
	if err != nil || info.Size() != in.stamp.Size() || !info.ModTime().Equal(in.stamp.ModTime()) {
		return errors.New(in.name + " was changed while it was read")
	}
	return nil
}

// is reports whether this is the file.
func (in *input) is(other os.FileInfo) bool { return os.SameFile(in.stamp, other) }

// unreadable is the error for a file that the command line names and that cannot be read.
func unreadable(name string, err error) error {
	return &exit{code: exitInvalid, text: fmt.Sprintf("%s: %v", name, diag.Cause(err))}
}
