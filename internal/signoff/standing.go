package signoff

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"handout/internal/diag"
	"handout/internal/locale"
)

// A Standing says whether the sheets of one kind in one language are signed.
type Standing struct {
	Lacks []Lack    // why they are not; none: they are
	By    []*Record // the records that they are signed by; the source's first
	Until time.Time // the last day on which they are; zero where they are not
}

// Signed reports whether they are.
func (s Standing) Signed() bool { return len(s.Lacks) == 0 }

// A Lack is one reason why sheets are not signed.
type Lack struct {
	Of      string // the guide's ID, or [Notice]
	Locale  string // whose words it is about
	As      Role   // who would have to sign
	Record  *Record
	Broken  diag.Problem // what is wrong with the record; for [Tampered]
	Why     Reason
	Changed []string // IDs of the messages that it is about; for [Changed] and [Stale]
}

// String says it for a person: "es: words have changed: prep_eat".
func (l Lack) String() string {
	switch l.Why {
	case Missing:
		return fmt.Sprintf("%s: no %s has signed", l.Locale, l.As)
	case Changed, Stale:
		return fmt.Sprintf("%s: %s: %s", l.Locale, l.Why, strings.Join(l.Changed, ", "))
	}
	return fmt.Sprintf("%s: %s", l.Locale, l.Why)
}

// A Reason is why a signature is not there or does not count.
type Reason string

// The reasons.
const (
	Missing      Reason = "nobody has signed"
	Tampered     Reason = "the record was changed after it was signed"
	Passed       Reason = "the review date has passed"
	Early        Reason = "signed on a day that is still to come"
	GuideChanged Reason = "the guide or the clinic's settings for it have changed"
	Changed      Reason = "words have changed"
	Stale        Reason = "the translation is of another English"
)

// Standing looks at messages in a language on a day: those of a kind, say, see [guide.Kind.Messages]. A sheet in another language than English needs both: the
// source signed by a clinician, and the translation.
func (b *Book) Standing(w Words, ids []string, tag string, day time.Time) Standing {
	tags := []string{locale.English}
	if tag != locale.English {
		tags = append(tags, tag)
	}
	var s Standing
	for _, t := range tags {
		r := b.find(w.ID(), t)
		lack := Lack{Of: w.ID(), Locale: t, As: For(t), Record: r}
		broken, tampered := b.tampered(w.ID(), t)
		switch {
		case tampered:
			lack.Why, lack.Broken = Tampered, broken
		case r == nil:
			lack.Why = Missing
		case day.Before(r.Signed):
			lack.Why = Early
		case day.After(r.ReviewBy):
			lack.Why = Passed
		case r.digest != w.Digest(t):
			lack.Why = GuideChanged
		default:
			if lack.Changed = r.changed(ids, w); len(lack.Changed) > 0 {
				lack.Why = Changed
			} else if lack.Changed = w.Outdated(t, ids); len(lack.Changed) > 0 {
				lack.Why = Stale
			}
		}
		if lack.Why != "" {
			s.Lacks = append(s.Lacks, lack)
			continue
		}
		s.By = append(s.By, r)
		if s.Until.IsZero() || r.ReviewBy.Before(s.Until) {
			s.Until = r.ReviewBy
		}
	}
	if !s.Signed() {
		s.By, s.Until = nil, time.Time{}
	}
	return s
}

// changed gives those of the messages that are not those which were signed, in their order.
func (r *Record) changed(ids []string, w Words) []string {
	return slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return r.words[id] == digest(w, r.Locale, id) })
}
