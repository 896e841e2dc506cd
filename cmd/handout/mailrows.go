package main

import (
	"cmp"
	"context"
	"errors"
	"path/filepath"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"handout/internal/batch"
	"handout/internal/deliver"
	"handout/internal/ledger"
	"handout/internal/mailing"
)

// A mailRun mails the sheets of a list.
type mailRun struct {
	*batchRun
	ask     *asking
	desk    mailing.Desk
	mails   []ledger.Mail // of the list; in a dry run, of the last row
	tally   mailTally
	blocked blockedList
	failed  int // before, and not tried again
	other   int // differences from what was mailed before
}

// A mailTally counts what would go out, or goes.
type mailTally struct {
	Messages  int `json:"messages"`
	Encrypted int `json:"encrypted"`
	Known     int `json:"known"` // in the ledger from before
	Blocked   int `json:"blocked"`
	Drafts    int `json:"drafts"` // of Messages: nobody has signed them
}

// mailRows mails the sheets of a file of rows, or says what would be mailed.
func mailRows(c *cli.Context) error {
	name, err := onlyArgument(c, "a file of rows")
	if err != nil {
		return err
	}
	r := &mailRun{ask: newAsking(c)}
	if r.batchRun, err = newBatchRun(c); err != nil {
		return err
	}
	profile := r.shop.Profile
	if profile.Mailing.Address == "" {
		return &exit{code: exitInvalid, text: "the clinic's profile says nothing of mail", hint: "write a section mail: templates/clinic.yaml shows one"}
	}
	draft := strings.TrimSpace(c.String("draft-reason"))
	switch {
	case draft != "":
	case !c.Bool("send"):
		draft = "a dry run" // what it takes to send drafts is said at the end
	case !r.shop.AnySigned(time.Now()):
		if draft, err = r.ask.draftReason(c); err != nil {
			return err
		}
	}
	folder, err := filepath.Abs(c.String("out"))
	if err != nil {
		return err
	}
	r.desk = mailing.Desk{Profile: profile, Guides: r.shop.Guide, Folder: folder, Draft: draft, Now: time.Now()}
	if r.in, err = openInput(c, name); err != nil {
		return err
	}
	defer r.in.close()
	file, list := r.in.rows(c, r.shop, r.options)
	if list.Bad() {
		return r.refuse(list)
	}
	r.file, r.rejected = file, newRejected(r.dir, file.Header())
	ctx, stop := interruptible(c.Context)
	defer stop()
	if err := r.prove(ctx); err != nil {
		return r.end(err)
	}
	if c.Bool("send") {
		return r.end(r.send(ctx, c))
	}
	return r.end(r.dry(ctx, c))
}

// decide decides about the sheets of a row.
func (r *mailRun) decide(res batch.Result) {
	for _, s := range res.Sheets {
		why := r.shop.Unsigned(r.shop.Guide(s.Guide), s.Kind, s.Locale, time.Now(), true)
		if why == "" && s.Signed == batch.Draft {
			why = "it was made as one"
		}
		m := r.desk.Decide(res.Record, deliver.Sheet{Key: res.Key, Kind: s.Kind, Locale: s.Locale, SHA256: s.Receipt.SHA256}, why)
		m.List = filepath.Base(r.in.name)
		r.mails = append(r.mails, m)
	}
}

// send makes the sheets that are not there yet, puts their mails into the ledger, and sends what is due.
func (r *mailRun) send(ctx context.Context, c *cli.Context) error {
	account, err := openLedger(ctx, c)
	if err != nil {
		return err
	}
	return errors.Join(r.sendWith(ctx, c, account), account.Close())
}

func (r *mailRun) sendWith(ctx context.Context, c *cli.Context, account *ledger.Ledger) error {
	folder := deliver.NewFolder(r.dir, r.survey.AllSheets > divided)
	d := batch.Delivery{Sink: folder, Ledger: account, Survey: r.survey, Resume: true, Now: r.now, Sound: r.in.sound}
	tally, err := r.run(ctx, r.file.Rows(), d, func(res batch.Result) {
		if res.New.Bad() {
			r.reject(res.Row, res.New)
		}
		r.decide(res)
	})
	if err = errors.Join(err, r.lost, folder.Close()); err != nil {
		return r.verdict(batch.Tally{}, err, "the same command again goes on")
	}
	// Addresses and consents are no part of the sheets: also where no sheet was made, the list must be the one that was
	// looked at.
	if err := r.in.sound(); err != nil {
		return err
	}
	if _, err := account.Recover(time.Now()); err != nil {
		return err
	}
	key, err := account.Derive(codePurpose)
	if err != nil {
		return err
	}
	answers, err := account.Queue(r.mails, time.Now(), func(answers []ledger.Answer) error {
		return r.codes(c, key, answers)
	})
	if err != nil {
		return err
	}
	for i, a := range answers {
		r.take(r.mails[i], a)
	}
	told := r.tell()
	return cmp.Or(offer(ctx, c, r.shop, account, key, r.tally.Blocked, r.ask), leftOut(tally), told)
}

// leftOut gives the exit code of a list that has rows with problems, if nothing worse has come of it.
func leftOut(t batch.Tally) error {
	out := t.Out + t.Part
	if out == 0 {
		return nil
	}
	code := exitPartly
	if t.Out == t.Rows {
		code = exitInvalid
	}
	return &exit{code: code, text: count(out, "row") + " left out"}
}

// take counts what becomes of a mail, and says what is otherwise than in the ledger.
func (r *mailRun) take(m ledger.Mail, a ledger.Answer) {
	if a.Stopped > 0 {
		r.ask.term.say("row %d: an older %s mail to this patient had another appointment: it is not sent", m.Row, m.Kind)
	}
	switch {
	case a.State == ledger.Blocked:
		r.blocked.add(m.Row, a.Words)
	case a.Written:
		r.tally.Messages++
		if m.Reason != "" {
			r.tally.Drafts++
		}
		if a.Consent == ledger.Encrypted {
			r.tally.Encrypted++
		}
	default:
		r.tally.Known++
		if a.State == ledger.Failed {
			r.failed++
		}
		for _, what := range a.Differs {
			if what == "language" {
				r.ask.term.say("row %d: the %s sheet was mailed in another language before, %s, not %s (%s)", m.Row, m.Kind, a.Locale, m.Locale, a.State)
			} else {
				r.ask.term.say("row %d: the %s sheet was mailed with another %s before (%s): tell the patient", m.Row, m.Kind, what, a.State)
			}
			r.other++
		}
	}
}

// tell says what must not go out and why. The error is for what a person has to do something about.
func (r *mailRun) tell() error {
	r.tally.Blocked = r.blocked.sheets
	r.blocked.say(r.ask.term)
	if r.failed > 0 {
		r.ask.term.say("failed before, and not sent again by a list: %s", count(r.failed, "message"))
		r.ask.term.hint("handout mail retry-failed sends them once more")
	}
	if r.failed+r.other > 0 {
		return &exit{code: exitPartly}
	}
	return nil
}

// newWriter gives what writes messages of a clinic.
func newWriter(shop *batch.Shop, key mailing.Key, open func(folder, file string) ([]byte, error)) *mailing.Writer {
	return &mailing.Writer{Profile: shop.Profile, Code: shop.Profile.Mailing.Code, Catalogs: shop.Catalogs, Guides: shop.Guide, Key: key, Open: open, Now: time.Now}
}
