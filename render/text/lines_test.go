package text

import (
	"slices"
	"strings"
	"testing"

	"handout/fonts"
)

// newShaper returns a shaper that has seen nothing yet, over the faces of the program.
func newShaper(t testing.TB) *Shaper {
	t.Helper()
	faces, err := LoadFaces(fonts.Files)
	if err != nil {
		t.Fatal(err)
	}
	return NewShaper(faces)
}

// plainText gives a paragraph of one span.
func plainText(lang, s string) Paragraph {
	return Paragraph{Spans: []Span{{Text: s}}, Lang: lang, RTL: lang == "ar"}
}

// logical gives the text of a line in reading order.
func logical(l *Line) string {
	var b strings.Builder
	for _, run := range l.Runs {
		for _, c := range run.Clusters {
			b.WriteString(c.Text)
		}
	}
	return b.String()
}

// visual gives the text of a line as it is seen from left to right, cluster by cluster.
func visual(l *Line) string {
	var all []Cluster
	for _, run := range l.Runs {
		all = append(all, run.Clusters...)
	}
	slices.SortStableFunc(all, func(a, b Cluster) int { return a.X - b.X })
	var b strings.Builder
	for _, c := range all {
		b.WriteString(c.Text)
	}
	return b.String()
}

// source joins the text of a paragraph's spans.
func source(p Paragraph) string {
	var b strings.Builder
	for _, span := range p.Spans {
		b.WriteString(span.Text)
	}
	return b.String()
}
