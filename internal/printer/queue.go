package printer

import (
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/url"
	"strings"
	"time"

	"handout/internal/ipp"
)

// answerTime is how long a printer may take to answer a question. A job may take longer: see Settings.Limit.
const answerTime = 30 * time.Second

// A delivery brings a job into a queue and gives its number there, with the options that were left out on the way.
// Its errors are those of Print.
type delivery func(ctx context.Context, j Job, say func(string)) (id int, ignored []string, err error)

// A queue is a printer, or a CUPS queue, that can be asked by IPP.
type queue struct {
	name    string
	local   bool // on this machine, so that what is localhost to it is localhost here
	client  *ipp.Client
	ca      *x509.CertPool // trusted in place of the system's
	deliver delivery
	limit   time.Duration // for a job to be printed
	every   time.Duration // a look is taken
	grace   time.Duration // for a job to be cancelled
}

// openQueue makes the queue that takes jobs by IPP at an address.
func openQueue(name, uri string, o ipp.Options, limit time.Duration) (*queue, error) {
	client, err := ipp.New(uri, o)
	if err != nil {
		return nil, err
	}
	return &queue{
		name: name, local: isLocal(uri), client: client, ca: o.CA, deliver: byIPP(name, client),
		limit: limit, every: pollEvery, grace: cancelTime,
	}, nil
}

// Print is that of [Printer].
func (q *queue) Print(ctx context.Context, j Job, say func(string)) (Result, error) {
	if err := checkJob(j); err != nil {
		return Result{}, err
	}
	told, err := q.ask(ctx)
	if err != nil {
		return Result{}, err
	}
	behind := q.behind(told)
	j, dropped, err := fit(q.name, j, told, deviceTold(ctx, told, behind))
	if err != nil {
		return Result{}, err
	}
	limited, cancel := context.WithTimeout(ctx, q.limit)
	defer cancel()
	id, ignored, err := q.hand(limited, j, say)
	if err != nil {
		return Result{}, err
	}
	result := Result{Job: q.label(id), Dropped: append(dropped, ignored...)}
	say(fmt.Sprintf("handed over as %s", result.Job))
	if err := q.follow(limited, id, say); err != nil {
		return result, err
	}
	if err := q.settle(limited, behind, j, id, say); err != nil {
		return result, err
	}
	say("printed")
	return result, nil
}

// ask gives what a printer tells of itself.
func (q *queue) ask(ctx context.Context) (ipp.Attributes, error) {
	asking, cancel := context.WithTimeout(ctx, answerTime)
	defer cancel()
	told, err := q.client.Printer(asking, "printer-state", "printer-state-reasons", "printer-state-message",
		"printer-is-accepting-jobs", "document-format-supported", "copies-supported", "sides-supported",
		"media-supported", "media-source-supported", "media-ready", "media-col-ready",
		"printer-make-and-model", "device-uri")
	if err == nil {
		return told, nil
	}
	if ctx.Err() != nil {
		return nil, fmt.Errorf("%s: %w", q.name, ctx.Err())
	}
	if status := (*ipp.StatusError)(nil); errors.As(err, &status) && status.Status == ipp.NotFound {
		return nil, refused(q.name, "there is no such queue")
	}
	if words, ok := refusal(err); ok {
		return nil, refused(q.name, words...)
	}
	return nil, &UnreachableError{q.name, err}
}

// hand delivers a job, again and again while the printer is busy with another: nothing is taken then.
func (q *queue) hand(ctx context.Context, j Job, say func(string)) (id int, ignored []string, err error) {
	tell := changes(say)
	for wasBusy := false; ; wasBusy = true {
		id, ignored, err = q.deliver(ctx, j, say)
		if down := (*UnreachableError)(nil); wasBusy && ctx.Err() != nil && errors.As(err, &down) {
			err = errBusy // the time ran out on the way to another try
		}
		if !errors.Is(err, errBusy) {
			return id, ignored, err
		}
		tell(errBusy.Error())
		if !pause(ctx, q.every) {
			return 0, nil, refused(q.name, errBusy.Error())
		}
	}
}

// label is what the queue calls a job: CUPS puts its name before the number.
func (q *queue) label(id int) string {
	if isAddress(q.name) {
		return fmt.Sprint(id)
	}
	name, _, _ := strings.Cut(q.name, "/")
	return fmt.Sprintf("%s-%d", name, id)
}

// isLocal reports whether an address is on this machine for whoever uses it.
func isLocal(uri string) bool {
	u, err := url.Parse(uri)
	if err != nil {
		return false
	}
	ip := net.ParseIP(u.Hostname())
	return u.Hostname() == "localhost" || ip != nil && ip.IsLoopback()
}

// pause waits, and reports whether ctx is still on.
func pause(ctx context.Context, d time.Duration) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-timer.C:
		return true
	}
}

// changes calls say only when the words are others than the last time.
func changes(say func(string)) func(string) {
	last := ""
	return func(s string) {
		if s != last {
			say(s)
		}
		last = s
	}
}
