package printer

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// A program is what another program has left behind: its output, and how it ended.
type program struct {
	name           string // without its folder
	stdout, stderr string
	err            error // nil if it ended with 0
}

// run runs a program with a list of arguments, without a shell, in the C locale so that its words can be read.
// At the end of ctx it is ended by force.
func run(ctx context.Context, args ...string) program {
	cmd := exec.CommandContext(ctx, args[0], args[1:]...)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	cmd.Env = append(os.Environ(), "LC_ALL=C")
	// A child of the program may hold its output open.
	cmd.WaitDelay = 2 * time.Second
	err := cmd.Run()
	if errors.Is(err, exec.ErrWaitDelay) {
		err = nil // such a child; the program itself has ended well
	}
	return program{filepath.Base(args[0]), stdout.String(), stderr.String(), err}
}

// exited reports whether the program came to an end by itself, with an exit code other than 0.
func (p program) exited() bool {
	exit := (*exec.ExitError)(nil)
	return errors.As(p.err, &exit) && exit.Exited()
}

// started reports whether it ran at all.
func (p program) started() bool {
	exit := (*exec.ExitError)(nil)
	return p.err == nil || errors.As(p.err, &exit)
}

// words gives how the program ended and the first line of what it said about it.
func (p program) words() []string {
	words := []string{p.name + ": " + p.err.Error()}
	for line := range strings.Lines(p.stderr) {
		if line = plain(line); line != "" {
			return append(words, line)
		}
	}
	return words
}

// withFile calls do with the path of a file that holds the PDF. Only its owner can read it, its name says nothing, and
// it is gone afterwards. If it cannot be removed, say is told: that is no reason to print again.
func withFile(pdf []byte, say func(string), do func(path string) error) error {
	f, err := os.CreateTemp("", "handout-*.pdf")
	if err != nil {
		return err
	}
	defer func() {
		if err := os.Remove(f.Name()); err != nil {
			say("a copy of the sheet is left behind: " + err.Error())
		}
	}()
	_, err = f.Write(pdf)
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	return do(f.Name())
}
