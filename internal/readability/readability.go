// Package readability tells how hard a text is to read, and what makes it so. Messages of one language go in, as a
// patient reads them; scores by published formulas and findings come out. It knows no guide, no catalog and no paper.
package readability

import (
	"strings"

	"handout/internal/diag"
)

// A Piece is a part of a message's text.
type Piece struct {
	Text string
	// Value says that the piece was filled in and tells by itself what it is: a date, a name, a telephone number. No
	// sentence ends inside of it. A bare count is no value here: what it counts has to stand beside it.
	Value bool
}

// A Message is one text of a catalog.
type Message struct {
	ID     string
	Pos    diag.Pos // in the catalog
	Pieces []Piece  // joined, they are what a patient reads
}

// A Finding is one thing that makes a message hard to read.
type Finding struct {
	Rule    string // the name that a waiver gives
	Locale  string // BCP 47
	Message string // its ID; "" for a kind as a whole
	Pos     diag.Pos
	Text    string // lower case, no full stop
	Hint    string // what to write instead, if that is known
	Waived  string // the reason why it may stay; "" for one that may not
}

// A Score is what a formula makes of a text.
type Score struct {
	Formula *Formula
	Value   float64
}

// A Report is what there is to say of one kind of sheet in one language.
type Report struct {
	Locale   string
	Counts   Counts // of the running text; no words where spaces do not part them
	Scores   []Score
	None     string // why there is no score; "" where there are some
	Findings []Finding
}

// Check reads the messages of one kind. Formulas see the running text alone; the rules see every message.
func Check(locale string, messages []Message) (Report, error) {
	base, _, _ := strings.Cut(locale, "-")
	l := languageOf(base)
	r := Report{Locale: locale, None: l.none}
	c := checker{locale: locale, language: l, lists: readLists()}
	for _, m := range messages {
		t, err := newText(m, l)
		if err != nil {
			return Report{}, err
		}
		if t.running() {
			r.Counts.add(t.counts())
		}
		r.Findings = append(r.Findings, c.message(t)...)
	}
	if l.unspaced {
		r.Counts.Words = 0
	}
	if r.Counts.Words == 0 && r.None == "" {
		r.None = "no running text"
	}
	if r.None != "" {
		return r, nil
	}
	for i := range l.formulas {
		f := &l.formulas[i]
		r.Scores = append(r.Scores, Score{f, f.Score(r.Counts)})
	}
	return r, nil
}

// TooHard reports whether a score is beyond what its formula calls plain.
func (s Score) TooHard() bool {
	switch {
	case s.Formula.Bound == 0:
		return false
	case s.Formula.Ease:
		return s.Value < s.Formula.Bound
	}
	return s.Value > s.Formula.Bound
}
