package printer

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"strings"

	"handout/internal/ipp"
)

// A NotPrintedError is a job that did not come to its end, or that the printer did not take.
type NotPrintedError struct {
	Queue     string
	Job       string   // as the queue calls it; "" if it never got there
	State     string   // "refused", the last state of the job such as "waiting" or "aborted", or "unknown"
	Words     []string // the printer's own, with plain words for its keywords: "media-empty (out of paper)"
	Undecided bool     // it may have been printed, or may be later: a person has to look
}

// Error gives one sentence with all that is known.
func (e *NotPrintedError) Error() string {
	var b strings.Builder
	b.WriteString(e.Queue)
	if e.Job != "" {
		fmt.Fprintf(&b, ": job %s", e.Job)
	}
	if e.Undecided {
		fmt.Fprintf(&b, ": may have been printed, or may be later (%s)", e.State)
	} else {
		fmt.Fprintf(&b, ": not printed (%s)", e.State)
	}
	if len(e.Words) > 0 {
		b.WriteString(": " + strings.Join(e.Words, "; "))
	}
	return b.String()
}

// An UnreachableError is a printer or print server that cannot be asked. Nothing was sent.
type UnreachableError struct {
	Queue string
	Cause error
}

// Error gives the queue and the cause.
func (e *UnreachableError) Error() string {
	if bad := e.certificate(); bad != nil {
		return fmt.Sprintf("%s: its certificate cannot be trusted: %s", e.Queue, plain(bad.Err.Error()))
	}
	return fmt.Sprintf("%s: cannot be reached: %s", e.Queue, reason(e.Cause))
}

// Untrusted reports whether somebody answered whose certificate cannot be verified.
func (e *UnreachableError) Untrusted() bool { return e.certificate() != nil }

func (e *UnreachableError) certificate() (bad *tls.CertificateVerificationError) {
	errors.As(e.Cause, &bad)
	return bad
}

// Unwrap gives the cause.
func (e *UnreachableError) Unwrap() error { return e.Cause }

// refused is the error of a printer that did not take a job.
func refused(queue string, words ...string) error {
	return &NotPrintedError{Queue: queue, State: "refused", Words: words}
}

// lost is the error of a job that went out and of which nobody knows whether it arrived.
func lost(queue string, cause error) error {
	return &NotPrintedError{Queue: queue, State: "unknown", Words: []string{reason(cause)}, Undecided: true}
}

// reason says what went wrong with a connection, in words fit for a clerk where there are any.
func reason(err error) string {
	switch {
	case errors.Is(err, context.Canceled):
		return "interrupted"
	case errors.Is(err, context.DeadlineExceeded):
		return "no answer in time"
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return "the connection broke before the answer"
	}
	return plain(err.Error())
}

// refusal gives the words of a printer that understood a request and did nothing of it.
func refusal(err error) (words []string, ok bool) {
	if status := (*ipp.StatusError)(nil); errors.As(err, &status) {
		words := []string{status.Status.String()}
		if m := plain(status.Message); m != "" {
			words = append(words, m)
		}
		return words, true
	}
	if web := (*ipp.HTTPError)(nil); errors.As(err, &web) && web.Code >= 300 && web.Code < 500 {
		return []string{web.Error()}, true
	}
	return nil, false
}

// errBusy is a printer that takes one job at a time and is at another. It has taken nothing.
var errBusy = errors.New("the printer is busy with another job")

// notTaken is the error of a queue for what went wrong while a job was sent to it.
func notTaken(queue string, err error) error {
	if status := (*ipp.StatusError)(nil); errors.As(err, &status) && status.Status == ipp.Busy {
		return errBusy
	}
	if words, ok := refusal(err); ok {
		return refused(queue, words...)
	}
	if none := (*ipp.ConnectError)(nil); errors.As(err, &none) {
		return &UnreachableError{queue, err}
	}
	return lost(queue, err)
}
