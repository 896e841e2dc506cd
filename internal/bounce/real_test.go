package bounce

import (
	"context"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestRealMail sends two messages to an address that does not exist through Postfix, which puts its
// reports into a Maildir, and reads them there by way of Dovecot: over STARTTLS and TLS from the start,
// twice. It needs both servers and root, so it runs only where HANDOUT_POSTFIX is 1. Nothing leaves the
// machine: Postfix has no SMTP client and no listener here, Dovecot listens on loopback.
func TestRealMail(t *testing.T) {
	if os.Getenv("HANDOUT_POSTFIX") != "1" {
		t.Skip("HANDOUT_POSTFIX is not 1")
	}
	dir := t.TempDir()
	// The servers' own users have to get in.
	if err := os.Chmod(filepath.Dir(dir), 0o755); err != nil {
		t.Fatal(err)
	}
	s, other := startDovecot(t, dir)
	startPostfix(t, dir)
	send(t, dir, "k1@clinic.example", "full")
	send(t, dir, "k2@clinic.example", "hdrs")
	var found []string
	var state State
	for try := 0; len(found) < 2; try++ {
		if try == 100 {
			t.Fatalf("%d reports after 20 s", len(found))
		}
		time.Sleep(200 * time.Millisecond)
		found = nil
		state = readReal(t, s, State{}, &found)
	}
	slices.Sort(found)
	want := []string{"k1@clinic.example failed 5.1.1", "k2@clinic.example failed 5.1.1"}
	if !slices.Equal(found, want) {
		t.Errorf("got %q, want %q", found, want)
	}
	s.Implicit, s.Port = true, other
	var again []string
	if next := readReal(t, s, state, &again); next != state || again != nil {
		t.Errorf("read again: %+v after %+v, %q", next, state, again)
	}
	checkUnseen(t, dir)
	s.Secret = func(context.Context) (string, error) { return "wrong", nil }
	_, _, err := Read(t.Context(), s, State{}, isOurs, nil)
	if down, ok := errors.AsType[*DownError](err); !ok || down.Step != "auth" {
		t.Errorf("wrong password: %v", err)
	}
}

// readReal reads the mailbox. Dovecot makes the folder when the first message comes.
func readReal(t *testing.T, s Settings, since State, found *[]string) State {
	state, _, err := Read(t.Context(), s, since, isOurs, func(r Report) error {
		if !r.Hard || r.Words != "user unknown here" || time.Since(r.When) > time.Minute {
			t.Errorf("%+v", r)
		}
		*found = append(*found, r.MessageID+" "+r.Action+" "+r.Status)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return state
}

// checkUnseen looks at the Maildir's file names: flags stand after ":2,".
func checkUnseen(t *testing.T, dir string) {
	files, err := filepath.Glob(filepath.Join(dir, "mail/bounces/[cn]*/[0-9]*")) // cur and new
	if err != nil || len(files) != 2 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, f := range files {
		if _, flags, _ := strings.Cut(filepath.Base(f), ":2,"); flags != "" {
			t.Errorf("a message has the flags %s", flags)
		}
	}
}

// unpack writes testdata/real/servers.txtar into dir, with what is in braces replaced.
func unpack(t *testing.T, dir string, pairs ...string) {
	archive, err := txtar.ParseFile("testdata/real/servers.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range archive.Files {
		text := strings.NewReplacer(pairs...).Replace(string(f.Data))
		name := filepath.Join(dir, f.Name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// freePort gives a port that nobody listened at a moment ago.
func freePort(t *testing.T) int {
	listener := listen(t)
	defer listener.Close()
	return listener.Addr().(*net.TCPAddr).Port
}

// startDovecot writes all settings and starts Dovecot with STARTTLS at one port, which is in the
// settings, and TLS from the start at the other.
func startDovecot(t *testing.T, dir string) (s Settings, implicit int) {
	certificate, pool := certify(t, "127.0.0.1", time.Now().Add(time.Hour))
	key, err := x509.MarshalPKCS8PrivateKey(certificate.PrivateKey)
	if err != nil {
		t.Fatal(err)
	}
	port, implicit := freePort(t), freePort(t)
	unpack(t, dir, "{dir}", dir, "{starttls}", fmt.Sprint(port), "{implicit}", fmt.Sprint(implicit),
		"{certificate}", block64("CERTIFICATE", certificate.Certificate[0]), "{key}", block64("PRIVATE KEY", key))
	if err := os.Mkdir(filepath.Join(dir, "mail"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Chown(filepath.Join(dir, "mail"), 65534, 65534); err != nil {
		t.Fatal(err)
	}
	server := exec.Command("dovecot", "-F", "-c", filepath.Join(dir, "dovecot.conf"))
	server.Stderr = os.Stderr
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = server.Process.Signal(syscall.SIGTERM)
		_ = server.Wait()
	})
	s = settings(&net.TCPAddr{Port: port}, false, pool)
	s.Secret = func(context.Context) (string, error) { return "letmein", nil }
	for range 50 {
		c, err := net.Dial("tcp", fmt.Sprintf("127.0.0.1:%d", port))
		if err == nil {
			c.Close()
			return s, implicit
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Fatal("dovecot does not listen after 5 s")
	return s, implicit
}

func block64(kind string, der []byte) string {
	return string(pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}))
}

func startPostfix(t *testing.T, dir string) {
	config := filepath.Join(dir, "postfix")
	for _, command := range []string{"chown postfix " + dir + "/data", "postfix -c " + config + " start"} {
		words := strings.Fields(command)
		if out, err := exec.Command(words[0], words[1:]...).CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", words[0], err, out)
		}
	}
	t.Cleanup(func() {
		if err := exec.Command("postfix", "-c", config, "stop").Run(); err != nil {
			t.Errorf("postfix stop: %v", err)
		}
	})
}

// send hands one message to Postfix, which is to return as much of it as said.
func send(t *testing.T, dir, id, back string) {
	command := exec.Command("sendmail", "-C", filepath.Join(dir, "postfix"), "-R", back, "-f", user, "anna.berg@mail.example")
	command.Stdin = strings.NewReader("From: " + user + "\nTo: anna.berg@mail.example\nMessage-ID: <" + id + ">\n\nHello.\n")
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("sendmail: %v\n%s", err, out)
	}
}
