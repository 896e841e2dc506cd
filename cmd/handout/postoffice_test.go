package main

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"
)

// A postOffice is Postfix and Dovecot.
type postOffice struct {
	dir   string
	relay *relayServer // where Postfix is; not one of ours
	imap  int          // Dovecot's port
	pool  *x509.CertPool
}

func startPostOffice(t *testing.T) *postOffice {
	t.Helper()
	p := &postOffice{dir: t.TempDir(), imap: freePort(t), pool: x509.NewCertPool()}
	smtp := freePort(t)
	cert, ca := certify(t)
	p.pool.AppendCertsFromPEM(ca)
	p.relay = &relayServer{address: fmt.Sprint("127.0.0.1:", smtp), ca: ca}
	p.settings(t, smtp, cert)
	p.serve(t, p.imap, exec.Command("dovecot", "-F", "-c", filepath.Join(p.dir, "dovecot/dovecot.conf")), nil)
	config := filepath.Join(p.dir, "postfix")
	p.serve(t, smtp, exec.Command("postfix", "-c", config, "start-fg"), exec.Command("postfix", "-c", config, "stop"))
	return p
}

// settings writes all that the two servers read.
func (p *postOffice) settings(t *testing.T, smtp int, cert tls.Certificate) {
	t.Helper()
	key, err := x509.MarshalPKCS8PrivateKey(cert.PrivateKey)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{
		"tls/cert.pem":    string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: cert.Certificate[0]})),
		"tls/key.pem":     string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: key})),
		"dovecot/users":   "clinic:{PLAIN}" + relayPassword + "\nmaria:{PLAIN}" + relayPassword + "\n",
		"postfix/boxes":   "maria@clinic.test maria/\nclinic@clinic.test clinic/\nmoved@clinic.test moved/\n",
		"postfix/answers": "gone@clinic.test 550 5.1.1 nobody here\nlater@clinic.test 450 4.2.0 try later\nfull@clinic.test 452 4.2.2 no room\n",
		"queue/.keep":     "", "data/.keep": "", "mail/.keep": "",
	}
	fill := strings.NewReplacer("{dir}", p.dir, "{smtp}", fmt.Sprint(smtp), "{imap}", fmt.Sprint(p.imap))
	for from, to := range map[string]string{"main.cf": "postfix/main.cf", "master.cf": "postfix/master.cf", "dovecot.conf": "dovecot/dovecot.conf"} {
		data, err := os.ReadFile(filepath.Join("testdata/realmail", from))
		if err != nil {
			t.Fatal(err)
		}
		files[to] = fill.Replace(string(data))
	}
	for name, text := range files {
		name = filepath.Join(p.dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	// The servers' own users have to get in, and to write.
	for _, command := range [][]string{{"chmod", "755", filepath.Dir(p.dir), p.dir}, {"chown", "postfix", p.dir + "/data"}, {"chown", "mail:mail", p.dir + "/mail"}} {
		if out, err := exec.Command(command[0], command[1:]...).CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", command[0], err, out)
		}
	}
}

// serve starts a server and waits until it listens. It is stopped with the test, by a command or by a signal, and what it
// said is shown if the test failed.
func (p *postOffice) serve(t *testing.T, port int, server, stop *exec.Cmd) {
	t.Helper()
	log, err := os.OpenFile(filepath.Join(p.dir, filepath.Base(server.Path)+".log"), os.O_CREATE|os.O_RDWR|os.O_APPEND, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	server.Stdout, server.Stderr = log, log
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if stop == nil {
			_ = server.Process.Signal(syscall.SIGTERM)
		} else if out, err := stop.CombinedOutput(); err != nil {
			t.Errorf("stop: %v\n%s", err, out)
			_ = server.Process.Kill()
		}
		_ = server.Wait()
		if said, _ := os.ReadFile(log.Name()); t.Failed() {
			t.Logf("%s", said)
		}
		log.Close()
	})
	for range 100 {
		if conn, err := net.Dial("tcp", fmt.Sprint("127.0.0.1:", port)); err == nil {
			conn.Close()
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Fatalf("%s does not listen", filepath.Base(server.Path))
}

// read waits for the only message of a mailbox and reads it over IMAP.
func (p *postOffice) read(t *testing.T, user string) []byte {
	t.Helper()
	c, err := imapclient.DialTLS(fmt.Sprint("127.0.0.1:", p.imap), &imapclient.Options{TLSConfig: &tls.Config{RootCAs: p.pool}})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if err := c.Login(user, relayPassword).Wait(); err != nil {
		t.Fatal(err)
	}
	for range 100 {
		box, err := c.Select("INBOX", &imap.SelectOptions{ReadOnly: true}).Wait()
		if err != nil {
			t.Fatal(err)
		}
		if box.NumMessages == 1 {
			whole := &imap.FetchItemBodySection{Peek: true}
			got, err := c.Fetch(imap.SeqSetNum(1), &imap.FetchOptions{BodySection: []*imap.FetchItemBodySection{whole}}).Collect()
			if err != nil || len(got) != 1 {
				t.Fatalf("%d messages, %v", len(got), err)
			}
			return got[0].FindBodySection(whole)
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Fatal("nothing arrives")
	return nil
}

// freePort gives a port that nobody listened at a moment ago.
func freePort(t *testing.T) int {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	return listener.Addr().(*net.TCPAddr).Port
}
