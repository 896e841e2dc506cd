//go:build unix

package relay

import (
	"net"
	"syscall"
)

// arrived reports whether bytes, or the end of the connection, have arrived that nobody has read. It does not wait: a
// timer of less than a millisecond takes a whole one in a process that has nothing else to do.
func arrived(socket net.Conn) bool {
	c, ok := socket.(syscall.Conn)
	if !ok {
		return true
	}
	raw, err := c.SyscallConn()
	if err != nil {
		return true
	}
	there := true
	err = raw.Control(func(fd uintptr) { // whatever deadline is set
		_, _, err := syscall.Recvfrom(int(fd), make([]byte, 1), syscall.MSG_PEEK|syscall.MSG_DONTWAIT)
		there = err != syscall.EAGAIN
	})
	return there || err != nil
}
