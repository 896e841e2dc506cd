package picker

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"golang.org/x/term"
)

const (
	enterAlternate = "\x1b[?1049h" // xterm; what does not know it ignores it
	leaveAlternate = "\x1b[?1049l"
	eraseToEnd     = "\x1b[K"
)

// The size of a window that the terminal does not tell, such as one on a serial line.
const (
	usualWidth  = 80
	usualHeight = 24
)

// A screen is a terminal while it shows a list.
type screen struct {
	keys          keyboard
	out           *os.File
	width, height int
	drawn         []string // what each line shows
}

// within turns the terminal into a screen for as long as use runs. However that ends, panic
// included, what was shown is erased and the terminal is as it was.
func within(in, out *os.File, use func(*screen) error) (err error) {
	if !term.IsTerminal(int(in.Fd())) || !term.IsTerminal(int(out.Fd())) || os.Getenv("TERM") == "dumb" {
		return ErrNoTerminal
	}
	mode, err := term.MakeRaw(int(in.Fd()))
	if err != nil {
		return fmt.Errorf("set the terminal's mode: %w", err)
	}
	undo := func(what func() error) {
		if e := what(); e != nil {
			err = errors.Join(err, fmt.Errorf("restore the terminal: %w", e))
		}
	}
	defer undo(func() error { return term.Restore(int(in.Fd()), mode) })

	restore, err := prepare(out)
	if err != nil {
		return fmt.Errorf("set the terminal's mode: %w", err)
	}
	defer undo(restore)

	s := &screen{keys: newKeyboard(in), out: out}
	defer undo(s.leave)
	if _, err := out.WriteString(enterAlternate); err != nil {
		return fmt.Errorf("write to the terminal: %w", err)
	}
	return use(s)
}

// size gives the size of the window in cells. When it is another than before, all is drawn again.
func (s *screen) size() (width, height int) {
	width, height, err := term.GetSize(int(s.out.Fd()))
	if err != nil || width <= 0 || height <= 0 {
		width, height = usualWidth, usualHeight
	}
	if width != s.width || height != s.height {
		s.width, s.height = width, height
		s.drawn = nil
	}
	return width, height
}

// read gives the bytes that were typed: none when nothing is within this time.
func (s *screen) read(wait time.Duration) ([]byte, error) {
	var buf [256]byte
	n, err := s.keys.read(buf[:], wait)
	return buf[:n], err
}

// forget reads what was typed so far and drops it.
func (s *screen) forget() error {
	for {
		b, err := s.read(0)
		if err != nil || len(b) == 0 {
			return err
		}
	}
}

// draw shows these lines from the top of the window, which has room for them, and puts the cursor
// into the second of them, behind so many cells. Only lines that changed are sent.
func (s *screen) draw(lines []string, caret int) error {
	var b strings.Builder
	for i := range s.height {
		line := ""
		if i < len(lines) {
			line = lines[i]
		}
		if i < len(s.drawn) && s.drawn[i] == line {
			continue
		}
		b.WriteString(position(i, 0) + eraseToEnd + line)
	}
	if b.Len() == 0 {
		return nil
	}
	s.drawn = append([]string(nil), lines...)
	for len(s.drawn) < s.height {
		s.drawn = append(s.drawn, "")
	}
	b.WriteString(position(1, caret))
	_, err := s.out.WriteString(b.String())
	return err
}

// leave erases each line and goes back to the screen of before. Lines are erased one by one, as
// erasing the whole screen makes some terminals keep it in what can be scrolled back to.
func (s *screen) leave() error {
	s.size()
	var b strings.Builder
	for i := range s.height {
		b.WriteString(position(i, 0) + eraseToEnd)
	}
	b.WriteString(position(0, 0) + leaveAlternate)
	_, err := s.out.WriteString(b.String())
	return err
}

// position moves the cursor to a cell, counted from 0 at the top left.
func position(line, column int) string {
	return fmt.Sprintf("\x1b[%d;%dH", line+1, column+1)
}
