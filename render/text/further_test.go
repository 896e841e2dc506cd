package text

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"handout/fonts"
)

// further gives a folder with one family, which has ideographs and Deseret.
func further(t *testing.T, scripts string) fstest.MapFS {
	t.Helper()
	data, err := fs.ReadFile(fonts.Files, "DroidSansFallback-Regular.ttf")
	if err != nil {
		t.Fatal(err)
	}
	return fstest.MapFS{
		"faces.json": {Data: []byte(`[{"family": "Own Face", "regular": "own.ttf", "stroke": 30, "scripts": [` + scripts + `]}]`)},
		"own.ttf":    {Data: data},
	}
}

// A face that was added sets what the others lack, in both weights, and nothing else (R1).
func TestAddFaces(t *testing.T) {
	faces, err := LoadFaces(fonts.Files)
	if err != nil {
		t.Fatal(err)
	}
	if err := faces.AddFaces(further(t, `"Jpan", "Dsrt"`)); err != nil {
		t.Fatal(err)
	}
	s := NewShaper(faces)
	for _, test := range []struct{ lang, text, want string }{
		{"ja", "诊", "OwnFace"},
		{"ja", "骨", "NotoSansJP"},
		{"ja", "1", "NotoSansJP"},
		{"en", "\U00010400", "OwnFace"},
		{"en", "骨", "DroidSansFallback"},
		{"ko", "诊", ""}, // it was added for Japanese
		{"en", "ש", ""},
	} {
		for _, bold := range []bool{false, true} {
			lines, err := s.Wrap(Paragraph{Lang: test.lang, Spans: []Span{{Text: test.text, Bold: bold}}}, 1<<20)
			got := ""
			if err == nil {
				got = lines[0].Runs[0].Face.Name
			}
			if name, _, _ := strings.Cut(got, "-"); name != test.want {
				t.Errorf("%s in %s is set in %q, want %q", test.text, test.lang, got, test.want)
			}
		}
	}
}

// What is wrong with a folder is said when it is added, before any text needs it.
func TestAddFacesErrors(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(fstest.MapFS)
		want   string
	}{
		{"no list", func(m fstest.MapFS) { delete(m, "faces.json") }, "faces.json"},
		{"no file", func(m fstest.MapFS) { delete(m, "own.ttf") }, "own.ttf"},
		{"CFF outlines", func(m fstest.MapFS) { m["own.ttf"].Data = []byte("OTTO and more") }, "font OwnFace-Regular: "},
		{"a file cut short", func(m fstest.MapFS) { m["own.ttf"].Data = m["own.ttf"].Data[:90000] }, "font OwnFace-Regular: "},
		{"a name that is taken", func(m fstest.MapFS) {
			m["faces.json"].Data = []byte(strings.Replace(string(m["faces.json"].Data), "Own Face", "Noto Sans", 1))
		}, "there is one of this name already"},
		{"a script twice", func(m fstest.MapFS) {
			m["faces.json"].Data = []byte(strings.Replace(string(m["faces.json"].Data), `"Hani"`, `"Hani", "Hani"`, 1))
		}, "script Hani already"},
	} {
		faces, err := LoadFaces(fonts.Files)
		if err != nil {
			t.Fatal(err)
		}
		folder := further(t, `"Hani"`)
		test.change(folder)
		if err := faces.AddFaces(folder); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: error %v, want one with %q", test.name, err, test.want)
		}
	}
}
