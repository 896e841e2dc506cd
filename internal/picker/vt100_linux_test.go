package picker

import (
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// A vt100 is what a terminal shows of what was written to it. It knows what the package promises to
// need and no more: cursor address, erase to the end of the line, reverse video, and the alternate
// screen unless it is a terminal without one.
type vt100 struct {
	lines       [][]string // cells; "" behind a wide character
	line, cell  int
	saved       [][]string // the main screen, while the alternate one is shown
	noAlternate bool
}

var sequences = regexp.MustCompile(`^\x1b\[(\??[0-9;]*)([A-Za-z])`)

// show gives the screen after all of the output. A sequence that a VT100 lacks is an error: the tests
// end there if colour is written.
func (v *vt100) show(t *testing.T, output string) {
	t.Helper()
	for output != "" {
		if m := sequences.FindStringSubmatch(output); m != nil {
			v.sequence(t, m[1], m[2])
			output = output[len(m[0]):]
			continue
		}
		r := []rune(output)[0]
		output = output[len(string(r)):]
		switch {
		case r == 0x1b:
			return // the rest of it is on the way
		case r == '\r':
			v.cell = 0
		case r == '\n':
			v.line++
		default:
			v.put(r)
		}
	}
}

func (v *vt100) sequence(t *testing.T, parameters, final string) {
	t.Helper()
	switch final + parameters {
	case "m", "m7":
	case "h?1049":
		if !v.noAlternate {
			v.saved, v.lines = v.lines, nil
		}
	case "l?1049":
		if !v.noAlternate {
			v.lines, v.saved = v.saved, nil
		}
	case "K":
		if v.line < len(v.lines) && v.cell < len(v.lines[v.line]) {
			v.lines[v.line] = v.lines[v.line][:v.cell]
		}
	default:
		line, cell, _ := strings.Cut(parameters, ";")
		l, err1 := strconv.Atoi(line)
		c, err2 := strconv.Atoi(cell)
		if final != "H" || err1 != nil || err2 != nil {
			t.Fatalf("a VT100 does not know CSI %s %s", parameters, final)
		}
		v.line, v.cell = l-1, c-1
	}
}

// put writes one character and moves the cursor by the cells that it takes.
func (v *vt100) put(r rune) {
	for len(v.lines) <= v.line {
		v.lines = append(v.lines, nil)
	}
	line := v.lines[v.line]
	n := cellsOf(r)
	for len(line) < v.cell+n {
		line = append(line, " ")
	}
	v.lines[v.line] = line
	if n == 0 {
		line[v.cell-1] += string(r)
		return
	}
	line[v.cell] = string(r)
	if n == 2 {
		line[v.cell+1] = ""
	}
	v.cell += n
}

// text gives what is on the screen, without the space at the end of lines and of the screen.
func (v *vt100) text() string {
	var b strings.Builder
	for _, line := range v.lines {
		b.WriteString(strings.TrimRight(strings.Join(line, ""), " ") + "\n")
	}
	return strings.TrimRight(b.String(), "\n")
}
