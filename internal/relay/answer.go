package relay

import (
	"bufio"
	"errors"
	"net"
	"regexp"
	"strings"
)

// An answer is what a relay says to a command (RFC 5321 4.2): the lines after their codes.
type answer struct {
	code  int
	lines []string
}

// What no relay should send, and what would let it fill the memory. RFC 5321 4.5.3.1.5 gives a line 512 bytes.
const (
	maxLine  = 4096
	maxLines = 200
)

var (
	errGarbage = errors.New("the relay's answer is not SMTP")
	errExcess  = errors.New("the relay spoke when it was not asked")
)

// readAnswer reads one answer of one or more lines, all with the same code.
func readAnswer(r *bufio.Reader) (answer, error) {
	var a answer
	for len(a.lines) < maxLines {
		line, err := r.ReadSlice('\n')
		if errors.Is(err, bufio.ErrBufferFull) {
			return answer{}, errGarbage
		}
		if err != nil {
			return answer{}, err
		}
		text := strings.TrimSuffix(strings.TrimSuffix(string(line), "\n"), "\r")
		code, ok := codeOf(text)
		if !ok || (a.code != 0 && code != a.code) {
			return answer{}, errGarbage
		}
		a.code = code
		if len(text) == 3 {
			a.lines = append(a.lines, "")
			return a, nil
		}
		a.lines = append(a.lines, text[4:])
		if text[3] == ' ' {
			return a, nil
		}
	}
	return answer{}, errGarbage
}

// codeOf reads the code at the head of a line: three digits and then a space, a hyphen or nothing. The first is
// 2 to 5, the second 0 to 5 (RFC 5321 4.2).
func codeOf(line string) (int, bool) {
	if len(line) < 3 || len(line) > 3 && line[3] != ' ' && line[3] != '-' {
		return 0, false
	}
	if line[0] < '2' || line[0] > '5' || line[1] < '0' || line[1] > '5' || line[2] < '0' || line[2] > '9' {
		return 0, false
	}
	return int(line[0]-'0')*100 + int(line[1]-'0')*10 + int(line[2]-'0'), true
}

// enhancedCode is RFC 3463's class.subject.detail.
var enhancedCode = regexp.MustCompile(`^[245]\.[0-9]{1,3}\.[0-9]{1,3}(?: |$)`)

// enhanced gives the enhanced code of the first line that has one, or "".
func (a answer) enhanced() string {
	for _, line := range a.lines {
		if code := enhancedCode.FindString(line); code != "" {
			return strings.TrimSpace(code)
		}
	}
	return ""
}

// text gives the lines as one, without their enhanced codes.
func (a answer) text() string {
	var lines []string
	for _, line := range a.lines {
		lines = append(lines, strings.TrimPrefix(line, enhancedCode.FindString(line)))
	}
	return strings.Join(lines, " ")
}

// noAnswer says in our words why there was no answer.
func noAnswer(err error) string {
	if timeout := net.Error(nil); errors.As(err, &timeout) && timeout.Timeout() {
		return "the relay did not answer in time"
	}
	if errors.Is(err, errGarbage) || errors.Is(err, errExcess) {
		return err.Error()
	}
	return "the connection was lost"
}
