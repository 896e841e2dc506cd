package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"io"
	"log"
	"math/big"
	"net"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
)

// A relayServer is an SMTP server that lets in, over TLS, who signs in with the password, and keeps what it takes.
type relayServer struct {
	address string // host:port
	ca      []byte // PEM, of who signed its certificate

	implicit bool // TLS from the first byte

	server *smtp.Server
	mu     sync.Mutex
	got    []mailGot
	refuse func(to string) error // at RCPT TO; nil: never
	taken  func(net.Conn)        // after a message is kept and before the answer; nil: nothing
}

// A mailGot is a message with its envelope.
type mailGot struct {
	from string
	to   []string
	data []byte
}

// The account of the clinic at its relay.
const (
	relayUser     = "clinic@clinic.test"
	relayPassword = "Winter-42-lamp"
)

// newRelay starts one. It ends with the test.
func newRelay(t testing.TB) *relayServer {
	t.Helper()
	r := &relayServer{address: "127.0.0.1:0"}
	var cert tls.Certificate
	cert, r.ca = certify(t)
	r.server = smtp.NewServer(smtp.BackendFunc(func(c *smtp.Conn) (smtp.Session, error) { return &relaySession{relay: r, conn: c}, nil }))
	r.server.TLSConfig = &tls.Config{Certificates: []tls.Certificate{cert}}
	r.server.ErrorLog = log.New(io.Discard, "", 0) // clients that are killed
	listener, err := net.Listen("tcp", r.address)
	if err != nil {
		t.Fatal(err)
	}
	r.address = listener.Addr().String()
	done := make(chan error, 1)
	go func() { done <- r.server.Serve(listener) }()
	t.Cleanup(func() {
		r.server.Close()
		<-done
	})
	return r
}

// messages gives what it has so far.
func (r *relayServer) messages() []mailGot {
	r.mu.Lock()
	defer r.mu.Unlock()
	return append([]mailGot(nil), r.got...)
}

// answer sets what it says to a recipient.
func (r *relayServer) answer(refuse func(to string) error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.refuse = refuse
}

// pause sets what it does between keeping a message and answering.
func (r *relayServer) pause(taken func(net.Conn)) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.taken = taken
}

// A relaySession is what one client does.
type relaySession struct {
	relay  *relayServer
	conn   *smtp.Conn
	signed bool
	mail   mailGot
}

func (s *relaySession) AuthMechanisms() []string { return []string{sasl.Plain} }

func (s *relaySession) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, user, password string) error {
		if user != relayUser || password != relayPassword {
			return smtp.ErrAuthFailed
		}
		s.signed = true
		return nil
	}), nil
}

func (s *relaySession) Mail(from string, _ *smtp.MailOptions) error {
	if !s.signed {
		return smtp.ErrAuthRequired
	}
	s.mail = mailGot{from: from}
	return nil
}

func (s *relaySession) Rcpt(to string, _ *smtp.RcptOptions) error {
	s.relay.mu.Lock()
	defer s.relay.mu.Unlock()
	s.mail.to = append(s.mail.to, to)
	if s.relay.refuse == nil {
		return nil
	}
	return s.relay.refuse(to)
}

func (s *relaySession) Data(in io.Reader) (err error) {
	if s.mail.data, err = io.ReadAll(in); err != nil {
		return err
	}
	s.relay.mu.Lock()
	s.relay.got = append(s.relay.got, s.mail)
	taken := s.relay.taken
	s.relay.mu.Unlock()
	if taken != nil {
		taken(s.conn.Conn())
	}
	return nil
}

func (s *relaySession) Reset()        { s.mail = mailGot{} }
func (s *relaySession) Logout() error { return nil }

// certify gives a certificate for 127.0.0.1 and, in PEM, that of the authority which signed it.
func certify(t testing.TB) (tls.Certificate, []byte) {
	t.Helper()
	authority, authorityKey := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "test authority"},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign,
	}, newKey(t)
	leaf, key := &x509.Certificate{
		SerialNumber: big.NewInt(2), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		NotBefore: authority.NotBefore, NotAfter: authority.NotAfter, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}, newKey(t)
	root := signed(t, authority, authority, authorityKey, authorityKey)
	raw := signed(t, leaf, authority, key, authorityKey)
	return tls.Certificate{Certificate: [][]byte{raw}, PrivateKey: key}, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: root})
}

func newKey(t testing.TB) *ecdsa.PrivateKey {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func signed(t testing.TB, cert, parent *x509.Certificate, key, signer *ecdsa.PrivateKey) []byte {
	t.Helper()
	raw, err := x509.CreateCertificate(rand.Reader, cert, parent, &key.PublicKey, signer)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}
