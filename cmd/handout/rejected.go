package main

import (
	"bytes"
	"crypto/sha256"
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
	in     *input
	path   string         // "" until the first row
	file   *deliver.Whole // nil until then, and when it is over
	digest hash.Hash      // of what is in it
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
		r.path, r.digest = r.free(), sha256.New()
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

// free gives the first name that no file has but the one whose rows are read: in any other, rows may still
// wait to be put right.
func (r *rejected) free() string {
	for n := 1; ; n++ {
		info, err := os.Stat(r.name(n))
		if err != nil || r.in.is(info) {
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
	if err == nil {
		err = r.file.Finish()
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", r.path, err)
	}
	return nil
}

// same looks for a file with the same rows: the same batch, made again, leaves out the same.
func (r *rejected) same() bool {
	for n := 1; r.name(n) != r.path; n++ {
		data, err := os.ReadFile(r.name(n))
		if digest := sha256.Sum256(data); err == nil && bytes.Equal(digest[:], r.digest.Sum(nil)) {
			r.path = r.name(n)
			return true
		}
	}
	return false
}

// drop lets go of the file. Without finish before it, none is left behind.
func (r *rejected) drop() {
	if r.file != nil {
		r.file.Close()
		r.file = nil
	}
}
