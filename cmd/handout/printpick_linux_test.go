package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// screenTime is how long a test waits for what must come.
const screenTime = 20 * time.Second

// A console is a pseudo-terminal of 80x24 with a person before it.
type console struct {
	t              *testing.T
	person, device *os.File
	more           chan struct{}

	mu     sync.Mutex
	output strings.Builder
}

func newConsole(t *testing.T) *console {
	t.Setenv("TERM", "vt100")
	// Not blocking, or closing it would wait for the one who listens.
	fd, err := unix.Open("/dev/ptmx", unix.O_RDWR|unix.O_NOCTTY|unix.O_CLOEXEC|unix.O_NONBLOCK, 0)
	if err != nil {
		t.Fatal(err)
	}
	c := &console{t: t, person: os.NewFile(uintptr(fd), "person"), more: make(chan struct{}, 1)}
	t.Cleanup(func() { c.person.Close() })
	if err := unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0); err != nil {
		t.Fatal(err)
	}
	number, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	if err != nil {
		t.Fatal(err)
	}
	if c.device, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|unix.O_NOCTTY, 0); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.device.Close() })
	if err := unix.IoctlSetWinsize(int(c.device.Fd()), unix.TIOCSWINSZ, &unix.Winsize{Col: 80, Row: 24}); err != nil {
		t.Fatal(err)
	}
	go c.listen()
	return c
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

// await waits for words, and gives all that was written up to their end; the rest is for the next time.
func (c *console) await(words string) string {
	c.t.Helper()
	limit := time.After(screenTime)
	for {
		c.mu.Lock()
		all := c.output.String()
		before, rest, found := strings.Cut(all, words)
		if found {
			c.output.Reset()
			c.output.WriteString(rest)
		}
		c.mu.Unlock()
		if found {
			return before + words
		}
		select {
		case <-c.more:
		case <-limit:
			c.t.Fatalf("the terminal shows %q, and not %q", all, words)
		}
	}
}

func (c *console) press(keys string) {
	c.t.Helper()
	if _, err := c.person.WriteString(keys); err != nil {
		c.t.Fatal(err)
	}
}

// TestPrintPick: a person at a terminal chooses the second row, and says what was not in the flags. The names are on
// the alternate screen only, which is left when one is chosen (R10).
func TestPrintPick(t *testing.T) {
	const (
		enter, leave = "\x1b[?1049h", "\x1b[?1049l"
		why          = "nobody has signed these sheets. Type why they are handed out all the same, or nothing to stop: "
	)
	w, c := newWard(t, twoSided), newConsole(t)
	start := func(args ...string) <-chan outcome {
		args = append([]string{"handout", "print", "--clinic", w.clinic, "-o", filepath.Join(w.dir, "out"),
			"--printer", w.queue, "--from", w.list}, args...)
		end := make(chan outcome, 1)
		go func() {
			var out bytes.Buffer
			code := run(args, c.device, &out, c.device)
			fmt.Fprintln(c.device, "$")
			end <- outcome{code: code, out: out.String()}
		}()
		return end
	}
	quiet := func(text string) { t.Helper(); wantNone(t, "the terminal", []byte(text), listSecrets()) }

	end := start()
	quiet(c.await(enter))
	list := c.await("8 of 8")
	if !strings.Contains(list, "Whose sheets are to be printed?") || !strings.Contains(list, "Quillfeather") {
		t.Errorf("the screen is %q", list)
	}
	c.press("2\r")
	c.await(leave)
	quiet(c.await(why))
	c.press("trial\n")
	quiet(c.await("$\r\n"))
	w.want(<-end, exitDone, "care sheet of row 3 printed\n", "")

	end = start("--mrn", "Wq-70772", "--draft-reason", "trial")
	quiet(c.await("print it again? Type why, or nothing to leave it: "))
	c.press("torn\n")
	quiet(c.await("$\r\n"))
	w.want(<-end, exitDone, "care sheet of row 3 printed\n", "")
	if got := strings.Join(w.said(w.printouts(), w.take()), ", "); got != "row 3 care made, row 3 care again torn" {
		t.Errorf("the ledger has %s", got)
	}

	end = start("--mrn", "Wq-70775", "--draft-reason", "trial") // two rows
	c.await("2 of 2")
	c.press("\x1b")
	c.await(leave)
	quiet(c.await("handout: nobody was chosen: nothing is printed\r\n"))
	w.want(<-end, exitInvalid, "", "")

	end = start("--mrn", "Wq-70773")
	quiet(c.await(why))
	c.press("\n")
	quiet(c.await("$\r\n"))
	w.want(<-end, exitInvalid, "", "")

	end = start("--no-input", "--draft-reason", "trial")
	quiet(c.await("handout: want the patient: --mrn, or --name and --born\r\n"))
	w.want(<-end, exitUsage, "", "")
	if jobs := w.take(); jobs != nil {
		t.Errorf("%d jobs for nobody", len(jobs))
	}
}
