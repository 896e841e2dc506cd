//go:build unix

package picker

import (
	"errors"
	"io"
	"os"
	"time"

	"golang.org/x/sys/unix"
)

// A keyboard is read with a limit of time. A read that waits on in another goroutine would take a
// key from whoever asks next.
type keyboard struct{ in *os.File }

func newKeyboard(in *os.File) keyboard { return keyboard{in} }

// read gives how many bytes it read, none when nothing was typed within this time. It uses select,
// as poll does not know terminals on every system.
func (k keyboard) read(b []byte, wait time.Duration) (int, error) {
	fd := int(k.in.Fd())
	if fd >= unix.FD_SETSIZE {
		return 0, errors.New("too many open files to wait for a key")
	}
	for end := time.Now().Add(wait); ; {
		var set unix.FdSet
		set.Set(fd)
		limit := unix.NsecToTimeval(max(time.Until(end), 0).Nanoseconds())
		n, err := unix.Select(fd+1, &set, nil, nil, &limit)
		if errors.Is(err, unix.EINTR) {
			continue
		}
		if err != nil {
			return 0, os.NewSyscallError("select", err)
		}
		if n == 0 {
			return 0, nil
		}
		break
	}
	n, err := k.in.Read(b)
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF // the terminal was closed
	}
	return n, err
}

// prepare has nothing to do: a terminal of Unix understands sequences as it is.
func prepare(*os.File) (restore func() error, err error) {
	return func() error { return nil }, nil
}
