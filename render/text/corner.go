package text

import (
	"github.com/go-text/typesetting/language"
	bcp47 "golang.org/x/text/language"
)

// corner moves punctuation inside its square to where simplified Chinese has it: commas, colons and closing
// brackets next to what is before them, opening brackets next to what is after them (GB/T 15834-2011,
// 5.1). The face has them in the middle, as is usual in Taiwan. Widths stay.
func corner(clusters []Cluster, w word) {
	if w.script != language.Han || !simplified(w.lang) {
		return
	}
	for i := range clusters {
		if c := &clusters[i]; len(c.Glyphs) == 1 {
			c.Glyphs[0].X += offCentre(c.Text)
		}
	}
}

// offCentre gives how far a sign moves to the right, in thousandths of an em of Droid Sans Fallback.
// Stops and enumeration commas stand in their corner already.
func offCentre(sign string) int16 {
	switch sign {
	case "，", "：", "；", "！":
		return -330
	case "？":
		return -190
	case "（":
		return 170
	case "）":
		return -170
	}
	return 0
}

// simplified reports whether a language is written in simplified Chinese: zh and zh-CN are, zh-TW is not.
func simplified(lang language.Language) bool {
	script, _ := bcp47.Make(string(lang)).Script()
	return script.String() == "Hans"
}
