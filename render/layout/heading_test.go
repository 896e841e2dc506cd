package layout_test

import (
	"strings"
	"testing"

	"handout/render/doc"
	"handout/render/layout"
)

// TestHeadingEven: the lines of a heading are about as long as each other, and as many as they have to be; words without
// spaces between them stay as they fall (P2).
func TestHeadingEven(t *testing.T) {
	for _, test := range []struct{ lang, text string }{
		{"en", "What happens on the day of the test and after that"},
		{"en", "What happens during your bone marrow test in this day unit of our small clinic"},
		{"zh-Hans", strings.Repeat("骨髓检查的准备", 4) + "注意事"},
	} {
		for _, level := range []int{1, 2, 3} {
			title := doc.Heading{Place: at(3), Level: level, Text: words(test.text)}
			block := doc.Block(&title)
			if level == 3 {
				block = &doc.Notice{Place: at(3), Level: doc.Warning, Heading: title, Blocks: linesBefore(1)}
			}
			d := document(block)
			d.Lang = test.lang
			o := options
			o.Media, o.Size = layout.A5, layout.Larger
			var widths []int
			whole := ""
			for _, item := range pages(t, d, o).Pages[0].Items {
				if x, ok := item.(*layout.Text); ok && x.Elements[0] >= 0 && strings.Contains(test.text, strings.TrimSpace(lineWords(x))) {
					widths = append(widths, x.Line.Width)
					whole += lineWords(x)
				}
			}
			if len(widths) < 2 || whole != test.text {
				t.Fatalf("%s, level %d: %d lines: %q", test.text, level, len(widths), whole)
			}
			first, last := widths[0], widths[len(widths)-1]
			if even := last*10 >= first*6; even != (test.lang == "en") {
				t.Errorf("%s, level %d: lines of %d", test.text, level, widths)
			}
		}
	}
}
