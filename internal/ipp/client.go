package ipp

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"sync/atomic"
)

// maxAnswer is the most that a printer's answer may be. All attributes of a printer are some 10 KB; with all its
// media in all combinations, some 500 KB.
const maxAnswer = 4 << 20

// A Client asks one printer. It may be used by several goroutines at once.
type Client struct {
	at   address
	user string
	http *http.Client
	last atomic.Int32 // request ID
}

// Options are what a client needs besides the printer's address.
type Options struct {
	User   string         // of whom a job is, as the queue knows people; "" leaves it out
	CA     *x509.CertPool // whose certificates are trusted; nil: those that the system trusts
	Socket string         // path of a Unix socket to connect to instead of the host of the address: a CUPS on this machine
}

// New makes a client for a printer's address. It does not connect: each call does so anew, follows no redirect and
// uses no proxy, so that what is sent reaches the machine that was named or none. Certificates are verified.
func New(uri string, o Options) (*Client, error) {
	at, err := parseAddress(uri)
	if err != nil {
		return nil, err
	}
	// A connection that is used again may turn out to be dead after the request has gone out, and then nobody
	// knows whether a job was taken.
	transport := &http.Transport{
		DisableKeepAlives: true, DisableCompression: true, Protocols: new(http.Protocols),
		TLSClientConfig: &tls.Config{RootCAs: o.CA, MinVersion: tls.VersionTLS12},
	}
	transport.Protocols.SetHTTP1(true)
	if o.Socket != "" {
		transport.DialContext = func(ctx context.Context, _, _ string) (net.Conn, error) {
			return (&net.Dialer{}).DialContext(ctx, "unix", o.Socket)
		}
	}
	refuse := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &Client{at: at, user: o.User, http: &http.Client{Transport: transport, CheckRedirect: refuse}}, nil
}

// call sends one request and reads the answer. Its errors are *ConnectError, *HTTPError, *StatusError, one that
// wraps ErrFormat, or of the connection; after the last two nobody knows what the printer did.
func (c *Client) call(ctx context.Context, op Op, groups []Group, document []byte) (*Message, error) {
	request := Message{Version: 0x0200, Code: uint16(op), RequestID: c.last.Add(1), Groups: groups}
	head, err := request.Encode()
	if err != nil {
		return nil, fmt.Errorf("%v: %w", op, err)
	}
	body, err := c.exchange(ctx, head, document)
	if err != nil {
		return nil, err
	}
	answer, _, err := Decode(body)
	if err != nil {
		return nil, err
	}
	if answer.RequestID != request.RequestID {
		return nil, fmt.Errorf("%w: the answer to another request", ErrFormat)
	}
	if status := Status(answer.Code); status >= 0x0100 {
		words := answer.Group(OperationGroup).Strings("status-message")
		return nil, &StatusError{op, status, first(words)}
	}
	return answer, nil
}

// exchange posts a request and reads the body of the answer (RFC 8010, 4).
func (c *Client) exchange(ctx context.Context, head, document []byte) ([]byte, error) {
	connected := false
	trace := &httptrace.ClientTrace{GotConn: func(httptrace.GotConnInfo) { connected = true }}
	body := io.MultiReader(bytes.NewReader(head), bytes.NewReader(document))
	r, err := http.NewRequestWithContext(httptrace.WithClientTrace(ctx, trace), http.MethodPost, c.at.url, body)
	if err != nil {
		return nil, err
	}
	r.ContentLength = int64(len(head) + len(document))
	r.Header.Set("Content-Type", "application/ipp")
	answer, err := c.http.Do(r)
	if err != nil && !connected {
		return nil, &ConnectError{cause(err)}
	}
	if err != nil {
		return nil, cause(err)
	}
	defer answer.Body.Close()
	kind, _, _ := mime.ParseMediaType(answer.Header.Get("Content-Type"))
	if answer.StatusCode != http.StatusOK || kind != "application/ipp" {
		return nil, &HTTPError{answer.StatusCode}
	}
	b, err := io.ReadAll(io.LimitReader(answer.Body, maxAnswer+1))
	if err != nil {
		return nil, cause(err)
	}
	if len(b) > maxAnswer {
		return nil, fmt.Errorf("%w: longer than %d bytes", ErrFormat, maxAnswer)
	}
	return b, nil
}

// cause takes the method and the URL off an error of net/http.
func cause(err error) error {
	if outer := (*url.Error)(nil); errors.As(err, &outer) {
		return outer.Err
	}
	return err
}

func first(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return words[0]
}
