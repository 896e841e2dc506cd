//go:build unix

package deliver

import (
	"os"
	"syscall"
)

// lock locks a file for this process, or says that another holds it. The lock ends with the process.
func lock(f *os.File) error {
	return syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
}
