package main

import (
	"crypto/tls"
	"fmt"
	"io"
	"log"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapserver"
	"github.com/emersion/go-imap/v2/imapserver/imapmemserver"
)

// A reportBox is an IMAP server with the mailbox that delivery reports come to.
type reportBox struct {
	t    *testing.T
	user *imapmemserver.User
}

// newReportBox starts one, with TLS from the first byte, and has the clinic's profile name it. It ends with the test.
func newReportBox(t *testing.T, m *mailClinic, relay *relayServer) *reportBox {
	t.Helper()
	box := &reportBox{t, imapmemserver.NewUser(relayUser, relayPassword)}
	if err := box.user.Create("INBOX", nil); err != nil {
		t.Fatal(err)
	}
	memory := imapmemserver.New()
	memory.AddUser(box.user)
	cert, ca := certify(t)
	server := imapserver.New(&imapserver.Options{
		NewSession: func(*imapserver.Conn) (imapserver.Session, *imapserver.GreetingData, error) {
			return memory.NewSession(), nil, nil
		},
		Logger: log.New(io.Discard, "", 0),
	})
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() {
		done <- server.Serve(tls.NewListener(listener, &tls.Config{Certificates: []tls.Certificate{cert}}))
	}()
	t.Cleanup(func() { server.Close(); <-done })
	m.write("imap.pem", ca)
	m.use(relay, fmt.Sprintf("  bounces: {host: 127.0.0.1, port: %d, tls: implicit, ca_file: imap.pem, auth: plain, user: %s, password_file: relay.password}\n",
		listener.Addr().(*net.TCPAddr).Port, relayUser))
	return box
}

// put brings a delivery report about a message, with the fields of its recipient. The message came to the server that
// reports at a time; zero for one that does not say so.
func (b *reportBox) put(messageID string, arrived time.Time, fields ...string) {
	b.t.Helper()
	first := "Reporting-MTA: dns; mx.home.test\n"
	if !arrived.IsZero() {
		first += "Arrival-Date: " + arrived.Format(time.RFC1123Z) + "\n"
	}
	b.putText("Date: " + time.Now().Format(time.RFC1123Z) + "\nFrom: MAILER-DAEMON@mx.home.test\n" +
		"Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n" +
		"--b\nContent-Type: text/plain\n\nSee below.\n" +
		"--b\nContent-Type: message/delivery-status\n\n" + first + "\n" + strings.Join(fields, "\n") + "\n" +
		"\n--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: <" + messageID + ">\n--b--\n")
}

func (b *reportBox) putText(text string) {
	b.t.Helper()
	r := strings.NewReader(strings.ReplaceAll(text, "\n", "\r\n"))
	if _, err := b.user.Append("INBOX", sized{r}, &imap.AppendOptions{}); err != nil {
		b.t.Fatal(err)
	}
}

// A sized reader tells its length as IMAP needs it.
type sized struct{ *strings.Reader }

func (s sized) Size() int64 { return s.Reader.Size() }
