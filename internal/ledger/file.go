package ledger

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
)

// makeFolder makes a ledger's folder, with its parents, if it is not there.
func makeFolder(path string) error { return os.MkdirAll(filepath.Dir(path), 0o700) }

// makeFile makes an empty file for SQLite, which gives the files that it puts beside it the same rights.
func makeFile(path string) error {
	if err := isFile(path); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := fill(path, nil); err != nil {
		return err
	}
	return settle(filepath.Dir(path))
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

// settle brings the names in a folder to the disk. Windows does so by itself, and refuses to be asked;
// some file systems (FUSE) cannot be.
func settle(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	folder, err := os.Open(dir)
	if err != nil {
		return err
	}
	err = folder.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, errors.ErrUnsupported) {
		err = nil
	}
	return errors.Join(err, folder.Close())
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

// plain takes the operation and the path off an error of package os: the caller names what it was about.
func plain(err error) error {
	if path := (*fs.PathError)(nil); errors.As(err, &path) {
		return path.Err
	}
	if link := (*os.LinkError)(nil); errors.As(err, &link) {
		return link.Err
	}
	return err
}
