package clinic

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"maps"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"
)

const withoutLogo = `name: Example Clinic
time_zone: UTC
phones: {day: 5550104477, night: 5550104488}
emergency_number: 911
locale: en
`

const withLogo = withoutLogo + "logo: art/logo\n"

// What a logo tells has a language: the one that it names, or the clinic's own.
func TestLogoAlt(t *testing.T) {
	logo := fstest.MapFS{"art/logo": {Data: asPNG(t, image.NewGray(area))}}
	for _, test := range []struct {
		line string
		want map[string]string
	}{
		{"", nil},
		{"logo_alt: Since 1904\n", map[string]string{"en": "Since 1904"}},
		{"logo_alt: {es: Desde 1904, en: Since 1904}\n", map[string]string{"en": "Since 1904", "es": "Desde 1904"}},
	} {
		p, list := Parse("f", []byte(withLogo+test.line), logo)
		if len(list) > 0 || !maps.Equal(p.Logo.Alt, test.want) {
			t.Errorf("%q: %v, %v", test.line, p.Logo.Alt, list)
		}
	}
}

// A logo is decoded before any sheet needs it: what cannot be drawn is said here, with its place.
func TestLogo(t *testing.T) {
	for _, test := range []struct {
		name   string
		data   []byte
		format string
		want   string
	}{
		{"png", asPNG(t, image.NewGray(area)), "png", ""},
		{"png with alpha", asPNG(t, faded(200)), "png", ""},
		{"png of 16 bits", asPNG(t, image.NewGray16(area)), "png", ""},
		{"png, interlaced, of 16 bits", file(t, "interlaced.png"), "png", ""},
		{"jpeg", asJPEG(t, image.NewGray(area)), "jpeg", ""},
		{"progressive jpeg", file(t, "progressive.jpg"), "jpeg", ""},
		{"gif", asGIF(t), "", "the logo is a GIF file; want PNG, JPEG or SVG (save it as PNG or SVG)"},
		{"webp", file(t, "lossy.webp"), "", "the logo is a WebP file; want PNG, JPEG or SVG (save it as PNG or SVG)"},
		{"pdf", []byte("%PDF-1.7\n"), "", "the logo is a PDF file; want PNG, JPEG or SVG (save it as PNG or SVG)"},
		{"svgz", []byte("\x1f\x8b\x08"), "", "the logo is a compressed (gzip) file; want PNG, JPEG or SVG (save it as PNG or SVG)"},
		{"text", []byte("logo"), "", "the logo is not a PNG, JPEG or SVG picture (save it as PNG or SVG)"},
		{"empty", nil, "", "the logo is not a PNG, JPEG or SVG picture (save it as PNG or SVG)"},
		{"wide", asPNG(t, image.NewGray(image.Rect(0, 0, 4001, 1))), "", "the logo is 4001 by 1 pixels; want at most 4000 a side" + smaller},
		{"claims to be wide", claimed(asPNG(t, image.NewGray(area)), 20000), "", "the logo is 20000 by 16 pixels; want at most 4000 a side" + smaller},
		{"claims to be huge", claimed(asPNG(t, image.NewGray(area)), 1<<30), "", "the logo is 1073741824 by 16 pixels; want at most 4000 a side" + smaller},
		{"half a png", half(file(t, "interlaced.png")), "", "the logo is damaged: invalid format: not enough pixel data (save it anew)"},
		{"half a jpeg", half(file(t, "progressive.jpg")), "", "the logo is damaged: short Huffman data (save it anew)"},
		{"head of a png", file(t, "interlaced.png")[:20], "", "the logo is damaged: unexpected EOF (save it anew)"},
		{"heavy", make([]byte, maxLogoBytes+1), "", "the logo is larger than 2 MB"},
		{"print colours", file(t, "print.jpg"), "", "the logo is a JPEG in print colours (CMYK) (save it as RGB)"},
		{"odd colours", unusual(file(t, "progressive.jpg")), "", "the logo is a JPEG that stores its colours in an unusual way (save it as PNG)"},
		{"white", asPNG(t, image.NewNRGBA(area)), "", "the logo cannot be seen on white paper (take the one for light backgrounds)"},
		{"as good as white", asPNG(t, faded(4)), "", "the logo cannot be seen on white paper (take the one for light backgrounds)"},
	} {
		p, list := Parse("f", []byte(withLogo), fstest.MapFS{"art/logo": {Data: test.data}})
		want := ""
		if test.want != "" {
			want = "f:6:7: logo: " + test.want + "\n"
		}
		if got := report(list); got != want {
			t.Errorf("%s: %q, want %q", test.name, got, want)
		}
		switch {
		case test.format == "" && p.Logo != nil:
			t.Errorf("%s: there is a logo", test.name)
		case test.format != "" && (p.Logo == nil || p.Logo.Format != test.format || p.Logo.Width != 24 || p.Logo.Height != 16 ||
			p.Logo.Alt != nil || !bytes.Equal(p.Logo.Data, test.data)):
			t.Errorf("%s: %+v", test.name, p.Logo)
		}
	}
}

// A file that is called what it is not says so.
func TestLogoName(t *testing.T) {
	_, list := Parse("f", []byte(withoutLogo+"logo: LOGO.PNG\n"), fstest.MapFS{"LOGO.PNG": {Data: asGIF(t)}})
	want := "f:6:7: logo: the logo is a GIF file, whatever its name says; want PNG, JPEG or SVG (save it as PNG or SVG)\n"
	if got := report(list); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// A logo in SVG is written anew; what is wrong in it has its place in its own file.
func TestLogoSVG(t *testing.T) {
	const head = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 2'>\n"
	for _, test := range []struct{ name, data, want string }{
		{"paths", head + "<title>A &amp; B</title><path d='M0 0h4v2z'/></svg>", ""},
		{"behind a mark", "\ufeff" + head + "<path d='M0 0h4v2z'/></svg>", ""},
		{"text", head + "  <text>A</text></svg>", "own/art/logo:2:3: text in a logo must be turned into paths\n"},
		{"white", head + "<path fill='#fff' d='M0 0h4v2z'/></svg>",
			"own/f:6:7: logo: the logo cannot be seen on white paper (take the one for light backgrounds)\n"},
		{"a page", "<!DOCTYPE html>\n<html></html>", "own/art/logo:1:1: a document type in a logo is not read, and neither are its entities (delete it)\n" +
			"own/art/logo:2:1: not an SVG drawing (want <svg xmlns=\"http://www.w3.org/2000/svg\">)\n"},
	} {
		p, list := Parse("own/f", []byte(withLogo), fstest.MapFS{"art/logo": {Data: []byte(test.data)}})
		if got := report(list); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
		if test.want != "" {
			if p.Logo != nil {
				t.Errorf("%s: there is a logo", test.name)
			}
			continue
		}
		want := `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10000 5000">` + "\n" +
			`<path fill="#000000" d="M0 0L10000 0L10000 5000Z"/>` + "\n</svg>\n"
		if p.Logo == nil || p.Logo.Format != "svg" || p.Logo.Width != 10000 || p.Logo.Height != 5000 || string(p.Logo.Data) != want {
			t.Errorf("%s: %+v", test.name, p.Logo)
		}
	}
}

const smaller = " (make it smaller: 1000 pixels are sharp in print)"

var area = image.Rect(0, 0, 24, 16)

// faded is black with an alpha.
func faded(alpha uint8) image.Image {
	img := image.NewNRGBA(area)
	for i := 3; i < len(img.Pix); i += 4 {
		img.Pix[i] = alpha
	}
	return img
}

func asPNG(t *testing.T, img image.Image) []byte {
	return encoded(t, func(b *bytes.Buffer) error { return png.Encode(b, img) })
}

func asJPEG(t *testing.T, img image.Image) []byte {
	return encoded(t, func(b *bytes.Buffer) error { return jpeg.Encode(b, img, nil) })
}

func asGIF(t *testing.T) []byte {
	return encoded(t, func(b *bytes.Buffer) error { return gif.Encode(b, image.NewGray(area), nil) })
}

func encoded(t *testing.T, encode func(*bytes.Buffer) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := encode(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func file(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "logos", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func half(data []byte) []byte { return data[:len(data)/2] }

// unusual gives a JPEG the marker of Adobe that says that its colours are RGB as they are (Adobe Technical
// Note 5116, 18).
func unusual(data []byte) []byte {
	marker := []byte("\xff\xee\x00\x0eAdobe\x00\x64\x00\x00\x00\x00\x00")
	return append(append(bytes.Clone(data[:2]), marker...), data[2+18:]...) // in the place of JFIF's
}

// claimed gives a PNG another width in its head (ISO/IEC 15948, 11.2.2: the width is the first thing
// in IHDR, which is the first chunk and ends in a checksum).
func claimed(data []byte, width uint32) []byte {
	data = bytes.Clone(data)
	ihdr := data[8+4 : 8+4+4+13]
	binary.BigEndian.PutUint32(ihdr[4:], width)
	binary.BigEndian.PutUint32(data[8+4+4+13:], crc32.ChecksumIEEE(ihdr))
	return data
}
