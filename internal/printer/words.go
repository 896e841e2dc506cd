package printer

import (
	"slices"
	"strings"
	"unicode"
)

// maxWords is the most runes that one message of a printer takes up.
const maxWords = 300

// plain makes a printer's text fit for a terminal: one line, no control characters, not without end.
func plain(s string) string {
	s = strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, " "))
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > maxWords {
		s = string(r[:maxWords]) + "..."
	}
	return s
}

// explain adds plain words to the keywords that are known, leaves out what says nothing, and says nothing twice.
func explain(keywords []string) []string {
	var all []string
	for _, k := range keywords {
		k = plain(k)
		if k == "" || k == "none" || k == "job-printing" {
			continue
		}
		if meaning := meaning(k); meaning != "" {
			k += " (" + meaning + ")"
		}
		if !slices.Contains(all, k) {
			all = append(all, k)
		}
	}
	return all
}

// meaning gives plain words for the usual keywords of printer-state-reasons (RFC 8011, 5.4.12; PWG 5100.9) and
// job-state-reasons (RFC 8011, 5.3.8), or "". How bad a printer finds a thing is the end of its keyword.
func meaning(keyword string) string {
	for _, suffix := range []string{"-error", "-warning", "-report"} {
		if base, found := strings.CutSuffix(keyword, suffix); found && keyword != "document-format-error" {
			keyword = base
		}
	}
	switch keyword {
	case "media-empty", "input-media-supply-empty":
		return "out of paper"
	case "media-needed":
		return "waits for paper"
	case "media-low", "input-media-supply-low":
		return "paper is low"
	case "media-jam":
		return "paper jam"
	case "input-tray-missing":
		return "a paper tray is missing"
	case "output-area-full", "output-tray-missing":
		return "the output tray is full or missing"
	case "toner-empty", "marker-supply-empty":
		return "out of toner or ink"
	case "toner-low", "marker-supply-low":
		return "toner or ink is low"
	case "cover-open", "door-open", "interlock-open":
		return "a cover is open"
	case "paused", "moving-to-paused":
		return "paused"
	case "printer-stopped":
		return "the printer is stopped"
	case "offline", "shutdown", "power-down":
		return "switched off or offline"
	case "connecting-to-device", "timed-out":
		return "the print server cannot reach the printer"
	case "document-format-error", "document-unprintable", "unsupported-document-format":
		return "the printer cannot read the file"
	case "job-canceled-by-user", "job-canceled-by-operator", "job-canceled-at-device":
		return "somebody cancelled it"
	case "aborted-by-system":
		return "the printer gave up"
	case "job-hold-until-specified", "job-held-for-authentication", "account-authorization-failed":
		return "waits for a person to release it"
	}
	return ""
}
