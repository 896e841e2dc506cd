package code

import (
	"math/bits"
	"testing"
)

// A qrReader reads a QR code module by module, as ISO/IEC 18004 (2015) has it. It corrects nothing.
type qrReader struct {
	*Matrix
	t    *testing.T
	side int
}

// at is the module in column x of row y of the symbol, as a bit.
func (r *qrReader) at(x, y int) int {
	if r.Dark(x+r.Quiet, y+r.Quiet) {
		return 1
	}
	return 0
}

func (r *qrReader) read() string {
	r.patterns()
	r.version()
	words := r.words(r.mask())
	data := r.blocks(words)
	return r.text(data)
}

// patterns checks the three finders with their separators, and the timing patterns (6.3.3 to 6.3.5).
func (r *qrReader) patterns() {
	for _, corner := range [][2]int{{0, 0}, {r.side - 7, 0}, {0, r.side - 7}} {
		for y := -1; y <= 7; y++ {
			for x := -1; x <= 7; x++ {
				ring := max(abs(x-3), abs(y-3))
				if dark := ring != 2 && ring != 4; dark != (r.at(corner[0]+x, corner[1]+y) == 1) {
					r.t.Errorf("finder at %v: module %d, %d is wrong", corner, x, y)
				}
			}
		}
	}
	for i := 8; i < r.side-8; i++ {
		if r.at(i, 6) != 1-i%2 || r.at(6, i) != 1-i%2 {
			r.t.Errorf("timing patterns: module %d is wrong", i)
		}
	}
	if r.at(8, r.side-8) != 1 {
		r.t.Error("the module that is always dark is light")
	}
}

func abs(v int) int { return max(v, -v) }

// remainder divides a word by a generator, in binary without carries (annexes C and D).
func remainder(word, generator int) int {
	for size := bits.Len(uint(generator)); bits.Len(uint(word)) >= size; {
		word ^= generator << (bits.Len(uint(word)) - size)
	}
	return word
}

// version checks both copies of the version word, which versions from 7 on have (7.10).
func (r *qrReader) version() {
	version := (r.side - 17) / 4
	if version < 7 {
		return
	}
	for _, transposed := range []bool{false, true} {
		word := 0
		for i := 17; i >= 0; i-- {
			x, y := r.side-11+i%3, i/3
			if transposed {
				x, y = y, x
			}
			word = word<<1 | r.at(x, y)
		}
		if word>>12 != version || remainder(word, 0x1f25) != 0 {
			r.t.Errorf("version word %#x, want version %d", word, version)
		}
	}
}

// mask checks both copies of the format word, that it says level M, and returns its mask (7.9).
func (r *qrReader) mask() int {
	var corner, edges int
	for _, at := range [][2]int{
		{0, 8}, {1, 8}, {2, 8}, {3, 8}, {4, 8}, {5, 8}, {7, 8}, {8, 8},
		{8, 7}, {8, 5}, {8, 4}, {8, 3}, {8, 2}, {8, 1}, {8, 0},
	} {
		corner = corner<<1 | r.at(at[0], at[1])
	}
	for i := range 7 {
		edges = edges<<1 | r.at(8, r.side-1-i)
	}
	for i := range 8 {
		edges = edges<<1 | r.at(r.side-8+i, 8)
	}
	word := corner ^ 0x5412
	if corner != edges || remainder(word, 0x537) != 0 || word>>13 != 0 {
		r.t.Errorf("format words %#x and %#x, want level M", corner, edges)
	}
	return word >> 10 & 7
}

// masks are the conditions of table 10, with i for the row and j for the column.
var masks = [8]func(i, j int) bool{
	func(i, j int) bool { return (i+j)%2 == 0 },
	func(i, _ int) bool { return i%2 == 0 },
	func(_, j int) bool { return j%3 == 0 },
	func(i, j int) bool { return (i+j)%3 == 0 },
	func(i, j int) bool { return (i/2+j/3)%2 == 0 },
	func(i, j int) bool { return i*j%2+i*j%3 == 0 },
	func(i, j int) bool { return (i*j%2+i*j%3)%2 == 0 },
	func(i, j int) bool { return ((i+j)%2+i*j%3)%2 == 0 },
}

// words reads the code words in pairs of columns from the right, up and down in turn (7.7.3).
func (r *qrReader) words(mask int) []byte {
	var words []byte
	word, count := 0, 0
	up := true
	for right := r.side - 1; right > 0; right -= 2 {
		if right == 6 {
			right-- // the timing pattern's own column
		}
		for i := range r.side {
			y := i
			if up {
				y = r.side - 1 - i
			}
			for _, x := range []int{right, right - 1} {
				if r.isFunction(x, y) {
					continue
				}
				bit := r.at(x, y)
				if masks[mask](y, x) {
					bit = 1 - bit
				}
				if word, count = word<<1|bit, count+1; count%8 == 0 {
					words, word = append(words, byte(word)), 0
				}
			}
		}
		up = !up
	}
	return words
}

// alignment gives the centres of the alignment patterns by version (table E.1).
var alignment = [11][]int{
	2: {6, 18}, 3: {6, 22}, 4: {6, 26}, 5: {6, 30}, 6: {6, 34},
	7: {6, 22, 38}, 8: {6, 24, 42}, 9: {6, 26, 46}, 10: {6, 28, 50},
}

// isFunction reports whether a module is part of a pattern or of a format or version word.
func (r *qrReader) isFunction(x, y int) bool {
	last := r.side - 1
	switch {
	case x == 6, y == 6, x <= 8 && y <= 8, x >= last-7 && y <= 8, x <= 8 && y >= last-7:
		return true
	case r.side >= 45 && (y <= 5 && x >= last-10 && x <= last-8 || x <= 5 && y >= last-10 && y <= last-8):
		return true
	}
	for _, cx := range alignment[(r.side-17)/4] {
		for _, cy := range alignment[(r.side-17)/4] {
			onFinder := cx == 6 && cy == 6 || cx == 6 && cy == last-6 || cx == last-6 && cy == 6
			if !onFinder && abs(x-cx) <= 2 && abs(y-cy) <= 2 {
				return true
			}
		}
	}
	return false
}

// levelM gives, by version, the words of correction in a block and the words of data in each block
// (table 9).
var levelM = [11]struct {
	correction int
	data       []int
}{
	1: {10, []int{16}}, 2: {16, []int{28}}, 3: {26, []int{44}}, 4: {18, []int{32, 32}}, 5: {24, []int{43, 43}},
	6: {16, []int{27, 27, 27, 27}}, 7: {18, []int{31, 31, 31, 31}}, 8: {22, []int{38, 38, 39, 39}},
	9: {22, []int{36, 36, 36, 37, 37}}, 10: {26, []int{43, 43, 43, 43, 44}},
}

// blocks puts the words into their blocks (7.6), checks that each is intact, and joins their data.
func (r *qrReader) blocks(words []byte) []byte {
	layout := levelM[(r.side-17)/4]
	blocks := make([][]byte, len(layout.data))
	for row := range 44 + layout.correction {
		for b, size := range layout.data {
			// Data first, then correction. The shorter blocks have no last word of data.
			inData, inCorrection := row < size, row >= 44
			if (inData || inCorrection) && len(words) > 0 {
				blocks[b], words = append(blocks[b], words[0]), words[1:]
			}
		}
	}
	if len(words) > 0 {
		r.t.Errorf("%d words too many", len(words))
	}
	var data []byte
	gf := newField(0x11d)
	for b, block := range blocks {
		if len(block) != layout.data[b]+layout.correction || !gf.intact(block, layout.correction, 0) {
			r.t.Errorf("block %d, %d words: damaged", b, len(block))
		}
		data = append(data, block[:layout.data[b]]...)
	}
	return data
}

// text reads data that are one segment in byte mode (7.4.5).
func (r *qrReader) text(data []byte) string {
	next := func(size int) int {
		v := 0
		for range size {
			v = v<<1 | int(data[0]>>7)
			for i := range data {
				data[i] <<= 1
				if i+1 < len(data) {
					data[i] |= data[i+1] >> 7
				}
			}
		}
		return v
	}
	if mode := next(4); mode != 4 {
		r.t.Errorf("mode %d, want 4 for bytes", mode)
	}
	size := next(8)
	if r.side == 57 {
		size = size<<8 | next(8) // from version 10 on there are 16 bits
	}
	text := make([]byte, min(size, len(data)))
	for i := range text {
		text[i] = byte(next(8))
	}
	return string(text)
}
