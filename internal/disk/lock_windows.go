package disk

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// Lock locks a file, unless somebody else has: then it is false. The lock belongs to the open file, so a
// second opening in the same process does not have it, and ends with the process at the latest. Windows keeps
// others from reading what is locked, so it is a byte far behind what is written there.
func Lock(f *os.File) (bool, error) {
	err := windows.LockFileEx(windows.Handle(f.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY,
		0, 1, 0, &windows.Overlapped{OffsetHigh: 1})
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
		return false, nil
	}
	return err == nil, err
}
