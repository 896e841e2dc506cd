package pdf

import (
	"encoding/binary"
	"io/fs"
	"slices"
	"testing"

	"handout/fonts"
)

// An outlinePoint is a point of a glyph, with its contour: on the curve or not.
type outlinePoint struct {
	contour, x, y int
	on            bool
}

// outlinePoints draws a glyph, components and all (OpenType 1.9, glyf). It knows components that are
// moved, not ones that are scaled; the fonts have none.
func outlinePoints(t *testing.T, f *sfnt, glyph uint16) []outlinePoint {
	t.Helper()
	data, err := f.outline(glyph)
	if err != nil {
		t.Fatal(err)
	}
	if len(data) == 0 {
		return nil
	}
	contours := int(int16(binary.BigEndian.Uint16(data)))
	if contours >= 0 {
		return simplePoints(t, data, contours)
	}
	var all []outlinePoint
	for at, flags := 10, uint16(moreComponents); flags&moreComponents != 0; {
		flags = binary.BigEndian.Uint16(data[at:])
		if flags&argsAreXY == 0 || flags&(haveScale|haveXYScale|haveTwoByTwo) != 0 {
			t.Fatalf("glyph %d: component flags %04X", glyph, flags)
		}
		component := binary.BigEndian.Uint16(data[at+2:])
		x, y := int(int8(data[at+4])), int(int8(data[at+5]))
		if flags&argsAreWords != 0 {
			x, y = int(int16(binary.BigEndian.Uint16(data[at+4:]))), int(int16(binary.BigEndian.Uint16(data[at+6:])))
		}
		first := 0
		if len(all) > 0 {
			first = all[len(all)-1].contour + 1
		}
		for _, p := range outlinePoints(t, f, component) {
			all = append(all, outlinePoint{first + p.contour, p.x + x, p.y + y, p.on})
		}
		at += componentSize(flags)
	}
	return all
}

func simplePoints(t *testing.T, data []byte, contours int) []outlinePoint {
	t.Helper()
	at := 10
	var points []outlinePoint
	for c := range contours {
		for end := int(binary.BigEndian.Uint16(data[at:])); len(points) <= end; {
			points = append(points, outlinePoint{contour: c})
		}
		at += 2
	}
	at += 2 + int(binary.BigEndian.Uint16(data[at:])) // instructions
	flags := make([]byte, 0, len(points))
	for len(flags) < len(points) {
		flag := data[at]
		at++
		flags = append(flags, flag)
		if flag&8 != 0 { // repeat
			for range data[at] {
				flags = append(flags, flag)
			}
			at++
		}
	}
	coordinate := func(short, same byte, set func(i, v int)) {
		v := 0
		for i, flag := range flags {
			switch {
			case flag&short != 0 && flag&same != 0:
				v += int(data[at])
				at++
			case flag&short != 0:
				v -= int(data[at])
				at++
			case flag&same == 0:
				v += int(int16(binary.BigEndian.Uint16(data[at:])))
				at += 2
			}
			set(i, v)
		}
	}
	coordinate(2, 16, func(i, v int) { points[i].x = v })
	coordinate(4, 32, func(i, v int) { points[i].y = v })
	for i, flag := range flags {
		points[i].on = flag&1 != 0
	}
	return points
}

func moved(points []outlinePoint, contour, x, y int) []outlinePoint {
	points = slices.Clone(points)
	for i := range points {
		points[i] = outlinePoint{points[i].contour + contour, points[i].x + x, points[i].y + y, points[i].on}
	}
	return points
}

func fontFile(t *testing.T, name string) *sfnt {
	t.Helper()
	data, err := fs.ReadFile(fonts.Files, name)
	if err != nil {
		t.Fatal(err)
	}
	f, err := parseSFNT(data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// Glyphs of a font, put into a subset and read back, have the same points and metrics. Large subsets
// have long offsets in loca, small ones short ones.
func TestSubsetKeepsGlyphs(t *testing.T) {
	for name, step := range map[string]int{"NotoSans-Bold.ttf": 1, "NotoSansArabic-Regular.ttf": 5} {
		source := fontFile(t, name)
		s, err := newSubset(source)
		if err != nil {
			t.Fatal(err)
		}
		for g := source.glyphs - 1; g > 0; g -= step { // from the end, so that no number stays
			if _, err := s.add(uint16(g)); err != nil {
				t.Fatal(err)
			}
		}
		back, err := parseSFNT(s.file())
		if err != nil {
			t.Fatal(err)
		}
		if back.glyphs != len(s.copied) || back.unitsPerEm != source.unitsPerEm {
			t.Errorf("%s: %d glyphs, want %d", name, back.glyphs, len(s.copied))
		}
		if back.longLoca != (step == 1) {
			t.Errorf("%s: offsets are long: %v", name, back.longLoca)
		}
		for old, n := range s.copied {
			if !slices.Equal(outlinePoints(t, back, n), outlinePoints(t, source, old)) {
				t.Fatalf("%s: glyph %d has other points", name, old)
			}
			advance, bearing := back.metric(n)
			if wantAdvance, wantBearing := source.metric(old); advance != wantAdvance || bearing != wantBearing {
				t.Errorf("%s: glyph %d: advance %d, bearing %d, want %d, %d", name, old, advance, bearing, wantAdvance, wantBearing)
			}
			if want := (advance*1000 + source.unitsPerEm/2) / source.unitsPerEm; s.width(n) != want {
				t.Errorf("%s: glyph %d: width %d, want %d", name, old, s.width(n), want)
			}
		}
	}
}

// A composed glyph is its parts, each in its place, and its box and its bearing fit.
func TestCompose(t *testing.T) {
	source := fontFile(t, "NotoSans-Regular.ttf")
	s, err := newSubset(source)
	if err != nil {
		t.Fatal(err)
	}
	const e, accented, space = 72, 202, 3
	g, err := s.compose([]part{{accented, 0, 0}, {space, 10, 10}, {e, -150, 300}}, 777)
	if err != nil {
		t.Fatal(err)
	}
	empty, err := s.compose([]part{{space, 0, 0}}, 250)
	if err != nil {
		t.Fatal(err)
	}
	back, err := parseSFNT(s.file())
	if err != nil {
		t.Fatal(err)
	}
	first := outlinePoints(t, source, accented)
	want := append(slices.Clone(first), moved(outlinePoints(t, source, e), first[len(first)-1].contour+1, -150, 300)...)
	got := outlinePoints(t, back, g)
	if !slices.Equal(got, want) {
		t.Errorf("%d points, want those of the parts, %d", len(got), len(want))
	}
	advance, bearing := back.metric(g)
	left := slices.MinFunc(got, func(a, b outlinePoint) int { return a.x - b.x }).x
	outline, err := back.outline(g)
	if err != nil {
		t.Fatal(err)
	}
	if xMin := int(int16(binary.BigEndian.Uint16(outline[2:]))); advance != 777 || bearing != xMin || xMin != left {
		t.Errorf("advance %d, bearing %d, box from %d, want 777 and %d", advance, bearing, xMin, left)
	}
	if outline, err := back.outline(empty); err != nil || len(outline) != 0 {
		t.Errorf("a space shows something: %v", err)
	}
	if advance, _ := back.metric(empty); advance != 250 {
		t.Errorf("a space is %d wide, want 250", advance)
	}
}

// The limits in maxp are those of the glyphs: a rasterizer that reserves too little fails.
func TestSubsetLimits(t *testing.T) {
	source := fontFile(t, "NotoSansArabic-Regular.ttf")
	s, err := newSubset(source)
	if err != nil {
		t.Fatal(err)
	}
	for g := range source.glyphs {
		if _, err := s.add(uint16(g)); err != nil {
			t.Fatal(err)
		}
	}
	u16 := func(at int) int { return int(binary.BigEndian.Uint16(s.maxpTable()[at:])) }
	for _, limit := range []struct {
		name string
		at   int
	}{{"points", 6}, {"contours", 8}, {"composite points", 10}, {"composite contours", 12}, {"components", 28}, {"depth", 30}} {
		if got, want := u16(limit.at), int(binary.BigEndian.Uint16(source.maxp[limit.at:])); got != want {
			t.Errorf("%s: %d, the whole font says %d", limit.name, got, want)
		}
	}
}

// A file's checksums are right: the words of the whole of it sum to a constant (OpenType 1.9, head).
func TestSubsetChecksum(t *testing.T) {
	s, err := newSubset(fontFile(t, "NotoSans-Regular.ttf"))
	if err != nil {
		t.Fatal(err)
	}
	if sum := checksum(s.file()); sum != 0xB1B0AFBA {
		t.Errorf("the file sums to %08X", sum)
	}
}

// Damaged fonts end in errors, whatever is wrong with them.
func FuzzSubset(f *testing.F) {
	data, err := fs.ReadFile(fonts.Files, "NotoSans-Regular.ttf")
	if err != nil {
		f.Fatal(err)
	}
	source, err := parseSFNT(data)
	if err != nil {
		f.Fatal(err)
	}
	s, err := newSubset(source)
	if err != nil {
		f.Fatal(err)
	}
	for _, g := range []uint16{3, 72, 202} {
		if _, err := s.add(g); err != nil {
			f.Fatal(err)
		}
	}
	f.Add(s.file(), uint16(3))
	f.Add(s.file()[:300], uint16(1))
	f.Fuzz(func(t *testing.T, file []byte, glyph uint16) {
		source, err := parseSFNT(file)
		if err != nil {
			return
		}
		s, err := newSubset(source)
		if err != nil {
			return
		}
		if _, err := s.compose([]part{{glyph, 10, 20}, {0, 0, 0}}, 500); err != nil {
			return
		}
		back, err := parseSFNT(s.file())
		if err != nil {
			t.Fatal(err)
		}
		if back.glyphs != len(s.glyphs) {
			t.Errorf("%d glyphs, want %d", back.glyphs, len(s.glyphs))
		}
	})
}
