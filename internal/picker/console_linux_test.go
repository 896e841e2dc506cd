package picker

import (
	"fmt"
	"os"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// patience is how long a test waits for what must come; it never waits for what must not.
const patience = 20 * time.Second

// A console is a pseudo-terminal with a person before it.
type console struct {
	t              *testing.T
	person, device *os.File
	before         *unix.Termios
	more           chan struct{}

	mu     sync.Mutex
	output strings.Builder
}

func newConsole(t *testing.T, width, height int) *console {
	t.Setenv("TERM", "vt100")
	// Not blocking, or closing it would wait for the one who listens.
	fd, err := unix.Open("/dev/ptmx", unix.O_RDWR|unix.O_NOCTTY|unix.O_CLOEXEC|unix.O_NONBLOCK, 0)
	if err != nil {
		t.Fatal(err)
	}
	person := os.NewFile(uintptr(fd), "person")
	t.Cleanup(func() { person.Close() })
	if err := unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0); err != nil {
		t.Fatal(err)
	}
	number, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	if err != nil {
		t.Fatal(err)
	}
	device, err := os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { device.Close() })
	c := &console{t: t, person: person, device: device, more: make(chan struct{}, 1)}
	c.resize(width, height)
	c.before = c.mode()
	go c.listen()
	fmt.Fprintln(device, "$ handout print")
	c.await("$ handout print", false)
	return c
}

func (c *console) mode() *unix.Termios {
	mode, err := unix.IoctlGetTermios(int(c.device.Fd()), unix.TCGETS)
	if err != nil {
		c.t.Fatal(err)
	}
	return mode
}

func (c *console) resize(width, height int) {
	size := &unix.Winsize{Col: uint16(width), Row: uint16(height)}
	if err := unix.IoctlSetWinsize(int(c.device.Fd()), unix.TIOCSWINSZ, size); err != nil {
		c.t.Fatal(err)
	}
}

// listen collects what is written to the terminal, until it is closed.
func (c *console) listen() {
	var buf [4096]byte
	for {
		n, err := c.person.Read(buf[:])
		c.mu.Lock()
		c.output.Write(buf[:n])
		c.mu.Unlock()
		select {
		case c.more <- struct{}{}:
		default:
		}
		if err != nil {
			return
		}
	}
}

func (c *console) press(keys string) {
	if _, err := c.person.WriteString(keys); err != nil {
		c.t.Error(err)
	}
}

// screen gives what a terminal shows that knows the alternate screen, or one that does not.
func (c *console) screen(noAlternate bool) *vt100 {
	c.mu.Lock()
	output := c.output.String()
	c.mu.Unlock()
	v := &vt100{noAlternate: noAlternate}
	v.show(c.t, output)
	return v
}

// await waits until the screen shows exactly this.
func (c *console) await(want string, noAlternate bool) {
	c.t.Helper()
	limit := time.After(patience)
	for {
		got := c.screen(noAlternate).text()
		if got == want {
			return
		}
		select {
		case <-c.more:
		case <-limit:
			c.t.Fatalf("the screen is\n%s\nwant\n%s", got, want)
		}
	}
}

// left checks that the terminal is as before, and that nothing of the lines is on any screen (R10):
// neither on that of a terminal without an alternate one.
func (c *console) left() {
	c.t.Helper()
	c.await("", true)
	c.await("$ handout print", false)
	if now := c.mode(); !reflect.DeepEqual(now, c.before) {
		c.t.Errorf("mode of the terminal: %+v, was %+v", now, c.before)
	}
}
