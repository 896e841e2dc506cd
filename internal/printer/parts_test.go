//go:build unix

package printer

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"handout/internal/ipp"
)

// folder makes a folder that CUPS can use: its filters run as another user, who has to reach what is in it.
func folder(t *testing.T) string {
	dir, err := os.MkdirTemp("", "handout-cups-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	return dir
}

// daemon starts a program that runs until the test ends, or until the function that it returns is called.
func daemon(t *testing.T, dir, name string, args ...string) (end func()) {
	cmd := exec.Command(name, args...)
	log, err := os.Create(filepath.Join(dir, filepath.Base(name)+".out"))
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stdout, cmd.Stderr, cmd.Dir = log, log, dir
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() {
		cmd.Wait()
		log.Close()
		close(done)
	}()
	end = func() {
		cmd.Process.Signal(syscall.SIGTERM)
		select {
		case <-done:
		case <-time.After(10 * time.Second):
			cmd.Process.Kill()
			<-done
		}
	}
	t.Cleanup(func() {
		end()
		if b, err := os.ReadFile(log.Name()); err == nil && t.Failed() {
			t.Logf("%s said:\n%s", name, b[max(0, len(b)-4000):])
		}
	})
	return end
}

// freePort gives a port of the loopback that nobody listens on.
func freePort(t *testing.T) string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	_, port, err := net.SplitHostPort(l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	return port
}

// eventually waits until something holds.
func eventually(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for range 300 {
		if holds() {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("gave up waiting: %s", what)
}

// startBus starts a message bus of our own: Debian's ippeveprinter does not run without one.
func startBus(t *testing.T) {
	dir := folder(t)
	socket := filepath.Join(dir, "bus")
	conf := filepath.Join(dir, "bus.conf")
	write(t, conf, `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path=`+socket+`</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>`)
	daemon(t, dir, "dbus-daemon", "--config-file="+conf, "--nofork", "--nopidfile")
	eventually(t, "the bus listens", func() bool { return exists(socket) })
	t.Setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path="+socket)
}

// A device is an ippeveprinter, which keeps what it is sent.
type device struct {
	port  string
	spool string
	end   func()
}

// startDevice starts a printer that takes files of one type, with A4 in its main tray.
func startDevice(t *testing.T, format string) *device {
	dir := folder(t)
	d := &device{port: freePort(t), spool: filepath.Join(dir, "spool")}
	if err := os.Mkdir(d.spool, 0o755); err != nil {
		t.Fatal(err)
	}
	d.end = daemon(t, dir, "ippeveprinter", "-p", d.port, "-d", d.spool, "-k", "-r", "off", "-f", format,
		"-c", "/bin/true", "-n", "localhost", "Test")
	client, err := ipp.New(d.uri(), ipp.Options{})
	if err != nil {
		t.Fatal(err)
	}
	eventually(t, "the printer answers", func() bool {
		_, err := client.Printer(context.Background(), "printer-state")
		return err == nil
	})
	d.load(t, a4, 250)
	return d
}

func (d *device) uri() string { return "ipp://localhost:" + d.port + "/ipp/print" }

// load puts paper into the main tray, by the printer's web page.
func (d *device) load(t *testing.T, media string, sheets int) {
	t.Helper()
	form := url.Values{
		"size1": {media}, "type1": {"stationery"}, "level1": {fmt.Sprint(sheets)},
		"size3": {"iso_dl_110x220mm"}, "type3": {"envelope"}, "level3": {"25"},
	}
	answer, err := http.Get("http://localhost:" + d.port + "/media?" + form.Encode())
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		t.Fatalf("load paper: HTTP %d", answer.StatusCode)
	}
}

// kept gives the files that the printer has been sent, oldest first, and forgets them.
func (d *device) kept(t *testing.T) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(d.spool, "*.*"))
	if err != nil {
		t.Fatal(err)
	}
	var files []string
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if filepath.Ext(name) != ".prn" { // what its print command has said
			files = append(files, string(b))
		}
		if err := os.Remove(name); err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// startCUPS starts a print server with nothing in it, which lp and its kin use from then on.
func startCUPS(t *testing.T) (socket string, end func()) {
	dir, port := folder(t), freePort(t)
	for _, sub := range []string{"root/ppd", "root/ssl", "spool/tmp", "cache", "state", "log"} {
		if err := os.MkdirAll(filepath.Join(dir, sub), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	socket = filepath.Join(dir, "cups.sock")
	conf, files := filepath.Join(dir, "cupsd.conf"), filepath.Join(dir, "cups-files.conf")
	write(t, conf, strings.NewReplacer("PORT", port, "SOCKET", socket).Replace(`Listen 127.0.0.1:PORT
Listen SOCKET
LogLevel info
DefaultAuthType None
Browsing No
WebInterface No
PreserveJobFiles No
<Location />
  Order allow,deny
  Allow localhost
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
`))
	write(t, files, strings.ReplaceAll(`ServerRoot DIR/root
RequestRoot DIR/spool
TempDir DIR/spool/tmp
CacheDir DIR/cache
StateDir DIR/state
AccessLog DIR/log/access
ErrorLog stderr
PageLog DIR/log/page
`, "DIR", dir))
	end = daemon(t, dir, "/usr/sbin/cupsd", "-f", "-c", conf, "-s", files)
	t.Setenv("CUPS_SERVER", "127.0.0.1:"+port)
	eventually(t, "the print server answers", func() bool {
		return exec.Command("lpstat", "-r").Run() == nil && exists(socket)
	})
	return socket, end
}

// cups runs one of the commands of CUPS.
func cups(t *testing.T, args ...string) string {
	t.Helper()
	out, err := exec.Command(args[0], args[1:]...).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %v: %s", args, err, out)
	}
	return string(out)
}

func write(t *testing.T, path, content string) {
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
