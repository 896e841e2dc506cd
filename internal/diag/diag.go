// Package diag reports what is wrong in the files that people write: each problem with its place,
// all of them at once, in order.
package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A Pos is a place in a file. Line and Column count from 1, columns in bytes; zero means not known.
type Pos struct {
	File         string
	Line, Column int
}

// String gives "file:line:column" without the parts that are not known.
func (p Pos) String() string {
	var parts []string
	if p.File != "" {
		parts = append(parts, p.File)
	}
	if p.Line > 0 {
		parts = append(parts, fmt.Sprint(p.Line))
		if p.Column > 0 {
			parts = append(parts, fmt.Sprint(p.Column))
		}
	}
	return strings.Join(parts, ":")
}

// A Problem is one thing that a person wrote wrongly. It never holds a patient's value: Text says
// what was wanted, Field where.
type Problem struct {
	Pos     Pos
	Field   string // the column, setting or message ID, if there is one
	Text    string // lower case, no full stop
	Hint    string // what to type instead, if that is known
	Warning bool   // worth saying, but stops nothing
}

// Error gives "clinic.csv:14:23: arrival_time: want a time such as 07:30". The hint is not in it.
func (p Problem) Error() string {
	s := p.Text
	if p.Field != "" {
		s = p.Field + ": " + s
	}
	if p.Warning {
		s = "warning: " + s
	}
	if at := p.Pos.String(); at != "" {
		s = at + ": " + s
	}
	return s
}

// A List is a set of problems. The zero value is empty and ready to use.
type List []Problem

// Add appends a problem. The text is formatted as by [fmt.Sprintf].
func (l *List) Add(pos Pos, field, format string, args ...any) {
	*l = append(*l, Problem{Pos: pos, Field: field, Text: fmt.Sprintf(format, args...)})
}

// Sort orders the problems by file, line, column, field and text, and drops those that are equal.
func (l *List) Sort() {
	slices.SortStableFunc(*l, func(a, b Problem) int {
		return cmp.Or(
			cmp.Compare(a.Pos.File, b.Pos.File),
			cmp.Compare(a.Pos.Line, b.Pos.Line),
			cmp.Compare(a.Pos.Column, b.Pos.Column),
			cmp.Compare(a.Field, b.Field),
			cmp.Compare(a.Text, b.Text),
		)
	})
	*l = slices.Compact(*l)
}

// Bad reports whether the list holds anything but warnings.
func (l List) Bad() bool {
	return slices.ContainsFunc(l, func(p Problem) bool { return !p.Warning })
}

// Err returns the list as an error, or nil when nothing in it is more than a warning.
func (l List) Err() error {
	if !l.Bad() {
		return nil
	}
	return l
}

// Error gives all problems, a line each.
func (l List) Error() string {
	lines := make([]string, len(l))
	for i, p := range l {
		lines[i] = p.Error()
	}
	return strings.Join(lines, "\n")
}

// Nearest returns the name among names that is closest to word, or "" when none is close enough to
// be a likely slip of the hand: an edit distance of at most a third of the word. Of two letters, one
// wrong makes another word: fr is not ar.
func Nearest(word string, names []string) string {
	best, limit := "", len(word)/3
	for _, n := range names {
		if d := distance(word, n); d <= limit {
			best, limit = n, d-1
		}
	}
	return best
}

// DidYouMean is a hint with the name that is nearest to word, or "".
func DidYouMean(word string, names []string) string {
	if near := Nearest(word, names); near != "" {
		return "did you mean " + near + "?"
	}
	return ""
}

// distance is the number of bytes to insert, delete or replace to turn a into b (Levenshtein).
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		diagonal := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			change := diagonal
			if a[i-1] != b[j-1] {
				change++
			}
			diagonal = row[j]
			row[j] = min(change, row[j]+1, row[j-1]+1)
		}
	}
	return row[len(b)]
}
