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
	CAFile  string         // certificates to trust instead of the system's, as it is written: from the profile's folder
	Command []string       // a program and its arguments, for systems without CUPS
	Media   ByKind[string] // a name that layout.MediaByName knows; "" for the clinic's
	Sides   ByKind[string] // an IPP keyword; "" leaves it to the queue
	Tray    ByKind[string] // likewise
	Copies  ByKind[int]    // 0 is one
	Wait    time.Duration  // for a job to be printed

	named []namedKind // in the settings by kind
}

// defaultWait is long enough for a printer to wake up.
const defaultWait = 3 * time.Minute

func (r *reader) printing(n yamlfile.Node) {
	p := &r.profile.Printing
	var ca yamlfile.Node
	n.Map("printing", map[string]func(yamlfile.Node){
		"queue":   func(n yamlfile.Node) { p.Queue = word(n) },
		"ca_file": func(n yamlfile.Node) { ca, p.CAFile = n, n.String() },
		"command": func(n yamlfile.Node) { p.Command = command(n, "{file}") },
		"media":   func(n yamlfile.Node) { p.Media = byKind(p, "media", n, mediaOrCard) },
		"sides":   func(n yamlfile.Node) { p.Sides = byKind(p, "sides", n, sides) },
		"tray":    func(n yamlfile.Node) { p.Tray = byKind(p, "tray", n, word) },
		"copies":  func(n yamlfile.Node) { p.Copies = byKind(p, "copies", n, copies) },
		"wait":    func(n yamlfile.Node) { p.Wait = duration(n) },
	})
	if p.Queue != "" && !strings.HasPrefix(p.Queue, "ipps://") && !strings.HasPrefix(p.Queue, "https://") {
		ca.Problem("it goes with a queue whose address begins with ipps://")
	}
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

func copies(n yamlfile.Node) int { return whole(n, 1, 20) }

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
