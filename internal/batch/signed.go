package batch

import (
	"errors"
	"io/fs"
	"strings"
	"time"

	"handout/internal/diag"
	"handout/internal/guide"
	"handout/internal/signoff"
)

// Draft is what the ledger has of a sheet that nobody has signed. Of others it has who did (R7).
const Draft = "draft"

// readSignoffs reads the clinic's account of signatures. One that is not there yet has none: every sheet is a draft.
func (s *Shop) readSignoffs(from Sources) diag.List {
	s.signoffs = &signoff.Book{}
	if s.Profile == nil || s.Profile.Signoffs.File == "" {
		return nil
	}
	at, dir := s.Profile.Signoffs, from.Templates
	if from.Clinic != nil {
		dir = from.Clinic.Dir
	}
	data, err := fs.ReadFile(dir, at.File)
	if errors.Is(err, fs.ErrNotExist) {
		return diag.List{{Pos: at.Pos, Field: "signoffs", Warning: true, Text: "there is no such file yet: every sheet is a draft",
			Hint: "handout signoff writes it"}}
	}
	var list diag.List
	if err != nil {
		list.Add(at.Pos, "signoffs", "cannot be read: %v", diag.Cause(err))
		return list
	}
	s.signoffs, list = signoff.Parse(at.File, data)
	return list
}

// Standing says whether the sheets of a kind are signed on a day, in all languages of a locale as [Made] has it. Their
// catalogs are loaded.
func (s *Shop) Standing(g *guide.Guide, kind, locale string, day time.Time) []signoff.Standing {
	midnight := s.day(day)
	var all []signoff.Standing
	for tag := range strings.SplitSeq(locale, "+") {
		key := standingKey{g, kind, tag, midnight}
		known, ok := s.standings.Load(key)
		if !ok {
			known, _ = s.standings.LoadOrStore(key, s.signoffs.Standing(s.words(g), g.Kind(kind), tag, midnight))
		}
		all = append(all, known.(signoff.Standing))
	}
	return all
}

// Stale gives the messages of a kind that are not known to be translated from the English as it is now.
func (s *Shop) Stale(g *guide.Guide, kind, tag string) []string {
	return s.words(g).Stale(g.Kind(kind), tag)
}

// words gives what can be signed of a guide.
func (s *Shop) words(g *guide.Guide) signoff.Words {
	return signoff.Words{Guide: g, Values: s.values[g.ID], Set: s.Catalogs}
}

// day gives the clinic's day at a time, as signatures have it: midnight UTC.
func (s *Shop) day(t time.Time) time.Time {
	year, month, date := t.In(s.Profile.Zone).Date()
	return time.Date(year, month, date, 0, 0, 0, 0, time.UTC)
}

// Sign makes a record, of today, of the words of a guide in a language as they are now.
func (s *Shop) Sign(r signoff.Record, g *guide.Guide, tag string) (signoff.Record, error) {
	r.Signed = s.day(time.Now())
	return signoff.Sign(r, s.words(g), tag)
}

// SignedBy gives who has signed a sheet and which record says so, as the ledger has it, on a day; [Draft] where somebody
// is missing. Another text is another signature: a sheet that was made with the one is not signed by the other.
func (s *Shop) SignedBy(g *guide.Guide, kind, locale string, day time.Time) string {
	by, _ := s.signed(g, kind, locale, day)
	return by
}

// A standingKey names what a standing is of.
type standingKey struct {
	guide     *guide.Guide
	kind, tag string
	day       time.Time
}

// signed gives who has signed a sheet, as the ledger has it, and the day of the earliest of the signatures; [Draft] and
// zero where somebody is missing.
func (s *Shop) signed(g *guide.Guide, kind, locale string, now time.Time) (string, time.Time) {
	var names []string
	var day time.Time
	for _, s := range s.Standing(g, kind, locale, now) {
		if !s.Signed() {
			return Draft, time.Time{}
		}
		for _, r := range s.By {
			names = append(names, r.Locale+" "+r.Name+" until "+r.ReviewBy.Format(time.DateOnly)+" #"+r.ID())
			if day.IsZero() || r.Signed.Before(day) {
				day = r.Signed
			}
		}
	}
	return strings.Join(unique(names), "; "), day
}

// Why gives the reason for handing a sheet out, which only a draft has.
func (m Made) Why(reason string) string {
	if m.Signed != Draft {
		return ""
	}
	return reason
}

// AnySigned reports whether some sheet of some guide is signed on a day, in the languages that are loaded.
func (s *Shop) AnySigned(day time.Time) bool {
	for _, g := range s.Guides {
		for _, kind := range g.KindNames() {
			for _, c := range s.Catalogs.All() {
				if s.Standing(g, kind, c.Tag, day)[0].Signed() {
					return true
				}
			}
		}
	}
	return false
}

// Speaks reports whether the catalogs of all languages of a locale, as [Made] has it, are loaded.
func (s *Shop) Speaks(locale string) bool {
	for tag := range strings.SplitSeq(locale, "+") {
		if s.Catalogs.Catalog(tag) == nil {
			return false
		}
	}
	return true
}
