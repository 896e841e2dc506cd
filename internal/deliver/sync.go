package deliver

import (
	"errors"
	"os"
	"runtime"
	"syscall"
)

// syncFolders brings the names of files in subfolders of root to the disk. Windows does so by itself, and
// refuses to be asked.
func syncFolders(root *os.Root, parts map[string]bool) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	names := []string{"."} // which holds the names of the subfolders
	for part := range parts {
		if part != "" {
			names = append(names, part)
		}
	}
	return kept(syncMany(root, names))
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
