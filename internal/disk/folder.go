// Package disk brings what others write to where it lasts: folders whose names outlast a loss of power, and
// locks that end with their process.
package disk

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
)

// MakeFolder makes a folder for the owner alone, with its parents, where it is not there. What is new has its
// name on the disk.
func MakeFolder(dir string) error {
	var made []string
	for d := filepath.Clean(dir); ; d = filepath.Dir(d) {
		if _, err := os.Stat(d); err == nil || d == filepath.Dir(d) {
			break
		}
		made = append(made, d)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	for _, d := range made {
		if err := SyncFolder(filepath.Dir(d)); err != nil {
			return err
		}
	}
	return nil
}

// SyncFolder brings the names of the files in a folder to the disk.
func SyncFolder(dir string) error {
	folder, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(Names(folder.Sync), folder.Close())
}

// Names gives what bringing the names in folders to the disk ends in. Windows does so by itself, and refuses to
// be asked; some file systems cannot be (network ones, FUSE): there the files are as safe as they can be.
func Names(sync func() error) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	err := sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, errors.ErrUnsupported) {
		return nil
	}
	return err
}
