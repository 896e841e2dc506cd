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

// assembled is fpdf's file for a sheet with two pictures, what it was asked for, and the Writer that asked.
func assembled(t testing.TB) ([]byte, *skeleton, *Writer) {
	t.Helper()
	f := faces(t)
	w := pack(t, f).NewWriter()
	s := english(text.NewShaper(f))
	s.Pages[1].Items = append(s.Pages[1].Items,
		&layout.Picture{X: 9, Y: 700, Width: 20, Height: 20, Format: "jpeg", Data: photo(40), Element: layout.Decoration})
	if err := w.draw(s); err != nil {
		t.Fatal(err)
	}
	want := &skeleton{s.Media, created.UTC(), len(s.Pages), w.drawing.pictures}
	file, err := want.assemble()
	if err != nil {
		t.Fatal(err)
	}
	return file, want, w
}

func TestReadDraft(t *testing.T) {
	file, want, w := assembled(t)
	images, err := readDraft(file, want)
	if err != nil {
		t.Fatal(err)
	}
	contents := w.drawing.contents
	if len(contents) != 3 || !bytes.Contains(inflate(t, contents[2]), []byte("/Artifact<</Type/Pagination/Subtype/Footer>>BDC")) {
		t.Errorf("%d content streams, want 3, the last with a foot", len(contents))
	}
	if len(images) != 2 {
		t.Fatalf("%d images, want 2", len(images))
	}
	for i, img := range images {
		if want := want.pictures[i]; !bytes.Equal(img.data, want.stream) || img.name != want.name {
			t.Errorf("image %d is another picture", i)
		}
		if name := "/" + img.resource + " Do"; !bytes.Contains(inflate(t, contents[i]), []byte(name)) {
			t.Errorf("page %d does not show %s", i+1, img.resource)
		}
	}
}

// The finisher fails closed: no byte of fpdf's file can change, go or come unseen, but in the names that it
// gives to pictures, which nothing uses.
func TestAlteredDraft(t *testing.T) {
	file, want, _ := assembled(t)
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
	file, want, _ := assembled(t)
	for name, change := range map[string]func(*skeleton){
		"date":       func(e *skeleton) { e.created = e.created.AddDate(0, 0, 1) },
		"page size":  func(e *skeleton) { e.media = layout.A5 },
		"pages":      func(e *skeleton) { e.pages-- },
		"no picture": func(e *skeleton) { e.pictures = e.pictures[:1] },
		"picture": func(e *skeleton) {
			other := e.pictures[1]
			other.width++
			e.pictures = append(e.pictures[:1:1], other)
		},
		"picture's data": func(e *skeleton) {
			other := e.pictures[1]
			other.stream = append([]byte("7"), other.stream[1:]...)
			e.pictures = append(e.pictures[:1:1], other)
		},
	} {
		other := *want
		change(&other)
		if _, err := readDraft(file, &other); !errors.Is(err, errDraft) {
			t.Errorf("%s: got error %v, want %v", name, err, errDraft)
		}
	}
}

// Whatever stands where fpdf's file should be, reading it ends with a draft or an error.
func FuzzReadDraft(f *testing.F) {
	file, want, _ := assembled(f)
	f.Add(file)
	for _, part := range strings.SplitAfter(string(file), "endobj\n") {
		f.Add([]byte(part))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		images, err := readDraft(b, want)
		if (images == nil) == (err == nil) {
			t.Errorf("pictures and an error, or neither: %v", err)
		}
	})
}

// Sheets share a skeleton only where fpdf would be asked for the same.
func TestSkeletons(t *testing.T) {
	_, want, w := assembled(t)
	first, err := w.images(want)
	if err != nil {
		t.Fatal(err)
	}
	again := *want
	second, err := w.images(&again)
	if err != nil || &first[0] != &second[0] || len(w.skeletons) != 1 {
		t.Errorf("the same skeleton was assembled again (%v)", err)
	}
	for name, change := range map[string]func(*skeleton){
		"date":     func(s *skeleton) { s.created = s.created.AddDate(0, 0, 1) },
		"paper":    func(s *skeleton) { s.media = layout.A5 },
		"pages":    func(s *skeleton) { s.pages++ },
		"pictures": func(s *skeleton) { s.pictures = s.pictures[1:] },
	} {
		other, kept := *want, len(w.skeletons)
		change(&other)
		if images, err := w.images(&other); err != nil || len(images) != len(other.pictures) || len(w.skeletons) != kept+1 {
			t.Errorf("%s: %d pictures, %d skeletons (%v)", name, len(images), len(w.skeletons), err)
		}
	}
}
