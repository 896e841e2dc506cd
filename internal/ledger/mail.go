package ledger

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"strings"
	"time"
)

// A Mail is one sheet on its way to one recipient. What makes it that mail is the row's key, the guide and
// the kind, never the address: families share addresses.
//
// Its times are kept to the microsecond and read back in UTC.
type Mail struct {
	Key         string            // of the row; the ledger keeps keyed hashes of it, so it is empty when read back
	Person      string            // the record number: likewise; "" where nobody can tell that two mails are one patient's
	Guide       string            // its ID
	Version     string            // of the guide
	Kind        string            // of sheet
	Locale      string            // BCP 47
	List        string            // the name of the list's file, without its folder
	Row         int               // of the list, as a spreadsheet shows it
	Folder      string            // where the sheet is
	File        string            // its name there, which holds the key; kept as long as the address
	PDF         [sha256.Size]byte // digest of the sheet
	Address     string            // of the recipient; kept while the mail may still go out
	Consent     string            // [Encrypted] or [Unencrypted]; anything else blocks
	ConsentDate string            // as the record has it
	Lock        string            // the kind of the code that it opens with, where it goes out encrypted; "" where nobody has said
	Reason      string            // why a draft goes out, as a person wrote it
	State       MailState         // to Queue: Queued, or Blocked with Words
	Words       string            // why it is in that state, for a clerk; no address stands in it
	Ends        time.Time         // the appointment: after it the mail is of no use

	Number    int64     // read back only: the place in the order in which mails came, from 1
	ID        string    // read back only: the keyed hash of key, guide and kind, which [Ledger.Foresee] gives before it is queued
	Due       time.Time // read back only: when it may be offered; of no meaning but in Queued and Retry
	Tries     int       // read back only: how often the relay put it off
	Slow      bool      // read back only: the relay put it off to slow everything down
	Code      int       // read back only: of the relay's last answer; 0: none
	QueueID   string    // read back only: the relay's own name for it
	MessageID string    // read back only: as it was offered last
	Changed   time.Time // read back only: when it came into its state
}

// The kinds of consent that let a mail go out (M1).
const (
	Encrypted   = "encrypted"
	Unencrypted = "unencrypted"
)

// A MailState is where a mail is on its way.
type MailState string

// The states of a mail. Of Sending a run that is killed leaves one; [Ledger.Recover] makes that Uncertain.
const (
	Blocked   MailState = "blocked"   // must not go out: no consent, suppressed, bad address
	Queued    MailState = "queued"    // is to be offered
	Sending   MailState = "sending"   // is being offered
	Sent      MailState = "sent"      // the relay took it
	Retry     MailState = "retry"     // the relay put it off
	Failed    MailState = "failed"    // the relay refused it, or it could not be made
	Uncertain MailState = "uncertain" // the relay may have it; a person decides
	Bounced   MailState = "bounced"   // it came back
)

// MailStates gives all states, in the order in which a clerk reads them.
func MailStates() []MailState {
	return []MailState{Sent, Queued, Sending, Retry, Uncertain, Failed, Bounced, Blocked}
}

// Open reports whether a mail in this state may still have to go out, so that its address is needed.
func (s MailState) Open() bool {
	return s == Queued || s == Sending || s == Retry || s == Uncertain
}

// Waits reports whether a mail in this state is to be offered to the relay.
func (s MailState) Waits() bool { return s == Queued || s == Retry }

// inDoubt reports whether a mail in this state may have gone out, and nobody knows.
func (s MailState) inDoubt() bool { return s == Sending || s == Uncertain }

// reachable reports whether a mail in this state may go out without a new list: then its address is kept, of one that
// failed until its appointment.
func (s MailState) reachable() bool { return s.Open() || s == Failed }

// follows reports whether one state may come after another. From Blocked and Bounced only a new list of mails leads
// on, from Failed a person too.
func (s MailState) follows(before MailState) bool {
	switch before {
	case Queued:
		return s == Sending || s == Blocked || s == Failed
	case Retry:
		return s == Sending || s == Blocked || s == Failed
	case Sending: // back to Queued or Retry where the relay could not be reached
		return s == Sent || s == Retry || s == Failed || s == Uncertain || s == Queued
	case Uncertain:
		return s == Sent || s == Queued || s == Bounced
	case Sent:
		return s == Bounced
	case Failed:
		return s == Queued || s == Blocked
	}
	return false
}

func (l *Ledger) mailID(key, guide, kind string) string {
	return writeID(hash(l.secret, "mail\x00"+key+"\x00"+guide+"\x00"+kind))
}

// addressHash stands for an address in the list of the suppressed, and for that of a mail when the address
// itself is gone. It is empty for no address.
func (l *Ledger) addressHash(address string) []byte {
	if address == "" {
		return []byte{}
	}
	return hash(l.secret, "address\x00"+strings.ToLower(strings.TrimSpace(address)))
}

// personHash stands for one patient's sheets of one kind, whatever the appointment. It is empty where nobody can tell.
func (l *Ledger) personHash(m Mail) []byte {
	if m.Person == "" {
		return []byte{}
	}
	return hash(l.secret, "person\x00"+m.Person+"\x00"+m.Guide+"\x00"+m.Kind)
}

// mailFields are the columns of a mail as [scanMail] takes them.
const mailFields = `number, id, guide, version, kind, locale, line, folder, pdf, consent, consented, reason, state, words,
	due, ends, tries, slow, code, queue, message, changed, coalesce(address, ''), coalesce(file, ''), list, lock`

// scanMail reads a mail from its columns.
func scanMail(row scanner) (Mail, error) {
	var (
		m                  Mail
		pdf                []byte
		due, ends, changed int64
	)
	err := row.Scan(&m.Number, &m.ID, &m.Guide, &m.Version, &m.Kind, &m.Locale, &m.Row, &m.Folder, &pdf, &m.Consent, &m.ConsentDate,
		&m.Reason, &m.State, &m.Words, &due, &ends, &m.Tries, &m.Slow, &m.Code, &m.QueueID, &m.MessageID, &changed, &m.Address, &m.File, &m.List, &m.Lock)
	if err != nil {
		return Mail{}, err
	}
	if copy(m.PDF[:], pdf) != len(m.PDF) {
		return Mail{}, fmt.Errorf("mail %d: %w", m.Number, errDamaged)
	}
	m.Due, m.Ends, m.Changed = readTime(due), readTime(ends), readTime(changed)
	return m, nil
}

// writeTime and readTime keep no time as 0.
func writeTime(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMicro()
}

func readTime(micro int64) time.Time {
	if micro == 0 {
		return time.Time{}
	}
	return time.UnixMicro(micro).UTC()
}

var (
	errNoConsent = errors.New("a mail is queued without consent")
	errNoMail    = errors.New("a mail is queued without address, file or appointment")
	errMailState = errors.New("a mail is queued in another state than queued or blocked")
)
