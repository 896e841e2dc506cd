package clinic

import (
	"slices"
	"strings"
	"time"
	_ "time/tzdata" // zones are known on machines that have no zone database (Windows)

	"golang.org/x/text/language"

	"handout/internal/patient"
	"handout/internal/yamlfile"
	"handout/render/layout"
)

// text reads one value that may stand on a sheet.
func text(n yamlfile.Node) string {
	clean, problem := patient.Clean(n.String())
	if problem != "" {
		n.Problem("%s", problem)
	}
	return clean
}

func texts(n yamlfile.Node) []string {
	if !n.IsSeq() {
		return []string{text(n)}
	}
	var all []string
	for _, entry := range n.Seq() {
		all = append(all, text(entry))
	}
	return all
}

// zone reads an IANA name. Names without a slash are refused but for UTC: EST and the like have no
// summer time, which is rarely what who writes them means.
func zone(n yamlfile.Node) *time.Location {
	name := n.String()
	if name == "" {
		return nil
	}
	loc, err := time.LoadLocation(name)
	if err != nil || name != "UTC" && !strings.Contains(name, "/") {
		n.ProblemHint("names are those of the IANA time zone database", "want a time zone such as America/New_York or Europe/Berlin")
		return nil
	}
	return loc
}

func phone(n yamlfile.Node) string {
	s := text(n)
	if s != "" && !patient.CheckPhone(s) {
		n.Problem("want a phone number of 7 to 15 digits, such as +1 555 010 4477")
	}
	return s
}

func emergency(n yamlfile.Node) string {
	s := text(n)
	if s != "" && !patient.CheckEmergency(s) {
		n.Problem("want an emergency number of 2 to 6 digits, such as 911 or 112")
	}
	return s
}

const wantLocale = "want a language tag such as en, es or pt-BR"

func locale(n yamlfile.Node) string {
	s := n.String()
	if s != "" && !isLocale(s) {
		n.Problem("%s", wantLocale)
	}
	return s
}

// NationalNotice stands for the languages that the notice of language services has in the whole country.
const NationalNotice = "national"

// languages reads tags, or what stands for several.
func languages(n yamlfile.Node) []Named {
	entries := []yamlfile.Node{n}
	if n.IsSeq() {
		entries = n.Seq()
	}
	var all []Named
	for _, entry := range entries {
		name := text(entry)
		switch {
		case name == "":
			continue // reported
		case name != NationalNotice && !isLocale(name):
			entry.Problem("want %s, or tags of languages such as es or zh-Hant", NationalNotice)
		case slices.ContainsFunc(all, func(other Named) bool { return other.Name == name }):
			entry.Problem("this language stands there already")
		}
		all = append(all, Named{Name: name, Pos: entry.Pos()})
	}
	return all
}

// isLocale wants a tag as catalogs are named: pt_BR and pt-br would find none.
func isLocale(s string) bool {
	tag, err := language.Parse(s)
	return err == nil && tag.String() == s
}

// media reads paper for sheets.
func media(n yamlfile.Node) string { return mediaOf(n, layout.MediaNames) }

// mediaOrCard reads paper for sheets or for cards.
func mediaOrCard(n yamlfile.Node) string {
	return mediaOf(n, slices.Concat(layout.MediaNames, layout.CardNames))
}

// mediaOf reads paper that goes by one of some names, or by the PWG name of it.
func mediaOf(n yamlfile.Node, names []string) string {
	name := n.String()
	m, _ := layout.MediaByName(name)
	known := slices.ContainsFunc(names, func(other string) bool {
		o, _ := layout.MediaByName(other)
		return o == m
	})
	if name != "" && !known {
		n.Problem("want one of %s", strings.Join(names, ", "))
	}
	return name
}

func dateOrder(n yamlfile.Node) patient.DateOrder {
	order := patient.DateOrder(n.String())
	if order != "" && !slices.Contains(patient.DateOrders(), order) {
		n.Problem("want iso (2026-12-03), dmy (03/12/2026) or mdy (12/03/2026)")
	}
	return order
}
