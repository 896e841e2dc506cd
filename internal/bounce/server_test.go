package bounce

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"io"
	"log"
	"math/big"
	"net"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapserver"
	"github.com/emersion/go-imap/v2/imapserver/imapmemserver"
	"github.com/emersion/go-sasl"
)

const (
	user     = "bounces@clinic.example"
	password = `se"cret\ of the clinic`
)

// A post is an IMAP server in memory with one user, who has an INBOX and a folder Reports.
type post struct {
	user     *imapmemserver.User
	settings Settings // that fit it: STARTTLS, if nothing else is asked for
	sent     *record  // by clients
}

// A record keeps what is written to it.
type record struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (r *record) Write(b []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.text.Write(b)
}

func (r *record) String() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.text.String()
}

// startPost starts a server whose certificate is for the given host name or address.
func startPost(t *testing.T, implicit bool, host string) *post {
	p := &post{user: imapmemserver.NewUser(user, password), sent: &record{}}
	for _, folder := range []string{"INBOX", "Reports"} {
		if err := p.user.Create(folder, nil); err != nil {
			t.Fatal(err)
		}
	}
	memory := imapmemserver.New()
	memory.AddUser(p.user)
	certificate, pool := certify(t, host, time.Now().Add(time.Hour))
	config := &tls.Config{Certificates: []tls.Certificate{certificate}}
	server := imapserver.New(&imapserver.Options{
		NewSession: func(*imapserver.Conn) (imapserver.Session, *imapserver.GreetingData, error) {
			return session{memory.NewSession()}, nil, nil
		},
		Logger:      log.New(io.Discard, "", 0),
		TLSConfig:   config,
		DebugWriter: p.sent,
	})
	listener := listen(t)
	p.settings = settings(listener.Addr(), implicit, pool)
	if implicit {
		listener = tls.NewListener(listener, config)
	}
	go server.Serve(listener)
	t.Cleanup(func() { server.Close() })
	return p
}

func listen(t *testing.T) net.Listener {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	return listener
}

func settings(at net.Addr, implicit bool, pool *x509.CertPool) Settings {
	return Settings{
		Host: "127.0.0.1", Port: at.(*net.TCPAddr).Port, Implicit: implicit, CA: pool, User: user,
		Secret: func(context.Context) (string, error) { return password, nil },
	}
}

// certify makes a certificate that is its own authority.
func certify(t *testing.T, host string, until time.Time) (tls.Certificate, *x509.CertPool) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	paper := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "test"},
		NotBefore: until.Add(-48 * time.Hour), NotAfter: until,
		IsCA: true, BasicConstraintsValid: true,
		KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign,
	}
	if ip := net.ParseIP(host); ip != nil {
		paper.IPAddresses = []net.IP{ip}
	} else {
		paper.DNSNames = []string{host}
	}
	der, err := x509.CreateCertificate(rand.Reader, paper, paper, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	pool := x509.NewCertPool()
	pool.AddCert(parsed)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}, pool
}

// deliver puts messages of testdata into a folder.
func (p *post) deliver(t *testing.T, folder string, names ...string) {
	for _, name := range names {
		text := strings.ReplaceAll(section(t, "testdata/"+name+".txtar", "message"), "\n", "\r\n")
		if _, err := p.user.Append(folder, literal{strings.NewReader(text)}, &imap.AppendOptions{}); err != nil {
			t.Fatal(err)
		}
	}
}

// unseen gives how many messages of a folder have no flag \Seen.
func (p *post) unseen(t *testing.T, folder string) int {
	data, err := p.user.Status(folder, &imap.StatusOptions{NumUnseen: true})
	if err != nil {
		t.Fatal(err)
	}
	return int(*data.NumUnseen)
}

// command finds the name after the tag that the client library counts up.
var command = regexp.MustCompile(`^T[0-9]+ ((?:UID )?\S+)`)

// commands gives the names of the commands that clients sent, each once, in alphabetical order.
func (p *post) commands() []string {
	var names []string
	for line := range strings.Lines(p.sent.String()) {
		if m := command.FindStringSubmatch(line); m != nil && m[1] != "OK" {
			names = append(names, m[1])
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

type literal struct{ *strings.Reader }

func (l literal) Size() int64 { return l.Reader.Size() }

// A session is one in memory that knows XOAUTH2 besides: the token is the password.
type session struct{ imapserver.Session }

func (s session) AuthenticateMechanisms() []string { return []string{"PLAIN", "XOAUTH2"} }

func (s session) Authenticate(mechanism string) (sasl.Server, error) {
	if mechanism == "XOAUTH2" {
		return oauth{s}, nil
	}
	return sasl.NewPlainServer(func(_, user, password string) error { return s.Login(user, password) }), nil
}

type oauth struct{ session session }

func (o oauth) Next(response []byte) (challenge []byte, done bool, err error) {
	name, rest, _ := strings.Cut(strings.TrimPrefix(string(response), "user="), "\x01")
	token := strings.TrimSuffix(strings.TrimPrefix(rest, "auth=Bearer "), "\x01\x01")
	switch {
	case response == nil:
		return nil, false, nil
	case o.session.Login(name, token) != nil:
		return []byte(`{"status":"400"}`), false, nil
	}
	return nil, true, nil
}
