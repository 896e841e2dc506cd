package batch

import (
	"bytes"
	"reflect"
	"slices"
	"testing"
	"time"

	"handout/internal/clinic"
	"handout/internal/guide"
	"handout/internal/patient"
	"handout/render/layout"
	"handout/render/pdf"
)

// TestOriginOfPatients keeps R8 and R10: sheets of two patients that have nothing in common, not even the guide's
// conditions, say the same of what made them; those of another kind or language say something else.
func TestOriginOfPatients(t *testing.T) {
	shop := openShop(t)
	codes := map[string][]string{}
	origin := func(row patient.Row) {
		var made shelf
		run(t, shop, many(row, 1), &made)
		for name, file := range made.sheets {
			account := pdf.Inspect(file)
			if account.State != pdf.Whole || account.Origin.Guide != "bone-marrow" || account.Origin.Signed != Draft {
				t.Fatalf("%s: %+v", name, account)
			}
			o, code := account.Origin, account.Origin.Code()
			if words, err := pdf.Text(file); err != nil || !slices.ContainsFunc(words, func(w string) bool { return bytes.Contains([]byte(w), []byte(code)) }) {
				t.Errorf("%s: its pages do not have the code of its metadata", name)
			}
			key := o.Kind + " " + o.Locale
			codes[key] = append(codes[key], code)
		}
	}
	for row := range demo(t, shop) {
		origin(row)
	}
	var all []string
	for key, same := range codes {
		if same = unique(same); len(same) != 1 {
			t.Errorf("%s: %d codes for the same words", key, len(same))
		}
		all = append(all, same...)
	}
	if len(unique(slices.Clone(all))) != len(codes) || len(codes) < 4 {
		t.Errorf("%d codes for %d kinds of sheet", len(unique(all)), len(codes))
	}
}

// TestOriginChanges: one changed word, setting or signature gives another origin, and exactly there.
func TestOriginChanges(t *testing.T) {
	shop := openShop(t)
	g, day := shop.Guides[0], time.Date(2026, time.November, 23, 12, 0, 0, 0, time.UTC)
	before := shop.Origin(g, "care", "es", day)
	again := openShop(t)
	if got := again.Origin(again.Guides[0], "care", "es", day); got != before {
		t.Errorf("the same is %+v and %+v", before, got)
	}
	for name, v := range again.values[g.ID] {
		if v.Type == guide.Hours {
			v.Number++
			again.values[g.ID][name] = v
			break
		}
	}
	again.origins.Clear()
	after := again.Origin(again.Guides[0], "care", "es", day)
	if after.Settings == before.Settings || after.Words != before.Words || after.Content != before.Content || after.Code() == before.Code() {
		t.Errorf("with another setting %+v, before %+v", after, before)
	}
	if pair := shop.Origin(g, "care", "es+ar", day); pair.Words == before.Words || pair.Content != before.Content {
		t.Errorf("in two languages %+v", pair)
	}
}

// TestOriginProfile changes each part of a profile: what sheets can print gives another digest, the rest does not. A new
// part has to be put on one side or the other.
func TestOriginProfile(t *testing.T) {
	others := []string{"File", "Media", "DateOrder", "Columns", "Ignore", "Guide", "Printing", "Mailing", "Signoffs",
		"Settings",                      // in the guide's values
		"Notice",                        // its words have a digest: TestNoticeOrigin
		"Templates", "Locales", "Fonts"} // guides and words have digests; a face is not what a sheet says
	digest := func(p *clinic.Profile) string {
		var b bytes.Buffer
		writeProfile(&b, p, []string{"en"})
		return b.String()
	}
	base := openShop(t).Profile
	changes := map[string]func(p *clinic.Profile){
		"Name":       func(p *clinic.Profile) { p.Name += "x" },
		"Logo":       func(p *clinic.Profile) { p.Logo = nil },
		"Address":    func(p *clinic.Profile) { p.Address = append(slices.Clone(p.Address), "x") },
		"Zone":       func(p *clinic.Profile) { p.Zone = time.FixedZone("x", 60) },
		"PhoneDay":   func(p *clinic.Profile) { p.PhoneDay += "1" },
		"PhoneNight": func(p *clinic.Profile) { p.PhoneNight += "1" },
		"Emergency":  func(p *clinic.Profile) { p.Emergency += "1" },
		"Location":   func(p *clinic.Profile) { p.Location += "x" },
		"Locale":     func(p *clinic.Profile) { p.Locale = "xx" },
		"Colours":    func(p *clinic.Profile) { p.Colours.Accent = layout.Colour{R: 1} },
		"Codes":      func(p *clinic.Profile) { p.Codes.Web = "https://clinic.example/x" },
		"RecordCode": func(p *clinic.Profile) { p.RecordCode = !p.RecordCode },
	}
	for field := range reflect.TypeOf(*base).Fields() {
		change := changes[field.Name]
		if slices.Contains(others, field.Name) {
			continue
		}
		if change == nil {
			t.Errorf("%s: does a sheet print it? Then its digest has to have it", field.Name)
			continue
		}
		p := *base
		change(&p)
		if digest(&p) == digest(base) {
			t.Errorf("%s: changed, and the digest is the same", field.Name)
		}
	}
}
