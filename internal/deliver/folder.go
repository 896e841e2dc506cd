package deliver

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"handout/internal/disk"
)

// A Folder is a [Sink] that keeps each sheet as a file of its own, readable by its owner only. A sheet of the
// same name is replaced.
//
// A sheet that was put waits in a folder of the sink's own inside the folder. Settle brings all that wait to
// the disk, renames them, and brings their new names to the disk. If only that last step fails, that is an
// error, and the files stay. The folder is made, with its parents, when the first sheet comes.
type Folder struct {
	dir     string
	divided func() bool
	mu      sync.Mutex
	root    *os.Root // nil until the first sheet
	stage   *stage
	flush   *flusher
	parts   map[string]bool // subfolders that are there
}

// NewFolder returns the sink for a folder. Where there are to be many sheets, they go into subfolders by the
// first two characters of their keys (at most 1,024): many programs choke on a folder of 100,000 files. A
// folder that has sheets already stays as it is, or a patient would have two. It touches nothing yet.
func NewFolder(dir string, many bool) *Folder {
	return &Folder{
		dir:     dir,
		divided: sync.OnceValue(func() bool { return divided(dir, many) }),
		parts:   map[string]bool{"": true},
	}
}

// divided reports whether the sheets of a folder are in subfolders, or are to be.
func divided(dir string, many bool) bool {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return many // there is none yet, or the first sheet will tell
	}
	for _, e := range entries {
		switch {
		case e.IsDir() && len(e.Name()) == partLength:
			return true
		case slices.Contains([]string{".pdf", ".html", ".txt"}, filepath.Ext(e.Name())):
			return false
		}
	}
	return many
}

// partLength is how many characters of a key name its subfolder.
const partLength = 2

// Put writes the sheet to where it waits.
func (f *Folder) Put(s Sheet) (Receipt, error) {
	if err := f.open(); err != nil {
		return Receipt{}, fmt.Errorf("make folder %s: %w", f.dir, disk.Plain(err))
	}
	r := receipt(s, f.path(s))
	r.name = s.Name()
	if err := f.stage.write(r.name, s.PDF); err != nil {
		return Receipt{}, fmt.Errorf("write %s: %w", r.Path, disk.Plain(err))
	}
	return r, nil
}

// Settle brings the sheets to their places.
func (f *Folder) Settle(receipts []Receipt) error {
	if len(receipts) == 0 {
		return nil
	}
	waiting := make([]string, len(receipts))
	for i, r := range receipts {
		waiting[i] = f.stage.path(r.name)
	}
	if err := f.flush.sync(f.root, waiting); err != nil {
		return fmt.Errorf("bring sheets to the disk in %s: %w", f.dir, disk.Plain(err))
	}
	changed := []string{"."} // which holds the names of the subfolders
	for _, r := range receipts {
		part := f.part(r.name)
		if part != "" && !slices.Contains(changed, part) {
			changed = append(changed, part)
		}
		if err := f.rename(part, r.name); err != nil {
			return fmt.Errorf("write %s: %w", r.Path, disk.Plain(err))
		}
	}
	if err := syncFolders(f.root, f.flush.sync, changed...); err != nil {
		return fmt.Errorf("bring folder %s to the disk: %w", f.dir, disk.Plain(err))
	}
	return nil
}

// rename gives a waiting sheet its place.
func (f *Folder) rename(part, name string) error {
	if !f.parts[part] {
		if err := f.root.Mkdir(part, 0o700); err != nil && !errors.Is(err, os.ErrExist) {
			return err
		}
		f.parts[part] = true
	}
	return f.root.Rename(f.stage.path(name), filepath.Join(part, name))
}

// Finish does nothing: sheets last when they are settled.
func (f *Folder) Finish() error { return nil }

// Whole is false.
func (f *Folder) Whole() bool { return false }

// Name is "folder".
func (f *Folder) Name() string { return "folder" }

// Holds reports whether a sheet's file is there with the bytes of its digest. The sheet's own bytes are not asked for.
func (f *Folder) Holds(s Sheet) bool {
	file, err := os.Open(f.path(s))
	if err != nil {
		return false
	}
	defer file.Close()
	h := sha256.New()
	if _, err := io.Copy(h, file); err != nil {
		return false
	}
	return [sha256.Size]byte(h.Sum(nil)) == s.SHA256
}

// Close lets go of the folder. Sheets that were settled stay, those that still wait are removed.
func (f *Folder) Close() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.root == nil {
		return nil
	}
	err := errors.Join(f.stage.remove(), f.flush.close(), f.root.Close())
	f.root = nil
	return err
}

// open makes the folder and the place to wait in if they are not there yet.
func (f *Folder) open() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.root != nil {
		return nil
	}
	root, err := openFolder(f.dir)
	if err != nil {
		return err
	}
	if f.flush, err = newFlusher(root); err == nil {
		f.stage, err = newStage(root)
	}
	if err != nil {
		return errors.Join(err, root.Close())
	}
	f.root = root
	return nil
}

func (f *Folder) path(s Sheet) string {
	return filepath.Join(f.dir, f.part(s.Name()), s.Name())
}

// part gives the subfolder of a sheet.
func (f *Folder) part(name string) string {
	if !f.divided() {
		return ""
	}
	return name[:partLength]
}
