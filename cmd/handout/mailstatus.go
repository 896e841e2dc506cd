package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/urfave/cli/v2"

	"handout/internal/address"
	"handout/internal/ledger"
)

// A mailJSON is a mail as programs read it: nothing of the patient.
type mailJSON struct {
	Mail    string `json:"mail"`
	List    string `json:"list"` // the name of its file
	Row     int    `json:"row"`
	Guide   string `json:"guide"`
	Kind    string `json:"kind"`
	Locale  string `json:"locale"`
	State   string `json:"state"`
	Words   string `json:"words"`
	Code    int    `json:"code,omitempty"`
	Due     string `json:"due,omitempty"`
	Changed string `json:"changed"`
	Draft   string `json:"draft_reason,omitempty"` // why a sheet that nobody has signed goes out (R7)

	messageID string // what the relay's log has of it
}

func newMailJSON(m ledger.Mail, zone *time.Location) mailJSON {
	j := mailJSON{Mail: m.ID[:mailShort], List: m.List, Row: m.Row, Guide: m.Guide, Kind: m.Kind, Locale: m.Locale, State: string(m.State),
		Words: m.Words, Code: m.Code, Changed: clock(m.Changed, zone), Draft: m.Reason, messageID: m.MessageID}
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
	printStatus(c.App.Writer, counts, all)
	return undecided(counts[ledger.Uncertain])
}

// printStatus prints how many mails are in each state, a line for each that is not sent, and what to do about those.
func printStatus(w io.Writer, counts map[ledger.MailState]int, all []mailJSON) {
	for _, state := range ledger.MailStates() {
		if n := counts[state]; n > 0 {
			fmt.Fprintf(w, "%-10s %d\n", state, n)
		}
	}
	if len(all) == 0 {
		return
	}
	fmt.Fprintln(w)
	for _, m := range all {
		fmt.Fprintf(w, "%s  %-20s row %-5d %-6s %-8s %s\n", m.Mail, m.List, m.Row, m.Kind, m.Locale, mailSentence(m))
	}
	fmt.Fprintln(w, "\nWhat to do:")
	for _, state := range ledger.MailStates() {
		if counts[state] > 0 && nextStep(state) != "" {
			fmt.Fprintf(w, "%-10s %s\n", state, nextStep(state))
		}
	}
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
		return "may have arrived or not: " + m.Words + " (in the relay's log by its Message-ID, " + m.messageID + ")"
	}
	return m.State + ": " + m.Words
}

// nextStep says what a clerk does about mails in a state, "" where that is nothing.
func nextStep(state ledger.MailState) string {
	switch state {
	case ledger.Queued, ledger.Sending, ledger.Retry:
		return "handout mail resume sends what is due"
	case ledger.Uncertain:
		return "look in the relay's log; then handout mail resolve MAIL, with --sent if the relay has the message\n" +
			"           or --resend if not, and --why"
	case ledger.Failed:
		return "if the reason is gone, handout mail retry-failed sends it again, until the appointment; or call the\n" +
			"           patient, and mail a list with another address"
	case ledger.Bounced:
		return "call the patient, who has not got the sheet; a list with another address sends it there"
	case ledger.Blocked:
		return "the line says why: if that was a mistake, mail a list that is right; or hand the sheet out another way"
	}
	return ""
}

func statusCSV(c *cli.Context, all []mailJSON) error {
	rows := make([][]string, len(all))
	for i, m := range all {
		rows[i] = []string{m.Mail, m.List, fmt.Sprint(m.Row), m.Guide, m.Kind, m.Locale, m.State, m.Words, m.Due, m.Changed, m.Draft}
	}
	return printCSV(c.App.Writer, []string{"mail", "list", "row", "guide", "kind", "locale", "state", "words", "due", "changed", "draft_reason"}, rows)
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
		if _, err := l.Recover(time.Now()); err != nil { // what a run that was killed left is in doubt too
			return err
		}
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
		switch err := l.Resolve(m.Number, to, "clerk", c.String("why"), time.Now()); {
		case errors.Is(err, ledger.ErrWithdrawn):
			return &exit{code: exitInvalid, text: err.Error(), hint: "if it did not arrive, hand the sheet out another way; --sent with --why settles it"}
		case err != nil:
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
