package deliver

import (
	"crypto/rand"
	"errors"
	"os"
	"path/filepath"
)

// A Whole is one file that is there whole or not at all: it is written under another name in the same folder,
// readable by its owner only, and gets its own name at the end.
type Whole struct {
	path string
	root *os.Root
	file *os.File
	temp string
}

// NewWhole begins a file. Its folder is made, with its parents, if it is not there.
func NewWhole(path string) (*Whole, error) {
	w := &Whole{path: path, temp: "." + filepath.Base(path) + "." + rand.Text()}
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	var err error
	if w.root, err = os.OpenRoot(dir); err != nil {
		return nil, err
	}
	if w.file, err = w.root.OpenFile(w.temp, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600); err != nil {
		return nil, errors.Join(err, w.root.Close())
	}
	return w, nil
}

// Write appends to the file.
func (w *Whole) Write(p []byte) (int, error) { return w.file.Write(p) }

// Finish brings the file to the disk and gives it its name. A file of that name is replaced.
func (w *Whole) Finish() error {
	err := errors.Join(w.file.Sync(), w.file.Close())
	w.file = nil
	if err == nil {
		err = w.root.Rename(w.temp, filepath.Base(w.path))
	}
	if err != nil {
		return errors.Join(err, w.Close())
	}
	w.temp = ""
	return errors.Join(syncFolders(w.root, nil), w.Close())
}

// Close lets go of the file. Without Finish before it, the file is dropped.
func (w *Whole) Close() error {
	if w.root == nil {
		return nil
	}
	var err error
	if w.file != nil {
		err = w.file.Close()
	}
	if w.temp != "" {
		err = errors.Join(err, w.root.Remove(w.temp))
	}
	err = errors.Join(err, w.root.Close())
	w.root, w.file = nil, nil
	return err
}
