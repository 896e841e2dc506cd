package batch

import (
	"fmt"
	"strings"
	"time"

	"handout/internal/diag"
	"handout/internal/guide"
	"handout/internal/locale"
	"handout/internal/signoff"
)

// Draft is what the ledger has of a sheet that nobody has signed. Of others it has who did (R7).
const Draft = "draft"

// Standing says whether the sheets of a kind are signed on a day, in all of its languages as [Made] has them, in their order,
// and after that the notice of language services in each of its own, where they have it. The catalogs are loaded.
func (s *Shop) Standing(g *guide.Guide, kind, languages string, day time.Time) []signoff.Standing {
	var all []signoff.Standing
	for _, tag := range locale.Languages(languages) {
		all = append(all, s.standing(standingKey{s.signoffs.Load(), g, kind, tag, s.day(day)}, g.Kind(kind).Messages))
	}
	if !g.Kind(kind).Card {
		all = append(all, s.NoticeStanding(day)...)
	}
	return all
}

// NoticeStanding says whether the notice of language services is signed on a day, in each of its languages in their order.
func (s *Shop) NoticeStanding(day time.Time) []signoff.Standing {
	var all []signoff.Standing
	for _, t := range s.Notice {
		all = append(all, s.standing(standingKey{s.signoffs.Load(), nil, "", t.Tag, s.day(day)}, s.noticeWords.Messages))
	}
	return all
}

// MailStanding says whether the words of the e-mail that brings a sheet are signed on a day. It is in the first of two
// languages.
func (s *Shop) MailStanding(g *guide.Guide, languages string, day time.Time) signoff.Standing {
	return s.standing(standingKey{s.signoffs.Load(), g, "", locale.Languages(languages)[0], s.day(day)}, guide.MailMessages)
}

// standing works it out, once.
func (s *Shop) standing(key standingKey, messages func() []string) signoff.Standing {
	known, ok := s.standings.Load(key)
	if !ok {
		words := signoff.Words(s.noticeWords)
		if key.guide != nil {
			words = s.words(key.guide)
		}
		known, _ = s.standings.LoadOrStore(key, key.book.Standing(words, messages(), key.tag, key.day))
	}
	return known.(signoff.Standing)
}

// Unsigned says why a sheet is a draft on a day, or with mailed only the e-mail that brings it; "" where it is none.
func (s *Shop) Unsigned(g *guide.Guide, kind, languages string, day time.Time, mailed bool) string {
	standings := s.Standing(g, kind, languages, day)
	if mailed {
		standings = append(standings, s.MailStanding(g, languages, day))
	}
	var why []string
	for _, standing := range standings {
		for _, l := range standing.Lacks {
			if l.Of == signoff.Notice {
				why = append(why, "the notice of language services is not signed in all of its languages") // they are many
				continue
			}
			why = append(why, l.String())
		}
	}
	return strings.Join(unique(why), "; ")
}

// tampered says that a sheet wants a signature whose record was changed: nobody can tell what was signed.
func (s *Shop) tampered(o order, kind string, day time.Time) diag.List {
	var list diag.List
	for _, standing := range s.Standing(o.guide, kind, o.locale(), day) {
		for _, l := range standing.Lacks {
			if l.Why == signoff.Tampered {
				p := l.Broken
				p.Warning = false
				list.Add(o.record.Pos, "", "the %s sheet wants the signature of %s in %s: %s", kind, l.Of, l.Locale, p.Error())
			}
		}
	}
	list.Sort()
	return list
}

// words gives what can be signed of a guide.
func (s *Shop) words(g *guide.Guide) signoff.Words {
	return signoff.GuideWords{Guide: g, Values: s.values[g.ID], Set: s.Catalogs}
}

// ToSign gives what can be signed under a name: a guide's ID, or [signoff.Notice]; false where there is no such thing in a
// language.
func (s *Shop) ToSign(name, tag string) (signoff.Words, bool) {
	if name == signoff.Notice {
		_, ok := s.noticeText(tag)
		return s.noticeWords, ok
	}
	g := s.Guide(name)
	if g == nil || s.Catalogs.Catalog(tag) == nil {
		return nil, false
	}
	return s.words(g), true
}

// day gives the clinic's day at a time, as signatures have it: midnight UTC.
func (s *Shop) day(t time.Time) time.Time {
	year, month, date := t.In(s.Profile.Zone).Date()
	return time.Date(year, month, date, 0, 0, 0, 0, time.UTC)
}

// Signing says how words in a language differ from those of the last signature.
func (s *Shop) Signing(w signoff.Words, tag string) signoff.Changes {
	return s.signoffs.Load().Changes(w, tag)
}

// Sign makes a record, of today, of words in a language as they are now.
func (s *Shop) Sign(r signoff.Record, w signoff.Words, tag string) (signoff.Record, error) {
	if g := s.Guide(w.ID()); g != nil {
		if ids := s.Catalogs.Lacking(tag, g.Messages()); len(ids) > 0 {
			return r, fmt.Errorf("not in this language yet, so nobody can sign it: %s", some(ids))
		}
	}
	r.Signed = s.day(time.Now())
	return signoff.Sign(r, w, tag)
}

// SignedBy gives who has signed a sheet and which record says so, as the ledger has it, on a day; [Draft] where somebody
// is missing. Another text is another signature: a sheet that was made with the one is not signed by the other.
func (s *Shop) SignedBy(g *guide.Guide, kind, locale string, day time.Time) string {
	by, _ := s.signed(g, kind, locale, day)
	return by
}

// A standingKey names what a standing is of.
type standingKey struct {
	book      *signBook
	guide     *guide.Guide // nil for the notice of language services
	kind, tag string       // the kind is "" for the e-mail
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
				if s.SignedBy(g, kind, c.Tag, day) != Draft {
					return true
				}
			}
		}
	}
	return false
}

// Speaks reports whether the catalogs of all languages of a sheet, as [Made] has them, are loaded.
func (s *Shop) Speaks(languages string) bool {
	for _, tag := range locale.Languages(languages) {
		if s.Catalogs.Catalog(tag) == nil {
			return false
		}
	}
	return true
}
