package code

import (
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// paper is how a code may come to stand on paper.
type paper struct {
	name   string
	module float64 // pixels
	shift  float64 // of the left and top edges from those of pixels
	bitmap bool    // no greys
}

const dpi300 = 300 / 25.4 // pixels to a millimetre

var papers = []paper{
	{"smallest", moduleSize * dpi300, 0.37, false},
	{"whole pixels", 6, 0, false},
	{"larger", 0.8 * dpi300, 0.81, false},
	{"laser printer", moduleSize * dpi300, 0.37, true},
	{"fax", moduleSize * 200 / 25.4, 0.5, true},
}

// zbarimg reads all links back, and dmtxread all record numbers, from pictures of 300 dpi. It needs both
// (Debian: zbar-tools, dmtx-utils), and runs where HANDOUT_ZBAR is 1.
func TestZBar(t *testing.T) {
	if os.Getenv("HANDOUT_ZBAR") != "1" {
		t.Skip("HANDOUT_ZBAR is not 1")
	}
	file := filepath.Join(t.TempDir(), "code.png")
	for text, m := range all(t) {
		for _, on := range papers {
			write(t, file, m.on(on))
			reader := exec.Command("zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", file)
			if m.Private {
				reader = exec.Command("dmtxread", "--newline", "--stop-after=1", "--milliseconds=5000", file)
			}
			out, err := reader.Output()
			if got := strings.TrimSuffix(string(out), "\n"); err != nil || got != text {
				t.Errorf("%s: %s reads %q (%v), want %q", on.name, reader.Args[0], got, err, text)
			}
		}
	}
}

// on draws a code as a renderer does that smooths edges: a pixel is as dark as the part of it that the
// areas cover.
func (m *Matrix) on(p paper) image.Image {
	side := int(float64(m.Size)*p.module+p.shift) + 1
	dark := make([]float64, side*side)
	for _, r := range m.Rects() {
		left, right := p.edge(r.X), p.edge(r.X+r.Width)
		top, bottom := p.edge(r.Y), p.edge(r.Y+r.Height)
		for y := int(top); y < side && float64(y) < bottom; y++ {
			for x := int(left); x < side && float64(x) < right; x++ {
				dark[y*side+x] += overlap(x, left, right) * overlap(y, top, bottom)
			}
		}
	}
	picture := image.NewGray(image.Rect(0, 0, side, side))
	for i, part := range dark {
		if p.bitmap {
			part = float64(int(part + 0.5))
		}
		picture.Set(i%side, i/side, color.Gray{Y: uint8(255.5 - 255*min(part, 1))})
	}
	return picture
}

// edge is where an edge between modules comes to lie, in pixels.
func (p paper) edge(module int) float64 { return float64(module)*p.module + p.shift }

// overlap is the part of the nth pixel that lies between two places.
func overlap(n int, from, to float64) float64 {
	return max(0, min(float64(n)+1, to)-max(float64(n), from))
}

func write(t *testing.T, file string, picture image.Image) {
	t.Helper()
	out, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(out, picture); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
}
