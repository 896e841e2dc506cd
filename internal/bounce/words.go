package bounce

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxWords is how many runes of a diagnostic are kept.
const maxWords = 200

var (
	bracketed = regexp.MustCompile(`<[^>]*(>|$)`)
	quoted    = regexp.MustCompile(`"[^"]*"@`)
	escaped   = regexp.MustCompile(`\\x\{([0-9A-Fa-f]{1,6})\}`)
)

// clean puts a server's words on one line without anything that names a person: what stands in angle
// brackets, each word with an at sign, and each word with a name or a part of one. Names are local
// parts of addresses, as [names] gives them: servers write "user anna unknown" too. A word too many
// may go; none too few.
func clean(s string, names []string) string {
	s = strings.ToValidUTF8(s, "")
	s = bracketed.ReplaceAllString(s, " ")
	s = quoted.ReplaceAllString(s, "@")
	var kept []string
	for _, word := range strings.FieldsFunc(s, blank) {
		if strings.IndexFunc(word, letterOrDigit) >= 0 && !isAddress(word) && !hasName(word, names) {
			kept = append(kept, word)
		}
	}
	s = strings.Join(kept, " ")
	if utf8.RuneCountInString(s) > maxWords {
		s = string([]rune(s)[:maxWords-1]) + "…"
	}
	return s
}

// blank reports whether a rune parts words. Controls and what cannot be seen (the marks that turn
// the direction of text among them) part them too, so that neither reaches a terminal; and so does an
// angle bracket that has lost its other half.
func blank(r rune) bool {
	return unicode.IsSpace(r) || !unicode.IsPrint(r) || r == '<' || r == '>'
}

func letterOrDigit(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

func isAddress(word string) bool {
	return strings.ContainsAny(word, "@＠﹫") || strings.Contains(word, "%40") || strings.Contains(word, "=40")
}

func hasName(word string, names []string) bool {
	word = strings.ToLower(word)
	inWord := pieces(word)
	for _, name := range names {
		if slices.Contains(inWord, name) || len(name) > 2 && strings.Contains(word, name) {
			return true
		}
	}
	return false
}

// pieces splits at all that is neither letter nor digit.
func pieces(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !letterOrDigit(r) })
}

// unescape turns what is escaped in an address in UTF-8 (RFC 6533, 3) into characters.
func unescape(field string) string {
	return escaped.ReplaceAllStringFunc(field, func(s string) string {
		n, _ := strconv.ParseInt(s[3:len(s)-1], 16, 32)
		return string(rune(n))
	})
}

// names gives the local part of each address in a field in lower case, whole and in pieces (anna and
// berg of anna.berg+news); of a field without an address, the user it names. What has one rune only is
// left out.
func names(field string) []string {
	field = unescape(field)
	var all []string
	if !strings.Contains(field, "@") {
		_, user, _ := strings.Cut(field, ";") // "x-unix; anna"
		all = append(all, strings.ToLower(strings.TrimSpace(user)))
	}
	for _, local := range quoted.FindAllString(field, -1) {
		all = append(all, pieces(strings.ToLower(local))...)
	}
	for _, word := range strings.FieldsFunc(field, func(r rune) bool { return blank(r) || strings.ContainsRune("<>;,", r) }) {
		at := strings.LastIndexAny(word, "@")
		if at < 0 {
			continue
		}
		local := strings.ToLower(strings.Trim(word[:at], `"`))
		all = append(all, local)
		all = append(all, pieces(local)...)
	}
	return slices.DeleteFunc(all, func(s string) bool { return utf8.RuneCountInString(s) < 2 })
}

// namesIn gives the names of all who stand in a report and in the header of what came back.
func namesIn(c parcel) []string {
	var all []string
	for _, b := range c.recipients {
		all = append(all, names(b["final-recipient"])...)
		all = append(all, names(b["original-recipient"])...)
		all = append(all, names(b["x-actual-recipient"])...)
	}
	for _, b := range c.copies {
		all = append(all, names(b["to"])...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}
