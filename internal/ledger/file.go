package ledger

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"handout/internal/disk"
)

// makeFile makes an empty file for SQLite, which gives the files that it puts beside it the same rights.
func makeFile(path string) error {
	if err := isFile(path); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := fill(path, nil); err != nil {
		return err
	}
	return disk.SyncFolder(filepath.Dir(path))
}

// isFile refuses what is not a file: SQLite would say no more than that it cannot open it.
func isFile(path string) error {
	info, err := os.Stat(path)
	if err == nil && !info.Mode().IsRegular() {
		return errors.New("want a file")
	}
	return err
}

// fill writes a new file for the owner's eyes only and brings it to the disk.
func fill(name string, data []byte) error {
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	if err == nil {
		err = file.Sync()
	}
	return errors.Join(err, file.Close())
}

// remove takes away a file that may not be there.
func remove(name string) error {
	err := os.Remove(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// exists reports whether there is a file of a name.
func exists(name string) bool {
	_, err := os.Lstat(name)
	return !errors.Is(err, fs.ErrNotExist)
}
