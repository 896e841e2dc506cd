package printer

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestMain lets the test binary play the program that a clinic prints with.
func TestMain(m *testing.M) {
	if os.Getenv("HANDOUT_TEST_PLAY") != "" {
		play(os.Args[1:])
		return
	}
	os.Exit(m.Run())
}

// play notes its arguments and what the file is like, or fails as its first argument says.
func play(args []string) {
	switch args[0] {
	case "fail":
		fmt.Fprintf(os.Stderr, "\n\x1b[1mno such printer\n%s\n", "more")
		os.Exit(3)
	case "hang":
		time.Sleep(time.Minute)
	}
	info, err := os.Stat(args[0])
	if err != nil {
		panic(err)
	}
	b, err := os.ReadFile(args[0])
	if err != nil {
		panic(err)
	}
	note := append(args[1:], info.Mode().String(), filepath.Dir(args[0]), string(b))
	if err := os.WriteFile(os.Getenv("HANDOUT_TEST_PLAY"), []byte(strings.Join(note, "|")), 0o600); err != nil {
		panic(err)
	}
}

// openCommand opens a printer that is the test binary. Its temporary files lie in a folder that is looked at afterwards.
func openCommand(t *testing.T, limit time.Duration, args ...string) (p Printer, note, temp string) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	note, temp = filepath.Join(t.TempDir(), "note"), t.TempDir()
	t.Setenv("HANDOUT_TEST_PLAY", note)
	t.Setenv("TMPDIR", temp)
	t.Setenv("TMP", temp)
	p, err = Open(Settings{Queue: "Ward; rm -rf $HOME", Command: append([]string{self}, args...), Limit: limit})
	if err != nil {
		t.Fatal(err)
	}
	return p, note, temp
}

func wantEmpty(t *testing.T, dir string) {
	t.Helper()
	left, err := os.ReadDir(dir)
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestCommand(t *testing.T) {
	p, note, temp := openCommand(t, time.Minute, "{file}", "-print-to={queue}", "{title}", "{copies}x", "a b")
	j := sheet()
	j.Copies, j.Sides, j.Tray = 2, "two-sided-long-edge", "main"
	var said []string
	result, err := p.Print(context.Background(), j, func(s string) { said = append(said, s) })
	if want := (Result{Dropped: []string{"two-sided printing", "tray main"}}); err != nil || !reflect.DeepEqual(result, want) {
		t.Errorf("got %+v, %v; want %+v", result, err, want)
	}
	if want := []string{"handed over; this system does not tell whether it is printed"}; !slices.Equal(said, want) {
		t.Errorf("said %q", said)
	}
	got, err := os.ReadFile(note)
	if want := "-print-to=Ward; rm -rf $HOME|handout-17|2x|a b|-rw-------|" + temp + "|" + pdf; err != nil || string(got) != want {
		t.Errorf("the program got %q, %v; want %q", got, err, want)
	}
	wantEmpty(t, temp)
}

// A number of copies that nobody passes on is said.
func TestCommandCopies(t *testing.T) {
	p, _, _ := openCommand(t, time.Minute, "{file}")
	j := sheet()
	j.Copies = 3
	if result, err := p.Print(context.Background(), j, func(string) {}); err != nil || !slices.Equal(result.Dropped, []string{"3 copies"}) {
		t.Errorf("got %+v, %v", result, err)
	}
}

func TestCommandFails(t *testing.T) {
	p, _, temp := openCommand(t, time.Minute, "fail", "{file}")
	_, err := p.Print(context.Background(), sheet(), func(s string) { t.Errorf("said %q", s) })
	got := (*NotPrintedError)(nil)
	if !errors.As(err, &got) || got.State != "refused" || got.Undecided || len(got.Words) != 2 ||
		!strings.HasSuffix(got.Words[0], ": exit status 3") || got.Words[1] != "[1mno such printer" {
		t.Errorf("got %T %v", err, err)
	}
	wantEmpty(t, temp)
}

// A program that is ended by force may have handed the job over.
func TestCommandHangs(t *testing.T) {
	p, _, temp := openCommand(t, 500*time.Millisecond, "hang", "{file}")
	_, err := p.Print(context.Background(), sheet(), func(s string) { t.Errorf("said %q", s) })
	got := (*NotPrintedError)(nil)
	if !errors.As(err, &got) || !got.Undecided || got.State != "unknown" || !slices.Contains(got.Words, "not done within 500ms") {
		t.Errorf("got %T %v", err, err)
	}
	wantEmpty(t, temp)
}

// A program that is not there has printed nothing.
func TestCommandMissing(t *testing.T) {
	p, err := Open(Settings{Command: []string{"no-such-program-here", "{file}"}})
	if err != nil {
		t.Fatal(err)
	}
	_, err = p.Print(context.Background(), sheet(), func(s string) { t.Errorf("said %q", s) })
	if away := (*UnreachableError)(nil); !errors.As(err, &away) || !strings.HasPrefix(err.Error(), "print command: ") {
		t.Errorf("got %T %v", err, err)
	}
}
