package main

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
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
	path   string         // its name, when it has one
	file   *deliver.Whole // nil until then, and when it is over
	digest hash.Hash      // of what is in it
	rows   *patient.Rejects
	n      int
}

func newRejected(dir string, header []string) *rejected {
	return &rejected{dir: dir, header: header}
}

// add writes a row.
func (r *rejected) add(row patient.Row, problems diag.List) error {
	if row.Number == 0 {
		return nil
	}
	if r.rows == nil {
		r.path, r.digest = r.name(1), sha256.New()
		var err error
		if r.file, err = deliver.NewWhole(r.path); err != nil {
			return fmt.Errorf("write %s: %w", r.path, err)
		}
		r.rows = patient.NewRejects(io.MultiWriter(r.file, r.digest), r.header)
	}
	r.n++
	if err := r.rows.Add(row, problems); err != nil {
		return fmt.Errorf("write %s: %w", r.path, err)
	}
	return nil
}

// name gives the nth name for such a file: rejected.csv, rejected-2.csv and so on.
func (r *rejected) name(n int) string {
	if n == 1 {
		return filepath.Join(r.dir, "rejected.csv")
	}
	return filepath.Join(r.dir, fmt.Sprintf("rejected-%d.csv", n))
}

// free gives the first name that no file has: in those that have one, rows may still wait to be put right.
func (r *rejected) free() string {
	for n := 1; ; n++ {
		if _, err := os.Lstat(r.name(n)); err != nil {
			return r.name(n)
		}
	}
}

// finish gives the file its name, if there is one and no file says the same already.
func (r *rejected) finish() error {
	if r.file == nil {
		return nil
	}
	defer r.drop()
	err := r.rows.Close()
	if err == nil && r.same() {
		return nil
	}
	r.path = r.free()
	if err == nil {
		err = r.file.FinishAs(filepath.Base(r.path))
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", r.path, err)
	}
	return nil
}

// same looks for a file with the same rows: the same batch, made again, leaves out the same.
func (r *rejected) same() bool {
	for n := 1; ; n++ {
		file, err := os.Open(r.name(n))
		if err != nil {
			return false
		}
		digest := sha256.New()
		_, err = io.Copy(digest, file)
		if err = errors.Join(err, file.Close()); err == nil && bytes.Equal(digest.Sum(nil), r.digest.Sum(nil)) {
			r.path = r.name(n)
			return true
		}
	}
}

// drop lets go of the file. Without finish before it, none is left behind.
func (r *rejected) drop() {
	if r.file != nil {
		r.file.Close()
		r.file = nil
	}
}
