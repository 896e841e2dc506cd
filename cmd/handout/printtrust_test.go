package main

import (
	"crypto/tls"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
)

// TestPrintTrusted: a printer with TLS is sent nothing unless its certificate is of an authority that the system or
// the profile names.
func TestPrintTrusted(t *testing.T) {
	cert, authority := certify(t)
	_, stranger := certify(t)
	p := &laser{t: t, now: ready()}
	var asked atomic.Int32
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		p.ServeHTTP(w, r)
	}))
	server.TLS = &tls.Config{Certificates: []tls.Certificate{cert}}
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.StartTLS()
	defer server.Close()
	queue := strings.Replace(server.URL, "https://", "ipps://", 1) + "/ipp/print"
	const hint = "handout: hint: nothing was sent; for an authority of the clinic's own, its profile has ca_file in the section printing\n"
	for _, test := range []struct {
		name, pem, file string
		code            int
		errs            string
	}{
		{"no authority", "", "", exitDown, "handout: QUEUE: its certificate cannot be trusted: x509: certificate signed by unknown authority\n" + hint},
		{"another", string(stranger), "ca.pem", exitDown, "handout: QUEUE: its certificate cannot be trusted: x509: certificate signed by unknown authority"},
		{"no file", "", "none.pem", exitInvalid, "handout: DIR/none.pem: no such file or directory\n"},
		{"no certificate", "a key\n", "ca.pem", exitInvalid, "handout: DIR/ca.pem: no certificate is in it\n"},
		{"its own", string(authority), "ca.pem", exitDone, "handout: care: handed over as 1\nhandout: care: printed\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			printing := "\nprinting:\n  queue: " + queue + "\n"
			if test.file != "" {
				printing += "  ca_file: " + test.file + "\n"
			}
			w := newWard(t, printing)
			w.queue = queue
			if test.pem != "" {
				w.write(filepath.Join(w.dir, "ca.pem"), test.pem)
			}
			got := w.handout("print", "--draft-reason", "trial", "--from", w.list, "--mrn", "Wq-70772")
			if got.code != test.code || !strings.HasPrefix(got.errs, test.errs) {
				t.Errorf("exit code %d, want %d; stderr\n%s\nwant\n%s", got.code, test.code, got.errs, test.errs)
			}
			if jobs := len(p.take()); (jobs > 0) != (test.code == exitDone) || (asked.Load() > 0) != (test.code == exitDone) {
				t.Errorf("%d jobs after %d requests", jobs, asked.Load())
			}
		})
	}
}
