package main

import (
	"errors"
	"fmt"
	"path/filepath"

	"handout/internal/deliver"
	"handout/internal/diag"
	"handout/internal/patient"
)

// rejectedName is the file of rows that were left out, beside the sheets.
const rejectedName = "rejected.csv"

// A rejected is the file of rows that were left out, ready to be put right and read again. It is made when
// the first row comes, and gets its name when the run is over.
type rejected struct {
	path   string
	header []string
	file   *deliver.Whole // nil until the first row
	rows   *patient.Rejects
	n      int
}

func newRejected(dir string, header []string) *rejected {
	return &rejected{path: filepath.Join(dir, rejectedName), header: header}
}

// add writes a row.
func (r *rejected) add(row patient.Row, problems diag.List) error {
	if row.Number == 0 {
		return nil
	}
	if r.file == nil {
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

// finish gives the file its name, if there is one.
func (r *rejected) finish() error {
	if r.file == nil {
		return nil
	}
	err := r.rows.Close()
	if err == nil {
		err = r.file.Finish()
	}
	if err != nil {
		return errors.Join(fmt.Errorf("write %s: %w", r.path, err), r.file.Close())
	}
	return nil
}

// drop leaves no file behind.
func (r *rejected) drop() error {
	if r.file == nil {
		return nil
	}
	return r.file.Close()
}
