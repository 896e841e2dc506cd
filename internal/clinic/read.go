package clinic

import (
	"io/fs"

	"handout/internal/diag"
	"handout/internal/yamlfile"
)

// A reader fills in a profile.
type reader struct {
	profile *Profile
	files   fs.FS
	list    *diag.List
	logo    yamlfile.Node
	logoAlt Setting
	seen    map[string]bool // the required keys that are there, good or not
}

// required is what no profile can leave out: each of these stands on a sheet, or decides what does.
func required() []string {
	return []string{"name", "time_zone", "phones.day", "phones.night", "emergency_number", "locale"}
}

// read reads the whole file.
func (r *reader) read(root yamlfile.Node) {
	p := r.profile
	root.Map("the clinic profile", map[string]func(yamlfile.Node){
		"name":             r.need("name", func(n yamlfile.Node) { p.Name = text(n) }),
		"logo":             func(n yamlfile.Node) { r.logo = n },
		"logo_alt":         func(n yamlfile.Node) { r.logoAlt = setting(n) },
		"address":          func(n yamlfile.Node) { p.Address = texts(n) },
		"time_zone":        r.need("time_zone", func(n yamlfile.Node) { p.Zone = zone(n) }),
		"phones":           r.phones,
		"emergency_number": r.need("emergency_number", func(n yamlfile.Node) { p.Emergency = emergency(n) }),
		"location":         func(n yamlfile.Node) { p.Location = text(n) },
		"locale":           r.need("locale", func(n yamlfile.Node) { p.Locale = locale(n) }),
		"media":            func(n yamlfile.Node) { p.Media = media(n) },
		"date_order":       func(n yamlfile.Node) { p.DateOrder = dateOrder(n) },
		"columns":          r.columns,
		"ignore_columns":   func(n yamlfile.Node) { p.Ignore = texts(n) },
		"language_notice":  func(n yamlfile.Node) { p.Notice = languages(n) },
		"guide":            func(n yamlfile.Node) { p.Guide = Named{Name: n.String(), Pos: n.Pos()} },
		"colours":          r.colours,
		"codes":            r.codes,
		"record_code":      func(n yamlfile.Node) { p.RecordCode = n.Bool() },
		"settings":         r.settings,
		"printing":         r.printing,
		"mail":             r.mailing,
		"signoffs":         func(n yamlfile.Node) { p.Signoffs = beside(n, "a file", "signoffs.yaml") },
		"templates":        func(n yamlfile.Node) { p.Templates = beside(n, "a folder", "templates") },
		"locales":          func(n yamlfile.Node) { p.Locales = beside(n, "a folder", "locales") },
		"fonts_dir":        func(n yamlfile.Node) { p.Fonts = beside(n, "a folder", "fonts") },
	})
	for _, key := range required() {
		if !r.seen[key] && root.IsMap() {
			root.Problem("%s is missing", key)
		}
	}
	if r.logo.Present() {
		p.Logo = r.readLogo(r.logo)
	}
	if p.Logo != nil {
		p.Logo.Alt = r.logoAlt.ByLocale
		if own := r.logoAlt.Text; own != "" {
			p.Logo.Alt = map[string]string{p.Locale: own} // a text without a language is in the clinic's own
		}
	}
}

// need notes that a required key is there before it is read.
func (r *reader) need(key string, read func(yamlfile.Node)) func(yamlfile.Node) {
	return func(n yamlfile.Node) {
		r.seen[key] = true
		read(n)
	}
}

func (r *reader) phones(n yamlfile.Node) {
	n.Map("phones", map[string]func(yamlfile.Node){
		"day":   r.need("phones.day", func(n yamlfile.Node) { r.profile.PhoneDay = phone(n) }),
		"night": r.need("phones.night", func(n yamlfile.Node) { r.profile.PhoneNight = phone(n) }),
	})
}

// beside reads the path of what lies beside the profile; an example says how it is written.
func beside(n yamlfile.Node, what, example string) Beside {
	name := n.String()
	if name != "" && !fs.ValidPath(name) {
		n.Problem("want %s beside the profile, such as %s", what, example)
		return Beside{}
	}
	return Beside{File: name, Pos: n.Pos()}
}
