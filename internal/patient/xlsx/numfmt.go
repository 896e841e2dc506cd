package xlsx

import "strings"

// formatOf reads a format code (18.8.31), its part for positive numbers.
func formatOf(code string) format {
	letters, digits, ok := tokens(code)
	switch {
	case !ok:
		return other
	case len(letters) == 1 && letters[0] == "general", code == "", strings.TrimSpace(code) == "@", strings.TrimSpace(code) == "0":
		return general
	case len(letters) == 0 || digits:
		return other
	}
	var shows struct{ year, month, day, hour, minute bool }
	for i, run := range letters {
		switch run[0] {
		case 'y':
			shows.year = len(run) > 2 // two digits leave the century open
		case 'd':
			shows.day = shows.day || len(run) <= 2 // longer ones are the day of the week
		case 'h':
			shows.hour = true
		case 'm':
			if i > 0 && letters[i-1][0] == 'h' || i+1 < len(letters) && letters[i+1][0] == 's' {
				shows.minute = true
			} else {
				shows.month = true
			}
		case 's', 'a': // seconds, AM/PM
		default:
			return other
		}
	}
	date, partOfDate := shows.year && shows.month && shows.day, strings.ContainsAny(strings.Join(letters, ""), "yd") || shows.month
	time := shows.hour && shows.minute
	switch {
	case date && time:
		return moment
	case date && !shows.hour && !shows.minute:
		return day
	case partOfDate:
		return partOfDay
	}
	return clock
}

// tokens gives the runs of equal letters of a format code, lower case and in order, and whether it has
// places for digits. What stands for itself is left out: text in quotes or behind a backslash,
// brackets with colours, countries and conditions. ok is false if the code has brackets for a length of
// time, or is cut short.
func tokens(code string) (letters []string, digits, ok bool) {
	code = strings.ToLower(code)
	for _, half := range []string{"am/pm", "a/p"} {
		code = strings.ReplaceAll(code, half, "a")
	}
	for code != "" {
		c := code[0]
		width := 1
		switch {
		case c == ';':
			return letters, digits, true
		case c == '"', c == '[':
			end := strings.IndexByte(code[1:], closing(c))
			if end < 0 || c == '[' && strings.Trim(code[1:end+1], "hms") == "" {
				return nil, false, false
			}
			width = end + 2
		case c == '\\', c == '_', c == '*':
			width = min(2, len(code))
		case strings.HasPrefix(code, "general"):
			letters, width = append(letters, "general"), len("general")
		case 'a' <= c && c <= 'z':
			width = len(code) - len(strings.TrimLeft(code, string(c)))
			letters = append(letters, code[:width])
		case strings.IndexByte("0#?", c) >= 0:
			// The zeros behind seconds are parts of a second.
			digits = digits || len(letters) == 0 || letters[len(letters)-1][0] != 's'
		}
		code = code[width:]
	}
	return letters, digits, true
}

func closing(c byte) byte {
	if c == '[' {
		return ']'
	}
	return c
}
