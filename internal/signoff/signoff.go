// Package signoff keeps account of who has signed which words: a clinician the English source, a qualified translator
// each other language (R7; 45 CFR 92.201(c)(3)). It fails closed: words count as signed only while every one of them is
// the one that was signed, the guide is the same, and the date of the next review has not passed.
//
// The account is a file of the clinic's own. It holds a digest of each message, so that one changed word withdraws
// exactly the sheets that print it, and a seal of each record, so that a slip in the file is found. A seal is no proof
// against a forger: whoever can write the file can sign.
package signoff

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"handout/internal/diag"
	"handout/internal/guide"
	"handout/internal/locale"
)

// A Role is what somebody signs as.
type Role string

// The roles. A clinician answers for what the English words say, a translator for another language saying the same.
const (
	Clinician  Role = "clinician"
	Translator Role = "translator"
)

// For gives the role that the words of a language need.
func For(tag string) Role {
	if tag == locale.English {
		return Clinician
	}
	return Translator
}

// A Record is one signature: under all words of a guide, or the notice, in one language.
type Record struct {
	Guide      string // its ID, or [Notice]
	Locale     string // BCP 47
	As         Role
	Name       string
	Credential string
	Signed     time.Time // these are days: midnight UTC
	ReviewBy   time.Time // the last day on which the signature counts

	pos    diag.Pos
	digest string            // of the guide's file and the clinic's settings
	words  map[string]string // by message ID: digest of the message, and of the source that it is translated from
}

// Words are what one signature is under, in each of its languages.
type Words interface {
	ID() string               // of the guide, or [Notice]
	Digest(tag string) string // of all that is no message and decides what is said in a language
	Messages() []string       // their IDs, sorted
	Source(tag, id string) string
	Outdated(tag string, ids []string) []string // those that are translated from another English
}

// GuideWords are a guide, the clinic's settings for it, and the messages that both are said in, with those of the e-mail
// that brings a sheet.
type GuideWords struct {
	Guide  *guide.Guide
	Values guide.Values
	Set    *locale.Set
}

// ID gives the guide's.
func (w GuideWords) ID() string { return w.Guide.ID }

// Digest gives a digest of the guide's file and of the clinic's settings, of its texts in English and in a language.
func (w GuideWords) Digest(tag string) string {
	h := sha256.New()
	fmt.Fprintf(h, "%x\n", w.Guide.Digest)
	w.Values.Write(h, locale.English, tag)
	return hex.EncodeToString(h.Sum(nil))
}

// Messages returns the IDs of all messages that are signed, sorted: those of all kinds, and those of the e-mail.
func (w GuideWords) Messages() []string {
	ids := guide.MailMessages()
	for i := range w.Guide.Kinds {
		ids = append(ids, w.Guide.Kinds[i].Messages()...)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// Source gives a message as it stands in the catalog.
func (w GuideWords) Source(tag, id string) string { return w.Set.Catalog(tag).Source(id) }

// Outdated gives those of the messages that are not known to be of today's English.
func (w GuideWords) Outdated(tag string, ids []string) []string { return w.Set.Outdated(tag, ids) }

// Notice stands in place of a guide's ID, as none can be written, for the notice of language services.
const Notice = "language_notice"

// NoticeWords are the notice of language services: one message.
type NoticeWords struct{ *locale.Notice }

// ID gives [Notice].
func (NoticeWords) ID() string { return Notice }

// Digest gives that of nothing: the clinic's number alone is no word.
func (NoticeWords) Digest(string) string { return hex.EncodeToString(sha256.New().Sum(nil)) }

// Messages gives one ID.
func (NoticeWords) Messages() []string { return []string{Notice} }

// Source gives what the notice says in a language.
func (w NoticeWords) Source(tag, _ string) string {
	t, _ := w.Text(tag)
	return t.Source()
}

// Outdated gives none: the texts are in one file with the English, and go when that does.
func (NoticeWords) Outdated(string, []string) []string { return nil }

// Sign makes a record of the words as they are now. Guide, Locale and As are filled in. The error names what is wrong
// with the others.
func Sign(r Record, w Words, tag string) (Record, error) {
	if err := r.check(); err != nil {
		return Record{}, err
	}
	r.Guide, r.Locale, r.As = w.ID(), tag, For(tag)
	r.digest, r.words = w.Digest(tag), map[string]string{}
	ids := w.Messages()
	if stale := w.Outdated(tag, ids); len(stale) > 0 {
		return Record{}, fmt.Errorf("translated from another English than that of today, so nobody can sign it: %s", strings.Join(stale, ", "))
	}
	for _, id := range ids {
		r.words[id] = digest(w, tag, id)
	}
	return r, nil
}

// longestTerm is how many years a signature may stand: medicine moves on, whatever a clinic types.
const longestTerm = 5

func (r *Record) check() error {
	for _, t := range []struct{ what, text string }{{"name", r.Name}, {"credential", r.Credential}} {
		hidden := strings.ContainsFunc(t.text, func(c rune) bool { return !unicode.IsPrint(c) })
		if strings.TrimSpace(t.text) == "" || hidden || !utf8.ValidString(t.text) || utf8.RuneCountInString(t.text) > 100 {
			return fmt.Errorf("the %s wants one line of 1 to 100 characters", t.what)
		}
	}
	switch {
	case r.ReviewBy.Before(r.Signed):
		return errors.New("the review date is past: want a day on which the words are to be looked at again")
	case r.ReviewBy.After(r.Signed.AddDate(longestTerm, 0, 0)):
		return fmt.Errorf("the review date is more than %d years away", longestTerm)
	}
	return nil
}

// digest gives 16 hexadecimal digits for a message: its words in a language, and in English.
func digest(w Words, tag, id string) string {
	h := sha256.New()
	fmt.Fprintf(h, "%q %q", w.Source(locale.English, id), w.Source(tag, id))
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// seal gives a digest of all that a record says.
func (r *Record) seal() string {
	h := sha256.New()
	fmt.Fprintf(h, "%q %q %q %q %q %s %s %s\n", r.Guide, r.Locale, r.As, r.Name, r.Credential,
		r.Signed.Format(time.DateOnly), r.ReviewBy.Format(time.DateOnly), r.digest)
	for _, id := range slices.Sorted(maps.Keys(r.words)) {
		fmt.Fprintf(h, "%q %s\n", id, r.words[id])
	}
	return hex.EncodeToString(h.Sum(nil))
}

// ID names a record: no two have the same, whoever signed them and when.
func (r *Record) ID() string { return r.seal()[:12] }

// A Book is the records of a clinic, one for each guide and language. The zero value has none.
type Book struct {
	records []Record

	// Tampered are the records that cannot be trusted. No sheet is made that one of them would stand for.
	Tampered []Tampering
}

// A Tampering is a record that is not as it was written.
type Tampering struct {
	Guide, Locale string // as it says, which may be what is wrong
	Problem       diag.Problem
}

func (b *Book) tampered(guide, tag string) (diag.Problem, bool) {
	for _, t := range b.Tampered {
		if t.Guide == guide && t.Locale == tag {
			return t.Problem, true
		}
	}
	return diag.Problem{}, false
}

// Add puts a record in, in place of the former one for the guide and the language.
func (b *Book) Add(r Record) {
	b.records = slices.DeleteFunc(b.records, func(old Record) bool { return old.Guide == r.Guide && old.Locale == r.Locale })
	b.records = append(b.records, r)
	slices.SortFunc(b.records, func(x, y Record) int {
		return slices.Compare([]string{x.Guide, x.Locale}, []string{y.Guide, y.Locale})
	})
}

func (b *Book) find(guide, tag string) *Record {
	for i := range b.records {
		if r := &b.records[i]; r.Guide == guide && r.Locale == tag {
			return r
		}
	}
	return nil
}
