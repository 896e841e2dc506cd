// Package pdf turns laid-out sheets into files that are tagged (PDF/UA-1, ISO 14289-1) and archival
// (PDF/A-2a, ISO 19005-2). Pages of placed items go in, whole files come out.
//
// The library fpdf puts empty pages and pictures together. What it cannot do (shaped text, subset fonts,
// structure, metadata) is done here: a Writer draws what stands on the pages, reads fpdf's file, which must be
// exactly what is expected of it, and writes the file that is kept. The same sheet and time give the same
// bytes, whatever was written before.
package pdf

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"math"
	"runtime"
	"slices"
	"sync"

	"handout/render/text"
)

// A Pack is what all sheets of one locale share: a subset of each face with the clusters that its
// words are made of, ready to be put into files. It is immutable and safe for concurrent use.
type Pack struct {
	fonts   []*font            // by slot, in the order of their faces' indexes
	slots   map[*text.Face]int // to fonts
	profile []byte             // deflated ICC profile of the output intent
}

// NewPack shapes the samples and makes subsets of the faces that they are set in. The samples should
// hold all the words of a locale and the letters that its names are written in: a sheet that needs
// more gets a further font of its own, which costs time and room. A sample with a character that no face
// has is left out: the sheet that shows it cannot be set, and no other is worse for it (R1). The result
// depends on the samples and their order only.
func NewPack(faces *text.Faces, samples []text.Paragraph) (*Pack, error) {
	makers, err := collect(faces, samples)
	if err != nil {
		return nil, err
	}
	p := &Pack{fonts: make([]*font, len(makers)), slots: make(map[*text.Face]int, len(makers))}
	var wait sync.WaitGroup
	for i, m := range makers {
		p.slots[m.face] = i
		wait.Go(func() { p.fonts[i] = m.font(newDeflater(small)) })
	}
	p.profile = slices.Clone(newDeflater(small).deflate(srgbProfile()))
	wait.Wait()
	return p, nil
}

// A shaped sample is its lines, or why there are none.
type shapedSample struct {
	lines []*text.Line
	err   error
}

// shape shapes the samples, with a shaper for each part of them: what a line looks like does not
// depend on what its shaper has seen before.
func shape(faces *text.Faces, samples []text.Paragraph) []shapedSample {
	shaped := make([]shapedSample, len(samples))
	part := max(1, (len(samples)+1)/runtime.GOMAXPROCS(0))
	var wait sync.WaitGroup
	for start := 0; start < len(samples); start += part {
		wait.Go(func() {
			shaper := text.NewShaper(faces)
			for i := start; i < min(start+part, len(samples)); i++ {
				shaped[i].lines, shaped[i].err = shaper.Wrap(samples[i], math.MaxInt32)
			}
		})
	}
	wait.Wait()
	return shaped
}

// collect gathers the samples' clusters, a maker for each face.
func collect(faces *text.Faces, samples []text.Paragraph) ([]*fontMaker, error) {
	of := make(map[*text.Face]*fontMaker)
	for i, sample := range shape(faces, samples) {
		var noGlyph *text.NoGlyphError
		switch {
		case errors.As(sample.err, &noGlyph):
			continue
		case sample.err != nil:
			return nil, fmt.Errorf("sample %d: %w", i+1, sample.err)
		}
		for run := range runs(sample.lines) {
			if err := collectRun(of, run); err != nil {
				return nil, fmt.Errorf("sample %d: %w", i+1, err)
			}
		}
	}
	byIndex := func(a, b *fontMaker) int { return cmp.Compare(a.face.Index, b.face.Index) }
	return slices.SortedFunc(maps.Values(of), byIndex), nil
}

// collectRun gives the clusters of a run to the maker of its face.
func collectRun(of map[*text.Face]*fontMaker, run *text.Run) error {
	face := outlines(run.Face)
	m := of[face]
	if m == nil {
		source, err := parseSFNT(face.Data)
		if err != nil {
			return fmt.Errorf("%s: %w", face.Name, err)
		}
		if m, err = newFontMaker(face, source); err != nil {
			return fmt.Errorf("%s: %w", face.Name, err)
		}
		of[face] = m
	}
	for c := range run.Clusters {
		if _, err := m.cid(&run.Clusters[c]); err != nil {
			return err
		}
	}
	return nil
}

// runs gives the runs of all lines.
func runs(lines []*text.Line) func(yield func(*text.Run) bool) {
	return func(yield func(*text.Run) bool) {
		for _, line := range lines {
			for i := range line.Runs {
				if !yield(&line.Runs[i]) {
					return
				}
			}
		}
	}
}
