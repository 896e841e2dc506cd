package outbox

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"handout/internal/ledger"
)

// TestMain lets the test binary play another process: one that sends what a ledger has queued to a server,
// or one that holds a ledger until its stdin ends.
func TestMain(m *testing.M) {
	switch path := os.Getenv("OUTBOX_LEDGER"); os.Getenv("OUTBOX_PART") {
	case "send":
		play(path, os.Getenv("OUTBOX_SERVER"))
	case "hold":
		hold(path)
	default:
		os.Exit(m.Run())
	}
}

// play sends until nothing is left, and ends with 0 then.
func play(path, server string) {
	l, err := ledger.Open(context.Background(), path, ledger.Options{})
	if err == nil {
		line := wire{server: server}
		run := Run{Ledger: l, Make: func(m ledger.Mail) (Ready, error) {
			return Ready{m.ID + "@clinic.example", func(context.Context) (Reply, error) { return line.send([]byte(m.ID + "\n")) }}, nil
		}}
		_, err = run.Do(context.Background())
	}
	if err == nil {
		err = l.Close()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func hold(path string) {
	l, err := ledger.Open(context.Background(), path, ledger.Options{Who: "handout mail"})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println("open")
	io.Copy(io.Discard, os.Stdin)
	l.Close()
}

// A wire sends messages of one line to a server that answers each with one.
type wire struct {
	server string
	conn   net.Conn
	in     *bufio.Reader
}

func (w *wire) send(message []byte) (Reply, error) {
	if w.conn == nil {
		conn, err := net.Dial("tcp", w.server)
		if err != nil {
			return Reply{}, err
		}
		w.conn, w.in = conn, bufio.NewReader(conn)
	}
	if _, err := w.conn.Write(message); err != nil {
		return Reply{State: Uncertain, Words: "the connection was lost"}, nil
	}
	if _, err := w.in.ReadString('\n'); err != nil {
		return Reply{State: Uncertain, Words: "the connection was lost"}, nil
	}
	return Reply{State: Sent, Code: 250}, nil
}

// A server keeps what it gets before it answers, as a relay does.
type server struct {
	net.Listener
	mu   sync.Mutex
	got  map[string]int
	n    int
	goal int           // how many messages make it close reached
	met  chan struct{} // closed at the goal
}

func serve(t *testing.T) *server {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	s := &server{Listener: listener, got: map[string]int{}}
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go s.take(conn)
		}
	}()
	return s
}

func (s *server) take(conn net.Conn) {
	defer conn.Close()
	in := bufio.NewReader(conn)
	for {
		id, err := in.ReadString('\n')
		if err != nil {
			return
		}
		s.keep(strings.TrimSpace(id))
		if _, err := io.WriteString(conn, "ok\n"); err != nil {
			return
		}
	}
}

func (s *server) keep(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.got[id]++
	s.n++
	if s.n == s.goal {
		close(s.met)
	}
}

// after gives what is closed when n more messages came.
func (s *server) after(n int) chan struct{} {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.goal, s.met = s.n+n, make(chan struct{})
	return s.met
}

// child starts another process.
func child(t *testing.T, part, path, server string) *exec.Cmd {
	t.Helper()
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), "OUTBOX_PART="+part, "OUTBOX_LEDGER="+path, "OUTBOX_SERVER="+server)
	c.Stderr = os.Stderr
	return c
}

// TestKilled keeps M5: a process that sends 2,000 mails is killed again and again (HANDOUT_KILLS says how
// often, 3 if it says nothing). The relay got none twice, and none is missing but those that are shown as
// uncertain, one for each kill at most.
func TestKilled(t *testing.T) {
	const all = 2000
	kills := 3
	if text := os.Getenv("HANDOUT_KILLS"); text != "" {
		var err error
		if kills, err = strconv.Atoi(text); err != nil {
			t.Fatal("HANDOUT_KILLS: want a number")
		}
	}
	path := filepath.Join(t.TempDir(), "ledger.db")
	l := openTest(t, path)
	var mails []ledger.Mail
	for n := range all {
		m := mail(n)
		m.Ends = time.Now().AddDate(0, 0, 3)
		mails = append(mails, m)
	}
	if _, err := l.Queue(mails, time.Now(), nil); err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	s := serve(t)
	for range kills {
		killOne(t, s, path, 1+rand.IntN(2*all/(kills+1)*9/10))
	}
	if err := child(t, "send", path, s.Addr().String()).Run(); err != nil {
		t.Fatal(err)
	}
	account(t, s, path, all, kills)
}

// killOne starts a process that sends, and kills it at some point after the server has n messages from it.
func killOne(t *testing.T, s *server, path string, n int) {
	t.Helper()
	met := s.after(n)
	c := child(t, "send", path, s.Addr().String())
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	select {
	case <-met:
	case err := <-ended: // there were fewer left
		if err != nil {
			t.Fatal(err)
		}
		return
	}
	time.Sleep(time.Duration(rand.IntN(3000)) * time.Microsecond) // into a commit, or an answer
	c.Process.Kill()
	<-ended
}

// account compares what the server got with what the ledger says.
func account(t *testing.T, s *server, path string, all, kills int) {
	t.Helper()
	l := openTest(t, path)
	uncertain := 0
	for m, err := range l.Mails() {
		if err != nil {
			t.Fatal(err)
		}
		switch got := s.got[m.ID]; {
		case got > 1:
			t.Errorf("mail %d came %d times", m.Number, got)
		case m.State == ledger.Uncertain:
			uncertain++
		case m.State != ledger.Sent || got != 1:
			t.Errorf("mail %d is %s and came %d times", m.Number, m.State, got)
		}
		all--
	}
	if all != 0 || uncertain > kills {
		t.Errorf("%d mails missing, %d uncertain after %d kills", all, uncertain, kills)
	}
	t.Logf("%d kills, %d uncertain, %d came", kills, uncertain, s.n)
}

// TestTwoRuns: while one run has the ledger, another is told who that is and sends nothing.
func TestTwoRuns(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.db")
	c := child(t, "hold", path, "")
	in, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	defer c.Wait()
	defer in.Close()
	if _, err := bufio.NewReader(out).ReadString('\n'); err != nil {
		t.Fatal(err)
	}
	want := "ledger " + path + " is in use: handout mail"
	if _, err := ledger.Open(context.Background(), path, ledger.Options{}); err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
}
