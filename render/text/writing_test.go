package text

import (
	"bytes"
	"slices"
	"testing"

	"github.com/go-text/typesetting/font"

	"handout/fonts"
)

// One ideograph, four countries, four outlines: 骨 and 直 are drawn otherwise in each (R6).
func TestNationalForms(t *testing.T) {
	s := newShaper(t)
	for _, char := range []string{"骨", "直"} {
		var faces []string
		for _, lang := range []string{"zh-Hans", "zh-Hant", "ja", "ko"} {
			lines, err := s.Wrap(plainText(lang, char), 1<<20)
			if err != nil {
				t.Fatal(err)
			}
			if face := lines[0].Runs[0].Face.Name; slices.Contains(faces, face) {
				t.Errorf("%s: %s is set in %s, as in another country", char, lang, face)
			} else {
				faces = append(faces, face)
			}
		}
	}
}

// Load takes the codes that languages name their writing by, and loads what text in it is set in.
func TestLoadWriting(t *testing.T) {
	for code, name := range map[string]string{"Hans": "DroidSansFallback", "Hant": "NotoSansTC", "Jpan": "NotoSansJP", "Kore": "NotoSansKR"} {
		faces, err := LoadFaces(fonts.Files)
		if err != nil {
			t.Fatal(err)
		}
		if err := faces.Load(code); err != nil {
			t.Fatal(err)
		}
		for _, f := range faces.families {
			loaded := len(f.regular.Data) > 0 && len(f.bold.Data) > 0
			if wanted := f.regular.Name == name+"-Regular"; loaded != wanted {
				t.Errorf("%s: %s is loaded: %v", code, f.regular.Name, loaded)
			}
		}
	}
}

// What a country's standard has can be set: letters of its schools, and those that names are written with
// (髙 and 﨑 in Japan, 堃 and 喆 in Taiwan). What is in no standard of it is refused, not drawn in another
// country's form (R1).
func TestNationalStandards(t *testing.T) {
	s := newShaper(t)
	for _, test := range []struct{ lang, has, lacks string }{
		{"zh-Hans", "骨髓检查诊疗", "\U00020BB7"},
		{"zh-Hant", "骨髓檢查診療堃喆", "诊"},
		{"ja", "骨髄検査診療髙﨑祇園𠮷々〆ヶヴ゠", "诊"},
		{"ko", "골수검사똠뷁骨髓檢査金李", "诊"},
	} {
		for _, r := range test.has {
			if _, err := s.Wrap(plainText(test.lang, string(r)), 1<<20); err != nil {
				t.Errorf("%s: %v", test.lang, err)
			}
		}
		if _, err := s.Wrap(plainText(test.lang, test.lacks), 1<<20); err == nil {
			t.Errorf("%s: %s is set", test.lang, test.lacks)
		}
	}
}

// A Vietnamese capital with two marks and a tail need 1.3 em, which the layout gives them in every size (P2).
func TestVietnameseMarks(t *testing.T) {
	s := newShaper(t)
	highest, lowest := 0, 0
	for _, bold := range []bool{false, true} {
		for _, r := range "ẤẦẨẪẬẮẰẲẴẶẾỀỂỄỆỐỒỔỖỘỚỜỞỠỢỨỪỬỮỰĐặậệộợựgjpqy(|,;" {
			top, bottom := extent(t, s, string(r), bold)
			highest, lowest = max(highest, top), min(lowest, bottom)
		}
	}
	if height := highest - lowest; height > 1300 || height < 1250 {
		t.Errorf("letters reach from %d to %d, which is %d", lowest, highest, height)
	}
}

// extent gives how far the outline of one letter reaches above and below the baseline.
func extent(t *testing.T, s *Shaper, letter string, bold bool) (top, bottom int) {
	t.Helper()
	lines, err := s.Wrap(Paragraph{Lang: "vi", Spans: []Span{{Text: letter, Bold: bold}}}, 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	run := lines[0].Runs[0]
	parsed, err := font.ParseTTF(bytes.NewReader(run.Face.Data))
	if err != nil {
		t.Fatal(err)
	}
	e, ok := parsed.GlyphExtents(font.GID(run.Clusters[0].Glyphs[0].ID))
	if !ok || len(run.Clusters[0].Glyphs) != 1 || run.Face.UnitsPerEm != em {
		t.Fatalf("%s: %+v, want one glyph of a face of 1000 units", letter, run.Clusters)
	}
	return int(e.YBearing), int(e.YBearing + e.Height)
}
