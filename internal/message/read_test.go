package message

import (
	"bytes"
	"encoding/base64"
	"errors"
	"html"
	"io"
	"maps"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"regexp"
	"slices"
	"strings"
	"testing"

	gomessage "github.com/emersion/go-message"
)

// A part is one piece of a message that has no parts of its own.
type part struct {
	mediaType, file string
	content         []byte
}

type letterRead struct {
	header mail.Header
	shape  string // the media types, nested
	parts  []part
}

// read takes a message apart with the standard library.
func read(t testing.TB, data []byte) letterRead {
	t.Helper()
	m, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	r := letterRead{header: m.Header}
	r.shape = r.readPart(t, m.Header.Get, m.Body)
	return r
}

func (r *letterRead) readPart(t testing.TB, get func(string) string, body io.Reader) string {
	t.Helper()
	mediaType, params, err := mime.ParseMediaType(get("Content-Type"))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(mediaType, "multipart/") {
		_, disposition, _ := mime.ParseMediaType(get("Content-Disposition"))
		content, err := io.ReadAll(decoded(get("Content-Transfer-Encoding"), body))
		if err != nil {
			t.Fatal(err)
		}
		r.parts = append(r.parts, part{mediaType, disposition["filename"], content})
		return mediaType
	}
	var shapes []string
	for parts := multipart.NewReader(body, params["boundary"]); ; {
		p, err := parts.NextRawPart()
		if errors.Is(err, io.EOF) {
			return mediaType + "(" + strings.Join(shapes, " ") + ")"
		}
		if err != nil {
			t.Fatal(err)
		}
		shapes = append(shapes, r.readPart(t, p.Header.Get, p))
	}
}

func decoded(encoding string, r io.Reader) io.Reader {
	if encoding == "base64" {
		return base64.NewDecoder(base64.StdEncoding, r)
	}
	return quotedprintable.NewReader(r)
}

// TestReadBack reads messages of every language back, as a mail program does.
func TestReadBack(t *testing.T) {
	for _, tag := range catalogs().Tags() {
		in := input(tag)
		wantMessage(t, in, "multipart/mixed(multipart/alternative(text/plain text/html) application/pdf text/calendar)",
			"Auto-Submitted", "Content-Language", "Content-Type", "Date", "From", "List-Unsubscribe", "Message-Id", "Mime-Version", "Subject", "To")
		in = withCode(tag)
		wantMessage(t, in, "multipart/mixed(multipart/alternative(text/plain text/html) application/pdf)",
			"Auto-Submitted", "Content-Language", "Content-Type", "Date", "From", "List-Unsubscribe", "Message-Id", "Mime-Version", "Reply-To", "Subject", "To")
		in.OptOut = "+1 555 010 4479"
		if h := read(t, build(t, in).Bytes).header; h.Get("List-Unsubscribe") != "" {
			t.Errorf("%s: List-Unsubscribe: %s, and a program cannot call", tag, h.Get("List-Unsubscribe"))
		}
	}
}

// TestLongest: with the longest name and addresses, no line is longer than a relay takes (RFC 5322 2.1.1).
func TestLongest(t *testing.T) {
	for _, name := range []string{strings.Repeat("x", maxName), strings.Repeat("दे", maxName/6), strings.Repeat(`"`, maxName)} {
		in := input("hi")
		in.From = Mailbox{name, strings.Repeat("l", 64) + "@" + strings.Repeat(strings.Repeat("d", 60)+".", 3) + "dd.org"}
		in.To, in.Clinic.Name = in.From.Address, name
		m := build(t, in)
		for line := range strings.SplitSeq(string(m.Bytes), "\r\n") {
			if len(line) > 998 {
				t.Errorf("a line of %d octets", len(line))
			}
		}
		h := read(t, m.Bytes).header
		if from, err := h.AddressList("From"); err != nil || len(from) != 1 || from[0].Name != name || from[0].Address != in.From.Address {
			t.Errorf("From: %q (%v)", h.Get("From"), err)
		}
	}
}

// wantMessage reads a message: its parts, its header, which has these fields and no other, and its words,
// which are the same as text and as a page.
func wantMessage(t *testing.T, in Input, shape string, fields ...string) {
	t.Helper()
	m := build(t, in)
	wantLines(t, m.Bytes)
	r := read(t, m.Bytes)
	if r.shape != shape {
		t.Errorf("parts %s, want %s", r.shape, shape)
	}
	if got := slices.Sorted(maps.Keys(r.header)); !slices.Equal(got, fields) {
		t.Errorf("header has %s, want %s", got, fields)
	}
	subject, _ := in.Catalog.Text("mail_subject", nil)
	if got, err := new(mime.WordDecoder).DecodeHeader(r.header.Get("Subject")); err != nil || got != subject[0].Text {
		t.Errorf("subject %q (%v), want %q", got, err, subject[0].Text)
	}
	if date, err := r.header.Date(); err != nil || !date.Equal(in.Date) {
		t.Errorf("date %v (%v), want %v", date, err, in.Date)
	}
	if to, err := r.header.AddressList("To"); err != nil || len(to) != 1 || to[0].Address != in.To {
		t.Errorf("To: %s (%v), want one recipient (M2)", r.header.Get("To"), err)
	}
	text, page, file := string(r.parts[0].content), string(r.parts[1].content), r.parts[2]
	if got := words(page); got != text {
		t.Errorf("the page says\n%s\nthe text says\n%s", got, text)
	}
	if !strings.Contains(page, `lang="`+in.Catalog.Tag+`"`) || !bytes.Equal(file.content, in.PDF) || file.file != "document.pdf" {
		t.Errorf("%s: the page has another language, or %s is another file", in.Catalog.Tag, file.file)
	}
	wantGoMessage(t, m.Bytes, r.parts)
}

// words gives a page as the text part has it.
func words(page string) string {
	_, body, _ := strings.Cut(page, "<body>")
	body = strings.ReplaceAll(body, "</p>\r\n<p", "</p>\r\n\r\n<p")
	text := html.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(body, ""))
	return strings.TrimSpace(text) + "\r\n"
}

// wantLines wants the lines of RFC 5322 2.1 and 2.1.1, in ASCII.
func wantLines(t *testing.T, data []byte) {
	t.Helper()
	for line := range strings.SplitAfterSeq(string(data), "\r\n") {
		bare := strings.TrimSuffix(line, "\r\n")
		if len(bare) > 78 || strings.ContainsAny(bare, "\r\n\x00") || !isASCII(bare) || bare == line && line != "" {
			t.Errorf("a line of %d octets without CRLF, with a control character, or too long", len(line))
		}
	}
}

// wantGoMessage reads the parts with another library.
func wantGoMessage(t *testing.T, data []byte, parts []part) {
	t.Helper()
	m, err := gomessage.Read(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	err = m.Walk(func(_ []int, e *gomessage.Entity, err error) error {
		if err != nil {
			return err
		}
		mediaType, _, err := e.Header.ContentType()
		if err != nil || strings.HasPrefix(mediaType, "multipart/") {
			return err
		}
		content, err := io.ReadAll(e.Body)
		if n >= len(parts) || mediaType != parts[n].mediaType || !bytes.Equal(content, parts[n].content) {
			t.Errorf("go-message reads another part %d", n)
		}
		n++
		return err
	})
	if err != nil || n != len(parts) {
		t.Errorf("go-message reads %d parts (%v), want %d", n, err, len(parts))
	}
}
