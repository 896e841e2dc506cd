// Package picker lets a person at a terminal choose one of several lines, such as the patients of a
// day who share a name: lines go in, the index of one comes out.
//
// The terminal needs what a VT100 understands (cursor address, erase to the end of the line, reverse
// video) and no colour. The lines hold patients' values, so they are shown on the alternate screen,
// never scrolled, and erased before it is left: nothing of them stays behind.
package picker

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"
)

var (
	// ErrNone says that the person gave up, or that there was nothing to choose from.
	ErrNone = errors.New("nothing chosen")

	// ErrNoTerminal says that nobody can be asked: the input or the output is no terminal, or one
	// that cannot place its cursor (TERM=dumb).
	ErrNoTerminal = errors.New("no terminal to ask at")
)

// An Item is one line to choose: what is shown of it, side by side, such as time, name, record number
// and kind. Control characters and marks of direction in it are not shown.
type Item struct{ Columns []string }

// pause is how long one read waits. After it a lone Esc is the key and not the start of an arrow, and
// the size of the window is looked at: not every system tells of a new one.
const pause = 100 * time.Millisecond

// Pick shows the items under a title and returns the index of the one that the person takes. The
// index is -1 with every error: [ErrNone], [ErrNoTerminal], the cause of a context that ended, a
// signal that came (it is [context.Canceled] too), or what the terminal refused.
//
// No line is taken that the person did not point at: Enter takes the line that the arrows or a digit
// moved to, or the only one that the filter left. What was typed of a number must be the whole of it
// for that: its end may be another patient's.
//
// The terminal is as before when Pick returns or panics. Keys typed before the list was there are
// lost: an Enter among them was meant for something else. So are those read together with the choice;
// all later ones are left for the next reader.
func Pick(ctx context.Context, in, out *os.File, title string, items []Item) (index int, err error) {
	if len(items) == 0 {
		return -1, ErrNone
	}
	// A signal that ends the program at once would leave the names where they are.
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT)
	defer stop()

	index = -1
	err = within(in, out, func(s *screen) error {
		var err error
		index, err = choose(ctx, s, newList(title, items))
		return err
	})
	if err != nil {
		return -1, err
	}
	return index, nil
}

// choose draws the list and gives it the keys until one of them ends it.
func choose(ctx context.Context, s *screen, l *list) (int, error) {
	if err := s.forget(); err != nil {
		return -1, fmt.Errorf("read from the terminal: %w", err)
	}
	var keys decoder
	for {
		width, height := s.size()
		if err := s.draw(l.view(width, height), l.caret(width)); err != nil {
			return -1, fmt.Errorf("write to the terminal: %w", err)
		}
		b, err := s.read(pause)
		switch {
		case ctx.Err() != nil:
			return -1, context.Cause(ctx)
		case err != nil:
			return -1, fmt.Errorf("read from the terminal: %w", err)
		}
		for _, k := range keys.decode(b) {
			switch l.key(k) {
			case taken:
				return l.chosen(), nil
			case givenUp:
				return -1, ErrNone
			}
		}
	}
}
