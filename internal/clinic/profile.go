// Package clinic reads a clinic's profile: what one clinic sets once, for all its sheets. A YAML file
// and its logo go in; a checked Profile comes out.
package clinic

import (
	"io/fs"
	"time"

	"handout/internal/diag"
	"handout/internal/patient"
	"handout/internal/yamlfile"
)

// A Profile is one clinic's settings. Its texts are clean as by [patient.Clean].
type Profile struct {
	File       string // where it was read from, for places
	Name       string
	Logo       *Logo // nil for none
	Address    []string
	Zone       *time.Location
	PhoneDay   string // as written
	PhoneNight string // out of hours
	Emergency  string // 911, 112 ...
	Location   string // where patients go unless a row says otherwise; "" for not set
	Locale     string // BCP 47
	Media      string // a name that layout.MediaByName knows; A4 where the file has none
	DateOrder  patient.DateOrder
	Columns    map[string]Column // by field: what the clinic's own system writes over it
	Ignore     []string          // columns of its lists that are no field's
	Guide      Named             // of rows that name none
	Notice     []Named           // languages of the notice of language services, or "national"; none: it is on no sheet
	Colours    Colours
	Codes      Codes
	RecordCode bool                          // page one has a Data Matrix of the record number, for the clinic's own scanners
	Settings   map[string]map[string]Setting // by guide, then by the guide's name for it
	Printing   Printing
	Mailing    Mailing
	Signoffs   Beside // the clinic's account of who has signed which words
	Templates  Beside // a folder of guides of its own, see guide.Load
	Locales    Beside // a folder of messages of its own, see locale.Load
	Fonts      Beside // a folder of faces of its own
}

// Beside names a file or a folder beside the profile, or in a folder there.
type Beside struct {
	File string // slash-separated; "" for none
	Pos  diag.Pos
}

// Named is a name of something that the profile does not hold itself.
type Named struct {
	Name string // "" for none
	Pos  diag.Pos
}

// Defaults gives what stands in for cells that a row leaves empty, and how the clinic writes dates.
// The clinic's locale is not in it: a row that does not say its language is a doubt, not English.
func (p *Profile) Defaults() patient.Defaults {
	return patient.Defaults{
		Zone:      p.Zone,
		DateOrder: p.DateOrder,
		Values: map[string]string{
			"phone_day":   p.PhoneDay,
			"phone_night": p.PhoneNight,
			"location":    p.Location,
		},
	}
}

// Parse reads a profile. The logo is opened in files by its path from the profile. The list holds
// everything that is wrong, sorted; the profile is whole only if that is nothing.
func Parse(file string, data []byte, files fs.FS) (*Profile, diag.List) {
	var list diag.List
	root := yamlfile.Parse(file, data, &list)
	r := reader{
		profile: &Profile{File: file, Media: "A4", DateOrder: patient.ISO, Colours: defaultColours, Printing: Printing{Wait: defaultWait}},
		files:   files,
		list:    &list,
		seen:    map[string]bool{},
	}
	if root.Present() {
		r.read(root)
	}
	list.Sort()
	return r.profile, list
}
