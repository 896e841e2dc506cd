package main

import (
	"bytes"
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"strings"
	"testing"
)

// A sentMail is a message read back: its head and the parts with a file name.
type sentMail struct {
	head     mail.Header
	attached map[string][]byte // by media type
}

// readMail reads a message as a mail program does.
func readMail(t *testing.T, data []byte) sentMail {
	t.Helper()
	msg, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	s := sentMail{msg.Header, map[string][]byte{}}
	kind, params, err := mime.ParseMediaType(msg.Header.Get("Content-Type"))
	if err != nil || !strings.HasPrefix(kind, "multipart/") {
		t.Fatalf("the message is %s, %v", kind, err)
	}
	parts := multipart.NewReader(msg.Body, params["boundary"])
	for {
		p, err := parts.NextRawPart()
		if err == io.EOF {
			return s
		}
		if err != nil {
			t.Fatal(err)
		}
		if p.FileName() == "" {
			continue
		}
		var body io.Reader = p
		if strings.EqualFold(p.Header.Get("Content-Transfer-Encoding"), "base64") {
			body = base64.NewDecoder(base64.StdEncoding, p)
		}
		kind, _, _ := mime.ParseMediaType(p.Header.Get("Content-Type"))
		if s.attached[kind], err = io.ReadAll(body); err != nil {
			t.Fatal(err)
		}
	}
}
