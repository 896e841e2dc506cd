package picker

import (
	"context"
	"errors"
	"os"
	"reflect"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

var people = []Item{
	{[]string{"07:30", "García López, Ana", "1204471"}},
	{[]string{"07:30", "Garcia Lopez, Anna", "1204417"}},
	{[]string{"08:00", "山田 太郎", "88120"}},
	{[]string{"09:15", "יוסף כהן", "30077"}},
}

const firstScreen = `Who is it?
Filter:
  1 07:30  García López, Ana   1204471
  2 07:30  Garcia Lopez, Anna  1204417
  3 08:00  山田 太郎           88120
  4 09:15  ` + "\u2068יוסף כהן\u2069" + `            30077


4 of 4, Enter takes, Esc gives up, arrows or 1-9 move`

type result struct {
	index int
	err   error
}

// pick starts a choice and waits for its screen.
func (c *console) pick(ctx context.Context) <-chan result {
	c.t.Helper()
	end := make(chan result, 1)
	go func() {
		index, err := Pick(ctx, c.device, c.device, "Who is it?", people)
		end <- result{index, err}
	}()
	c.await(firstScreen, false)
	return end
}

func (c *console) result(end <-chan result) result {
	c.t.Helper()
	select {
	case r := <-end:
		return r
	case <-time.After(patience):
		c.t.Fatal("the choice does not end")
		return result{}
	}
}

func TestPick(t *testing.T) {
	c := newConsole(t, 60, 9)
	end := c.pick(t.Context())
	c.press("lopez gar")
	c.await(`Who is it?
Filter: lopez gar
  1 07:30  García López, Ana   1204471
  2 07:30  Garcia Lopez, Anna  1204417




2 of 4, Enter takes, Esc gives up, arrows or 1-9 move`, false)
	c.resize(30, 10)
	c.await(`Who is it?
Filter: lopez gar
  1 07:30  García L~  1204471
  2 07:30  Garcia L~  1204417





2 of 4, Enter takes, Esc giv~`, false)
	c.press("\x1b[B\x0e")
	c.await(`Who is it?
Filter: lopez gar
  1 07:30  García L~  1204471
> 2 07:30  Garcia L~  1204417



07:30  Garcia Lopez, Anna
1204417
2 of 4, Enter takes, Esc giv~`, false)
	if v := c.screen(false); v.line != 1 || v.cell != len("Filter: lopez gar") {
		t.Errorf("the cursor stands in line %d, cell %d", v.line, v.cell)
	}
	c.press("\r")
	if r := c.result(end); r != (result{1, nil}) {
		t.Errorf("Pick = %d, %v, want 1", r.index, r.err)
	}
	c.left()
}

// TestEndings: however the choice ends, nobody is chosen and the terminal is as before.
func TestEndings(t *testing.T) {
	called := errors.New("called off")
	for name, ending := range map[string]struct {
		do   func(*console, context.CancelCauseFunc)
		want error
	}{
		"Esc":        {func(c *console, _ context.CancelCauseFunc) { c.press("\x1b") }, ErrNone},
		"Ctrl-C":     {func(c *console, _ context.CancelCauseFunc) { c.press("gar\x03") }, ErrNone},
		"called off": {func(_ *console, cancel context.CancelCauseFunc) { cancel(called) }, called},
		"signal": {func(c *console, _ context.CancelCauseFunc) {
			if err := syscall.Kill(os.Getpid(), syscall.SIGTERM); err != nil {
				c.t.Error(err)
			}
		}, context.Canceled},
	} {
		t.Run(name, func(t *testing.T) {
			c := newConsole(t, 60, 9)
			ctx, cancel := context.WithCancelCause(t.Context())
			defer cancel(nil)
			end := c.pick(ctx)
			ending.do(c, cancel)
			if r := c.result(end); r.index != -1 || !errors.Is(r.err, ending.want) {
				t.Errorf("Pick = %d, %v, want -1, %v", r.index, r.err, ending.want)
			}
			c.left()
		})
	}
}

func TestPanic(t *testing.T) {
	c := newConsole(t, 60, 9)
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the panic did not reach the caller")
			}
		}()
		within(c.device, c.device, func(s *screen) error {
			l := newList("Who is it?", people)
			if err := s.draw(l.view(s.size()), 0); err != nil {
				t.Error(err)
			}
			panic("a mistake")
		})
	}()
	c.left()
}

// TestHangUp: when the terminal goes away, so does the choice.
func TestHangUp(t *testing.T) {
	c := newConsole(t, 60, 9)
	end := c.pick(t.Context())
	c.person.Close()
	if r := c.result(end); r.index != -1 || r.err == nil {
		t.Errorf("Pick = %d, %v, want an error", r.index, r.err)
	}
}

// TestTypedBeforeAndAfter: an Enter typed before the list is there takes nobody, and what is typed
// after the choice is left for the next reader.
func TestTypedBeforeAndAfter(t *testing.T) {
	c := newConsole(t, 60, 9)
	raw := *c.before
	raw.Lflag &^= unix.ECHO // or the screen would show what is typed
	if err := unix.IoctlSetTermios(int(c.device.Fd()), unix.TCSETS, &raw); err != nil {
		t.Fatal(err)
	}
	c.press("88120\r")
	end := c.pick(t.Context())
	c.press("88120\r")
	if r := c.result(end); r != (result{2, nil}) {
		t.Errorf("Pick = %d, %v, want 2", r.index, r.err)
	}
	c.press("yes\n")
	var b [10]byte
	if n, err := c.device.Read(b[:]); err != nil || string(b[:n]) != "yes\n" {
		t.Errorf("the next reader has %q, %v", b[:n], err)
	}
}

func TestNoTerminal(t *testing.T) {
	c := newConsole(t, 60, 9)
	file, err := os.Create(t.TempDir() + "/output")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for name, ends := range map[string][2]*os.File{"input": {file, c.device}, "output": {c.device, file}} {
		if i, err := Pick(t.Context(), ends[0], ends[1], "", people); i != -1 || !errors.Is(err, ErrNoTerminal) {
			t.Errorf("%s is a file: Pick = %d, %v", name, i, err)
		}
	}
	t.Setenv("TERM", "dumb")
	if i, err := Pick(t.Context(), c.device, c.device, "", people); i != -1 || !errors.Is(err, ErrNoTerminal) {
		t.Errorf("TERM=dumb: Pick = %d, %v", i, err)
	}
	if i, err := Pick(t.Context(), c.device, c.device, "", nil); i != -1 || !errors.Is(err, ErrNone) {
		t.Errorf("no lines: Pick = %d, %v", i, err)
	}
	if now := c.mode(); !reflect.DeepEqual(now, c.before) {
		t.Errorf("mode of the terminal: %+v, was %+v", now, c.before)
	}
}
