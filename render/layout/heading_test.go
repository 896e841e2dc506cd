package layout_test

import (
	"maps"
	"slices"
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

// TestHeadingSign: a Chinese or Japanese heading of two lines parts behind its comma or colon, if both sides have room (P2).
func TestHeadingSign(t *testing.T) {
	for text, want := range map[string]string{
		"有下列情况，请在检查以前打电话给我们好吗":     "有下列情况，|请在检查以前打电话给我们好吗",
		"您的骨髓检查：从开始到结束是怎样进行的":      "您的骨髓检查：|从开始到结束是怎样进行的",
		"请看，有下列情况时，请在检查以前打电话给我们":   "请看，有下列情况时，|请在检查以前打电话给我们",
		"请看，有下列情况的时候都请在检查以前打电话给我们": "请看，有下列情况的时候都请在|检查以前打电话给我们",
		"有下列情况时请在检查以前打电话给我们好吗":     "有下列情况时请在检查以前打电|话给我们好吗",
	} {
		d := document(&doc.Heading{Place: at(3), Level: 2, Text: words(text)})
		d.Lang = "zh-Hans"
		o := options
		o.Media, o.Size = layout.A5, layout.Larger
		lines := linesOf(pages(t, d, o))[0]
		if got := strings.Join(lines[3:len(lines)-1], "|"); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// TestListGoesOn: a page that begins in the middle of a list says what goes on there, as one that begins in a table does, and
// not to who hears it (P5). A sign of full width has its space in itself.
func TestListGoesOn(t *testing.T) {
	went, title := 0, map[string]string{"(continued)": "The day (continued)", "（続き）": "The day（続き）"}
	for n := 15; n < 45; n++ {
		list := &doc.List{Place: at(5), Style: doc.Number}
		for range 40 {
			list.Items = append(list.Items, doc.Item{Place: at(6), Text: words("A step.")})
		}
		d := document(append(linesBefore(n), &doc.Heading{Place: at(4), Level: 2, Text: words("The day")}, list)...)
		sign := slices.Sorted(maps.Keys(title))[n%2]
		d.Continued = words(sign)
		s := pages(t, d, options)
		content, artifacts := read(s)
		if strings.Contains(strings.Join(content, "\n"), sign) {
			t.Errorf("%d lines before it: one hears that it goes on", n)
		}
		for i, lines := range linesOf(s) {
			begins := i > 0 && len(lines) > 1 && lines[1] == "A step."
			if begins {
				went++
			}
			if says := strings.Contains(strings.Join(artifacts[i], ""), title[sign]); says != begins {
				t.Errorf("%d lines before it, page %d: a list goes on: %v, says so: %v", n, i+1, begins, says)
			}
		}
	}
	if went == 0 {
		t.Error("no list was divided")
	}
}

// TestPairsOfItems: short items stand in two columns from four on: three of them would spare one line, and make their order
// unclear.
func TestPairsOfItems(t *testing.T) {
	for n := 2; n < 6; n++ {
		list := &doc.List{Place: at(5)}
		for range n {
			list.Items = append(list.Items, doc.Item{Place: at(6), Text: words("Warm socks")})
		}
		starts := map[float64]bool{}
		for _, item := range pages(t, document(list), options).Pages[0].Items {
			if x, ok := item.(*layout.Text); ok && lineWords(x) == "Warm socks" {
				starts[x.X] = true
			}
		}
		if want := map[bool]int{false: 1, true: 2}[n >= 4]; len(starts) != want {
			t.Errorf("%d items stand in %d columns, want %d", n, len(starts), want)
		}
	}
}
