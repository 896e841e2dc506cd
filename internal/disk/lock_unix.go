//go:build unix

package disk

import (
	"errors"
	"os"
	"syscall"
)

// Lock locks a file, unless somebody else has: then it is false. The lock belongs to the open file, so a
// second opening in the same process does not have it, and ends with the process at the latest.
func Lock(f *os.File) (bool, error) {
	for {
		err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		switch {
		case errors.Is(err, syscall.EINTR):
			continue
		case errors.Is(err, syscall.EWOULDBLOCK):
			return false, nil
		case err != nil:
			return false, os.NewSyscallError("flock", err)
		}
		return true, nil
	}
}
