//go:build unix

package printer

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"handout/internal/ipp"
)

// TestRealPrinter prints on Debian's ippeveprinter, straight by IPP and through lp and cupsd, all on the loopback.
// What the printer has kept is compared byte for byte with what was sent. It needs root, and the packages cups,
// cups-client, cups-ipp-utils and dbus-daemon.
func TestRealPrinter(t *testing.T) {
	if os.Getenv("HANDOUT_CUPS") == "" {
		t.Skip("HANDOUT_CUPS is not set")
	}
	startBus(t)
	d := startDevice(t, "application/pdf")
	socket, endCUPS := startCUPS(t)
	// The filters of an "everywhere" queue write the PDF anew, so bytes are compared on one that has none.
	cups(t, "lpadmin", "-p", "raw", "-E", "-v", d.uri(), "-m", "raw")
	cups(t, "lpadmin", "-p", "ward", "-E", "-v", d.uri(), "-m", "everywhere")
	s := station{d}

	t.Run("printed", s.printed)
	t.Run("default queue", s.defaultQueue)
	t.Run("socket", func(t *testing.T) { s.socket(t, socket) })
	t.Run("other paper", s.otherPaper)
	t.Run("out of paper", s.outOfPaper)
	t.Run("paper comes", s.paperComes)
	t.Run("disabled", s.disabled)
	t.Run("rejecting", s.rejecting)
	t.Run("interrupted", s.interrupted)
	t.Run("no such queue", s.noSuchQueue)
	t.Run("wrong format", s.wrongFormat)
	t.Run("unreachable", func(t *testing.T) { s.unreachable(t, endCUPS) })
}

// A station is what is printed on.
type station struct{ d *device }

// realPDF is a page of A4 with a line on it, whose bytes differ with n.
func realPDF(n int) []byte {
	var b strings.Builder
	b.WriteString("%PDF-1.7\n")
	var at []int
	for i, object := range []string{
		"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595.28 841.89] /Contents 4 0 R /Resources << >> >>",
		fmt.Sprintf("<< /Length 20 >>\nstream\n%4d 0 m 99 99 l S  \nendstream", n),
	} {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, object)
	}
	table := b.Len()
	b.WriteString("xref\n0 5\n0000000000 65535 f \n")
	for _, offset := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&b, "trailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", table)
	return []byte(b.String())
}

func realJob(n int) Job {
	return Job{Name: fmt.Sprintf("handout-%d", n), PDF: realPDF(n), Copies: 1, Media: a4}
}

// print prints on a queue within a limit and gives what was said.
func (s station) print(t *testing.T, name string, limit time.Duration, j Job) (Result, []string, error) {
	t.Helper()
	p, err := Open(Settings{Queue: name, Limit: limit})
	if err != nil {
		t.Fatal(err)
	}
	if q, ok := p.(*queue); ok {
		q.grace = 3 * time.Second // this printer does not cancel a job that waits for paper
	}
	var said []string
	result, err := p.Print(context.Background(), j, func(words string) { said = append(said, words) })
	return result, said, err
}

func (s station) printed(t *testing.T) {
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	for i, queue := range []string{s.d.uri(), "raw", "ward"} {
		j := realJob(i)
		j.Copies, j.Sides, j.Tray = 2, "two-sided-long-edge", "main"
		result, said, err := s.print(t, queue, time.Minute, j)
		if err != nil || len(said) < 2 || said[len(said)-1] != "printed" {
			t.Fatalf("%s: got %+v, %v; said %q", queue, result, err, said)
		}
		if !slices.Contains(result.Dropped, "two-sided printing") {
			t.Errorf("%s: dropped %q; this printer prints one side only", queue, result.Dropped)
		}
		if queue != s.d.uri() && !strings.HasPrefix(result.Job, queue+"-") {
			t.Errorf("%s: the job is %q", queue, result.Job)
		}
		kept := s.d.kept(t)
		if len(kept) != 1 || queue != "ward" && kept[0] != string(j.PDF) {
			t.Errorf("%s: the printer has kept %d files, want the bytes of the one that was sent", queue, len(kept))
		}
	}
	wantEmpty(t, temp)
}

func (s station) defaultQueue(t *testing.T) {
	_, _, err := s.print(t, "", time.Minute, realJob(10))
	if err == nil || err.Error() != "no printer is named, and the system has no default one" {
		t.Errorf("without a default: got %v", err)
	}
	cups(t, "lpadmin", "-d", "raw")
	result, _, err := s.print(t, "", time.Minute, realJob(11))
	kept := s.d.kept(t)
	if err != nil || !strings.HasPrefix(result.Job, "raw-") || !slices.Equal(kept, []string{string(realPDF(11))}) {
		t.Errorf("got %+v, %v, %d files kept", result, err, len(kept))
	}
}

// The usual way to the CUPS of a machine is a socket.
func (s station) socket(t *testing.T, path string) {
	t.Setenv("CUPS_SERVER", path)
	_, _, err := s.print(t, "raw", time.Minute, realJob(20))
	if kept := s.d.kept(t); err != nil || !slices.Equal(kept, []string{string(realPDF(20))}) {
		t.Errorf("got %v, %d files kept", err, len(kept))
	}
}

// The queue says that it has A4 ready, whatever is in the printer.
func (s station) otherPaper(t *testing.T) {
	s.d.load(t, letter, 250)
	defer s.d.load(t, a4, 250)
	for _, queue := range []string{s.d.uri(), "ward", "raw"} {
		_, _, err := s.print(t, queue, time.Minute, realJob(30))
		wantNotPrinted(t, queue, err, &NotPrintedError{Queue: queue, State: "refused",
			Words: []string{"the printer has Letter and iso_dl_110x220mm in it; the sheet is A4"}})
	}
	s.nothing(t)
}

// nothing checks that no job waits in a queue and that the printer has been sent nothing.
func (s station) nothing(t *testing.T) {
	t.Helper()
	if kept := s.d.kept(t); len(kept) > 0 {
		t.Errorf("the printer has kept %d files", len(kept))
	}
	if waiting := cups(t, "lpstat", "-o"); waiting != "" {
		t.Errorf("jobs are waiting: %s", waiting)
	}
}

// wantWords checks an error of a job for its state and some of its words.
func wantWords(t *testing.T, err error, undecided bool, state string, words ...string) {
	t.Helper()
	e := (*NotPrintedError)(nil)
	if !errors.As(err, &e) || e.State != state || e.Undecided != undecided {
		t.Errorf("got %T %v; want state %s, undecided %v", err, err, state, undecided)
		return
	}
	for _, w := range words {
		if !slices.Contains(e.Words, w) {
			t.Errorf("got %q, want %q among them", e.Words, w)
		}
	}
}

// This printer lets a job without paper be cancelled only when paper comes. A queue
// gives it up at once.
func (s station) outOfPaper(t *testing.T) {
	s.d.load(t, a4, 0)
	_, said, err := s.print(t, "ward", 6*time.Second, realJob(40))
	// Where CUPS looks before the printer has the document, it takes the job for completed.
	if e := (*NotPrintedError)(nil); errors.As(err, &e) && e.Undecided {
		wantWords(t, err, true, "unknown", "the queue is done with it, the printer still has it",
			"media-empty-warning (out of paper)")
	} else {
		wantWords(t, err, false, "printing", "media-empty-warning (out of paper)", "not printed within 6s",
			"cancelled in the queue")
	}
	if !strings.Contains(strings.Join(said, "\n"), ": out of paper") {
		t.Errorf("said %q", said)
	}
	s.d.load(t, a4, 250)
	s.idle(t)
	s.d.load(t, a4, 0)
	_, _, err = s.print(t, s.d.uri(), 2*time.Second, realJob(41))
	wantWords(t, err, true, "printing", "media-empty-warning (out of paper)", "not printed within 2s",
		"the queue has not confirmed that it is cancelled")
	s.d.load(t, a4, 250)
	s.idle(t)
	s.d.kept(t)
}

// idle waits until the printer has no job.
func (s station) idle(t *testing.T) {
	t.Helper()
	q, err := openQueue("x", s.d.uri(), ipp.Options{}, time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	eventually(t, "the printer is idle", func() bool {
		told, err := q.ask(context.Background())
		state, _ := told.Int("printer-state")
		return err == nil && state == 3
	})
}

// Paper that is put in within the limit is all that it takes.
func (s station) paperComes(t *testing.T) {
	s.d.load(t, a4, 0)
	p, err := Open(Settings{Queue: "raw", Limit: time.Minute})
	if err != nil {
		t.Fatal(err)
	}
	result, err := p.Print(context.Background(), realJob(50), func(words string) {
		if strings.Contains(words, "out of paper") {
			s.d.load(t, a4, 250)
		}
	})
	if kept := s.d.kept(t); err != nil || !slices.Equal(kept, []string{string(realPDF(50))}) {
		t.Errorf("got %+v, %v, %d files kept", result, err, len(kept))
	}
}

func (s station) disabled(t *testing.T) {
	cups(t, "cupsdisable", "-r", "Toner is on its way", "ward")
	_, said, err := s.print(t, "ward", 2*time.Second, realJob(60))
	wantWords(t, err, false, "waiting", "paused (paused)", "Toner is on its way", "not printed within 2s",
		"cancelled in the queue")
	if len(said) < 2 || !strings.HasPrefix(said[1], "waiting: ") || !strings.Contains(said[1], "paused") {
		t.Errorf("said %q", said)
	}
	cups(t, "cupsenable", "ward")
	s.nothing(t)
}

func (s station) rejecting(t *testing.T) {
	cups(t, "cupsreject", "-r", "Moved to ward 3", "ward")
	_, _, err := s.print(t, "ward", time.Minute, realJob(70))
	wantWords(t, err, false, "refused", "the queue takes no jobs", "Moved to ward 3")
	cups(t, "cupsaccept", "ward")
	s.nothing(t)
}

func (s station) interrupted(t *testing.T) {
	cups(t, "cupsdisable", "ward")
	ctx, interrupt := context.WithCancel(context.Background())
	defer interrupt()
	p, err := Open(Settings{Queue: "ward"})
	if err != nil {
		t.Fatal(err)
	}
	_, err = p.Print(ctx, realJob(80), func(words string) {
		if strings.HasPrefix(words, "waiting") {
			interrupt()
		}
	})
	wantWords(t, err, false, "waiting", "interrupted", "cancelled in the queue")
	cups(t, "cupsenable", "ward")
	s.nothing(t)
}

func (s station) noSuchQueue(t *testing.T) {
	for _, queue := range []string{"nowhere", s.d.uri() + "/nowhere"} {
		_, _, err := s.print(t, queue, time.Minute, realJob(90))
		wantWords(t, err, false, "refused")
	}
	s.nothing(t)
}

// A printer of pictures refuses a PDF, whether it is asked or its queue, which takes all.
func (s station) wrongFormat(t *testing.T) {
	pictures := startDevice(t, "image/jpeg")
	_, _, err := s.print(t, pictures.uri(), time.Minute, realJob(100))
	wantWords(t, err, false, "refused", "the printer does not take PDF files")
	cups(t, "lpadmin", "-p", "pictures", "-E", "-v", pictures.uri(), "-m", "raw")
	_, _, err = s.print(t, "pictures", 20*time.Second, realJob(101))
	wantWords(t, err, false, "refused", "the printer does not take PDF files")
	if kept := pictures.kept(t); len(kept) > 0 {
		t.Errorf("the printer has kept %d files", len(kept))
	}
}

// A printer that is off keeps a queue waiting; a print server that is off takes nothing.
func (s station) unreachable(t *testing.T, endCUPS func()) {
	s.d.end()
	_, _, err := s.print(t, "ward", 4*time.Second, realJob(110))
	wantWords(t, err, false, "printing", "not printed within 4s", "cancelled in the queue")
	if waiting := cups(t, "lpstat", "-o"); waiting != "" {
		t.Errorf("jobs are waiting: %s", waiting)
	}
	endCUPS()
	for _, queue := range []string{s.d.uri(), "ward", ""} {
		_, said, err := s.print(t, queue, time.Minute, realJob(111))
		if down := (*UnreachableError)(nil); !errors.As(err, &down) || len(said) > 0 {
			t.Errorf("%q: got %T %v, said %q", queue, err, err, said)
		}
	}
}
