package yamlfile

import (
	"math"
	"strconv"
	"strings"
)

// String gives a single value as it was written, numbers too ("0911" keeps its zero), without the
// spaces around it. An empty value is a problem, and so is YAML's null.
func (n Node) String() string { return n.scalar("a single value") }

// Float gives a finite number.
func (n Node) Float() float64 {
	text := n.scalar("a number")
	if text == "" {
		return 0
	}
	f, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsNaN(f) || math.IsInf(f, 0) {
		n.wrongShape("a number")
		return 0
	}
	return f
}

// Bool gives true or false. YAML's other words for them (yes, no, on, off) are refused: YAML's
// versions disagree on them.
func (n Node) Bool() bool {
	switch n.scalar("true or false") {
	case "true":
		return true
	case "false", "":
	default:
		n.wrongShape("true or false")
	}
	return false
}

// scalar gives a single value that is not empty, or reports what was wanted and gives "".
func (n Node) scalar(want string) string {
	if !n.IsScalar() {
		n.wrongShape(want)
		return ""
	}
	text := strings.TrimSpace(n.yaml.Value)
	if text == "" || n.yaml.Tag == "!!null" {
		hint := ""
		if strings.Contains(n.src.line(n.Pos().Line), " #") {
			hint = "# starts a comment: a value with it needs quotes"
		}
		n.ProblemHint(hint, "the value is missing; want %s", want)
		return ""
	}
	return text
}
