//go:build unix

package deliver

import (
	"errors"
	"os"
	"syscall"
)

// lock locks a file for this process, unless another has: then it is false. The lock ends with the process.
func lock(f *os.File) (bool, error) {
	for {
		err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		switch {
		case errors.Is(err, syscall.EINTR):
			continue
		case errors.Is(err, syscall.EWOULDBLOCK):
			return false, nil
		case err != nil:
			return false, os.NewSyscallError("lock a file", err)
		}
		return true, nil
	}
}
