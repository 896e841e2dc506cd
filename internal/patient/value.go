package patient

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"handout/internal/address"
	"handout/internal/diag"
)

// The longest values, in characters.
const (
	maxName = 100
	maxText = 200
)

// id is a record number. Only ASCII: letters that look alike in other scripts would make two numbers
// of one.
var id = regexp.MustCompile(`^[A-Za-z0-9]([A-Za-z0-9./_-]{0,30}[A-Za-z0-9])?$`)

// parse fills in v from clean text that is not empty.
func (f Field) parse(v *Value, text string, d Defaults) (m *mistake) {
	v.Text = text
	switch {
	case f.None && unsure(text):
		return &mistake{text: "want none, or what it is"}
	case (f.Type == Text || f.Type == Name || f.Type == Email) && spreadsheet(text):
		return &mistake{text: "a formula or an error of a spreadsheet, not a value"}
	case !f.None && (f.Type == Text || f.Type == Name) && nothing(text):
		return &mistake{text: "want a value, or an empty cell where there is none"}
	}
	switch f.Type {
	case Text:
		return checkLength(text, maxText)
	case Name:
		return checkName(text)
	case ID:
		return checkID(text)
	case Phone:
		return checkPhone(text)
	case Email:
		return checkEmail(text)
	case Choice:
		v.Text, m = f.choose(text)
	case Choices:
		v.Text, m = f.chooseSome(text)
	case YesNo:
		v.Yes, m = parseYesNo(text)
		v.Text = "no"
		if v.Yes {
			v.Text = "yes"
		}
	case Date:
		v.Time, m = parseDate(text, d)
		v.Text = v.Time.Format("2006-01-02")
	case DateTime:
		v.Time, m = parseDateTime(text, d)
		v.Text = v.Time.Format("2006-01-02 15:04")
	default:
		panic("patient: no such type: " + string(f.Type))
	}
	return m
}

func checkLength(text string, limit int) *mistake {
	if utf8.RuneCountInString(text) > limit {
		return &mistake{text: fmt.Sprintf("longer than %d characters", limit)}
	}
	return nil
}

// checkName wants at least one letter, and otherwise only what names are written with: a name with an
// angle bracket or a hash is another column's value, or markup.
func checkName(text string) *mistake {
	letter := false
	for _, r := range text {
		switch {
		case unicode.IsLetter(r):
			letter = true
		case unicode.IsMark(r), unicode.IsDigit(r), unicode.Is(unicode.Zs, r), r == zwnj, r == zwj:
		case strings.ContainsRune(`'’‘-‐‑.,()/·׳״`, r):
		default:
			return &mistake{text: fmt.Sprintf("a character that no name has (U+%04X)", r)}
		}
	}
	if !letter {
		return &mistake{text: "want a name, with at least one letter"}
	}
	return checkLength(text, maxName)
}

func checkID(text string) *mistake {
	if !id.MatchString(text) {
		return &mistake{text: "want up to 32 letters A-Z and digits, with . / _ - inside"}
	}
	return nil
}

func checkPhone(text string) *mistake {
	if !CheckPhone(text) {
		return &mistake{text: "want a phone number of 7 to 15 digits, such as +1 555 010 4477"}
	}
	return nil
}

// checkEmail wants a bare address. A sheet shows it as it was written.
func checkEmail(text string) *mistake {
	if _, err := address.Check(text); err != nil {
		return &mistake{text: err.Error()}
	}
	return nil
}

// unsure reports whether text is an answer to another question than "none, or which one": printed on
// a sheet, it would name a medicine called Yes, or a helper called Not Known. The words are those of
// the languages that rows are likely to be written in.
func unsure(text string) bool {
	if nothing(text) {
		return true
	}
	first, _, _ := strings.Cut(strings.ToLower(text), " ")
	switch strings.Trim(first, ".,;:!?()") {
	case "yes", "y", "true", "no", "n", "false", "not", "never", "does", "doesn't", "don't", "nil", "null", "na", "unknown", "0", "1",
		"sí", "si", "ninguno", "ninguna", "nada", "sin", "aucun", "aucune", "non", "kein", "keine", "nein",
		"لا", "نعم", "بدون":
		return true
	}
	return false
}

// spreadsheet reports whether text is what a spreadsheet shows instead of a value: =A1, #N/A, #REF!.
func spreadsheet(text string) bool { return text[0] == '=' || text[0] == '#' }

// nothing reports whether text stands for an empty cell.
func nothing(text string) bool {
	if !strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return true
	}
	word := strings.Trim(text, " .,;:!?()")
	return strings.EqualFold(word, "none") || strings.EqualFold(word, "n/a")
}

// chooseSome finds several choices, and gives them in the order of the field's choices, joined by
// ", ".
func (f Field) chooseSome(text string) (string, *mistake) {
	var chosen []string
	for _, word := range Words(text) {
		c, m := f.choose(word)
		if m != nil {
			return "", m
		}
		chosen = append(chosen, c)
	}
	if len(chosen) == 0 { // nothing but separators
		return f.choose("")
	}
	slices.SortFunc(chosen, func(a, b string) int { return slices.Index(f.Choices, a) - slices.Index(f.Choices, b) })
	return strings.Join(slices.Compact(chosen), ", "), nil
}

// choose finds the choice that text is, in any case.
func (f Field) choose(text string) (string, *mistake) {
	for _, c := range f.Choices {
		if strings.EqualFold(c, text) {
			return c, nil
		}
	}
	return "", &mistake{
		text: "want one of " + strings.Join(f.Choices, ", "),
		hint: diag.DidYouMean(strings.ToLower(text), f.Choices),
	}
}

func parseYesNo(text string) (bool, *mistake) {
	word := strings.ToLower(text)
	switch {
	case slices.Contains([]string{"yes", "y", "true", "1"}, word):
		return true, nil
	case slices.Contains([]string{"no", "n", "false", "0"}, word):
		return false, nil
	}
	return false, &mistake{text: "want yes or no"}
}
