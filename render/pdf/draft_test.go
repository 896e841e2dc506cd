package pdf

import (
	"bytes"
	"errors"
	"regexp"
	"strings"
	"testing"

	"handout/render/layout"
	"handout/render/text"
)

// assembled is fpdf's file for a sheet with links and two pictures, and what is expected of it.
func assembled(t testing.TB) ([]byte, *expected) {
	t.Helper()
	f := faces(t)
	w := pack(t, f).NewWriter()
	s := english(text.NewShaper(f))
	s.Pages[1].Items = append(s.Pages[1].Items,
		&layout.Picture{X: 9, Y: 700, Width: 20, Height: 20, Format: "jpeg", Data: photo(40), Element: layout.Decoration})
	file, err := w.assemble(s, created.UTC())
	if err != nil {
		t.Fatal(err)
	}
	return file, &w.expected
}

func TestReadDraft(t *testing.T) {
	file, want := assembled(t)
	d, err := readDraft(file, want)
	if err != nil {
		t.Fatal(err)
	}
	if len(d.contents) != 3 || !bytes.Contains(inflate(t, d.contents[2]), []byte("/Artifact<</Type/Pagination/Subtype/Footer>>BDC")) {
		t.Errorf("%d content streams, want 3, the last with a foot", len(d.contents))
	}
	if len(d.images) != 2 {
		t.Fatalf("%d images, want 2", len(d.images))
	}
	for i, img := range d.images {
		if want := want.pictures[i]; !bytes.Equal(img.data, want.stream) || img.name != want.name {
			t.Errorf("image %d is another picture", i)
		}
		if name := "/" + img.resource + " Do"; !bytes.Contains(inflate(t, d.contents[i]), []byte(name)) {
			t.Errorf("page %d does not show %s", i+1, img.resource)
		}
	}
}

// The finisher fails closed: no byte of fpdf's file can change, go or come unseen, but in the names that it
// gives to pictures, which nothing uses.
func TestAlteredDraft(t *testing.T) {
	file, want := assembled(t)
	free := make([]bool, len(file))
	for _, name := range regexp.MustCompile("/I[0-9a-f]{40} ").FindAllIndex(file, -1) {
		for i := name[0]; i < name[1]; i++ {
			free[i] = true
		}
	}
	altered := make([]byte, 0, len(file)+1)
	for i := range file {
		if free[i] {
			continue
		}
		for _, change := range []struct {
			name string
			file []byte
		}{
			{"one more", append(append(append(altered[:0], file[:i]...), '7'), file[i:]...)},
			{"one less", append(append(altered[:0:0], file[:i]...), file[i+1:]...)},
			{"another", append(append(append(altered[:0:0], file[:i]...), file[i]^1), file[i+1:]...)},
			{"cut off", file[:i]},
		} {
			if _, err := readDraft(change.file, want); !errors.Is(err, errDraft) {
				t.Fatalf("byte %d of %d, %s: got error %v, want %v\n...%q", i, len(file), change.name, err, errDraft,
					file[max(0, i-40):min(len(file), i+40)])
			}
		}
	}
}

// A file for something else is refused as well.
func TestUnexpectedDraft(t *testing.T) {
	file, want := assembled(t)
	for name, change := range map[string]func(*expected){
		"date":       func(e *expected) { e.created = e.created.AddDate(0, 0, 1) },
		"page size":  func(e *expected) { e.media = layout.A5 },
		"pages":      func(e *expected) { e.pageEnds = e.pageEnds[:2] },
		"link":       func(e *expected) { e.links[0].Link = &layout.Link{URI: "tel:112"} },
		"no picture": func(e *expected) { e.pictures = e.pictures[:1] },
		"picture": func(e *expected) {
			other := e.pictures[1]
			other.width++
			e.pictures = append(e.pictures[:1:1], other)
		},
		"picture's data": func(e *expected) {
			other := e.pictures[1]
			other.stream = append([]byte("7"), other.stream[1:]...)
			e.pictures = append(e.pictures[:1:1], other)
		},
	} {
		other := *want
		other.links = append([]placedLink(nil), want.links...)
		change(&other)
		if _, err := readDraft(file, &other); !errors.Is(err, errDraft) {
			t.Errorf("%s: got error %v, want %v", name, err, errDraft)
		}
	}
}

// Whatever stands where fpdf's file should be, reading it ends with a draft or an error.
func FuzzReadDraft(f *testing.F) {
	file, want := assembled(f)
	f.Add(file)
	for _, part := range strings.SplitAfter(string(file), "endobj\n") {
		f.Add([]byte(part))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		d, err := readDraft(b, want)
		if (d == nil) == (err == nil) {
			t.Errorf("a draft and an error, or neither: %v", err)
		}
	})
}
