package main

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"
)

// showMessage prints what a patient reads first: sender, subject and text. The address is not shown, the row says
// whose it is (R10).
func showMessage(w io.Writer, row int, message []byte) {
	m, err := mail.ReadMessage(bytes.NewReader(message))
	if err != nil {
		fmt.Fprintf(w, "the first message (row %d) cannot be shown: it cannot be read back\n", row)
		return
	}
	var words mime.WordDecoder
	fmt.Fprintf(w, "The first message, for row %d:\n\n", row)
	for _, name := range []string{"From", "Reply-To", "Subject"} {
		if text, err := words.DecodeHeader(m.Header.Get(name)); err == nil && text != "" {
			fmt.Fprintf(w, "    %s: %s\n", name, text)
		}
	}
	text, attached := readParts(m.Header.Get("Content-Type"), m.Header.Get("Content-Transfer-Encoding"), m.Body)
	fmt.Fprintf(w, "    Attached: %s\n\n", strings.Join(attached, ", "))
	for line := range strings.Lines(strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n")) + "\n") {
		if line != "\n" {
			line = "    " + line
		}
		io.WriteString(w, line)
	}
	fmt.Fprintln(w)
}

// readParts gives the plain text of a message and the names of what is attached.
func readParts(contentType, encoding string, body io.Reader) (text string, attached []string) {
	kind, params, err := mime.ParseMediaType(contentType)
	if err != nil {
		return "", nil
	}
	if strings.HasPrefix(kind, "multipart/") {
		parts := multipart.NewReader(body, params["boundary"])
		for {
			p, err := parts.NextRawPart()
			if err != nil {
				return text, attached
			}
			if name := p.FileName(); name != "" {
				attached = append(attached, name)
				continue
			}
			t, a := readParts(p.Header.Get("Content-Type"), p.Header.Get("Content-Transfer-Encoding"), p)
			text, attached = text+t, append(attached, a...)
		}
	}
	if kind != "text/plain" {
		return "", nil
	}
	switch strings.ToLower(encoding) {
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	}
	data, _ := io.ReadAll(body) // of a message in memory
	return string(data), nil
}
