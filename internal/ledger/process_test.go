package ledger

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestMain lets the test binary play another process: one that adds entries until it is killed, or one
// that holds a ledger until its stdin ends.
func TestMain(m *testing.M) {
	switch path := os.Getenv("LEDGER"); os.Getenv("LEDGER_PART") {
	case "append":
		playAppend(path)
	case "hold":
		playHold(path)
	default:
		os.Exit(m.Run())
	}
}

// playAppend adds groups of entries and says after each how many entries there are. A sheet's number is
// its place in the ledger.
func playAppend(path string) {
	l, err := Open(context.Background(), path, Options{})
	n := 0
	if err == nil {
		for range l.All() {
			n++
		}
	}
	for size := 1; err == nil; size = size%64 + 1 {
		if err = l.Append(sheets(n, n+size)); err == nil {
			n += size
			fmt.Println(n)
		}
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

func playHold(path string) {
	since := time.Date(2026, 11, 22, 9, 14, 0, 0, time.UTC)
	l, err := Open(context.Background(), path, Options{Who: Holder("handout batch", since)})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println("open")
	io.Copy(io.Discard, os.Stdin)
	l.Close()
}

// A part is a process that the test binary plays.
type part struct {
	*exec.Cmd
	in  io.Closer
	out *bufio.Reader
}

func play(t *testing.T, name, path string) *part {
	t.Helper()
	p := &part{Cmd: exec.Command(os.Args[0])}
	p.Env = append(os.Environ(), "LEDGER_PART="+name, "LEDGER="+path)
	p.Stderr = os.Stderr
	in, err := p.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := p.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	p.in, p.out = in, bufio.NewReader(out)
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.kill)
	return p
}

// kill is kill -9.
func (p *part) kill() {
	p.Process.Kill()
	p.Wait()
}

func (p *part) line(t *testing.T) string {
	t.Helper()
	line, err := p.out.ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(line)
}

// TestKilled kills a process in the middle of its work, again and again. Every entry that Append returned
// for is there, the groups are whole, and the order is theirs.
func TestKilled(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.db")
	for round := range 20 {
		p := play(t, "append", path)
		said := 0
		for range 1 + rand.IntN(30) {
			fmt.Sscan(p.line(t), &said)
		}
		time.Sleep(time.Duration(rand.IntN(5000)) * time.Microsecond) // into an Append
		p.Process.Kill()
		for { // what it said before it died counts
			line, err := p.out.ReadString('\n')
			if err != nil {
				break
			}
			fmt.Sscan(line, &said)
		}
		p.Wait()
		n := 0
		r := readTest(t, path)
		for e, err := range r.All() {
			if err != nil {
				t.Fatal(err)
			}
			if want := sheet(n); e.Row != want.Row || e.PDF != want.PDF || e.Number != int64(n+1) {
				t.Fatalf("round %d: entry %d is that of row %d, want %d", round, e.Number, e.Row, want.Row)
			}
			n++
		}
		closeTest(t, r)
		if n < said || n > said+64 {
			t.Fatalf("round %d: %d entries, but %d were promised", round, n, said)
		}
	}
}

// TestLocked: of two processes one writes. The other is told who that is, or waits; a killed one leaves
// no lock.
func TestLocked(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.db")
	p := play(t, "hold", path)
	p.line(t)
	host, err := os.Hostname()
	if err != nil {
		t.Fatal(err)
	}
	want := fmt.Sprintf("ledger %s is in use: handout batch, process %d on %s, since 2026-11-22 09:14", path, p.Process.Pid, host)
	for _, limit := range []time.Duration{0, 2 * again} {
		_, err := Open(context.Background(), path, Options{Wait: limit})
		if locked := (*LockedError)(nil); !errors.As(err, &locked) || locked.Path != path || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	canceled, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Open(canceled, path, Options{Wait: time.Hour}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want %v", err, context.Canceled)
	}
	wantRows(t, readTest(t, path).All()) // a reader does not care

	p.in.Close() // and with that it lets go
	closeTest(t, openTest(t, path, Options{Wait: time.Minute}))

	p = play(t, "hold", path)
	p.line(t)
	p.kill()
	l := openTest(t, path, Options{})
	want = fmt.Sprintf("ledger %s is in use by another run", path)
	if _, err := Open(context.Background(), path, Options{}); err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	closeTest(t, l)
}
