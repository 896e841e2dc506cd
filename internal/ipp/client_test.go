package ipp

import (
	"context"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// serve starts a server and gives the address of a printer there.
func serve(t *testing.T, h http.HandlerFunc) string {
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return strings.Replace(s.URL, "http://", "ipp://", 1) + "/ipp/print"
}

func dial(t *testing.T, uri string, o Options) *Client {
	c, err := New(uri, o)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// answer writes a response with one group.
func answer(t *testing.T, w http.ResponseWriter, code Status, id int32, g Group) {
	b, err := (&Message{0x0200, uint16(code), id, []Group{g}}).Encode()
	if err != nil {
		t.Error(err)
	}
	w.Header().Set("Content-Type", "application/ipp")
	w.Write(b)
}

// request reads what a client has sent.
func request(t *testing.T, r *http.Request) (*Message, string) {
	b, err := io.ReadAll(r.Body)
	if err != nil {
		t.Error(err)
	}
	if r.ContentLength != int64(len(b)) {
		t.Errorf("content length %d, body %d", r.ContentLength, len(b))
	}
	m, document, err := Decode(b)
	if err != nil {
		t.Error(err)
		return &Message{}, ""
	}
	return m, string(document)
}

func TestPrint(t *testing.T) {
	uri := serve(t, func(w http.ResponseWriter, r *http.Request) {
		m, document := request(t, r)
		printer := "ipp://" + r.Host + "/ipp/print"
		want := []Group{
			{OperationGroup, Attributes{
				{"attributes-charset", []Value{String{CharsetTag, "utf-8"}}},
				{"attributes-natural-language", []Value{String{NaturalLanguageTag, "en"}}},
				{"printer-uri", []Value{String{URITag, printer}}},
				{"requesting-user-name", []Value{String{NameTag, "desk"}}},
				{"job-name", []Value{String{NameTag, "handout-1"}}},
				{"document-format", []Value{String{MimeMediaTypeTag, "application/pdf"}}},
			}},
			{JobGroup, Attributes{{"copies", []Value{Integer(2)}}}},
		}
		if Op(m.Code) != PrintJob || m.Version != 0x0200 || !reflect.DeepEqual(m.Groups, want) || document != "%PDF-1" {
			t.Errorf("got %+v, document %q", m, document)
		}
		if r.Method != "POST" || r.URL.Path != "/ipp/print" || r.Header.Get("Content-Type") != "application/ipp" {
			t.Errorf("got %s %s, %s", r.Method, r.URL, r.Header)
		}
		answer(t, w, OKIgnored, m.RequestID, Group{JobGroup, Attributes{{"job-id", []Value{Integer(12)}}}})
	})
	copies := Attributes{{"copies", []Value{Integer(2)}}}
	receipt, err := dial(t, uri, Options{User: "desk"}).Print(context.Background(), "handout-1", "application/pdf", copies, []byte("%PDF-1"))
	if err != nil || receipt.ID != 12 {
		t.Errorf("got %v, %v", receipt, err)
	}
}

// The job's number stands right after the printer (RFC 8011, 4.1.5).
func TestJobAndCancel(t *testing.T) {
	var ops []Op
	uri := serve(t, func(w http.ResponseWriter, r *http.Request) {
		m, _ := request(t, r)
		ops = append(ops, Op(m.Code))
		var names []string
		for _, a := range m.Group(OperationGroup) {
			names = append(names, a.Name)
		}
		want := "attributes-charset attributes-natural-language printer-uri job-id requesting-user-name"
		if Op(m.Code) == GetJobAttributes {
			want += " requested-attributes"
		}
		if strings.Join(names, " ") != want {
			t.Errorf("%v: got %v", Op(m.Code), names)
		}
		answer(t, w, OK, m.RequestID, Group{JobGroup, Attributes{{"job-state", []Value{Enum(9)}}}})
	})
	c := dial(t, uri, Options{User: "desk"})
	a, err := c.Job(context.Background(), 12, "job-state", "job-state-reasons")
	if state, ok := a.Int("job-state"); err != nil || !ok || state != 9 {
		t.Errorf("got %v, %v", a, err)
	}
	if err := c.Cancel(context.Background(), 12); err != nil {
		t.Error(err)
	}
	if want := []Op{GetJobAttributes, CancelJob}; !reflect.DeepEqual(ops, want) {
		t.Errorf("got %v", ops)
	}
}

func TestJobs(t *testing.T) {
	uri := serve(t, func(w http.ResponseWriter, r *http.Request) {
		m, _ := request(t, r)
		head := m.Group(OperationGroup)
		if Op(m.Code) != GetJobs || head.Strings("which-jobs")[0] != "not-completed" {
			t.Errorf("got %+v", m)
		}
		one := Attributes{{"job-id", []Value{Integer(3)}}}
		two := Attributes{{"job-id", []Value{Integer(4)}}}
		b, err := (&Message{0x0200, uint16(OK), m.RequestID, []Group{{OperationGroup, nil}, {JobGroup, one}, {JobGroup, two}}}).Encode()
		if err != nil {
			t.Error(err)
		}
		w.Header().Set("Content-Type", "application/ipp")
		w.Write(b)
	})
	jobs, err := dial(t, uri, Options{}).Jobs(context.Background(), "job-id")
	if err != nil || len(jobs) != 2 {
		t.Fatalf("got %v, %v", jobs, err)
	}
	if id, _ := jobs[1].Int("job-id"); id != 4 {
		t.Errorf("got %v", jobs)
	}
}

// A redirect is not followed: what is sent stays with the machine that was named.
func TestRedirect(t *testing.T) {
	other := serve(t, func(w http.ResponseWriter, r *http.Request) { t.Error("the other server was asked") })
	uri := serve(t, func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, strings.Replace(other, "ipp://", "http://", 1), http.StatusTemporaryRedirect)
	})
	wantError(t, uri, "the server wants another address (HTTP 307)")
}

func TestAnswers(t *testing.T) {
	for _, c := range []struct {
		want   string
		answer func(w http.ResponseWriter, id int32)
	}{
		{"the server wants a password (HTTP 401)", func(w http.ResponseWriter, _ int32) { w.WriteHeader(401) }},
		{"the server wants encryption (HTTP 426): try ipps://", func(w http.ResponseWriter, _ int32) { w.WriteHeader(426) }},
		{"HTTP 503", func(w http.ResponseWriter, _ int32) { w.WriteHeader(503) }},
		{"the server does not speak IPP", func(w http.ResponseWriter, _ int32) { io.WriteString(w, "<html>It works!") }},
		{"not an IPP message: byte 8: an attribute before the first group", func(w http.ResponseWriter, _ int32) {
			w.Header().Set("Content-Type", "application/ipp")
			io.WriteString(w, strings.Repeat("garbage", 9))
		}},
		{"not an IPP message: longer than 4194304 bytes", func(w http.ResponseWriter, _ int32) {
			w.Header().Set("Content-Type", "application/ipp")
			w.Write(make([]byte, maxAnswer+1))
		}},
		{"not an IPP message: the answer to another request", func(w http.ResponseWriter, id int32) {
			answer(t, w, OK, id+1, Group{Tag: PrinterGroup})
		}},
		{`Get-Printer-Attributes: server-error-busy ("try\x1b later")`, func(w http.ResponseWriter, id int32) {
			answer(t, w, Busy, id, Group{OperationGroup, Attributes{{"status-message", []Value{String{TextTag, "try\x1b later"}}}}})
		}},
		{"Get-Printer-Attributes: status 0x0499", func(w http.ResponseWriter, id int32) {
			answer(t, w, 0x0499, id, Group{Tag: OperationGroup})
		}},
	} {
		uri := serve(t, func(w http.ResponseWriter, r *http.Request) {
			m, _ := request(t, r)
			c.answer(w, m.RequestID)
		})
		wantError(t, uri, c.want)
	}
}

func wantError(t *testing.T, uri, want string) {
	t.Helper()
	if _, err := dial(t, uri, Options{}).Printer(context.Background(), "all"); err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

// Whether the printer may have seen a request makes the difference between trying again and asking a person.
func TestConnectError(t *testing.T) {
	closed := httptest.NewServer(nil)
	closed.Close()
	secure := httptest.NewTLSServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
		t.Error("a server with a certificate of nobody was asked")
	}))
	secure.Config.ErrorLog = log.New(io.Discard, "", 0)
	defer secure.Close()
	cut := serve(t, func(w http.ResponseWriter, r *http.Request) { panic(http.ErrAbortHandler) })
	for _, c := range []struct {
		uri  string
		none bool
	}{
		{strings.Replace(closed.URL, "http://", "ipp://", 1), true},
		{strings.Replace(secure.URL, "https://", "ipps://", 1), true},
		{"ipp://nowhere.invalid/ipp/print", true},
		{cut, false},
	} {
		_, err := dial(t, c.uri, Options{}).Print(context.Background(), "n", "application/pdf", nil, []byte("%PDF-"))
		none := (*ConnectError)(nil)
		if err == nil || errors.As(err, &none) != c.none {
			t.Errorf("%s: got %T: %v; want a ConnectError: %v", c.uri, err, err, c.none)
		}
	}
}

func TestContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	uri := serve(t, func(w http.ResponseWriter, r *http.Request) {
		request(t, r)
		cancel()
		<-r.Context().Done()
	})
	if _, err := dial(t, uri, Options{}).Printer(ctx, "all"); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// A CUPS on this machine listens on a socket; the printer's URI names localhost all the same.
func TestSocket(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cups.sock")
	l, err := net.Listen("unix", path)
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		m, _ := request(t, r)
		uri := m.Group(OperationGroup).Strings("printer-uri")
		answer(t, w, OK, m.RequestID, Group{PrinterGroup, Attributes{{"printer-name", []Value{String{NameTag, uri[0]}}}}})
	}))
	s.Listener.Close()
	s.Listener = l
	s.Start()
	defer s.Close()
	a, err := dial(t, "ipp://localhost/printers/ward", Options{Socket: path}).Printer(context.Background(), "printer-name")
	if got := a.Strings("printer-name"); err != nil || len(got) != 1 || got[0] != "ipp://localhost/printers/ward" {
		t.Errorf("got %v, %v", got, err)
	}
}
