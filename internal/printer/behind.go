package printer

import (
	"context"
	"slices"
	"strings"
	"time"

	"handout/internal/ipp"
)

// deviceTime is how long the printer behind a queue may take to answer.
const deviceTime = 5 * time.Second

// behind finds the printer behind a CUPS queue, where it speaks IPP and can be reached from here; else nil.
func (q *queue) behind(told ipp.Attributes) *ipp.Client {
	devices := told.Strings("device-uri")
	if len(devices) == 0 {
		return nil
	}
	uri, _, _ := strings.Cut(devices[0], "?") // the rest are options of the backend
	if isLocal(uri) && !q.local {
		return nil
	}
	client, err := ipp.New(uri, ipp.Options{CA: q.ca})
	if err != nil {
		return nil
	}
	return client
}

// deviceTold gives what is known of the printer itself, first of all the paper in it. CUPS does not know that: what it
// calls media-ready are the usual sizes of its region (cupsd.conf, ReadyPaperSizes). So the printer behind a queue is
// asked. It is no matter if it does not answer.
func deviceTold(ctx context.Context, told ipp.Attributes, behind *ipp.Client) ipp.Attributes {
	if len(told.Strings("device-uri")) == 0 {
		return told
	}
	if behind == nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, deviceTime)
	defer cancel()
	device, err := behind.Printer(ctx, "document-format-supported", "media-ready", "media-col-ready", "device-uri")
	if err != nil || len(device.Strings("device-uri")) > 0 { // another CUPS
		return nil
	}
	return device
}

// settle waits until the printer behind a queue has ended a job that the queue calls completed. CUPS (2.4.2) says so
// too when the printer has set the job aside, or has refused its document. What the printer still has may be
// printed at any time.
func (q *queue) settle(ctx context.Context, behind *ipp.Client, j Job, id int, say func(string)) error {
	if behind == nil {
		return nil
	}
	tell := changes(say)
	for has(ctx, behind, j.Name) {
		told := reasons(ctx, behind)
		words := "the queue is done with it, the printer still has it"
		if t := trouble(told.Strings("printer-state-reasons")); t != "" {
			tell(words + ": " + t)
		} else {
			tell(words)
		}
		if !pause(ctx, q.every) {
			return q.failed(id, "unknown", append([]string{words}, stateWords(told, "printer-state")...), true)
		}
	}
	return nil
}

// reasons asks a printer for its state; nothing if it does not answer.
func reasons(ctx context.Context, printer *ipp.Client) ipp.Attributes {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), deviceTime)
	defer cancel()
	told, err := printer.Printer(ctx, "printer-state-reasons", "printer-state-message")
	if err != nil {
		return nil
	}
	return told
}

// has reports whether a printer has a job of this name that has not ended. One that does not tell has none: then the
// word of the queue is all there is.
func has(ctx context.Context, printer *ipp.Client, name string) bool {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), deviceTime)
	defer cancel()
	jobs, err := printer.Jobs(ctx, "job-name")
	if err != nil {
		return false
	}
	return slices.ContainsFunc(jobs, func(job ipp.Attributes) bool {
		return slices.Contains(job.Strings("job-name"), name)
	})
}
