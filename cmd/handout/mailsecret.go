package main

import (
	"bytes"
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"

	"handout/internal/bounce"
	"handout/internal/clinic"
	"handout/internal/relay"
)

// A server is one of the profile, with its files.
type server struct {
	clinic.Server
	dir string // of the profile
	ca  *x509.CertPool
}

// newServer reads the certificates to trust.
func newServer(s clinic.Server, profile string) (server, error) {
	v := server{Server: s, dir: filepath.Dir(profile)}
	if s.CAFile == "" {
		return v, nil
	}
	data, err := os.ReadFile(v.path(s.CAFile))
	if err != nil {
		return v, unreadable(v.path(s.CAFile), err)
	}
	v.ca = x509.NewCertPool()
	if !v.ca.AppendCertsFromPEM(data) {
		return v, &exit{code: exitInvalid, text: v.path(s.CAFile) + ": no certificate is in it"}
	}
	return v, nil
}

// path is a file of the profile: a relative one starts from the profile's folder.
func (s server) path(name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(s.dir, name)
}

// relay gives the settings of a relay.
func (s server) relay(perConnection int) relay.Settings {
	r := relay.Settings{
		Host: s.Host, Port: s.Port, TLS: relay.StartTLS, CA: s.ca, Hello: s.Hello, User: s.User, Secret: s.secret,
		PerConnection: perConnection,
	}
	if s.Implicit {
		r.TLS = relay.Implicit
	}
	if s.Auth != "none" {
		r.Auth = relay.Mechanism(s.Auth)
	}
	return r
}

// mailbox gives the settings of a mailbox.
func (s server) mailbox(folder string) bounce.Settings {
	return bounce.Settings{
		Host: s.Host, Port: s.Port, Implicit: s.Implicit, CA: s.ca, User: s.User, Secret: s.secret,
		OAuth: s.Auth == "xoauth2", Folder: folder,
	}
}

// secret gives the password or the token, from a file that only its owner can read or from a command. Nothing of
// it stands in an error.
func (s server) secret(ctx context.Context) (string, error) {
	var secret []byte
	var err error
	switch {
	case s.PasswordFile != "":
		secret, err = privateFile(s.path(s.PasswordFile))
	case s.PasswordCommand != nil:
		secret, err = printed(ctx, s.PasswordCommand)
	case s.TokenCommand != nil:
		secret, err = printed(ctx, s.TokenCommand)
	}
	if err != nil {
		return "", err
	}
	if text := strings.TrimRight(string(secret), "\r\n"); text != "" && !strings.ContainsAny(text, "\r\n\x00") {
		return text, nil
	}
	return "", errors.New("the password or token is not one line of text")
}

// privateFile reads a file that nobody else can.
func privateFile(name string) ([]byte, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, unreadable(name, err)
	}
	if runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		return nil, &exit{code: exitInvalid, text: name + ": others can read this password", hint: "chmod 600 " + name}
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, unreadable(name, err)
	}
	return data, nil
}

// printed gives what a command prints. What it says on its standard error may hold the secret, so only its name and
// how it ended are told.
func printed(ctx context.Context, command []string) ([]byte, error) {
	var out bytes.Buffer
	cmd := exec.CommandContext(ctx, command[0], command[1:]...)
	cmd.Stdout = &out
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("the command for the password or token, %s: %w", filepath.Base(command[0]), err)
	}
	return out.Bytes(), nil
}
