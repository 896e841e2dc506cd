package main

import (
	"bytes"
	"context"
	"fmt"
	"html/template"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"handout/internal/batch"
	"handout/internal/locale"
)

// A gallery is an image of the first page of a sheet of each kind in each language, and a page that shows them all.
type gallery struct {
	dir      string
	catalogs *locale.Set
	pictures []picture
}

// A picture is one of them.
type picture struct{ Kind, Tag, Language, Direction, Image, sheet string }

// galleryDots is the resolution: a page is some 500 pixels wide.
const galleryDots = "60"

// newGallery gives one in a folder, which it makes.
func newGallery(dir string, catalogs *locale.Set) (*gallery, error) {
	if _, err := exec.LookPath("pdftoppm"); err != nil {
		return nil, &exit{code: exitInvalid, text: "there is no pdftoppm here, which draws the pages", hint: "it is in the package poppler-utils"}
	}
	return &gallery{dir: dir, catalogs: catalogs}, os.MkdirAll(dir, 0o700)
}

// add takes the sheets of a row, of those that it has not yet.
func (g *gallery) add(res batch.Result) {
	for _, s := range res.Sheets {
		tag := locale.Languages(s.Locale)[0]
		p := picture{Kind: s.Kind, Tag: tag, Direction: "ltr", Image: s.Kind + "." + s.Locale + ".png", sheet: s.Receipt.Path}
		there := slices.ContainsFunc(g.pictures, func(other picture) bool { return other.Image == p.Image })
		if there || p.sheet == "" {
			continue
		}
		p.Language = languageNames(g.catalogs, s.Locale)
		if g.catalogs.Catalog(tag).RTL {
			p.Direction = "rtl"
		}
		g.pictures = append(g.pictures, p)
	}
}

// finish draws the pages and writes the page that shows them.
func (g *gallery) finish(ctx context.Context) (index string, err error) {
	for _, p := range g.pictures {
		to := filepath.Join(g.dir, strings.TrimSuffix(p.Image, ".png"))
		draw := exec.CommandContext(ctx, "pdftoppm", "-r", galleryDots, "-png", "-f", "1", "-l", "1", "-singlefile", p.sheet, to)
		if out, err := draw.CombinedOutput(); err != nil {
			return "", fmt.Errorf("pdftoppm cannot draw the %s sheet in %s: %w %s", p.Kind, p.Tag, err, bytes.TrimSpace(out))
		}
	}
	show, err := template.New("").Parse(galleryPage)
	if err != nil {
		return "", err
	}
	var page bytes.Buffer
	if err := show.Execute(&page, g.pictures); err != nil {
		return "", err
	}
	index = filepath.Join(g.dir, "index.html")
	return index, writeWhole(index, page.Bytes())
}

const galleryPage = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Sheets of invented patients</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem; color: #1a1a1a; background: #f2f4f6 }
main { display: grid; grid-template-columns: repeat(auto-fill, minmax(18rem, 1fr)); gap: 2rem }
figure { margin: 0 }
img { width: 100%; height: auto; background: #fff; box-shadow: 0 0 .5rem #0003 }
figcaption { margin-top: .5rem }
</style>
</head>
<body>
<h1>Sheets of invented patients</h1>
<p>Drafts: nobody has reviewed the guide or the translations.</p>
<main>
{{range .}}<figure><img src="{{.Image}}" alt="First page of the {{.Kind}} sheet"><figcaption>{{.Kind}}, <span lang="{{.Tag}}" dir="{{.Direction}}">{{.Language}}</span></figcaption></figure>
{{end}}</main>
</body>
</html>
`
