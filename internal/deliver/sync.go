package deliver

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
)

// openFolder opens a folder, and makes it with its parents where they are not there. What is new has its name
// on the disk.
func openFolder(dir string) (*os.Root, error) {
	var made []string
	for d := filepath.Clean(dir); ; d = filepath.Dir(d) {
		if _, err := os.Stat(d); err == nil || d == filepath.Dir(d) {
			break
		}
		made = append(made, d)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	for _, d := range made {
		parent, err := os.OpenRoot(filepath.Dir(d))
		if err != nil {
			return nil, err
		}
		if err := errors.Join(syncFolders(parent, syncEach, "."), parent.Close()); err != nil {
			return nil, err
		}
	}
	return os.OpenRoot(dir)
}

// syncFolders brings the names of files in folders to the disk. Windows does so by itself, and refuses to be
// asked.
func syncFolders(root *os.Root, sync func(*os.Root, []string) error, names ...string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	return kept(sync(root, names))
}

// syncEach brings files or folders to the disk, one after another.
func syncEach(root *os.Root, names []string) error {
	flag := os.O_RDONLY
	if runtime.GOOS == "windows" {
		flag = os.O_RDWR // or it refuses
	}
	for _, name := range names {
		f, err := root.OpenFile(name, flag, 0)
		if err != nil {
			return err
		}
		if err := errors.Join(f.Sync(), f.Close()); err != nil {
			return err
		}
	}
	return nil
}

// kept gives what bringing folders to the disk ended in, but for the answers of file systems that cannot
// be asked (network ones, FUSE): the sheets are in place there as safely as they can be.
func kept(err error) error {
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, errors.ErrUnsupported) {
		return nil
	}
	return err
}
