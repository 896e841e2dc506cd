package printer

import (
	"context"
	"crypto/x509"
	"errors"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"handout/internal/ipp"
)

const (
	a4     = "iso_a4_210x297mm"
	letter = "na_letter_8.5x11in"
)

func sheet() Job {
	return Job{Name: "handout-17", PDF: []byte(pdf), Copies: 1, Media: a4}
}

func TestPrinted(t *testing.T) {
	f := &fake{printer: laser(), busy: 2, states: []state{
		{job: pending}, {job: pending}, {job: processing, reasons: "job-printing"},
		{job: stopped, reasons: "printer-stopped", printerReasons: "media-empty-error media-needed"},
		{job: processing}, {job: completed, reasons: "job-completed-successfully"},
	}}
	j := sheet()
	j.Copies, j.Sides = 2, "two-sided-long-edge"
	result, said, err := f.print(t, context.Background(), j)
	if err != nil || !reflect.DeepEqual(result, Result{Job: "ward-12"}) {
		t.Errorf("got %+v, %v", result, err)
	}
	want := []string{
		"the printer is busy with another job", "handed over as ward-12", "waiting", "printing",
		"stopped: out of paper, waits for paper, the printer is stopped", "printing", "printed",
	}
	if !slices.Equal(said, want) {
		t.Errorf("said %q, want %q", said, want)
	}
	wantJob(t, f, ipp.Attributes{
		{Name: "copies", Values: []ipp.Value{ipp.Integer(2)}}, keywords("sides", "two-sided-long-edge"), keywords("media", a4),
	})
	if f.document != pdf {
		t.Errorf("the printer got %q", f.document)
	}
	// R10: what the queue shows is the name alone.
	if got := f.job.Strings("job-name"); !slices.Equal(got, []string{"handout-17"}) {
		t.Errorf("the job is called %q", got)
	}
	if got := f.job.Strings("document-format"); !slices.Equal(got, []string{"application/pdf"}) {
		t.Errorf("the document is %q", got)
	}
}

// wantJob compares the options of the job that the printer got.
func wantJob(t *testing.T, f *fake, want ipp.Attributes) {
	t.Helper()
	for _, name := range []string{"copies", "sides", "media", "media-col"} {
		if got := f.job.Values(name); !reflect.DeepEqual(got, want.Values(name)) {
			t.Errorf("%s: the printer got %v, want %v", name, got, want.Values(name))
		}
	}
}

// A tray goes with the paper's size, in hundredths of a millimetre.
func TestTray(t *testing.T) {
	f := &fake{printer: laser(), states: []state{{job: completed}}}
	j := sheet()
	j.Media, j.Tray = letter, "side"
	result, _, err := f.print(t, context.Background(), j)
	if err != nil || len(result.Dropped) > 0 {
		t.Errorf("got %+v, %v", result, err)
	}
	wantJob(t, f, ipp.Attributes{{Name: "media-col", Values: []ipp.Value{tray("side", 21590, 27940)}}})
}

// Options that the printer lacks are left out and named, whether it says so before or after.
func TestDropped(t *testing.T) {
	plain := with(laser(), keywords("sides-supported", "one-sided"))
	plain = with(plain, keywords("media-source-supported", "auto"))
	plain = with(plain, ipp.Attribute{Name: "copies-supported", Values: []ipp.Value{ipp.Integer(1)}})
	all := sheet()
	all.Copies, all.Sides, all.Tray = 3, "two-sided-long-edge", "main"
	for _, c := range []struct {
		name    string
		printer ipp.Attributes
		ignored ipp.Attributes
		want    []string
		got     ipp.Attributes
	}{
		{"told before", plain, nil, []string{"3 copies", "two-sided printing", "tray main"}, ipp.Attributes{keywords("media", a4)}},
		{"tells nothing", nil, nil, []string{"paper A4", "3 copies", "two-sided printing", "tray main"}, nil},
		{"told after", laser(), ipp.Attributes{keywords("sides", "x"), keywords("copies", "3"), keywords("finishings-x", "y")},
			[]string{"two-sided printing", "3 copies", "finishings-x"}, ipp.Attributes{
				{Name: "copies", Values: []ipp.Value{ipp.Integer(3)}}, keywords("sides", "two-sided-long-edge"),
				{Name: "media-col", Values: []ipp.Value{tray("main", 21000, 29700)}}}},
	} {
		f := &fake{printer: c.printer, ignored: c.ignored, states: []state{{job: completed}}}
		result, _, err := f.print(t, context.Background(), all)
		if err != nil || !slices.Equal(result.Dropped, c.want) {
			t.Errorf("%s: got %q, %v; want %q", c.name, result.Dropped, err, c.want)
		}
		wantJob(t, f, c.got)
	}
}

// What a printer cannot print right is not sent to it.
func TestRefusedBefore(t *testing.T) {
	onlyLetter := with(with(laser(), keywords("media-ready", letter)), ipp.Attribute{Name: "media-col-ready"})
	closed := with(laser(), ipp.Attribute{Name: "printer-is-accepting-jobs", Values: []ipp.Value{ipp.Boolean(false)}})
	for _, c := range []struct {
		name    string
		printer ipp.Attributes
		change  func(*Job)
		want    string
	}{
		{"other paper", onlyLetter, nil, "the printer has Letter in it; the sheet is A4"},
		{"other papers", laser(), func(j *Job) { j.Media = "custom_a_100x200mm" },
			"the printer has A4 and Letter in it; the sheet is custom_a_100x200mm"},
		{"other paper in the tray", laser(), func(j *Job) { j.Tray = "side" }, "tray side has Letter in it; the sheet is A4"},
		{"too large", laser(), func(j *Job) { j.Media = "iso_a3_297x420mm" }, "the printer cannot print on iso_a3_297x420mm"},
		{"no PDF", with(laser(), keywords("document-format-supported", "application/octet-stream image/jpeg")), nil,
			"the printer does not take PDF files"},
		{"rejecting", closed, nil, "the queue takes no jobs"},
	} {
		f := &fake{printer: c.printer, states: []state{{job: completed}}}
		j := sheet()
		if c.change != nil {
			c.change(&j)
		}
		_, said, err := f.print(t, context.Background(), j)
		wantNotPrinted(t, c.name, err, &NotPrintedError{Queue: "ward", State: "refused", Words: []string{c.want}})
		if f.asked(ipp.PrintJob) > 0 || len(said) > 0 {
			t.Errorf("%s: the printer was asked to print, said %q", c.name, said)
		}
	}
}

func wantNotPrinted(t *testing.T, name string, err error, want *NotPrintedError) {
	t.Helper()
	got := (*NotPrintedError)(nil)
	if !errors.As(err, &got) || !reflect.DeepEqual(got, want) {
		t.Errorf("%s: got %T %+v\nwant %+v", name, err, err, want)
	}
}

// A printer that refuses a request has done nothing. One that does not answer may have.
func TestRefusedByPrinter(t *testing.T) {
	for _, c := range []struct {
		op     ipp.Op
		status ipp.Status // 0: the connection is dropped
		want   *NotPrintedError
	}{
		{ipp.GetPrinterAttributes, ipp.NotFound, &NotPrintedError{State: "refused", Words: []string{"there is no such queue"}}},
		{ipp.GetPrinterAttributes, ipp.NotAuthorized, &NotPrintedError{State: "refused",
			Words: []string{"client-error-not-authorized", "no, [31m not now"}}},
		{ipp.PrintJob, ipp.FormatNotSupported, &NotPrintedError{State: "refused",
			Words: []string{"client-error-document-format-not-supported", "no, [31m not now"}}},
		{ipp.PrintJob, ipp.NotAcceptingJobs, &NotPrintedError{State: "refused",
			Words: []string{"server-error-not-accepting-jobs", "no, [31m not now"}}},
		{ipp.PrintJob, 0, &NotPrintedError{State: "unknown", Words: []string{"the connection broke before the answer"}, Undecided: true}},
		{ipp.GetJobAttributes, ipp.NotFound, &NotPrintedError{Job: "ward-12", State: "unknown",
			Words: []string{"the queue no longer knows the job"}, Undecided: true}},
		{ipp.GetJobAttributes, 0, &NotPrintedError{Job: "ward-12", State: "unknown",
			Words: []string{"not printed within 500ms", "the queue has not confirmed that it is cancelled"}, Undecided: true}},
	} {
		f := &fake{printer: laser(), states: []state{{job: pending}}}
		f.refuse = map[ipp.Op]ipp.Status{c.op: c.status}
		f.hangs = map[ipp.Op]bool{c.op: c.status == 0}
		_, _, err := f.print(t, context.Background(), sheet())
		c.want.Queue = "ward"
		wantNotPrinted(t, c.op.String(), err, c.want)
	}
}

func TestUnreachable(t *testing.T) {
	server := httptest.NewServer(http.NotFoundHandler())
	uri := strings.Replace(server.URL, "http://", "ipp://", 1)
	server.Close()
	p, err := Open(Settings{Queue: uri})
	if err != nil {
		t.Fatal(err)
	}
	_, err = p.Print(context.Background(), sheet(), func(s string) { t.Errorf("said %q", s) })
	if down := (*UnreachableError)(nil); !errors.As(err, &down) || down.Queue != uri {
		t.Errorf("got %T %v", err, err)
	}
}

// A printer is sent nothing before its certificate is verified: by the authority that is named, or the system's.
func TestCertificate(t *testing.T) {
	f := &fake{t: t, printer: laser(), states: []state{{}, {job: completed}}}
	server := httptest.NewUnstartedServer(f)
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.StartTLS()
	defer server.Close()
	uri := strings.Replace(server.URL, "https://", "ipps://", 1) + "/ipp/print"
	own := x509.NewCertPool()
	own.AddCert(server.Certificate())
	for _, c := range []struct {
		name, uri string
		ca        *x509.CertPool
		want      string
	}{
		{"no authority", uri, nil, "x509: certificate signed by unknown authority"},
		{"another", uri, x509.NewCertPool(), "x509: certificate signed by unknown authority"},
		{"another host", strings.Replace(uri, "127.0.0.1", "localhost", 1), own, "not localhost"},
		{"its own", uri, own, ""},
	} {
		p, err := Open(Settings{Queue: c.uri, CA: c.ca})
		if err != nil {
			t.Fatal(err)
		}
		_, err = p.Print(context.Background(), sheet(), func(string) {})
		if c.want == "" {
			if err != nil || f.document != pdf {
				t.Errorf("%s: got %v, the printer has %q", c.name, err, f.document)
			}
			continue
		}
		away := (*UnreachableError)(nil)
		if !errors.As(err, &away) || !away.Untrusted() || !strings.Contains(err.Error(), "certificate cannot be trusted: ") ||
			!strings.HasSuffix(err.Error(), c.want) {
			t.Errorf("%s: got %T %v, want %s", c.name, err, err, c.want)
		}
		if len(f.got) > 0 {
			t.Errorf("%s: the printer was asked %v", c.name, f.got)
		}
	}
}

// A raw queue of CUPS takes everything, and calls a job completed that its printer has refused.
func TestRawQueue(t *testing.T) {
	device := &fake{printer: with(laser(), keywords("document-format-supported", "application/octet-stream image/jpeg"))}
	uri := ipp.Attribute{Name: "device-uri", Values: []ipp.Value{ipp.String{Tag: ipp.URITag, Text: device.start(t)}}}
	for model, want := range map[string]int{"Local Raw Printer": 0, "Acme Laser, driverless": 1} {
		f := &fake{printer: append(laser(), text("printer-make-and-model", model), uri), states: []state{{job: completed}}}
		_, _, err := f.print(t, context.Background(), sheet())
		if want == 0 {
			wantNotPrinted(t, model, err, &NotPrintedError{Queue: "ward", State: "refused",
				Words: []string{"the printer does not take PDF files"}})
		} else if err != nil {
			t.Errorf("%s: %v", model, err)
		}
		if f.asked(ipp.PrintJob) != want {
			t.Errorf("%s: printed %d times, want %d", model, f.asked(ipp.PrintJob), want)
		}
	}
}

// CUPS calls a job completed that the printer has set aside. It is printed when the printer is done with it.
func TestSettle(t *testing.T) {
	for _, c := range []struct {
		active string
		want   *NotPrintedError
	}{
		{"handout-1", nil},
		{"handout-17", &NotPrintedError{Queue: "ward", Job: "ward-12", State: "unknown", Undecided: true,
			Words: []string{"the queue is done with it, the printer still has it", "media-empty-error (out of paper)"}}},
	} {
		device := &fake{printer: laser(), active: c.active, states: []state{{printerReasons: "media-empty-error"}}}
		uri := ipp.Attribute{Name: "device-uri", Values: []ipp.Value{ipp.String{Tag: ipp.URITag, Text: device.start(t)}}}
		f := &fake{printer: append(laser(), uri), states: []state{{job: completed}}}
		f.limit = 500 * time.Millisecond
		_, said, err := f.print(t, context.Background(), sheet())
		if c.want != nil {
			wantNotPrinted(t, c.active, err, c.want)
		} else if err != nil {
			t.Errorf("%s: %v", c.active, err)
		}
		if last := said[len(said)-1]; (last == "printed") != (c.want == nil) {
			t.Errorf("%s: said %q", c.active, said)
		}
	}
}

// A printer that is busy until the end has taken nothing.
func TestBusy(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	f := &fake{printer: laser(), refuse: map[ipp.Op]ipp.Status{ipp.PrintJob: ipp.Busy}}
	q, err := openQueue("ward", f.start(t), ipp.Options{}, DefaultLimit)
	if err != nil {
		t.Fatal(err)
	}
	_, err = q.Print(ctx, sheet(), func(string) { cancel() })
	wantNotPrinted(t, "busy", err, &NotPrintedError{Queue: "ward", State: "refused",
		Words: []string{"the printer is busy with another job"}})
}

// The paper is that of the printer behind a queue: what CUPS calls ready is not.
func TestPaperBehindQueue(t *testing.T) {
	device := &fake{printer: with(laser(), ipp.Attribute{Name: "media-col-ready"})}
	uri := device.start(t)
	queue := with(laser(), keywords("media-ready", "iso_dl_110x220mm"))
	for _, c := range []struct {
		name, device, ready, want string
	}{
		{"right paper", uri + "?version=1.1", a4, ""},
		{"other paper", uri, letter, "the printer has Letter in it; the sheet is A4"},
		{"cannot be asked", "usb://Brother/HL", letter, ""},
		{"down", "ipp://nowhere.invalid/ipp/print", letter, ""},
	} {
		device.mu.Lock()
		device.printer = with(device.printer, keywords("media-ready", c.ready))
		device.mu.Unlock()
		cups := with(queue, ipp.Attribute{Name: "device-uri", Values: []ipp.Value{ipp.String{Tag: ipp.URITag, Text: c.device}}})
		f := &fake{printer: cups, states: []state{{job: completed}}}
		_, _, err := f.print(t, context.Background(), sheet())
		if c.want == "" {
			if err != nil {
				t.Errorf("%s: %v", c.name, err)
			}
			continue
		}
		wantNotPrinted(t, c.name, err, &NotPrintedError{Queue: "ward", State: "refused", Words: []string{c.want}})
	}
}
