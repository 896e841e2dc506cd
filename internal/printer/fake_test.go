package printer

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"handout/internal/ipp"
)

const pdf = "%PDF-1.7\nnot much of a page\n"

// A fake is a printer that does what a test says. It speaks IPP as real ones do.
type fake struct {
	t       *testing.T
	printer ipp.Attributes // what it tells of itself, besides its state
	states  []state        // of its job, one a look; the last one stays
	refuse  map[ipp.Op]ipp.Status
	hangs   map[ipp.Op]bool // drops the connection after it has read the request
	busy    int             // how often it is at another job before it takes ours
	ignored ipp.Attributes  // what it says it left out of a job
	deaf    bool            // Cancel-Job is taken and changes nothing
	limit   time.Duration   // how long a job may take, where that matters
	active  string          // name of a job that has not ended
	late    int             // the state that Cancel-Job leads to; 0 is canceled

	mu       sync.Mutex
	got      []ipp.Op
	job      ipp.Attributes // as it came
	document string
}

// A state is what a printer says at one moment.
type state struct {
	job                        int
	reasons, message           string
	printerReasons, printerMsg string
}

func (f *fake) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f.mu.Lock()
	defer f.mu.Unlock()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		return
	}
	m, document, err := ipp.Decode(b)
	if err != nil {
		f.t.Errorf("the printer got garbage: %v", err)
		return
	}
	op := ipp.Op(m.Code)
	f.got = append(f.got, op)
	if f.hangs[op] {
		panic(http.ErrAbortHandler)
	}
	status, groups := f.refuse[op], []ipp.Group(nil)
	if status == ipp.OK {
		status, groups = f.act(op, m, string(document))
	} else {
		words := ipp.Attributes{text("status-message", "no,\x1b[31m not now")}
		groups = []ipp.Group{{Tag: ipp.OperationGroup, Attributes: words}}
	}
	answer, err := (&ipp.Message{Version: 0x0200, Code: uint16(status), RequestID: m.RequestID, Groups: groups}).Encode()
	if err != nil {
		f.t.Error(err)
	}
	w.Header().Set("Content-Type", "application/ipp")
	w.Write(answer)
}

// act does what a request asks for.
func (f *fake) act(op ipp.Op, m *ipp.Message, document string) (ipp.Status, []ipp.Group) {
	switch op {
	case ipp.GetPrinterAttributes:
		all := append(slices.Clone(f.printer), keywords("printer-state-reasons", f.states[0].printerReasons),
			text("printer-state-message", f.states[0].printerMsg))
		return ipp.OK, []ipp.Group{{Tag: ipp.PrinterGroup, Attributes: all}}
	case ipp.PrintJob:
		if f.busy > 0 {
			f.busy--
			return ipp.Busy, nil
		}
		f.job, f.document = append(m.Group(ipp.OperationGroup), m.Group(ipp.JobGroup)...), document
		id := ipp.Attribute{Name: "job-id", Values: []ipp.Value{ipp.Integer(12)}}
		groups := []ipp.Group{{Tag: ipp.JobGroup, Attributes: ipp.Attributes{id}}}
		if f.ignored != nil {
			return ipp.OKIgnored, append(groups, ipp.Group{Tag: ipp.UnsupportedGroup, Attributes: f.ignored})
		}
		return ipp.OK, groups
	case ipp.GetJobAttributes:
		if len(f.states) > 1 {
			f.states = f.states[1:]
		}
		s := f.states[0]
		return ipp.OK, []ipp.Group{{Tag: ipp.JobGroup, Attributes: ipp.Attributes{
			{Name: "job-state", Values: []ipp.Value{ipp.Enum(s.job)}}, keywords("job-state-reasons", s.reasons),
			text("job-state-message", s.message),
		}}}
	case ipp.GetJobs:
		return ipp.OK, []ipp.Group{{Tag: ipp.JobGroup, Attributes: ipp.Attributes{text("job-name", f.active)}}}
	case ipp.CancelJob:
		if !f.deaf {
			f.states = []state{{job: max(f.late, canceled)}}
		}
		return ipp.OK, nil
	}
	f.t.Errorf("the printer was asked for %v", op)
	return ipp.Forbidden, nil
}

// start serves the printer and gives its address. The first state is that before there is a job.
func (f *fake) start(t *testing.T) string {
	f.t = t
	if len(f.states) == 0 || f.states[0].job != 0 {
		f.states = append([]state{{}}, f.states...)
	}
	server := httptest.NewServer(f)
	t.Cleanup(server.Close)
	return strings.Replace(server.URL, "http://", "ipp://", 1) + "/ipp/print"
}

// print prints a sheet of A4 and gives the words for the clerk too. The queue is called ward, whatever its address.
// A job that will end has all the time that a slow machine may take.
func (f *fake) print(t *testing.T, ctx context.Context, j Job) (Result, []string, error) {
	limit := 500 * time.Millisecond
	if n := len(f.states); n > 0 && f.states[n-1].job >= canceled {
		limit = time.Minute
	}
	if f.limit > 0 {
		limit = f.limit
	}
	q, err := openQueue("ward", f.start(t), ipp.Options{User: "desk"}, limit)
	if err != nil {
		t.Fatal(err)
	}
	q.every, q.grace = time.Millisecond, time.Second
	var said []string
	result, err := q.Print(ctx, j, func(s string) { said = append(said, s) })
	return result, said, err
}

// asked counts the requests of one kind.
func (f *fake) asked(op ipp.Op) int {
	f.mu.Lock()
	defer f.mu.Unlock()
	n := 0
	for _, o := range f.got {
		if o == op {
			n++
		}
	}
	return n
}

// laser is a printer with A4 in its tray "main" and Letter in "side".
func laser() ipp.Attributes {
	return ipp.Attributes{
		keywords("document-format-supported", "application/octet-stream application/pdf"),
		keywords("sides-supported", "one-sided two-sided-long-edge"),
		keywords("media-supported", "iso_a4_210x297mm na_letter_8.5x11in custom_min_76.2x127mm custom_max_160x355.6mm"),
		keywords("media-ready", "iso_a4_210x297mm na_letter_8.5x11in"),
		keywords("media-source-supported", "auto main side"),
		{Name: "media-col-ready", Values: []ipp.Value{tray("main", 21000, 29700), tray("side", 21590, 27940)}},
		{Name: "copies-supported", Values: []ipp.Value{ipp.Range{Low: 1, High: 20}}},
		{Name: "printer-is-accepting-jobs", Values: []ipp.Value{ipp.Boolean(true)}},
	}
}

// with replaces one attribute, or leaves it out if it has no values.
func with(all ipp.Attributes, a ipp.Attribute) ipp.Attributes {
	all = slices.DeleteFunc(slices.Clone(all), func(b ipp.Attribute) bool { return a.Name == b.Name })
	if len(a.Values) > 0 {
		all = append(all, a)
	}
	return all
}

func tray(source string, x, y int32) ipp.Value {
	return ipp.Collection{
		{Name: "media-size", Values: []ipp.Value{ipp.Collection{
			{Name: "x-dimension", Values: []ipp.Value{ipp.Integer(x)}},
			{Name: "y-dimension", Values: []ipp.Value{ipp.Integer(y)}},
		}}},
		{Name: "media-source", Values: []ipp.Value{ipp.Keyword(source)}},
	}
}

func keywords(name, words string) ipp.Attribute {
	a := ipp.Attribute{Name: name}
	for _, word := range strings.Fields(words) {
		a.Values = append(a.Values, ipp.Keyword(word))
	}
	if len(a.Values) == 0 {
		a.Values = []ipp.Value{ipp.Keyword("none")}
	}
	return a
}

func text(name, words string) ipp.Attribute {
	return ipp.Attribute{Name: name, Values: []ipp.Value{ipp.String{Tag: ipp.TextTag, Text: words}}}
}
