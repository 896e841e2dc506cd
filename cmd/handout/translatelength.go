package main

import (
	"fmt"
	"math"
	"regexp"

	"handout/fonts"
	"handout/internal/locale"
	"handout/internal/translation"
	"handout/render/layout"
	"handout/render/text"
)

// placeholder is what a value stands in for. How long that is nobody knows.
var placeholder = regexp.MustCompile(`\{\{\.[A-Za-z0-9_]+\}\}`)

// measure says of each message how long it is on a sheet, so that a translator sees what takes more room than the English.
// What no face has the letters of is not measured: check says so.
func measure(file *translation.File, set *locale.Set) error {
	faces, err := text.LoadFaces(fonts.Files)
	if err != nil {
		return err
	}
	shaper := text.NewShaper(faces)
	millimetres := func(tag, written string) (int, bool) {
		c := set.Catalog(tag)
		p := text.Paragraph{Lang: tag, RTL: c != nil && c.RTL, Spans: []text.Span{{Text: placeholder.ReplaceAllString(written, "")}}}
		lines, err := shaper.Wrap(p, math.MaxInt32)
		if err != nil || len(lines) != 1 {
			return 0, false
		}
		return toMillimetres(float64(lines[0].Width) / 1000), true
	}
	for i := range file.Units {
		u := &file.Units[i]
		english, ok := millimetres(locale.English, u.English)
		if !ok {
			continue
		}
		u.Length = fmt.Sprintf("English %d mm", english)
		if own, ok := millimetres(file.Locale, u.Translation); ok && u.Translation != "" {
			u.Length += fmt.Sprintf(", %s %d mm", file.Locale, own)
		}
		if placeholder.MatchString(u.English) {
			u.Length += ", without values"
		}
		u.Length += fmt.Sprintf("; a line of a sheet has %d mm", toMillimetres(layout.Measure))
	}
	return nil
}

// toMillimetres turns multiples of the standard size into millimetres.
func toMillimetres(ems float64) int {
	return int(math.Round(ems * float64(layout.Standard) / 72 * 25.4))
}
