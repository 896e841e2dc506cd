package mailing

import (
	"cmp"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"time"

	"handout/internal/clinic"
	"handout/internal/guide"
	"handout/internal/ledger"
	"handout/internal/locale"
	"handout/internal/message"
	"handout/render/pdf"
)

// A Writer writes the messages of mails. It is safe for concurrent use if Open is.
type Writer struct {
	Profile  *clinic.Profile
	Catalogs *locale.Set
	Guides   func(id string) *guide.Guide
	Key      Key
	Code     string                                    // the kind of codes where the mail says none, as [clinic.Mailing] has it; "" for letters
	Open     func(folder, file string) ([]byte, error) // a sheet that was made before
	Now      func() time.Time
}

var (
	errGone     = errors.New("the sheet is no longer where it was made: make it again with batch --resume, then mail retry-failed")
	errDenied   = errors.New("the sheet is there, but this computer does not let the program read it: whoever looks after the computer has to allow it, then mail retry-failed")
	errUnread   = errors.New("the sheet could not be read, which may be the disk or the network and not the sheet: have that looked at, then mail retry-failed")
	errAltered  = errors.New("the sheet was changed since it was made: make it again with batch --resume, then mail retry-failed")
	errLanguage = errors.New("there are no messages in the sheet's language any more")
	errGuide    = errors.New("there is no such guide any more")
)

// Write gives the message of a mail. What is sent is the sheet that the ledger knows, byte for byte, or an encrypted
// copy of it. The error says what is wrong in words for a clerk.
func (w *Writer) Write(m ledger.Mail) (message.Message, error) {
	sheet, err := w.sheet(m)
	if err != nil {
		return message.Message{}, err
	}
	in, err := w.input(m)
	if err != nil {
		return message.Message{}, err
	}
	in.PDF = sheet
	if in.Encrypted = m.Consent == ledger.Encrypted; in.Encrypted {
		if in.PDF, err = pdf.Encrypt(sheet, w.Key.Code(cmp.Or(m.Lock, w.Code), m.ID), rand.Reader); err != nil {
			return message.Message{}, fmt.Errorf("the sheet cannot be encrypted: %w", err)
		}
	}
	return message.Build(in)
}

// sheet reads the sheet, and wants it to be the one that was made.
func (w *Writer) sheet(m ledger.Mail) ([]byte, error) {
	data, err := w.Open(m.Folder, m.File)
	switch { // the error itself holds the file's name (R10)
	case errors.Is(err, fs.ErrNotExist):
		return nil, errGone
	case errors.Is(err, fs.ErrPermission):
		return nil, errDenied
	case err != nil:
		return nil, errUnread
	}
	if sha256.Sum256(data) != m.PDF {
		return nil, errAltered
	}
	return data, nil
}

// input is the message without the sheet.
func (w *Writer) input(m ledger.Mail) (message.Input, error) {
	p := w.Profile
	catalog := w.Catalogs.Catalog(locale.Languages(m.Locale)[0])
	if catalog == nil {
		return message.Input{}, errLanguage
	}
	g := w.Guides(m.Guide)
	if g == nil || g.Kind(m.Kind) == nil {
		return message.Input{}, errGuide
	}
	name := cmp.Or(p.Mailing.Name, p.Name)
	_, domain, _ := strings.Cut(p.Mailing.Address, "@")
	in := message.Input{
		From:    message.Mailbox{Name: name, Address: p.Mailing.Address},
		ReplyTo: message.Mailbox{Address: cmp.Or(p.Mailing.ReplyTo, p.Mailing.Address)},
		To:      m.Address,
		Catalog: catalog,
		Clinic:  message.Clinic{Name: name, PhoneDay: p.PhoneDay, PhoneNight: p.PhoneNight, Emergency: p.Emergency},
		Key:     m.ID,
		Domain:  domain,
		Date:    w.Now().In(p.Zone),
		OptOut:  p.Mailing.OptOut,
	}
	if p.Mailing.Calendar && g.Kind(m.Kind).Before != "" {
		start := m.Ends.In(p.Zone)
		in.Appointment = &message.Appointment{Start: start, End: start.Add(time.Duration(p.Mailing.Minutes) * time.Minute)}
	}
	return in, nil
}
