package main

import (
	"os"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

func mailCommand() *cli.Command {
	flags := []cli.Flag{
		&cli.BoolFlag{Name: "send", Usage: "send; without it nothing goes out"},
		&cli.StringFlag{Name: "eml", Usage: "write each message as a file into this folder, a `DIR`"},
		&cli.StringFlag{Name: "codes", Usage: "where the codes of encrypted sheets go, a CSV `FILE` (codes.csv among the sheets if not given)"},
		&cli.StringFlag{Name: "draft-reason", Usage: "`WHY` sheets that nobody has signed are handed out, for the ledger; no patient's name"},
		&cli.BoolFlag{Name: "until-sent", Usage: "stay until no message waits for another try"},
		&cli.BoolFlag{Name: "sent", Usage: "with resolve: the relay has the message"},
		&cli.BoolFlag{Name: "resend", Usage: "with resolve: it has not, send it once more"},
		&cli.StringFlag{Name: "why", Usage: "with resolve: `HOW` you know"},
		&cli.BoolFlag{Name: "csv", Usage: "with status and bounces: print CSV that is safe to open in a spreadsheet"},
		&cli.BoolFlag{Name: "no-input", Usage: "never ask anything"},
		outFlag(), jsonFlag(), encodingFlag(),
	}
	for _, f := range accountFlags() {
		if slices.Contains([]string{"ledger", "secret", "wait"}, f.Names()[0]) {
			flags = append(flags, f)
		}
	}
	return &cli.Command{
		Name:  "mail",
		Usage: "mail sheets to patients, and follow what becomes of the messages",
		UsageText: "handout mail FILE [--kind KINDS] [--eml DIR] [--send --draft-reason WHY]\n" +
			"handout mail resume|status|retry-failed|bounces\n" +
			"handout mail resolve MAIL --sent|--resend --why HOW\n" +
			"handout mail suppress ADDRESS",
		Description: "Without --send nothing goes out: mail says what would, to how many, and what must not and why. Each\n" +
			"sheet is a message of its own, to one address, with the patient's consent only. resume sends what\n" +
			"waits, retry-failed also what failed; status says what a clerk has to know; resolve takes the\n" +
			"decision on a message of which nobody knows whether the relay has it; bounces reads the mailbox\n" +
			"that reports come to; suppress puts an address on the list of those that get no mail.",
		Flags:  slices.Concat(flags, clinicFlags(), rowFlags()),
		Action: useMail,
	}
}

// A mailUse is one thing that the command mail does apart from a file of rows.
type mailUse struct {
	name  string
	args  int
	flags []string // besides those of all
	run   func(c *cli.Context, args []string) error
}

func mailUses() []mailUse {
	return []mailUse{
		{"resume", 0, []string{"until-sent", "json"}, resumeMail},
		{"retry-failed", 0, []string{"until-sent", "json"}, retryMail},
		{"status", 0, []string{"json", "csv"}, mailStatus},
		{"resolve", 1, []string{"sent", "resend", "why"}, resolveMail},
		{"suppress", 1, nil, suppressMail},
		{"bounces", 0, []string{"json", "csv"}, readBounces},
	}
}

func useMail(c *cli.Context) error {
	shared := []string{"ledger", "out", "o", "clinic", "wait", "no-input", "secret"}
	name := c.Args().First()
	for _, use := range mailUses() {
		if use.name != name {
			continue
		}
		if c.NArg() != use.args+1 {
			return misuse(usageHint(c), "mail %s has too few arguments, or too many", name)
		}
		for _, flag := range c.LocalFlagNames() {
			if !slices.Contains(shared, flag) && !slices.Contains(use.flags, flag) {
				return misuse(usageHint(c), "%s is not for mail %s", dashed(flag), name)
			}
		}
		return use.run(c, c.Args().Tail())
	}
	if name != "" && name != "-" && !strings.ContainsAny(name, "./\\") {
		if _, err := os.Stat(name); err != nil {
			return unknownName("use of mail", name, mailUseNames(), "a file of rows, or one of "+strings.Join(mailUseNames(), ", "))
		}
	}
	for _, flag := range c.LocalFlagNames() {
		if slices.Contains([]string{"sent", "resend", "why", "csv"}, flag) {
			return misuse(usageHint(c), "%s is not for a file of rows", dashed(flag))
		}
	}
	return mailRows(c)
}

func mailUseNames() []string {
	var names []string
	for _, use := range mailUses() {
		names = append(names, use.name)
	}
	return names
}
