package deliver

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// few is how many files are brought to the disk one by one: the file system may have much to write that is
// not ours.
const few = 8

// syncMany brings files or folders to the disk. Where they are many, the file system is asked to bring all
// that it has (syncfs): one wait in place of hundreds. It reports what could not be written since Linux 5.8.
func syncMany(root *os.Root, names []string) error {
	if len(names) <= few {
		return syncEach(root, names)
	}
	f, err := root.Open(".")
	if err != nil {
		return err
	}
	return errors.Join(unix.Syncfs(int(f.Fd())), f.Close())
}
