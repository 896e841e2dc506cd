package main

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"handout/internal/ipp"
)

// A laser is a printer inside the test: it speaks IPP as real ones do, and keeps what it is given.
type laser struct {
	t *testing.T

	mu   sync.Mutex
	now  condition
	jobs []taken
}

// A condition is what a printer is in.
type condition struct {
	state      int    // of every job (RFC 8011, 5.3.7)
	jobReasons string // why
	reasons    string // what the printer says of itself
	message    string
	paper      string // that lies in it; several with spaces between them
	lacks      string // an attribute that it does not tell
	breaks     bool   // the connection, when it has a job
	most       int    // jobs that it takes
	asked      func() // is called when somebody looks at a job
	late       int    // the state that Cancel-Job leads to
}

// ready is a printer that prints, with A4 in it.
func ready() condition {
	return condition{state: jobCompleted, jobReasons: "none", reasons: "none", paper: "iso_a4_210x297mm", most: 9, asked: func() {}, late: jobCanceled}
}

// A taken job is one that arrived.
type taken struct {
	attributes ipp.Attributes // of the operation and of the job
	document   string
}

// States of a job.
const (
	jobPending   = 3
	jobHeld      = 4
	jobStopped   = 6
	jobCanceled  = 7
	jobAborted   = 8
	jobCompleted = 9
)

// newLaser starts a printer and gives its address.
func newLaser(t *testing.T) (*laser, string) {
	p := &laser{t: t, now: ready()}
	server := httptest.NewServer(p)
	t.Cleanup(server.Close)
	return p, strings.Replace(server.URL, "http://", "ipp://", 1) + "/ipp/print"
}

// ServeHTTP answers one request (RFC 8010, 3.2).
func (p *laser) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		p.t.Errorf("the printer could not read a request: %v", err)
		return
	}
	request, document, err := ipp.Decode(body)
	if err != nil {
		p.t.Errorf("the printer got garbage: %v", err)
		return
	}
	groups := p.act(request, string(document))
	if ipp.Op(request.Code) == ipp.PrintJob && p.breaking() {
		panic(http.ErrAbortHandler)
	}
	answer := &ipp.Message{Version: 0x0200, Code: uint16(ipp.OK), RequestID: request.RequestID, Groups: groups}
	data, err := answer.Encode()
	if err != nil {
		p.t.Errorf("the printer's answer: %v", err)
		return
	}
	w.Header().Set("Content-Type", "application/ipp")
	if _, err := w.Write(data); err != nil {
		p.t.Errorf("the printer's answer: %v", err)
	}
}

// act does what a request asks for.
func (p *laser) act(request *ipp.Message, document string) []ipp.Group {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch op := ipp.Op(request.Code); op {
	case ipp.GetPrinterAttributes:
		return []ipp.Group{{Tag: ipp.PrinterGroup, Attributes: p.told()}}
	case ipp.PrintJob:
		all := append(request.Group(ipp.OperationGroup), request.Group(ipp.JobGroup)...)
		p.jobs = append(p.jobs, taken{all, document})
		return jobGroup(attribute("job-id", ipp.Integer(len(p.jobs))))
	case ipp.GetJobAttributes:
		p.now.asked()
		return jobGroup(attribute("job-state", ipp.Enum(p.now.state)), keywords("job-state-reasons", p.now.jobReasons))
	case ipp.CancelJob:
		p.now.state = p.now.late
		return nil
	default:
		p.t.Errorf("the printer was asked for %v", op)
		return nil
	}
}

func (p *laser) breaking() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.now.breaks
}

// told is what the printer tells of itself.
func (p *laser) told() ipp.Attributes {
	var all ipp.Attributes
	for _, a := range (ipp.Attributes{
		keywords("printer-state-reasons", p.now.reasons),
		attribute("printer-state-message", ipp.String{Tag: ipp.TextTag, Text: p.now.message}),
		attribute("printer-is-accepting-jobs", ipp.Boolean(len(p.jobs) < p.now.most)),
		keywords("document-format-supported", "application/pdf"),
		keywords("media-supported", "iso_a4_210x297mm", "na_letter_8.5x11in", "iso_a6_105x148mm"),
		keywords("media-ready", strings.Fields(p.now.paper)...),
		keywords("media-source-supported", "auto", "tray-2"),
		keywords("sides-supported", "one-sided", "two-sided-long-edge"),
		attribute("copies-supported", ipp.Range{Low: 1, High: 99}),
	}) {
		if a.Name != p.now.lacks {
			all = append(all, a)
		}
	}
	return all
}

// take gives the jobs that have arrived since the last time.
func (p *laser) take() []taken {
	p.mu.Lock()
	defer p.mu.Unlock()
	jobs := p.jobs
	p.jobs = nil
	return jobs
}

// set changes the printer's condition.
func (p *laser) set(change func(*condition)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	change(&p.now)
}

func jobGroup(all ...ipp.Attribute) []ipp.Group {
	return []ipp.Group{{Tag: ipp.JobGroup, Attributes: all}}
}

func attribute(name string, values ...ipp.Value) ipp.Attribute {
	return ipp.Attribute{Name: name, Values: values}
}

func keywords(name string, words ...string) ipp.Attribute {
	a := ipp.Attribute{Name: name}
	for _, w := range words {
		a.Values = append(a.Values, ipp.Keyword(w))
	}
	return a
}
