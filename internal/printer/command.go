package printer

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A command prints with a program of the clinic's, where there is no CUPS. Nothing can be asked of the printer.
type command struct {
	args  []string
	queue string
	limit time.Duration
}

// placeholder finds what stands for a value in an argument.
var placeholder = regexp.MustCompile(`\{[a-z]*\}`)

// newCommand checks the placeholders: one that nobody fills in would reach the program as it is.
func newCommand(s Settings) (Printer, error) {
	var used []string
	for _, arg := range s.Command {
		used = append(used, placeholder.FindAllString(arg, -1)...)
	}
	for _, name := range used {
		if !slices.Contains([]string{"{file}", "{queue}", "{title}", "{copies}"}, name) {
			return nil, fmt.Errorf("print command: %s is none of {file}, {queue}, {title}, {copies}", name)
		}
	}
	switch {
	case s.Command[0] == "":
		return nil, errors.New("print command: want a program first")
	case !slices.Contains(used, "{file}"):
		return nil, errors.New("print command: want {file} among its arguments")
	case s.Queue == "" && slices.Contains(used, "{queue}"):
		return nil, errors.New("print command: it has {queue}, and no printer is named")
	}
	return &command{args: slices.Clone(s.Command), queue: s.Queue, limit: s.Limit}, nil
}

// Print is that of [Printer]. The program has to be done with the file when it ends. That it ended well says that
// the job was handed over, and no more.
func (c *command) Print(ctx context.Context, j Job, say func(string)) (Result, error) {
	if err := checkJob(j); err != nil {
		return Result{}, err
	}
	if err := ctx.Err(); err != nil {
		return Result{}, fmt.Errorf("%s: %w", c.name(), err)
	}
	err := withFile(j.PDF, say, func(path string) error {
		limited, cancel := context.WithTimeout(ctx, c.limit)
		defer cancel()
		return c.outcome(limited, run(limited, c.fill(j, path)...))
	})
	if err != nil {
		return Result{}, err
	}
	say("handed over; this system does not tell whether it is printed")
	return Result{Dropped: c.dropped(j)}, nil
}

// fill puts the values in the places of the arguments.
func (c *command) fill(j Job, path string) []string {
	copies := strconv.Itoa(j.Copies)
	values := strings.NewReplacer("{file}", path, "{queue}", c.queue, "{title}", j.Name, "{copies}", copies)
	args := make([]string, len(c.args))
	for i, arg := range c.args {
		args[i] = values.Replace(arg)
	}
	return args
}

// outcome tells what the end of the program means.
func (c *command) outcome(ctx context.Context, p program) error {
	switch {
	case p.err == nil:
		return nil
	case !p.started():
		return &UnreachableError{"print command", p.err}
	case p.exited() && ctx.Err() == nil:
		return refused(c.name(), p.words()...)
	}
	words := p.words()
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		words = append(words, fmt.Sprintf("not done within %v", c.limit))
	}
	return &NotPrintedError{Queue: c.name(), State: "unknown", Words: words, Undecided: true}
}

// dropped names the options that no placeholder can carry.
func (c *command) dropped(j Job) []string {
	var words []string
	inArgs := func(arg string) bool { return strings.Contains(arg, "{copies}") }
	if j.Copies > 1 && !slices.ContainsFunc(c.args, inArgs) {
		words = append(words, optionWords("copies", j))
	}
	if j.Sides != "" {
		words = append(words, optionWords("sides", j))
	}
	if j.Tray != "" {
		words = append(words, optionWords("media-col", j))
	}
	return words
}

// name stands for the printer in an error.
func (c *command) name() string {
	if c.queue != "" {
		return c.queue
	}
	return filepath.Base(c.args[0])
}
