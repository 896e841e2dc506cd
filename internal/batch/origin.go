package batch

import (
	"crypto/sha256"
	"fmt"
	"io"
	"strings"
	"time"

	"handout/internal/clinic"
	"handout/internal/guide"
	"handout/internal/locale"
	"handout/internal/signoff"
	"handout/render/doc"
)

// Origin says what the sheets of a kind are made of on a day, in a locale as [Made] has it whose catalogs are loaded (R8).
func (s *Shop) Origin(g *guide.Guide, kind, tags string, day time.Time) doc.Origin {
	key := originKey{g, kind, tags}
	known, ok := s.origins.Load(key)
	if !ok {
		known, _ = s.origins.LoadOrStore(key, s.madeOf(g, kind, tags))
	}
	origin := known.(doc.Origin)
	origin.Signed = s.records(g, kind, tags, day)
	return origin
}

// An originKey names what an origin is of.
type originKey struct {
	guide      *guide.Guide
	kind, tags string
}

// madeOf gives what does not change while the shop is open.
func (s *Shop) madeOf(g *guide.Guide, kind, tags string) doc.Origin {
	languages := unique(append([]string{locale.English}, locale.Languages(tags)...))
	return doc.Origin{
		Guide: g.ID, Version: g.Version, Kind: kind, Locale: tags,
		Content: doc.Short(g.Digest),
		Words:   digestOf(func(w io.Writer) { s.writeWords(w, g.Kind(kind), languages) }),
		Settings: digestOf(func(w io.Writer) {
			writeProfile(w, s.Profile, languages)
			s.values[g.ID].Write(w, languages...)
		}),
	}
}

func digestOf(write func(io.Writer)) string {
	h := sha256.New()
	write(h)
	return doc.Short([sha256.Size]byte(h.Sum(nil)))
}

// writeWords writes all messages that a kind may print: those that can be signed, and those that say that nobody has.
func (s *Shop) writeWords(w io.Writer, kind *guide.Kind, languages []string) {
	for _, id := range append(kind.Messages(), guide.Draft, guide.DraftAgain, guide.Source) {
		for _, tag := range languages {
			fmt.Fprintf(w, "%q %q %q\n", id, tag, s.Catalogs.Catalog(tag).Source(id))
		}
	}
	for _, t := range s.Notice {
		if !kind.Card {
			fmt.Fprintf(w, "%q %q %q\n", signoff.Notice, t.Tag, t.Source())
		}
	}
}

// writeProfile writes what a profile has for the sheets of every guide. The paper is none of it: what it is can be seen.
func writeProfile(w io.Writer, p *clinic.Profile, languages []string) {
	fmt.Fprintf(w, "%q %q %q %q %q %q %q %q\n", p.Name, p.Address, p.Zone, p.PhoneDay, p.PhoneNight, p.Emergency, p.Location, p.Locale)
	fmt.Fprintf(w, "%v %t %q %q %t\n", p.Colours, p.Codes.Phone, p.Codes.Map, p.Codes.Web, p.RecordCode)
	if p.Logo != nil {
		fmt.Fprintf(w, "%s %x\n", p.Logo.Format, sha256.Sum256(p.Logo.Data))
		for _, tag := range languages {
			fmt.Fprintf(w, "%q\n", p.Logo.Alt[tag])
		}
	}
}

// records gives the records that have signed a sheet, by their IDs; [Draft] where somebody is missing. Who they are is
// for the clinic's account, not for a file that goes to patients.
func (s *Shop) records(g *guide.Guide, kind, tags string, day time.Time) string {
	var ids []string
	for _, standing := range s.Standing(g, kind, tags, day) {
		if !standing.Signed() {
			return Draft
		}
		for _, r := range standing.By {
			ids = append(ids, r.ID())
		}
	}
	return strings.Join(unique(ids), "+")
}
