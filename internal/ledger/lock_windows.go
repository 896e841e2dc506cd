package ledger

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// tryLock locks a file if nobody else has. Windows keeps others from reading what is locked, so it is a
// byte far behind what is written there.
func tryLock(file *os.File) (bool, error) {
	behind := &windows.Overlapped{OffsetHigh: 1}
	err := windows.LockFileEx(windows.Handle(file.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, behind)
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
		return false, nil
	}
	return err == nil, err
}
