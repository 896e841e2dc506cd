package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"handout/internal/bounce"
	"handout/internal/ledger"
)

// readBounces reads the mailbox that reports come to, marks the mails that came back, and lists them for the front desk.
func readBounces(c *cli.Context, _ []string) error {
	shop, _, err := openShop(c)
	if err != nil {
		return err
	}
	of := shop.Profile.Mailing
	if of.Bounces.Host == "" {
		return &exit{code: exitInvalid, text: "the clinic's profile names no mailbox for reports", hint: "mail.bounces: templates/clinic.yaml shows one"}
	}
	box, err := newServer(of.Bounces, shop.Profile.File)
	if err != nil {
		return err
	}
	ctx, stop := interruptible(c.Context)
	defer stop()
	return withLedger(c, func(l *ledger.Ledger) error {
		// A run that was killed leaves a mail of which nobody knows: a report about it says that the relay had it.
		if _, err := l.Recover(time.Now()); err != nil {
			return err
		}
		return bounces(ctx, c, l, box.mailbox(of.Folder))
	})
}

// bounces reads the mailbox from where the ledger says on. If the ledger cannot be read meanwhile, or the list does not get
// out whole, all is read again the next time: that says some things twice, and loses none.
func bounces(ctx context.Context, c *cli.Context, l *ledger.Ledger, box bounce.Settings) error {
	since, err := l.Mailbox()
	if err != nil {
		return err
	}
	list := newBounceList(c)
	d := &bounceDesk{ledger: l, show: list.add}
	state, tally, err := bounce.Read(ctx, box, bounce.State(since), d.ours, d.take)
	summary := fmt.Sprintf("%s came back; %s read", count(d.back, "message"), count(tally.Messages, "new message"))
	if d.earlier > 0 {
		summary += fmt.Sprintf("; %s of an earlier sending", count(d.earlier, "report"))
	}
	if err := list.end(summary); err != nil {
		return err
	}
	if err = errors.Join(err, d.broken); d.broken == nil && !list.lost() {
		err = errors.Join(err, l.ReadTo(ledger.Mailbox(state)))
	}
	return bounceVerdict(c, d, tally, err)
}

// bounceVerdict says what is left to do after the mailbox was read, and gives the exit code.
func bounceVerdict(c *cli.Context, d *bounceDesk, tally bounce.Tally, err error) error {
	unclear := ""
	if tally.Unclear > 0 {
		unclear = count(tally.Unclear, "report") + " could not be used: look into the mailbox"
	}
	var down *bounce.DownError
	switch {
	case errors.As(err, &down):
		err = &exit{code: exitDown, text: "the mailbox cannot be read: " + down.Error(), hint: "handout mail bounces goes on when it can"}
	case errors.Is(err, context.Canceled):
		err = &exit{code: exitInterrupted, text: "interrupted", hint: "handout mail bounces goes on"}
	case err != nil:
	case d.back+d.known > 0:
		err = &exit{code: exitPartly, text: "call the patients of these rows: they did not get their sheet",
			hint: "a list with another address and handout mail FILE --send sends it there"}
	case unclear != "":
		return &exit{code: exitPartly, text: unclear}
	}
	if unclear != "" {
		terminal{c.App.ErrWriter}.say("%s", unclear)
	}
	return err
}

// A bounceDesk decides what a report means for the mail that it is about.
type bounceDesk struct {
	ledger *ledger.Ledger
	show   func(bounceJSON)
	broken error // the ledger could not be asked

	back    int // mails that came back
	known   int // reports about mails that had come back before
	earlier int // reports of an earlier sending
}

// ours reports whether a Message-ID is one of our mails'. What has no @ is none: the ledger would take it for the
// beginning of an ID, which a stranger can guess.
func (d *bounceDesk) ours(id string) bool {
	if !strings.Contains(id, "@") {
		return false
	}
	_, ok, err := d.ledger.FindMail(id)
	d.broken = errors.Join(d.broken, err)
	return ok && err == nil
}

// What a report means for its mail.
const (
	cameBack       = "bounced"
	cameBackBefore = "bounced before"
	earlierSending = "earlier sending"
)

// take marks the mail of a report as one that came back, unless the report is of an earlier sending.
func (d *bounceDesk) take(r bounce.Report) error {
	if r.Action != "failed" {
		return nil
	}
	m, ok, err := d.ledger.FindMail(r.MessageID)
	if err != nil || !ok {
		return err
	}
	earlier, err := d.isEarlier(m, r)
	if err != nil {
		return err
	}
	result := earlierSending
	switch {
	case !earlier && m.State == ledger.Bounced: // by another report, or a run that was stopped before it had shown this
		result = cameBackBefore
		d.known++
	case !earlier && (m.State == ledger.Sent || m.State == ledger.Uncertain):
		said := strings.TrimSpace(r.Status + " " + r.Words)
		if _, _, err := d.ledger.Bounce(r.MessageID, strings.TrimSuffix(r.Meaning()+" ("+said+")", " ()"), time.Now()); err != nil {
			return err
		}
		result = cameBack
		d.back++
	default: // it waits to be sent again, say
		d.earlier++
	}
	d.show(newBounceJSON(m, r, result))
	return nil
}

// clockMargin is how much earlier than our last offer a server may say that the message came to it. The server's clock is not
// ours: a minute off is common, five are what networks with Kerberos bear (RFC 4120), and a server that has
// summer time wrong is off by an hour. The margin is wide because the mistakes differ: a patient who is called for
// nothing has lost a minute, one whose new mail came back unseen misses the sheet.
const clockMargin = time.Hour

// isEarlier reports whether a report is clearly of an earlier sending than the mail's last. A mail that is sent again
// has its Message-ID again, so the times have to tell.
func (d *bounceDesk) isEarlier(m ledger.Mail, r bounce.Report) (bool, error) {
	offered, again, err := d.lastOffer(m.Number)
	return again && !r.Arrived.IsZero() && r.Arrived.Add(clockMargin).Before(offered), err
}

// lastOffer gives when a mail was offered to the relay last, and whether the relay has, or may have, taken it from an
// offer before that. The time at which a mail came into its state does not tell: a person may have decided days
// later that it was sent.
func (d *bounceDesk) lastOffer(number int64) (offered time.Time, again bool, err error) {
	taken := false
	for change, err := range d.ledger.MailHistory(number) {
		if err != nil {
			return time.Time{}, false, err
		}
		switch change.To {
		case ledger.Sending:
			offered, again = change.At, taken
		case ledger.Sent, ledger.Uncertain:
			taken = true
		}
	}
	return offered, again, nil
}
