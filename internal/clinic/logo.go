package clinic

import (
	"bytes"
	"image"
	"image/color"
	_ "image/jpeg"
	_ "image/png"
	"io"
	"io/fs"

	"handout/internal/yamlfile"
)

// A Logo is a picture that was decoded once without an error, as it is in its file.
type Logo struct {
	Format        string // "png" or "jpeg"
	Data          []byte
	Width, Height int    // pixels
	Alt           string // what it tells those who cannot see it
}

// The largest logo: more would only make every sheet larger.
const (
	maxLogoBytes = 2 << 20
	maxLogoSide  = 4000
)

// readLogo opens and checks the picture that n names.
func readLogo(n yamlfile.Node, files fs.FS) *Logo {
	name := n.String()
	if name == "" {
		return nil
	}
	if !fs.ValidPath(name) {
		n.Problem("want the name of a file in the profile's folder, such as logo.png")
		return nil
	}
	data, ok := readFile(n, files, name)
	if !ok {
		return nil
	}
	return decodeLogo(n, data)
}

// readFile reads a file of bounded size.
func readFile(n yamlfile.Node, files fs.FS, name string) ([]byte, bool) {
	f, err := files.Open(name)
	if err != nil {
		n.Problem("the logo cannot be opened: %v", err)
		return nil, false
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxLogoBytes+1))
	if err != nil {
		n.Problem("the logo cannot be read: %v", err)
		return nil, false
	}
	if len(data) > maxLogoBytes {
		n.Problem("the logo is larger than %d MB", maxLogoBytes>>20)
		return nil, false
	}
	return data, true
}

// decodeLogo looks at the head of the picture before it decodes the rest: a small file can claim to
// be a picture of many gigabytes.
func decodeLogo(n yamlfile.Node, data []byte) *Logo {
	config, format, err := image.DecodeConfig(bytes.NewReader(data))
	switch {
	case format != "png" && format != "jpeg":
		n.Problem("the logo is not a PNG or JPEG picture")
		return nil
	case err != nil:
		n.Problem("the logo is damaged: %v", err)
		return nil
	case config.Width > maxLogoSide || config.Height > maxLogoSide:
		n.Problem("the logo is %d by %d pixels; want at most %d a side", config.Width, config.Height, maxLogoSide)
		return nil
	case config.ColorModel == color.CMYKModel:
		n.ProblemHint("save it as RGB", "the logo is a JPEG in print colours (CMYK)")
		return nil
	}
	if _, _, err := image.Decode(bytes.NewReader(data)); err != nil {
		n.Problem("the logo is damaged: %v", err)
		return nil
	}
	return &Logo{Format: format, Data: data, Width: config.Width, Height: config.Height}
}
