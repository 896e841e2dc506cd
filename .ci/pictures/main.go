// Pictures draws the six pages that the README shows, into its own folder.
//
//	go run ./.ci/pictures
//
// The sheets are the demo's, drawn with poppler's pdftoppm: 420 pixels wide, in a palette of 64 colours. The same
// sheets give the same files.
package main

import (
	"bytes"
	"cmp"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

const (
	folder  = ".ci/pictures"
	width   = "420" // pixels
	colours = 64
	limit   = 60_000 // bytes
)

// A shot is the first page of a sheet.
type shot struct {
	name, kind, locale string   // the file's name without its end; the locale as file names have it
	flags              []string // of the demo
}

func shots() []shot {
	return []shot{
		{"care-en", "care", "en", nil},
		{"care-ar", "care", "ar", nil},
		{"prep-zh-Hans", "prep", "zh-Hans", nil},
		{"prep-es-large", "prep", "es", []string{"--size", "large"}},
		{"care-ar-en", "care", "ar+en", []string{"--lang", "ar", "--with", "en"}},
		{"care-hi", "care", "hi", nil},
	}
}

func main() {
	log.SetFlags(0)
	if err := run(); err != nil {
		log.Fatalf("pictures: %v", err)
	}
}

func run() error {
	dir, err := os.MkdirTemp("", "pictures-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	program := filepath.Join(dir, "handout")
	if err := command("go", "build", "-o", program, "./cmd/handout"); err != nil {
		return err
	}
	for _, s := range shots() {
		if err := s.draw(program, filepath.Join(dir, s.name)); err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
	}
	return nil
}

// draw makes the sheets in a folder and draws one of them: the first by name, for all of them look alike.
func (s shot) draw(program, dir string) error {
	if err := command(program, append([]string{"demo", "-o", dir, "--kind", s.kind}, s.flags...)...); err != nil {
		return err
	}
	sheets, err := filepath.Glob(filepath.Join(dir, "*-"+s.kind+"."+s.locale+".pdf"))
	if err != nil || len(sheets) == 0 {
		return fmt.Errorf("the demo has made no such sheet")
	}
	page := filepath.Join(dir, "page")
	if err := command("pdftoppm", "-png", "-f", "1", "-singlefile", "-scale-to-x", width, "-scale-to-y", "-1", sheets[0], page); err != nil {
		return err
	}
	data, err := os.ReadFile(page + ".png")
	if err != nil {
		return err
	}
	if data, err = small(data); err != nil {
		return err
	}
	if len(data) > limit {
		return fmt.Errorf("%d bytes, more than %d", len(data), limit)
	}
	return os.WriteFile(filepath.Join(folder, s.name+".png"), data, 0o644)
}

// small gives a picture anew with a palette: the colours that most of it has, and each other one as the nearest of them.
func small(data []byte) ([]byte, error) {
	page, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	counts := map[color.RGBA]int{}
	area := page.Bounds()
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			counts[color.RGBAModel.Convert(page.At(x, y)).(color.RGBA)]++
		}
	}
	palette := make(color.Palette, 0, len(counts))
	for c := range counts {
		palette = append(palette, c)
	}
	slices.SortFunc(palette, func(a, b color.Color) int {
		one, other := a.(color.RGBA), b.(color.RGBA)
		return cmp.Or(counts[other]-counts[one], slices.Compare([]uint8{one.R, one.G, one.B}, []uint8{other.R, other.G, other.B}))
	})
	out := image.NewPaletted(area, palette[:min(colours, len(palette))])
	draw.Draw(out, area, page, area.Min, draw.Src)
	var b bytes.Buffer
	err = (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, out)
	return b.Bytes(), err
}

// command runs a program. What it says is part of its error.
func command(name string, args ...string) error {
	if out, err := exec.Command(name, args...).CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w\n%s", filepath.Base(name), err, strings.TrimSpace(string(out)))
	}
	return nil
}
