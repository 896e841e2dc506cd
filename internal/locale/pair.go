package locale

import "strings"

// plus stands between the two languages of a sheet, where they are named.
const plus = "+"

// Pair names the languages of a sheet: "ar", or with a second one "ar+en". The second is "" where there is none.
func Pair(first, second string) string {
	if second == "" {
		return first
	}
	return first + plus + second
}

// Languages gives the tags that [Pair] has named, the patient's first: one, or two.
func Languages(pair string) []string { return strings.Split(pair, plus) }
