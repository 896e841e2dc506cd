package patient

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// guard puts an apostrophe in front of a cell that a spreadsheet could take for a formula: one that
// starts with one of the characters that OWASP ASVS 1.2.10 names, or with their full-width forms, which
// spreadsheets take for the same; and of one that it would take for a number or a day, and write back as
// another: 00123 as 123, MAR-12 as 12-Mar. A cell that already has apostrophes in front of such a text gets one
// more, so that [unguard] gives back each cell as it was.
func guard(cell string) string {
	if risky(strings.TrimLeft(cell, "'")) {
		return "'" + cell
	}
	return cell
}

// unguard takes away what guard put in front.
func unguard(cell string) string {
	if rest, ok := strings.CutPrefix(cell, "'"); ok && risky(strings.TrimLeft(rest, "'")) {
		return rest
	}
	return cell
}

func risky(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune("=+-@\t\r\n＝＋－＠", first) || changes.MatchString(s)
}

// changes is what a spreadsheet may take for a number or a day, and write back in another form: whatever begins
// with a digit, and months.
var changes = regexp.MustCompile(`^(\.?[0-9]|(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[-/ .]*[0-9])`)
