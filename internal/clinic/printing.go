package clinic

import (
	"strconv"
	"strings"
	"time"

	"handout/internal/yamlfile"
)

// Printing says how the clinic prints sheets.
type Printing struct {
	Queue   string         // of CUPS, or an ipp:// or ipps:// URI; "" for the system's own
	Command []string       // a program and its arguments, for systems without CUPS
	Sides   string         // an IPP keyword; "" leaves it to the queue
	Tray    string         // likewise
	Copies  map[string]int // by kind of sheet; one of a kind that is not named
	Wait    time.Duration  // for a job to be printed
}

// defaultWait is long enough for a printer to wake up.
const defaultWait = 3 * time.Minute

func (r *reader) printing(n yamlfile.Node) {
	p := &r.profile.Printing
	n.Map("printing", map[string]func(yamlfile.Node){
		"queue":   func(n yamlfile.Node) { p.Queue = word(n) },
		"command": func(n yamlfile.Node) { p.Command = command(n, "{file}") },
		"sides":   func(n yamlfile.Node) { p.Sides = sides(n) },
		"tray":    func(n yamlfile.Node) { p.Tray = word(n) },
		"copies":  func(n yamlfile.Node) { p.Copies = copies(n) },
		"wait":    func(n yamlfile.Node) { p.Wait = duration(n) },
	})
}

// sides gives the IPP keyword (PWG 5100.1) for what a profile says. Pages stand upright.
func sides(n yamlfile.Node) string {
	switch n.String() {
	case "one":
		return "one-sided"
	case "two":
		return "two-sided-long-edge"
	}
	n.Problem("want one or two")
	return ""
}

// word reads a name that another program is given: one that cannot be taken for an option of it.
func word(n yamlfile.Node) string {
	s := n.String()
	if strings.HasPrefix(s, "-") || strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r > '~' }) {
		n.Problem("want a name without spaces, of ASCII characters")
		return ""
	}
	return s
}

// command reads a program and its arguments. One of the arguments must hold each of the marks.
func command(n yamlfile.Node, marks ...string) []string {
	if !n.IsSeq() {
		n.Problem("want a list: the program, then its arguments one by one")
		return nil
	}
	var list []string
	for _, entry := range n.Seq() {
		list = append(list, entry.String())
	}
	for _, mark := range marks {
		if !strings.Contains(strings.Join(list[min(1, len(list)):], "\n"), mark) {
			n.Problem("no argument has %s in it", mark)
		}
	}
	return list
}

func copies(n yamlfile.Node) map[string]int {
	all := map[string]int{}
	for _, p := range n.Pairs() {
		all[p.Key] = whole(p.Value, 1, 20)
	}
	return all
}

// whole reads a whole number between two others.
func whole(n yamlfile.Node, least, most int) int {
	i, err := strconv.Atoi(n.String())
	if err != nil || i < least || i > most {
		n.Problem("want a whole number from %d to %d", least, most)
		return least
	}
	return i
}

func duration(n yamlfile.Node) time.Duration {
	d, err := time.ParseDuration(n.String())
	if err != nil || d < time.Second || d > 24*time.Hour {
		n.Problem("want a time such as 90s or 5m, up to 24h")
	}
	return d
}
