package deliver

import (
	"os"

	"golang.org/x/sys/windows"
)

// lock locks a file for this process, or says that another holds it. The lock ends with the process.
func lock(f *os.File) error {
	return windows.LockFileEx(windows.Handle(f.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY,
		0, 1, 0, &windows.Overlapped{})
}
