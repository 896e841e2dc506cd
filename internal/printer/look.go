package printer

import (
	"context"
	"errors"
	"slices"
	"strings"

	"handout/internal/ipp"
)

// A look is what a job is doing at a moment.
type look struct {
	state   int      // job-state, RFC 8011, 5.3.7; 0 if it is not known
	reasons []string // job-state-reasons
	words   []string // all that job and printer say about it, for an error
	trouble string   // in plain words, for a clerk; ""
}

// States of a job (RFC 8011, 5.3.7).
const (
	pending    = 3
	held       = 4
	processing = 5
	stopped    = 6
	canceled   = 7
	aborted    = 8
	completed  = 9
)

// look asks for a job and, while it is under way, for the printer's state.
func (q *queue) look(ctx context.Context, id int) (look, error) {
	asking, cancel := context.WithTimeout(ctx, answerTime)
	defer cancel()
	job, err := q.client.Job(asking, id, "job-state", "job-state-reasons", "job-state-message")
	if err != nil {
		if status := (*ipp.StatusError)(nil); errors.As(err, &status) && status.Status == ipp.NotFound {
			err = errGone
		}
		return look{}, err
	}
	state, _ := job.Int("job-state")
	l := look{state: state, reasons: job.Strings("job-state-reasons"), words: stateWords(job, "job-state")}
	if state == completed {
		return l, nil
	}
	printer, err := q.client.Printer(asking, "printer-state-reasons", "printer-state-message")
	if err != nil && state < canceled { // a job that has ended has ended, whatever becomes of the printer
		return look{}, err
	}
	l.words = append(l.words, stateWords(printer, "printer-state")...)
	l.trouble = trouble(append(printer.Strings("printer-state-reasons"), l.reasons...))
	return l, nil
}

// name is a word for a state.
func (l look) name() string {
	switch l.state {
	case pending:
		return "waiting"
	case held:
		return "held"
	case processing:
		return "printing"
	case stopped:
		return "stopped"
	case canceled:
		return "canceled"
	case aborted:
		return "aborted"
	case completed:
		return "printed"
	}
	return "unknown"
}

// String is what a clerk is told: "waiting: out of paper".
func (l look) String() string {
	if l.trouble == "" {
		return l.name()
	}
	return l.name() + ": " + l.trouble
}

// stateWords gives all that a job or printer says about its state, keywords first.
func stateWords(a ipp.Attributes, prefix string) []string {
	words := explain(a.Strings(prefix + "-reasons"))
	for _, message := range a.Strings(prefix + "-message") {
		if message = plain(message); message != "" {
			words = append(words, message)
		}
	}
	return words
}

// trouble gives the plain words among keywords, each once.
func trouble(keywords []string) string {
	var all []string
	for _, k := range keywords {
		if m := meaning(k); m != "" && !slices.Contains(all, m) {
			all = append(all, m)
		}
	}
	return strings.Join(all, ", ")
}
