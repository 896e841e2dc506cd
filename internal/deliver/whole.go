package deliver

import (
	"errors"
	"os"
	"path/filepath"
)

// A Whole is one file that is there whole or not at all: it is written where nobody looks for it, readable by
// its owner only, and gets its name at the end.
type Whole struct {
	root  *os.Root
	stage *stage
	file  *os.File
	name  string
}

// NewWhole begins a file. Its folder is made, with its parents, if it is not there.
func NewWhole(path string) (*Whole, error) {
	root, err := openFolder(filepath.Dir(path))
	if err != nil {
		return nil, err
	}
	w := &Whole{root: root, name: filepath.Base(path)}
	if w.stage, err = newStage(root); err != nil {
		return nil, errors.Join(err, root.Close())
	}
	if w.file, err = w.stage.create(w.name); err != nil {
		return nil, errors.Join(err, w.Close())
	}
	return w, nil
}

// Write appends to the file.
func (w *Whole) Write(p []byte) (int, error) { return w.file.Write(p) }

// Finish brings the file to the disk and gives it its name. A file of that name is replaced.
func (w *Whole) Finish() error { return w.FinishAs(w.name) }

// FinishAs is Finish with another name in the same folder.
func (w *Whole) FinishAs(name string) error {
	err := errors.Join(w.file.Sync(), w.file.Close())
	w.file = nil
	if err == nil {
		err = w.root.Rename(w.stage.path(w.name), name)
	}
	if err == nil {
		err = syncFolders(w.root, syncEach, ".")
	}
	return errors.Join(err, w.Close())
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
	err = errors.Join(err, w.stage.remove(), w.root.Close())
	w.root, w.file = nil, nil
	return err
}
