package clinic

import (
	"net/url"
	"strings"

	"handout/internal/yamlfile"
	barcode "handout/render/code"
)

// Codes are the QR codes that sheets have, for phones to read; none unless the profile has them. What they hold stands
// beside them in words, and is the same for all patients or a number that is on the sheet anyway (P10).
type Codes struct {
	Phone    bool   // calls the day number
	Map, Web string // https: where the clinic is on a map, and its page; "" for none
}

// Any reports whether sheets have a code.
func (c Codes) Any() bool { return c != Codes{} }

func (r *reader) codes(n yamlfile.Node) {
	c := &r.profile.Codes
	n.Map("codes", map[string]func(yamlfile.Node){
		"phone": func(n yamlfile.Node) { c.Phone = n.Bool() },
		"map":   func(n yamlfile.Node) { c.Map = page(n) },
		"web":   func(n yamlfile.Node) { c.Web = page(n) },
	})
}

// page reads the address of a page, as it is printed and as a phone opens it.
func page(n yamlfile.Node) string {
	s := n.String()
	if s == "" {
		return ""
	}
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "https" || !strings.Contains(u.Hostname(), ".") || u.User != nil || strings.ContainsAny(s, " <>\"") {
		n.Problem("want an address such as https://clinic.example/map")
		return ""
	}
	if _, err := barcode.QR(s); err != nil {
		n.Problem("%v", err)
		return ""
	}
	return s
}
