package pdf

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/png"
	"slices"
	"strings"
	"testing"

	"handout/render/layout"
	"handout/render/text"
)

// Transparency is laid on white: paper is.
func TestFlattenPNG(t *testing.T) {
	p, err := flattenPNG(logo())
	if err != nil {
		t.Fatal(err)
	}
	if kind := p.data[25]; kind != 2 || p.data[24] != 8 {
		t.Errorf("PNG of kind %d, want RGB in 8 bits", kind)
	}
	img, err := png.Decode(bytes.NewReader(p.data))
	if err != nil {
		t.Fatal(err)
	}
	for x, want := range map[int][3]uint32{0: {255, 255, 255}, 29: {200, 30, 30}} {
		r, g, b, _ := img.At(x, 10).RGBA()
		if got := [3]uint32{r >> 8, g >> 8, b >> 8}; got != want {
			t.Errorf("column %d is %v, want %v", x, got, want)
		}
	}
	if p.width != 30 || p.height != 20 {
		t.Errorf("%d by %d pixels", p.width, p.height)
	}
	// What is plain already stays as it is; a chunk that says more of its colours makes the difference.
	again, err := flattenPNG(p.data)
	if err != nil || !bytes.Equal(again.data, p.data) {
		t.Errorf("a plain PNG was changed (%v)", err)
	}
	gamma := slices.Insert(bytes.Clone(p.data), 8+8+13+4, []byte("\x00\x00\x00\x04gAMA\x00\x00\xb1\x8f\x0b\xfca\x05")...)
	if again, err = flattenPNG(gamma); err != nil || !bytes.Equal(again.data, p.data) {
		t.Errorf("a PNG with a gamma was kept (%v)", err)
	}
}

// cmykJPEG is a JPEG header that says that the picture has four colours (ITU-T T.81, B.2.2).
func cmykJPEG() []byte {
	b := photo(16)
	at := bytes.Index(b, []byte{0xFF, 0xC0}) // start of frame
	length := int(binary.BigEndian.Uint16(b[at+2:]))
	frame := append([]byte{0xFF, 0xC0, 0, 20, 8, 0, 8, 0, 16, 4}, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0)
	return append(append(append([]byte(nil), b[:at]...), frame...), b[at+2+length:]...)
}

func TestPictureRefusals(t *testing.T) {
	f := faces(t)
	w := pack(t, f).NewWriter()
	for _, test := range []struct {
		name, format string
		data         []byte
		want         string
	}{
		{"cut off", "png", logo()[:40], "PNG picture: "},
		{"a JPEG called PNG", "png", photo(8), "PNG picture: "},
		{"cut off", "jpeg", photo(8)[:60], "JPEG picture: "},
		{"CMYK", "jpeg", cmykJPEG(), "JPEG picture: its colours are CMYK, want RGB"},
	} {
		s := newSetter(text.NewShaper(f), "en", false)
		s.block("H1", 0, "Water")
		s.put(&layout.Picture{X: 1, Y: 1, Width: 9, Height: 9, Format: test.format, Data: test.data, Element: layout.PageHead})
		_, err := w.Write(&s.sheet, created)
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s %s: got error %v, want %s", test.format, test.name, err, test.want)
		}
	}
}

// Pictures of one width come out in the same order every time, and equal ones once.
func TestPicturesOfOneWidth(t *testing.T) {
	f := faces(t)
	w := pack(t, f).NewWriter()
	s := newSetter(text.NewShaper(f), "en", false)
	s.block("H1", 0, "Water")
	for i, data := range [][]byte{photo(30), logo(), greyJPEG(30), logo(), photo(30)} {
		format := "jpeg"
		if bytes.HasPrefix(data, []byte("\x89PNG")) {
			format = "png"
		}
		s.put(&layout.Picture{X: 50, Y: 200 + 50*float64(i), Width: 40, Height: 40, Format: format, Data: data,
			Element: s.element(layout.Element{Type: "Figure", Parent: 0, Alt: "A picture."})})
	}
	want := write(t, w, &s.sheet)
	if n := bytes.Count(want, []byte("/Subtype/Image")); n != 3 {
		t.Errorf("%d images, want 3", n)
	}
	for range 20 {
		if got := write(t, w, &s.sheet); !bytes.Equal(got, want) {
			t.Fatal("other bytes")
		}
	}
	var alt syntax
	alt.text("A picture.")
	objects := unpack(t, want)
	if n := strings.Count(objects, "/Alt"+string(alt)); n != 5 {
		t.Errorf("%d figures say what they show, want 5", n)
	}
	if !strings.Contains(objects, "/A<</O/Layout/Placement/Block/BBox[50 601.89 90 641.89]>>") {
		t.Error("a figure's box is not where its picture is")
	}
}

func greyJPEG(width int) []byte {
	return encodeJPEG(image.NewGray(image.Rect(0, 0, width, 8)))
}
