package text

import (
	"slices"
	"testing"
)

// A telephone number is never divided, however it is written, in any language; nor is what a number counts with a
// no-break space from it. Spaces in numbers are no-break ones when they come here.
func TestWhole(t *testing.T) {
	s := newShaper(t)
	for _, lang := range []string{"en", "es", "ar", "hi", "zh-Hans"} {
		for _, number := range []string{
			"+1\u00a0555\u00a0010\u00a04477", "+1\u00a0(555)\u00a0010-4477", "555-010-4477", "555.010.4477", "(555)\u00a0010-4477\u00a0x12", "15\u00a0minutes",
		} {
			p := Paragraph{Lang: lang, RTL: lang == "ar", Spans: []Span{{Text: "a "}, {Text: number, Isolate: true}, {Text: " b"}}}
			if got := narrow(t, s, p); !slices.Equal(got, []string{"a ", number + " ", "b"}) {
				t.Errorf("%s: broken %q", lang, got)
			}
		}
	}
}

// No line of Chinese begins with a sign that closes, or ends with one that opens, however narrow its column is
// (UAX #14; "Requirements for Chinese Text Layout", W3C, line-start rules).
func TestChineseNarrowColumn(t *testing.T) {
	s := newShaper(t)
	p := plainText("zh-Hans", "请不要吃东西（除非我们说可以）；如有发烧、出血，请马上打电话：“您好！”对吗？见《恢复》表。")
	widest, err := widestWord(s, p)
	if err != nil {
		t.Fatal(err)
	}
	for limit := widest; limit < widest+6000; limit += 250 {
		lines, err := s.Wrap(p, limit)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range lines {
			text := []rune(logical(line))
			if slices.Contains([]rune("）；、，：！”？》。"), text[0]) || slices.Contains([]rune("（“《"), text[len(text)-1]) {
				t.Errorf("at %d a line is %q", limit, string(text))
			}
		}
		if len(lines) < 3 {
			t.Errorf("at %d there are %d lines, too few to tell", limit, len(lines))
		}
	}
}
