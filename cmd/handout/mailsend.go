package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/urfave/cli/v2"

	"handout/internal/batch"
	"handout/internal/ledger"
	"handout/internal/mailing"
	"handout/internal/outbox"
	"handout/internal/relay"
)

// offer sends what is due, and says what became of it and of those that were blocked before.
func offer(ctx context.Context, c *cli.Context, shop *batch.Shop, account *ledger.Ledger, key mailing.Key, blocked int, a *asking) error {
	mailingOf := shop.Profile.Mailing
	to, err := newServer(mailingOf.Relay, shop.Profile.File)
	if err != nil {
		return err
	}
	w := newWriter(shop, key, readSheet)
	line := relay.New(to.relay(mailingOf.Limits.PerConnection))
	run := &outbox.Run{
		Ledger: account,
		Make: func(m ledger.Mail) (outbox.Ready, error) {
			why, err := mailStopped(shop, account, m)
			if err == nil && why != "" {
				err = &outbox.BlockedError{Words: why + ": mail its list again"}
			}
			if err != nil {
				return outbox.Ready{}, err
			}
			msg, err := w.Write(m)
			if err != nil {
				return outbox.Ready{}, err
			}
			ready := relay.NewMessage(relay.Envelope{From: msg.From, To: msg.To, UTF8: msg.UTF8}, msg.Bytes)
			return outbox.Ready{MessageID: msg.ID, Offer: func(ctx context.Context) (outbox.Reply, error) { return send(ctx, line, ready) }}, nil
		},
		Limits: outbox.Limits{PerMinute: mailingOf.Limits.PerMinute, PerDay: mailingOf.Limits.PerDay},
		Wait:   c.Bool("until-sent"),
		Report: func(e outbox.Event) {
			if e.State != ledger.Sent && e.State != ledger.Sending {
				a.term.say("row %d: the %s sheet: %s: %s", e.Mail.Row, e.Mail.Kind, e.State, e.Words)
			}
		},
	}
	tally, err := run.Do(ctx)
	err = errors.Join(err, line.Close())
	if c.Bool("json") {
		writeJSON(a.out, newSentJSON(tally, blocked, shop.Profile.Zone))
	} else {
		fmt.Fprintf(a.out, "%s sent\n", count(tally.Sent, "message"))
	}
	counts, unread := account.CountMails()
	return mailVerdict(a, tally, counts[ledger.Uncertain], errors.Join(err, unread), shop.Profile.Zone)
}

// A sentJSON is what became of a run, for programs.
type sentJSON struct {
	Sent      int    `json:"sent"`
	Failed    int    `json:"failed"`
	Blocked   int    `json:"blocked"`
	Uncertain int    `json:"uncertain"`
	Waiting   int    `json:"waiting"`
	Next      string `json:"next,omitempty"`
}

func newSentJSON(t outbox.Tally, blocked int, zone *time.Location) sentJSON {
	return sentJSON{t.Sent, t.Failed, t.Blocked + blocked, t.Uncertain + t.Recovered, t.Left, clock(t.Next, zone)}
}

// mailVerdict says what is left to do after a run, and gives its exit code.
func mailVerdict(a *asking, t outbox.Tally, uncertain int, err error, zone *time.Location) error {
	if t.Left > 0 {
		a.term.say("waiting: %s; the next can go at %s", count(t.Left, "message"), clock(t.Next, zone))
		a.term.hint("handout mail resume sends them then")
	}
	var down *relay.DownError
	for _, e := range besides(err, context.Canceled) {
		if !errors.As(e, &down) {
			a.term.say("%v", e)
		}
	}
	switch {
	case errors.Is(err, context.Canceled):
		return &exit{code: exitInterrupted, text: "interrupted", hint: "handout mail resume goes on"}
	case errors.As(err, &down):
		return &exit{code: exitDown, text: "the relay cannot be used: " + down.Error(), hint: "handout mail resume goes on when it can"}
	case err != nil:
		return &exit{code: exitUnexpected, text: "stopped", hint: "handout mail resume goes on"}
	case uncertain > 0:
		return &exit{code: exitUndecided, text: count(uncertain, "message") + " may have arrived or not: a person has to decide",
			hint: "handout mail status lists them, handout mail resolve takes the decision"}
	case t.Failed+t.Blocked > 0:
		return &exit{code: exitPartly, text: count(t.Failed+t.Blocked, "message") + " not sent", hint: "handout mail status says why"}
	case t.Left > 0:
		return &exit{code: exitPartly} // what waits is said above
	}
	return nil
}

// send hands a message to a relay, and gives its answer as the outbox knows it.
func send(ctx context.Context, line *relay.Relay, m *relay.Message) (outbox.Reply, error) {
	reply, err := line.Send(ctx, m)
	states := map[relay.Outcome]outbox.ReplyState{
		relay.Sent: outbox.Sent, relay.Retry: outbox.Retry, relay.Slow: outbox.Slow,
		relay.Failed: outbox.Failed, relay.Uncertain: outbox.Uncertain,
	}
	return outbox.Reply{State: states[reply.Outcome], Code: reply.Code, Words: reply.Words, QueueID: reply.QueueID}, err
}

// readSheet reads a sheet in the folder that it was put into, whether or not that is divided.
func readSheet(folder, file string) ([]byte, error) {
	data, err := os.ReadFile(filepath.Join(folder, file))
	if errors.Is(err, os.ErrNotExist) && len(file) > 2 {
		data, err = os.ReadFile(filepath.Join(folder, file[:2], file))
	}
	return data, err
}

// resumeMail sends what waits in the ledger.
func resumeMail(c *cli.Context, _ []string) error { return sendWaiting(c, false) }

// retryMail sends what failed once more, and what waits.
func retryMail(c *cli.Context, _ []string) error { return sendWaiting(c, true) }

func sendWaiting(c *cli.Context, failed bool) error {
	shop, _, err := openShop(c)
	if err != nil {
		return err
	}
	if shop.Profile.Mailing.Address == "" {
		return &exit{code: exitInvalid, text: "the clinic's profile says nothing of mail", hint: "--clinic names the profile of the run that made the messages"}
	}
	ctx, stop := interruptible(c.Context)
	defer stop()
	return withLedger(c, func(account *ledger.Ledger) error {
		if failed {
			again, err := account.Retry("clerk", time.Now())
			if err != nil {
				return err
			}
			terminal{c.App.ErrWriter}.say("once more: %s that failed", count(again, "message"))
		}
		key, err := account.Derive(codePurpose)
		if err != nil {
			return err
		}
		return offer(ctx, c, shop, account, key, 0, newAsking(c))
	})
}

// mailStopped says why a mail that waits must not go out any more, "" where it may: see [withdrawn]. The words of the e-mail
// itself are signed too, or there is a reason why it goes out as a draft; the sheet's signature no such reason replaces.
func mailStopped(shop *batch.Shop, account *ledger.Ledger, m ledger.Mail) (string, error) {
	if err := shop.LookAgain(); err != nil { // a run may take hours
		return "", &outbox.StopError{Err: err}
	}
	made, err := madeBefore(account, m.PDF)
	if err != nil {
		return "", err
	}
	if made == nil {
		return "the ledger does not say any more how its sheet was made", nil
	}
	now := time.Now()
	why := withdrawn(shop, *made, now)
	if why == "" && m.Reason == "" && !shop.MailStanding(shop.Guide(made.Guide), made.Locale, now).Signed() {
		why = "the words of the e-mail were signed when it was queued, and are no longer"
	}
	return why, nil
}
