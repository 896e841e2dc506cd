package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"handout/internal/address"
	"handout/internal/bounce"
	"handout/internal/ledger"
)

// A mailJSON is a mail as programs read it: nothing of the patient.
type mailJSON struct {
	Mail    string `json:"mail"`
	Row     int    `json:"row"`
	Guide   string `json:"guide"`
	Kind    string `json:"kind"`
	Locale  string `json:"locale"`
	State   string `json:"state"`
	Words   string `json:"words"`
	Code    int    `json:"code,omitempty"`
	Due     string `json:"due,omitempty"`
	Changed string `json:"changed"`
}

func newMailJSON(m ledger.Mail, zone *time.Location) mailJSON {
	j := mailJSON{Mail: m.ID[:mailShort], Row: m.Row, Guide: m.Guide, Kind: m.Kind, Locale: m.Locale, State: string(m.State),
		Words: m.Words, Code: m.Code, Changed: clock(m.Changed, zone)}
	if m.State == ledger.Retry || m.State == ledger.Queued {
		j.Due = clock(m.Due, zone)
	}
	return j
}

// mailShort is how many characters of a mail's ID are shown: a million mails are told apart.
const mailShort = 8

func clock(t time.Time, zone *time.Location) string {
	if t.IsZero() {
		return ""
	}
	return t.In(zone).Format("2006-01-02 15:04")
}

// mailStatus prints what a clerk has to know: how many are sent, and of each other why.
func mailStatus(c *cli.Context, _ []string) error {
	shop, _, err := openShop(c)
	if err != nil {
		return err
	}
	zone := shop.Profile.Zone
	l, err := readLedger(ledgerPath(c))
	if err != nil {
		return err
	}
	defer l.Close()
	counts, err := l.CountMails()
	if err != nil {
		return err
	}
	var all []mailJSON
	for m, err := range l.Mails() {
		if err != nil {
			return err
		}
		if c.Bool("json") || c.Bool("csv") || m.State != ledger.Sent {
			all = append(all, newMailJSON(m, zone))
		}
	}
	switch {
	case c.Bool("json"):
		for _, m := range all {
			writeJSON(c.App.Writer, m)
		}
		return undecided(counts[ledger.Uncertain])
	case c.Bool("csv"):
		return cmp.Or(statusCSV(c, all), undecided(counts[ledger.Uncertain]))
	}
	for _, state := range ledger.MailStates() {
		if n := counts[state]; n > 0 {
			fmt.Fprintf(c.App.Writer, "%-10s %d\n", state, n)
		}
	}
	if len(all) > 0 {
		fmt.Fprintln(c.App.Writer)
	}
	for _, m := range all {
		fmt.Fprintf(c.App.Writer, "%s  row %-5d %-6s %-8s %s\n", m.Mail, m.Row, m.Kind, m.Locale, mailSentence(m))
	}
	return undecided(counts[ledger.Uncertain])
}

// undecided gives the exit code where messages wait for a person.
func undecided(n int) error {
	if n == 0 {
		return nil
	}
	return &exit{code: exitUndecided, text: count(n, "message") + " may have arrived or not",
		hint: "look in the relay's log, then handout mail resolve MAIL --sent, or --resend, with --why"}
}

// mailSentence says what state a mail is in, and what comes of it.
func mailSentence(m mailJSON) string {
	switch ledger.MailState(m.State) {
	case ledger.Queued:
		return "waits to be sent"
	case ledger.Retry:
		return "waits until " + m.Due + ": " + m.Words
	case ledger.Sending:
		return "is being sent, or the program was stopped while it was: handout mail resume sorts it out"
	case ledger.Uncertain:
		return "may have arrived or not: " + m.Words
	}
	return m.State + ": " + m.Words
}

func statusCSV(c *cli.Context, all []mailJSON) error {
	rows := make([][]string, len(all))
	for i, m := range all {
		rows[i] = []string{m.Mail, fmt.Sprint(m.Row), m.Guide, m.Kind, m.Locale, m.State, m.Words, m.Due, m.Changed}
	}
	return printCSV(c.App.Writer, []string{"mail", "row", "guide", "kind", "locale", "state", "words", "due", "changed"}, rows)
}

// resolveMail takes a person's decision on a message in doubt.
func resolveMail(c *cli.Context, args []string) (err error) {
	if c.Bool("sent") == c.Bool("resend") {
		return misuse("", "want --sent or --resend: has the relay the message or not?")
	}
	if c.String("why") == "" {
		return misuse("such as --why 'the relay log has it'", "want --why: how do you know?")
	}
	return withLedger(c, func(l *ledger.Ledger) error {
		m, ok, err := l.FindMail(args[0])
		switch {
		case err != nil:
			return err
		case !ok:
			return &exit{code: exitInvalid, text: "there is no such mail", hint: "handout mail status lists them"}
		case m.State != ledger.Uncertain:
			return &exit{code: exitInvalid, text: "this mail is not in doubt: it is " + string(m.State)}
		}
		to := ledger.Sent
		if c.Bool("resend") {
			to = ledger.Queued
		}
		if err := l.Resolve(m.Number, to, "clerk", c.String("why"), time.Now()); err != nil {
			return err
		}
		fmt.Fprintf(c.App.Writer, "%s is %s now\n", m.ID[:mailShort], to)
		return nil
	})
}

// suppressMail puts an address on the list of those that get no mail.
func suppressMail(c *cli.Context, args []string) error {
	address, err := address.Check(args[0])
	if err != nil {
		return misuse("", "%v", err)
	}
	return withLedger(c, func(l *ledger.Ledger) error {
		blocked, err := l.Suppress(address, "clerk", time.Now())
		if err == nil {
			fmt.Fprintf(c.App.Writer, "the address gets no more mail; %s that waited will not be sent\n", count(blocked, "message"))
		}
		return err
	})
}

// withLedger uses a ledger for writing that is there: a new one in the wrong folder would say that all is well.
func withLedger(c *cli.Context, use func(*ledger.Ledger) error) error {
	there, err := readLedger(ledgerPath(c))
	if err == nil {
		err = there.Close()
	}
	if err != nil {
		return err
	}
	l, err := lockLedger(c.Context, ledgerPath(c), "mail", c.Duration("wait"), nil)
	if err != nil {
		return err
	}
	return errors.Join(use(l), l.Close())
}

// readBounces reads the mailbox that reports come to, and marks the mails that came back.
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
	return withLedger(c, func(l *ledger.Ledger) error { return bounces(ctx, c, l, box.mailbox(of.Folder)) })
}

func bounces(ctx context.Context, c *cli.Context, l *ledger.Ledger, box bounce.Settings) error {
	since, err := l.Mailbox()
	if err != nil {
		return err
	}
	back := 0
	ours := func(id string) bool { _, ok, err := l.FindMail(id); return ok && err == nil }
	state, tally, err := bounce.Read(ctx, box, bounce.State(since), ours, func(r bounce.Report) error {
		if r.Action != "failed" {
			return nil
		}
		m, ok, err := l.Bounce(r.MessageID, strings.TrimSpace(r.Status+" "+r.Words), time.Now())
		if ok && err == nil {
			back++
			fmt.Fprintf(c.App.Writer, "%s  row %-5d %-6s %-8s came back: %s %s\n", m.ID[:mailShort], m.Row, m.Kind, m.Locale, r.Status, r.Words)
		}
		return err
	})
	err = errors.Join(err, l.ReadTo(ledger.Mailbox(state)))
	fmt.Fprintf(c.App.Writer, "%s came back; %s read\n", count(back, "message"), count(tally.Messages, "new message"))
	if tally.Unclear > 0 {
		terminal{c.App.ErrWriter}.say("%s could not be used: look into the mailbox", count(tally.Unclear, "report"))
	}
	var down *bounce.DownError
	switch {
	case errors.As(err, &down):
		return &exit{code: exitDown, text: "the mailbox cannot be read: " + down.Error()}
	case err != nil:
		return err
	case back > 0:
		return &exit{code: exitPartly, text: "call the patients of these rows: they did not get their sheet",
			hint: "a list with another address and handout mail FILE --send sends it there"}
	}
	return nil
}
