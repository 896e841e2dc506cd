package signoff

import (
	"slices"
	"time"

	"handout/internal/guide"
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
	Locale  string // whose words it is about
	As      Role   // who would have to sign
	Record  *Record
	Why     Reason
	Changed []string // IDs of the messages that it is about; for [Changed] and [Stale]
}

// A Reason is why a signature is not there or does not count.
type Reason string

// The reasons.
const (
	Missing      Reason = "nobody has signed"
	Passed       Reason = "the review date has passed"
	Early        Reason = "signed on a day that is still to come"
	GuideChanged Reason = "the guide or the clinic's settings for it have changed"
	Changed      Reason = "words have changed"
	Stale        Reason = "the translation is of another English"
)

// Standing looks at the words of a kind in a language on a day. A sheet in another language than English needs both: the
// source signed by a clinician, and the translation.
func (b *Book) Standing(w Words, kind *guide.Kind, tag string, day time.Time) Standing {
	tags := []string{locale.English}
	if tag != locale.English {
		tags = append(tags, tag)
	}
	var s Standing
	for _, t := range tags {
		r := b.find(w.Guide.ID, t)
		lack := Lack{Locale: t, As: For(t), Record: r}
		switch {
		case r == nil:
			lack.Why = Missing
		case day.Before(r.Signed):
			lack.Why = Early
		case day.After(r.ReviewBy):
			lack.Why = Passed
		case r.digest != w.digest(t):
			lack.Why = GuideChanged
		default:
			if lack.Changed = r.changed(kind, w.Set); len(lack.Changed) > 0 {
				lack.Why = Changed
			} else if lack.Changed = w.Stale(kind, t); len(lack.Changed) > 0 {
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

// Stale gives the messages of a kind that are not known to be translated from the English as it is now, sorted.
func (w Words) Stale(kind *guide.Kind, tag string) []string {
	return slices.DeleteFunc(kind.Messages(), func(id string) bool { return w.Set.Current(tag, id) })
}

// changed gives the messages of a kind that are not those which were signed, sorted.
func (r *Record) changed(kind *guide.Kind, set *locale.Set) []string {
	var ids []string
	for _, id := range kind.Messages() {
		if r.words[id] != digest(set, r.Locale, id) {
			ids = append(ids, id)
		}
	}
	return ids
}
