package patient

import "strings"

// delimiters are what spreadsheets put between columns, by country and by setting.
const delimiters = ",;\t"

// delimiterOf decides on the delimiter from the header line alone: names of columns hold none of
// them, while values do. It is the one that stands there most often outside quotes; ok is false if
// two do. A line without any is one column.
func delimiterOf(line string) (comma rune, ok bool) {
	count := map[rune]int{}
	quoted := false
	for _, r := range line {
		if r == '"' {
			quoted = !quoted
		} else if !quoted && strings.ContainsRune(delimiters, r) {
			count[r]++
		}
	}
	comma, most := ',', 0
	ok = true
	for _, d := range delimiters {
		switch {
		case count[d] > most:
			comma, most, ok = d, count[d], true
		case count[d] == most && most > 0:
			ok = false
		}
	}
	return comma, ok
}

// separator reads the line "sep=;" that Excel writes and understands before a header.
func separator(line string) (comma rune, ok bool) {
	line = strings.TrimRight(line, "\r\n")
	const prefix = "sep="
	if len(line) != len(prefix)+1 || !strings.EqualFold(line[:len(prefix)], prefix) {
		return 0, false
	}
	comma = rune(line[len(prefix)])
	return comma, strings.ContainsRune(delimiters, comma)
}
