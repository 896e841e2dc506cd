package main

import (
	"fmt"
	"io"
	"math"
	"strings"
	"text/tabwriter"

	"github.com/urfave/cli/v2"

	"handout/internal/diag"
	"handout/internal/readability"
)

// A lintJSON is what lint found, for programs.
type lintJSON struct {
	Texts    []lintTextJSON    `json:"texts"`
	Findings []lintFindingJSON `json:"findings"`
}

// A lintTextJSON is one kind of sheet in one language. None says why it has no scores.
type lintTextJSON struct {
	Guide     string          `json:"guide,omitempty"`
	Kind      string          `json:"kind"`
	Locale    string          `json:"locale"`
	Sentences int             `json:"sentences"`
	Words     int             `json:"words"`
	Scores    []lintScoreJSON `json:"scores"`
	None      string          `json:"none,omitempty"`
}

// A lintScoreJSON is a score, to one decimal. Without a bound it is only told.
type lintScoreJSON struct {
	Formula string  `json:"formula"`
	Value   float64 `json:"value"`
	Better  string  `json:"better"` // higher or lower
	Bound   float64 `json:"bound,omitempty"`
	Source  string  `json:"source"`
}

// A lintFindingJSON is a finding; one with a reason in waived is no fault.
type lintFindingJSON struct {
	Rule    string `json:"rule"`
	Locale  string `json:"locale"`
	Message string `json:"message,omitempty"`
	File    string `json:"file,omitempty"`
	Line    int    `json:"line,omitempty"`
	Column  int    `json:"column,omitempty"`
	Text    string `json:"text"`
	Hint    string `json:"hint,omitempty"`
	Waived  string `json:"waived,omitempty"`
}

// end prints what was found. As with check, what is wrong goes to standard error, and gives the exit code.
func (l *lint) end(c *cli.Context) error {
	print := l.table
	if c.Bool("json") {
		print = l.json
	}
	if err := print(c.App.Writer); err != nil {
		return err
	}
	list, waived := l.problems()
	terminal{c.App.ErrWriter}.problems(list)
	if len(list) > 0 {
		return &exit{code: exitInvalid, text: count(len(list), "finding") + fmt.Sprintf(", %d waived", waived)}
	}
	if c.Bool("json") {
		return nil
	}
	_, err := fmt.Fprintf(c.App.Writer, "no findings: %s, %d waived\n", count(len(l.texts), "text"), waived)
	return err
}

// problems gives the findings that have no waiver, and counts the others.
func (l *lint) problems() (list diag.List, waived int) {
	for _, f := range l.findings {
		if f.Waived != "" {
			waived++
			continue
		}
		list = append(list, diag.Problem{Pos: f.Pos, Field: f.Message, Text: f.Text, Hint: f.Hint})
	}
	list.Sort()
	return list, waived
}

// table prints a line for each kind of sheet in each language.
func (l *lint) table(w io.Writer) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "TEXT\tLANGUAGE\tSENTENCES\tWORDS\tSCORES")
	for _, t := range l.texts {
		c, words := t.report.Counts, "-"
		if c.Words > 0 {
			words = fmt.Sprint(c.Words)
		}
		fmt.Fprintf(table, "%s\t%s\t%d\t%s\t%s\n", t.name(), t.report.Locale, c.Sentences, words, scores(t.report))
	}
	return table.Flush()
}

// scores gives those of a text in a line. Why there are none is long, and in the JSON.
func scores(r readability.Report) string {
	if none, _, _ := strings.Cut(r.None, ":"); none != "" {
		return none
	}
	var all []string
	for _, s := range r.Scores {
		unit := "grade"
		if s.Formula.Ease {
			unit = "points"
		}
		all = append(all, fmt.Sprintf("%s %s %.1f", s.Formula.Name, unit, s.Value))
	}
	return strings.Join(all, ", ")
}

func (l *lint) json(w io.Writer) error {
	out := lintJSON{Texts: []lintTextJSON{}, Findings: []lintFindingJSON{}}
	for _, t := range l.texts {
		c := t.report.Counts
		text := lintTextJSON{t.guide, t.kind, t.report.Locale, c.Sentences, c.Words, []lintScoreJSON{}, t.report.None}
		for _, s := range t.report.Scores {
			better := "lower"
			if s.Formula.Ease {
				better = "higher"
			}
			text.Scores = append(text.Scores, lintScoreJSON{s.Formula.Name, math.Round(10*s.Value) / 10, better, s.Formula.Bound, s.Formula.Source})
		}
		out.Texts = append(out.Texts, text)
	}
	for _, f := range l.findings {
		out.Findings = append(out.Findings, lintFindingJSON{
			f.Rule, f.Locale, f.Message, f.Pos.File, f.Pos.Line, f.Pos.Column, f.Text, f.Hint, f.Waived,
		})
	}
	return writeJSON(w, out)
}
