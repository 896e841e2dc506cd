package clinic

import (
	"io"
	"io/fs"
	"path/filepath"
	"strings"

	"handout/internal/yamlfile"
	"handout/render/svg"
)

// A Logo is a picture that was read once without an error. A PNG or JPEG is as it is in its file; an SVG
// was written anew from its paths, and holds nothing else of the file.
type Logo struct {
	Format        string // "png", "jpeg" or "svg"
	Data          []byte
	Width, Height int // pixels; for an SVG units of its grid

	// Alt is what it tells those who cannot see it, by BCP 47 tag. In other languages a sheet says whose logo it is.
	Alt map[string]string
}

// The largest logo: more would only make every sheet larger.
const (
	maxLogoBytes = 2 << 20
	maxLogoSide  = 4000
)

// readLogo opens and checks the picture that n names.
func (r *reader) readLogo(n yamlfile.Node) *Logo {
	name := n.String()
	if name == "" {
		return nil
	}
	if !fs.ValidPath(name) {
		n.Problem("want the name of a file in the profile's folder, such as logo.png")
		return nil
	}
	data, ok := readFile(n, r.files, name)
	if !ok {
		return nil
	}
	switch kind := pictureKind(data); kind {
	case "PNG", "JPEG":
		return decodeLogo(n, data)
	case "XML":
		return r.drawLogo(n, filepath.Join(filepath.Dir(r.profile.File), filepath.FromSlash(name)), data)
	case "":
		n.ProblemHint("save it as PNG or SVG", "the logo is not a PNG, JPEG or SVG picture%s", whatever(name))
	default:
		n.ProblemHint("save it as PNG or SVG", "the logo is a %s file%s; want PNG, JPEG or SVG", kind, whatever(name))
	}
	return nil
}

// whatever is for files whose name says that they are what they are not.
func whatever(name string) string {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".png", ".jpg", ".jpeg", ".svg":
		return ", whatever its name says"
	}
	return ""
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

// drawLogo reads a drawing. What is wrong in it has its own place, in its own file.
func (r *reader) drawLogo(n yamlfile.Node, file string, data []byte) *Logo {
	drawing, list := svg.Parse(file, data)
	if drawing == nil {
		*r.list = append(*r.list, list...)
		return nil
	}
	if !drawing.Visible() {
		n.ProblemHint(onWhite, "the logo cannot be seen on white paper")
		return nil
	}
	return &Logo{Format: "svg", Data: drawing.Append(nil), Width: drawing.Width, Height: drawing.Height}
}

const onWhite = "take the one for light backgrounds"
