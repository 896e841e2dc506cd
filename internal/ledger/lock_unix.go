//go:build !windows

package ledger

import (
	"errors"
	"os"
	"syscall"
)

// tryLock locks a file if nobody else has. The lock belongs to the open file: a second opening in the
// same process does not have it.
func tryLock(file *os.File) (bool, error) {
	for {
		err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		switch {
		case err == nil:
			return true, nil
		case errors.Is(err, syscall.EWOULDBLOCK):
			return false, nil
		case !errors.Is(err, syscall.EINTR):
			return false, err
		}
	}
}
