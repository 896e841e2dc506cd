package deliver

import (
	"errors"
	"os"
	"runtime"

	"handout/internal/disk"
)

// openFolder opens a folder, and makes it where it is not there.
func openFolder(dir string) (*os.Root, error) {
	if err := disk.MakeFolder(dir); err != nil {
		return nil, err
	}
	return os.OpenRoot(dir)
}

// syncFolders brings the names of files in folders to the disk.
func syncFolders(root *os.Root, sync func(*os.Root, []string) error, names ...string) error {
	return disk.Names(func() error { return sync(root, names) })
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
