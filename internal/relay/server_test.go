package relay

import (
	"io"
	"net"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-smtp"
)

// A mailServer is a whole SMTP server that does as it is told and keeps what it takes.
type mailServer struct {
	mu          sync.Mutex
	mail        func(smtp.MailOptions) error // nil: yes
	rcpt        func(smtp.RcptOptions) error
	data        func() error
	texts       []string
	connections int
	mailOptions smtp.MailOptions // of the last message
	rcptOptions smtp.RcptOptions
}

// start serves on loopback. change sets what the server offers.
func (m *mailServer) start(t testing.TB, change func(*smtp.Server)) Settings {
	t.Helper()
	ca := newAuthority(t)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := smtp.NewServer(smtp.BackendFunc(func(*smtp.Conn) (smtp.Session, error) {
		m.mu.Lock()
		defer m.mu.Unlock()
		m.connections++
		return &session{m}, nil
	}))
	server.TLSConfig = ca.good()
	server.ReadTimeout, server.WriteTimeout = 20*time.Second, 20*time.Second
	if change != nil {
		change(server)
	}
	done := make(chan error, 1)
	go func() { done <- server.Serve(listener) }()
	t.Cleanup(func() {
		_ = server.Close()
		<-done
	})
	return settingsFor(listener, ca)
}

// count reads what the server keeps count of. EHLO is said once before TLS and once in it: two sessions make
// one connection.
func (m *mailServer) count() (texts, connections int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return len(m.texts), m.connections / 2
}

type session struct{ m *mailServer }

func (s *session) Reset()        {}
func (s *session) Logout() error { return nil }

func (s *session) Mail(_ string, o *smtp.MailOptions) error {
	s.m.mu.Lock()
	defer s.m.mu.Unlock()
	s.m.mailOptions = *o
	if s.m.mail == nil {
		return nil
	}
	return s.m.mail(*o)
}

func (s *session) Rcpt(_ string, o *smtp.RcptOptions) error {
	s.m.mu.Lock()
	defer s.m.mu.Unlock()
	s.m.rcptOptions = *o
	if s.m.rcpt == nil {
		return nil
	}
	return s.m.rcpt(*o)
}

func (s *session) Data(r io.Reader) error {
	text, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	s.m.mu.Lock()
	defer s.m.mu.Unlock()
	if s.m.data != nil {
		if err := s.m.data(); err != nil {
			return err
		}
	}
	s.m.texts = append(s.m.texts, string(text))
	return nil
}
