package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"handout/internal/deliver"
	"handout/internal/diag"
	"handout/internal/patient"
)

// A rejected is the file of rows that were left out, ready to be put right and read again. It is made when
// the first row comes, and gets its name when the run is over.
type rejected struct {
	dir    string
	header []string
	in     *input
	path   string         // "" until the first row
	file   *deliver.Whole // nil until then, and when it is over
	rows   *patient.Rejects
	n      int
}

func newRejected(dir string, header []string, in *input) *rejected {
	return &rejected{dir: dir, header: header, in: in}
}

// add writes a row.
func (r *rejected) add(row patient.Row, problems diag.List) error {
	if row.Number == 0 {
		return nil
	}
	if r.path == "" {
		r.path = r.free()
		var err error
		if r.file, err = deliver.NewWhole(r.path); err != nil {
			return fmt.Errorf("write %s: %w", r.path, err)
		}
		r.rows = patient.NewRejects(r.file, r.header)
	}
	r.n++
	if err := r.rows.Add(row, problems); err != nil {
		return fmt.Errorf("write %s: %w", r.path, err)
	}
	return nil
}

// free gives a name that no file has but the one whose rows are read: rejected.csv, rejected-2.csv and so on.
// Rows of another run may still wait there to be put right.
func (r *rejected) free() string {
	for n := 1; ; n++ {
		path := filepath.Join(r.dir, "rejected.csv")
		if n > 1 {
			path = filepath.Join(r.dir, fmt.Sprintf("rejected-%d.csv", n))
		}
		info, err := os.Stat(path)
		if errors.Is(err, fs.ErrNotExist) || err == nil && r.in.is(info) || err != nil && n > 1000 {
			return path
		}
	}
}

// finish gives the file its name, if there is one.
func (r *rejected) finish() error {
	if r.file == nil {
		return nil
	}
	err := r.rows.Close()
	if err == nil {
		err = r.file.Finish()
	}
	r.drop()
	if err != nil {
		return fmt.Errorf("write %s: %w", r.path, err)
	}
	return nil
}

// drop lets go of the file. Without finish before it, none is left behind.
func (r *rejected) drop() {
	if r.file != nil {
		r.file.Close()
		r.file = nil
	}
}
