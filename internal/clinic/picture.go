package clinic

import (
	"bytes"
	"image"
	"image/color"
	_ "image/jpeg"
	_ "image/png"
	"strings"

	"handout/internal/yamlfile"
)

// signatures are what files of a kind begin with. RIFF and the boxes of ISO 14496-12 have their kind
// further on.
func signatures() [][2]string {
	return [][2]string{
		{"PNG", "\x89PNG\r\n\x1a\n"}, {"JPEG", "\xff\xd8\xff"}, {"XML", "<"}, {"XML", "\ufeff<"},
		{"GIF", "GIF8"}, {"WebP", "RIFF????WEBP"}, {"PDF", "%PDF"}, {"PostScript", "%!PS"}, {"PostScript", "\xc5\xd0\xd3\xc6"},
		{"BMP", "BM"}, {"TIFF", "II*\x00"}, {"TIFF", "MM\x00*"}, {"HEIC", "????ftyphei"}, {"HEIC", "????ftypmif1"},
		{"AVIF", "????ftypavi"}, {"icon", "\x00\x00\x01\x00"}, {"Photoshop", "8BPS"}, {"JPEG 2000", "????jP  "},
		{"compressed (gzip)", "\x1f\x8b"}, {"ZIP", "PK\x03\x04"},
	}
}

// pictureKind tells what a file is by how it begins, whatever its name, or "".
func pictureKind(data []byte) string {
	text := bytes.TrimLeft(data, " \t\r\n")
	for _, s := range signatures() {
		begins := data
		if s[0] == "XML" {
			begins = text
		}
		if beginsLike(begins, s[1]) {
			return s[0]
		}
	}
	return ""
}

// beginsLike compares the first bytes; a question mark stands for any.
func beginsLike(data []byte, form string) bool {
	if len(data) < len(form) {
		return false
	}
	for i := range len(form) {
		if form[i] != '?' && form[i] != data[i] {
			return false
		}
	}
	return true
}

// decodeLogo looks at the head of the picture before it decodes the rest: a small file can claim to
// be a picture of many gigabytes.
func decodeLogo(n yamlfile.Node, data []byte) *Logo {
	config, format, err := image.DecodeConfig(bytes.NewReader(data))
	switch {
	case err != nil:
		n.ProblemHint("save it anew", "the logo is damaged: %s", reason(err))
		return nil
	case config.Width < 1 || config.Height < 1:
		n.Problem("the logo has no area")
		return nil
	case config.Width > maxLogoSide || config.Height > maxLogoSide:
		n.ProblemHint("make it smaller: 1000 pixels are sharp in print", "the logo is %d by %d pixels; want at most %d a side",
			config.Width, config.Height, maxLogoSide)
		return nil
	case config.ColorModel == color.CMYKModel:
		n.ProblemHint("save it as RGB", "the logo is a JPEG in print colours (CMYK)")
		return nil
	case format == "jpeg" && config.ColorModel != color.YCbCrModel && config.ColorModel != color.GrayModel:
		n.ProblemHint("save it as PNG", "the logo is a JPEG that stores its colours in an unusual way")
		return nil
	}
	picture, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		n.ProblemHint("save it anew", "the logo is damaged: %s", reason(err))
		return nil
	}
	if !visible(picture) {
		n.ProblemHint(onWhite, "the logo cannot be seen on white paper")
		return nil
	}
	return &Logo{Format: format, Data: data, Width: config.Width, Height: config.Height}
}

// reason gives what a decoder says, without the name of the package that says it.
func reason(err error) string {
	_, after, found := strings.Cut(err.Error(), ": ")
	if !found {
		return err.Error()
	}
	return after
}

// visible reports whether any pixel shows on white paper, on which transparent ones are laid.
func visible(picture image.Image) bool {
	const white = 250 // or as good as
	at := picture.Bounds()
	for y := at.Min.Y; y < at.Max.Y; y++ {
		for x := at.Min.X; x < at.Max.X; x++ {
			r, g, b, a := picture.At(x, y).RGBA() // multiplied by a
			if min(r, g, b)+0xffff-a < white<<8 {
				return true
			}
		}
	}
	return false
}
