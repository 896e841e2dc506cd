package text

import (
	"errors"
	"io/fs"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/go-text/typesetting/language"

	"handout/fonts"
)

func TestFaceMetrics(t *testing.T) {
	s := newShaper(t)
	lines, err := s.Wrap(Paragraph{Lang: "ar", Spans: []Span{{Text: "a"}, {Text: "ب", Bold: true}}}, 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	latin, arabic := lines[0].Runs[0].Face, lines[0].Runs[1].Face
	if latin.Name != "NotoSans-Regular" || latin.Index != 0 || latin.Bold {
		t.Errorf("first face: %s, index %d, bold %v", latin.Name, latin.Index, latin.Bold)
	}
	if arabic.Name != "NotoSansArabic-Bold" || arabic.Index != 3 || !arabic.Bold {
		t.Errorf("last face: %s, index %d, bold %v", arabic.Name, arabic.Index, arabic.Bold)
	}
	// From the tables of Noto Sans 2.015, whose em is 1000 units.
	if latin.UnitsPerEm != 1000 || latin.Ascent != 1069 || latin.Descent != -293 || latin.CapHeight != 714 {
		t.Errorf("metrics %d %d %d %d, want 1000 1069 -293 714",
			latin.UnitsPerEm, latin.Ascent, latin.Descent, latin.CapHeight)
	}
	if want := [4]int{-621, -508, 2800, 1067}; latin.BBox != want {
		t.Errorf("box %v, want %v", latin.BBox, want)
	}
	for _, f := range s.faces.families {
		for _, face := range []*Face{f.regular, f.bold} {
			if used := face == latin || face == arabic; (face.Data != nil) != used {
				t.Errorf("%s: read %v, used %v", face.Name, face.Data != nil, used)
			}
		}
	}
}

func TestLoadFacesErrors(t *testing.T) {
	const scripts = `"scripts": ["Latn"]`
	tests := []struct{ name, json, want string }{
		{"no list", "", "faces.json"},
		{"not JSON", `[`, "EOF"},
		{"empty list", `[]`, "no family"},
		{"unknown field", `[{"family": "A", "italic": "a.ttf", ` + scripts + `}]`, "italic"},
		{"no scripts", `[{"family": "A", "regular": "a.ttf", "bold": "a.ttf"}]`, "scripts"},
		{"missing file", `[{"family": "A", "regular": "a.ttf", "bold": "b.ttf", ` + scripts + `}]`, "b.ttf"},
		{"no bold", `[{"family": "A", "regular": "a.ttf", ` + scripts + `}]`, "family A"},
		{"bold and stroke", `[{"family": "A", "regular": "a.ttf", "bold": "a.ttf", "stroke": 30, ` + scripts + `}]`, "not both"},
		{"thick stroke", `[{"family": "A", "regular": "a.ttf", "stroke": 61, ` + scripts + `}]`, "1 to 60"},
		{"negative stroke", `[{"family": "A", "regular": "a.ttf", "stroke": -1, ` + scripts + `}]`, "1 to 60"},
		{"unknown script", `[{"family": "A", "regular": "a.ttf", "bold": "a.ttf", "scripts": ["Latin"]}]`, `"Latin"`},
		{"small letters", `[{"family": "A", "regular": "a.ttf", "bold": "a.ttf", "scripts": ["latn"]}]`, `"latn"`},
		{"a script twice", `[{"family": "A", "regular": "a.ttf", "bold": "a.ttf", ` + scripts + `},
			{"family": "B", "regular": "a.ttf", "bold": "a.ttf", ` + scripts + `}]`, "family B"},
	}
	for _, test := range tests {
		files := fstest.MapFS{"a.ttf": {}}
		if test.json != "" {
			files["faces.json"] = &fstest.MapFile{Data: []byte(test.json)}
		}
		_, err := LoadFaces(files)
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: error %v, want one with %q", test.name, err, test.want)
		}
	}
}

// R1: a font file that is damaged anywhere is an error of the paragraph that needs it, and of no other.
func TestDamagedFont(t *testing.T) {
	whole, err := fs.ReadFile(fonts.Files, "NotoSans-Bold.ttf")
	if err != nil {
		t.Fatal(err)
	}
	damage := map[string]func() []byte{
		"empty":    func() []byte { return nil },
		"not font": func() []byte { return []byte("OTTO is an outline format that PDF embeds in another way") },
	}
	for _, part := range []int{1, 10, 100, 500, 999} { // thousandths of the file
		at := len(whole) * part / 1000
		damage["cut"+string(rune('0'+part%10))] = func() []byte { return whole[:at] }
		damage["changed"+string(rune('0'+part%10))] = func() []byte {
			data := append([]byte(nil), whole...)
			data[at] ^= 1
			return data
		}
	}
	for name, data := range damage {
		files := shippedFonts(t)
		files["NotoSans-Bold.ttf"] = &fstest.MapFile{Data: data()}
		faces, err := LoadFaces(files)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		s := NewShaper(faces)
		for range 2 { // the error stays
			_, err = s.Wrap(Paragraph{Lang: "en", Spans: []Span{{Text: "a", Bold: true}}}, 1<<20)
			if err == nil || !strings.Contains(err.Error(), "font NotoSans-Bold: ") {
				t.Errorf("%s: error %v, want one that names the font", name, err)
			}
		}
		var missing *NoGlyphError
		if errors.As(err, &missing) {
			t.Errorf("%s: a damaged file counts as a missing glyph", name)
		}
		if _, err := s.Wrap(plainText("en", "a"), 1<<20); err != nil {
			t.Errorf("%s: the regular face: %v", name, err)
		}
	}
}

// shippedFonts is a copy of the folder that can be changed. The files that no test here reads are empty.
func shippedFonts(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	names, err := fs.Glob(fonts.Files, "*")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		files[name] = &fstest.MapFile{}
	}
	for _, name := range []string{"faces.json", "NotoSans-Regular.ttf", "NotoSans-Bold.ttf"} {
		if files[name].Data, err = fs.ReadFile(fonts.Files, name); err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// Shapers of many goroutines share the faces, also at their first use. Run with -race.
func TestFacesAreShared(t *testing.T) {
	faces, err := LoadFaces(fonts.Files)
	if err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			s := NewShaper(faces)
			for _, p := range []Paragraph{plainText("en", "Take two"), plainText("ar", "تناول حبتين")} {
				if _, err := s.Wrap(p, 1<<20); err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
}

// Load loads both weights of one script's family, and says what it cannot load.
func TestLoad(t *testing.T) {
	faces, err := LoadFaces(fonts.Files)
	if err != nil {
		t.Fatal(err)
	}
	if err := faces.Load("Arab"); err != nil {
		t.Fatal(err)
	}
	for i, f := range []*Face{faces.byScript[language.Arabic].regular, faces.byScript[language.Arabic].bold} {
		if len(f.Data) == 0 {
			t.Errorf("face %d is not loaded", i)
		}
	}
	for _, script := range []string{"Thai", "Zzzz", ""} {
		if err := faces.Load(script); err == nil || !strings.Contains(err.Error(), "script "+script) {
			t.Errorf("%q: %v", script, err)
		}
	}
}
