package relay

import (
	"regexp"
	"strings"
)

// queueWords are how relays name the message that they took: Postfix and most others; Exim; Exchange; Sendmail;
// Google and Amazon.
var queueWords = []*regexp.Regexp{
	regexp.MustCompile(`(?i)\bqueued as ([0-9a-z][0-9a-z._-]*)`),
	regexp.MustCompile(`(?i)\bInternalId=([0-9]+)`),
	regexp.MustCompile(`(?i)\bid[=: ] ?([0-9a-z][0-9a-z._-]*)`),
	regexp.MustCompile(`(?i)^([0-9a-z]+) Message accepted for delivery`),
	regexp.MustCompile(`(?i)^OK:? +(?:[0-9]+ +)?([0-9a-z][0-9a-z._-]*)`),
}

// queueID finds the relay's name for a message in words that hold nothing of the message any more. A name
// without a digit is more likely a word.
func queueID(words string) string {
	for _, pattern := range queueWords {
		if m := pattern.FindStringSubmatch(words); m != nil && strings.ContainsAny(m[1], "0123456789") {
			return strings.TrimRight(m[1], ".-_")
		}
	}
	return ""
}
