package locale

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// cldr is made from Unicode CLDR 48.2 by testdata/cldr.mjs, but for languages with a source of their own.
// Licence: LICENSE-CLDR.txt.
//
//go:embed cldr.json
var cldr []byte

// nbsp keeps what stands around it on one line. It takes the place of CLDR's narrow no-break space
// (U+202F), which many fonts lack.
const nbsp = "\u00a0"

// A format is how one language writes dates, times and numbers.
type format struct {
	Source   string // "" for CLDR
	Plurals  string // the language whose plural rules it takes; "" for its own
	Autonym  string
	Script   string // ISO 15924
	RTL      bool
	Weekdays [7]string  // from Sunday, as inside a date
	Months   [12]string // as inside a date
	Date     pattern
	LongDate pattern `json:"long_date"`
	Time     pattern
	DateTime pattern  `json:"date_time"` // {1} is the date, {0} the time
	Periods  []period // empty where a time has no part of the day
	Noon     string
	Midnight string
	Decimal  string
	Group    string
	// Secondary is the size of every group of digits but the last, which has three; 0 means three too.
	Secondary int
}

// A period is a part of the day: all hours from From on, up to the next one's.
type period struct {
	From int
	Name string
}

// readFormats returns the formats by tag, which are read once and not changed. The data is ours: it panics when that is
// broken.
var readFormats = sync.OnceValue(func() map[string]format {
	var file struct{ Locales map[string]format }
	if err := json.Unmarshal(cldr, &file); err != nil {
		panic("locale: cldr.json: " + err.Error())
	}
	for tag, f := range file.Locales {
		f.keepTogether()
		file.Locales[tag] = f
	}
	return file.Locales
})

// Known reports whether there is data for a language: whether a catalog for this tag could be read.
func Known(tag string) bool {
	_, ok := readFormats()[tag]
	return ok
}

// keepTogether makes the spaces inside a time and inside a number no-break: "2:30" on one line and
// "PM" on the next can be misread. So can numbers of a date that stand alone.
func (f *format) keepTogether() {
	for i := range f.Time {
		f.Time[i].text = strings.ReplaceAll(f.Time[i].text, " ", nbsp)
	}
	for i := range f.Periods {
		f.Periods[i].Name = strings.ReplaceAll(f.Periods[i].Name, " ", nbsp)
	}
	for _, names := range [][]string{f.Months[:], f.Weekdays[:]} {
		for i := range names {
			names[i] = strings.ReplaceAll(names[i], " ", nbsp)
		}
	}
	keepDate(f.Date)
	keepDate(f.LongDate)
	if f.Script != "Deva" { // there the word between them is the date's
		keepAt(f.DateTime)
	}
	f.Noon = strings.ReplaceAll(f.Noon, " ", nbsp)
	f.Midnight = keepName(f.Midnight)
	f.Group = strings.ReplaceAll(f.Group, "\u202f", nbsp)
}

// keepName makes the spaces of a name no-break, but for those in and beside what stands in brackets: "12:00 midnight (as this
// day begins)" in one piece is too long for a line of large letters.
func keepName(s string) string {
	name, rest, found := strings.Cut(s, "(")
	note, behind, closed := strings.Cut(rest, ")")
	if !found || !closed {
		return strings.ReplaceAll(s, " ", nbsp)
	}
	keep := func(s string) string {
		core := strings.TrimSpace(s)
		return strings.Replace(s, core, strings.ReplaceAll(core, " ", nbsp), 1)
	}
	return keep(name) + "(" + note + ")" + keep(behind)
}

// keepAt makes the space between a time and the word before it no-break: "at" at the end of a line leaves the time alone.
func keepAt(p pattern) {
	for i := 2; i < len(p); i++ {
		word := strings.TrimFunc(p[i-2].text, unicode.IsPunct) != ""
		if p[i].letter == '0' && p[i-1].text == " " && word {
			p[i-1].text = nbsp
		}
	}
}

// keepDate makes the spaces beside the day and the year no-break, but for one beside the weekday: a number
// alone at the end of a line, or at the start of one, reads like something else. A long date still has a place
// for a break, "27 de noviembre | de 2026": in one piece it would make lines too short, and pages more.
func keepDate(p pattern) {
	before := byte(0) // the letter before the space, and a sign or the word for year
	for i, f := range p {
		switch f.text {
		case ".", ",", "،", "년": // the last is Korean for year
			continue
		case " ":
			after := byte(0)
			if i+1 < len(p) {
				after = p[i+1].letter
			}
			number := isNumber(before) || isNumber(after)
			ofMonth := after == 'M' && i >= 2 && p[i-2].text == nbsp // "27 de", which cannot end a line
			if (number || ofMonth) && before != 'E' && after != 'E' {
				p[i].text = nbsp
			}
		}
		before = f.letter
	}
}

// isNumber reports whether a letter of a date's pattern stands for a number that has no word of its own.
func isNumber(letter byte) bool { return letter == 'd' || letter == 'y' }

// A pattern is a CLDR date pattern (UTS #35 part 4, Date Format Patterns), taken apart.
type pattern []field

// A field is a letter of a pattern and how often it stands there, or text.
type field struct {
	letter byte // 0 for text; '0' and '1' for {0} and {1}
	count  int
	text   string
}

// UnmarshalText takes a pattern apart: letters stand for fields, text may stand between
// apostrophes, {0} and {1} for other patterns. Anything else is text.
func (p *pattern) UnmarshalText(b []byte) error {
	s := strings.ReplaceAll(string(b), "\u202f", nbsp)
	for s != "" {
		switch c := s[0]; {
		case c == '\'':
			text, rest, closed := strings.Cut(s[1:], "'")
			if !closed || text == "" {
				return fmt.Errorf("pattern %q: want text between apostrophes", b)
			}
			*p, s = append(*p, field{text: text}), rest
		case strings.HasPrefix(s, "{0}"), strings.HasPrefix(s, "{1}"):
			*p, s = append(*p, field{letter: s[1]}), s[3:]
		case isLetter(c):
			rest := strings.TrimLeft(s, s[:1])
			*p, s = append(*p, field{letter: c, count: len(s) - len(rest)}), rest
		default:
			_, size := utf8.DecodeRuneInString(s)
			*p, s = append(*p, field{text: s[:size]}), s[size:]
		}
	}
	return nil
}

// isLetter reports whether c is one of the letters that are fields in a pattern.
func isLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }
