package deliver

import (
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

// few is how many files are brought to the disk one by one: the file system may have much to write that is
// not ours.
const few = 8

// A flusher brings files and folders to the disk. For many the file system is asked to bring all that it has
// (syncfs): one wait in place of hundreds. It reports what could not be written to whoever has the file
// system open since before, and does so since Linux 5.8; an older one is not asked.
type flusher struct{ system *os.File }

func newFlusher(root *os.Root) (*flusher, error) {
	if !reports() {
		return &flusher{}, nil
	}
	system, err := root.Open(".")
	return &flusher{system}, err
}

// reports tells whether syncfs does.
func reports() bool {
	var name unix.Utsname
	var major, minor int
	if err := unix.Uname(&name); err != nil {
		return false
	}
	_, err := fmt.Sscanf(unix.ByteSliceToString(name.Release[:]), "%d.%d", &major, &minor)
	return err == nil && (major > 5 || major == 5 && minor >= 8)
}

// sync brings files or folders to the disk.
func (f *flusher) sync(root *os.Root, names []string) error {
	if f.system == nil || len(names) <= few {
		return syncEach(root, names)
	}
	return os.NewSyscallError("syncfs", unix.Syncfs(int(f.system.Fd())))
}

func (f *flusher) close() error {
	if f.system == nil {
		return nil
	}
	return f.system.Close()
}
