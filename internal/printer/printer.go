// Package printer prints a file and follows it to its end. A job goes in; what comes out says that it was printed,
// or why not, in the printer's own words. It prints through lp (CUPS), by IPP, or by a command of the clinic's.
package printer

import (
	"context"
	"crypto/x509"
	"errors"
	"os/exec"
	"os/user"
	"strings"
	"time"

	"handout/internal/ipp"
)

// A Job is one file to print.
type Job struct {
	Name   string // in the queue: "handout-17"; says nothing of a patient (R10)
	PDF    []byte
	Copies int    // at least 1
	Media  string // PWG 5101.1: iso_a4_210x297mm, na_letter_8.5x11in ...
	Sides  string // IPP keyword, "" leaves it to the queue
	Tray   string // IPP media-source keyword, "" leaves it to the queue
}

// Settings say where to print. The zero value is the system's default queue.
type Settings struct {
	Queue   string         // CUPS queue, or an address such as ipp:// or ipps://; "" is the system's default queue
	CA      *x509.CertPool // whose certificates are trusted at an address with TLS; nil: those that the system trusts
	Command []string       // argument list with {file} {queue} {title} {copies}, for systems without CUPS; used if not empty
	Limit   time.Duration  // how long a job may take to be printed; 0 is [DefaultLimit]
}

// DefaultLimit is how long a job may take where the settings say nothing.
const DefaultLimit = 5 * time.Minute

// pollEvery is the time between two looks at a job. CUPS looks at a printer about as often.
const pollEvery = time.Second

// A Printer takes jobs, one at a time or several at once.
type Printer interface {
	// Print hands the job over and follows it to its end. Say is told each change in words fit for a clerk; it is
	// not called after Print has returned.
	//
	// It fails with an *UnreachableError (nothing was sent), a *NotPrintedError, or another error with which nothing
	// was sent either: ErrNoPrinter, or one about the job or the machine.
	Print(ctx context.Context, j Job, say func(string)) (Result, error)
}

// A Result is what is known of a job that has come to its end.
type Result struct {
	Job     string   // as the queue calls it: "ward-12"; "" for a command
	Dropped []string // options that the printer lacks, in words: "two-sided printing"
}

// Open finds the way to print: the command if there is one, IPP for an address, lp where it is on the PATH, and
// IPP to a CUPS on this machine else. It asks nothing of the printer yet.
func Open(s Settings) (Printer, error) {
	if s.Limit <= 0 {
		s.Limit = DefaultLimit
	}
	if len(s.Command) > 0 {
		return newCommand(s)
	}
	if lp, err := exec.LookPath("lp"); err == nil && !isAddress(s.Queue) {
		return newSpooler(lp, s)
	}
	uri, err := queueAddress(s.Queue)
	if err != nil {
		return nil, err
	}
	q, err := openQueue(s.Queue, uri, ipp.Options{User: userName(), CA: s.CA}, s.Limit)
	if err != nil {
		return nil, err
	}
	return q, nil
}

// ErrNoPrinter is a job for the default printer of a system that has none.
var ErrNoPrinter = errors.New("no printer is named, and the system has no default one")

func isAddress(queue string) bool { return strings.Contains(queue, "://") }

// queueAddress says where a queue is for whoever has no lp.
func queueAddress(queue string) (string, error) {
	switch {
	case isAddress(queue):
		return queue, nil
	case queue == "":
		return "", errors.New("no printer is named, and there is no lp to ask for the default one")
	case strings.Contains(queue, "/"):
		return "", errQueueName // only lp knows what an instance is
	}
	return "ipp://localhost:631/printers/" + queue, checkName(queue)
}

var errQueueName = errors.New(
	"want the name of a print queue, or an address such as ipp://printer.example.org/ipp/print")

// checkName refuses what is no name of a CUPS queue: these hold no space, slash, number sign or quote (lpadmin).
// A slash stands before the name of an instance: "ward/duplex".
func checkName(queue string) error {
	name, instance, _ := strings.Cut(queue, "/")
	if strings.ContainsAny(name+instance, " \t/\\?'\"#%") || strings.IndexAny(queue, "-.") == 0 {
		return errQueueName
	}
	return nil
}

// checkJob refuses a job that no printer should see. lp would print a file that is no PDF as text.
func checkJob(j Job) error {
	switch {
	case j.Copies < 1:
		return errors.New("want at least one copy")
	case !strings.HasPrefix(string(j.PDF[:min(len(j.PDF), 5)]), "%PDF-"):
		return errors.New("the file is not a PDF")
	}
	return nil
}

// userName is whose a job is in the queue, as lp has it: only its owner may cancel a job. "" if nobody knows.
func userName() string {
	u, err := user.Current()
	if err != nil {
		return ""
	}
	return u.Username
}
