// Package mailing decides which sheets go to their patients by mail, and writes the messages that take them.
// A checked record and a finished sheet go in; a mail for the ledger comes out, queued or blocked with the
// reason. Later the ledger's mail goes in again, with the sheet's bytes, and a message comes out.
package mailing

import (
	"time"

	"handout/internal/address"
	"handout/internal/clinic"
	"handout/internal/deliver"
	"handout/internal/guide"
	"handout/internal/ledger"
	"handout/internal/patient"
)

// Fields that have a meaning for mail, where a guide declares them.
const (
	Email       = "email"
	Consent     = "email_consent"
	ConsentDate = "email_consent_date"
)

// lasting is how long after the procedure a sheet is of use that is not for the time before it.
const lasting = 14 * 24 * time.Hour

// A Desk decides about the sheets of one run.
type Desk struct {
	Profile *clinic.Profile
	Guides  func(id string) *guide.Guide
	Folder  string // where the sheets are
	Draft   string // why drafts go out, as a person wrote it (R7)
	Now     time.Time
}

// Decide gives the mail for a sheet: queued, or blocked with the reason in words for a clerk, in which there is
// nothing of the patient (R10). The sheet needs no bytes, but its digest.
//
// A sheet that is not signed, or whose mail is not, is a draft; unsigned says why. It wants a reason to go out, which the mail
// keeps.
func (d Desk) Decide(rec patient.Record, s deliver.Sheet, unsigned string) ledger.Mail {
	g := d.Guides(rec.Guide)
	m := ledger.Mail{
		Key: rec.Key, Person: rec.Values[patient.RecordNumber].Text, Guide: g.ID, Version: g.Version, Kind: s.Kind, Locale: s.Locale, Row: rec.Row,
		Folder: d.Folder, File: s.Name(), PDF: s.SHA256, State: ledger.Queued,
		Consent: rec.Values[Consent].Text, ConsentDate: rec.Values[ConsentDate].Text,
	}
	if m.Consent == ledger.Encrypted {
		m.Lock = d.Profile.Mailing.Code
	}
	if unsigned != "" {
		m.Reason = d.Draft
	}
	m.Words = d.blocked(rec, &m, g.Kind(s.Kind))
	if m.Words == "" && unsigned != "" && m.Reason == "" {
		m.Words = "a draft goes out with --draft-reason only (" + unsigned + ")"
	}
	if m.Words != "" {
		m.State, m.Address = ledger.Blocked, ""
	}
	return m
}

// blocked says why a mail must not go out, or "", and fills in where to and until when.
func (d Desk) blocked(rec patient.Record, m *ledger.Mail, kind *guide.Kind) string {
	switch m.Consent {
	case ledger.Encrypted:
	case ledger.Unencrypted:
		if m.ConsentDate == "" {
			return "consent to mail without encryption wants its date (" + ConsentDate + ")"
		}
	default:
		return "no consent to e-mail is recorded (" + Consent + ")"
	}
	given := rec.Values[Email]
	if !given.Given {
		return "there is no e-mail address"
	}
	address, err := address.Check(given.Text)
	if err != nil {
		return err.Error()
	}
	m.Address = address
	m.Ends = rec.Values[patient.Procedure].Time.Add(lasting)
	if kind.Before != "" {
		m.Ends = rec.Values[kind.Before].Time
	}
	if !m.Ends.After(d.Now) {
		return "the appointment is over"
	}
	return ""
}
