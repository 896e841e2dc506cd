package code

import "testing"

// A recordReader reads a Data Matrix of one region, as ISO/IEC 16022 (2006) has it. It corrects nothing.
type recordReader struct {
	*Matrix
	t    *testing.T
	side int
}

// at is the module in column x of row y of the symbol.
func (r *recordReader) at(x, y int) bool { return r.Dark(x+r.Quiet, y+r.Quiet) }

// borders checks the solid edges, left and bottom, and the broken ones, top and right.
func (r *recordReader) borders() {
	last := r.side - 1
	for i := range r.side {
		if !r.at(0, i) || !r.at(i, last) || r.at(i, 0) != (i%2 == 0) || r.at(last, i) != (i%2 == 1) {
			r.t.Errorf("borders: module %d is wrong", i)
		}
	}
}

// dataWords gives the words of data and of correction by the modules across (table 7).
var dataWords = map[int][2]int{
	10: {3, 5}, 12: {5, 7}, 14: {8, 10}, 16: {12, 12}, 18: {18, 14},
	20: {22, 18}, 22: {30, 20}, 24: {36, 24}, 26: {44, 28},
}

// words reads the code words along the diagonals of the mapping matrix (annex F), and checks that the
// block of them is intact.
func (r *recordReader) words() []byte {
	size := r.side - 2
	p := placement{reader: r, size: size, seen: make([]bool, size*size)}
	p.walk()
	sizes := dataWords[r.side]
	if len(p.words) != sizes[0]+sizes[1] || !newField(0x12d).intact(p.words, sizes[1], 1) {
		r.t.Errorf("side %d, %d words: damaged", r.side, len(p.words))
	}
	return p.words
}

// text reads data in the ASCII encodation (5.2.3) up to the padding.
func (r *recordReader) text(words []byte) string {
	var text []byte
	for _, word := range words[:dataWords[r.side][0]] {
		switch {
		case word == 129:
			return string(text)
		case word >= 1 && word <= 128:
			text = append(text, word-1)
		case word >= 130 && word <= 229:
			text = append(text, '0'+(word-130)/10, '0'+(word-130)%10)
		default:
			r.t.Errorf("word %d is of another encodation", word)
		}
	}
	return string(text)
}

// A placement walks over the mapping matrix.
type placement struct {
	reader *recordReader
	size   int
	seen   []bool
	words  []byte
}

// walk goes up and down the diagonals. At four places words have corner shapes.
func (p *placement) walk() {
	n := p.size
	row, column := 4, 0
	for row < n || column < n {
		switch {
		case row == n && column == 0:
			p.word([8][2]int{{n - 1, 0}, {n - 1, 1}, {n - 1, 2}, {0, n - 2}, {0, n - 1}, {1, n - 1}, {2, n - 1}, {3, n - 1}})
		case row == n-2 && column == 0 && n%4 != 0:
			p.word([8][2]int{{n - 3, 0}, {n - 2, 0}, {n - 1, 0}, {0, n - 4}, {0, n - 3}, {0, n - 2}, {0, n - 1}, {1, n - 1}})
		case row == n-2 && column == 0 && n%8 == 4:
			p.word([8][2]int{{n - 3, 0}, {n - 2, 0}, {n - 1, 0}, {0, n - 2}, {0, n - 1}, {1, n - 1}, {2, n - 1}, {3, n - 1}})
		case row == n+4 && column == 2 && n%8 == 0:
			p.word([8][2]int{{n - 1, 0}, {n - 1, n - 1}, {0, n - 3}, {0, n - 2}, {0, n - 1}, {1, n - 3}, {1, n - 2}, {1, n - 1}})
		}
		for ; row >= 0 && column < n; row, column = row-2, column+2 {
			p.shape(row, column)
		}
		row, column = row+1, column+3
		for ; row < n && column >= 0; row, column = row+2, column-2 {
			p.shape(row, column)
		}
		row, column = row+3, column+1
	}
}

// shape reads the word whose last bit is at a place, unless the place is outside or has been read.
func (p *placement) shape(row, column int) {
	if row < 0 || row >= p.size || column < 0 || column >= p.size || p.seen[row*p.size+column] {
		return
	}
	p.word([8][2]int{
		{row - 2, column - 2}, {row - 2, column - 1},
		{row - 1, column - 2}, {row - 1, column - 1}, {row - 1, column},
		{row, column - 2}, {row, column - 1}, {row, column},
	})
}

// word reads the bits at eight places, first the highest. A place off the top or left comes in again on
// the other side, shifted.
func (p *placement) word(places [8][2]int) {
	word := byte(0)
	for _, place := range places {
		row, column := place[0], place[1]
		if row < 0 {
			row, column = row+p.size, column+4-(p.size+4)%8
		}
		if column < 0 {
			column, row = column+p.size, row+4-(p.size+4)%8
		}
		p.seen[row*p.size+column] = true
		word <<= 1
		if p.reader.at(column+1, row+1) {
			word |= 1
		}
	}
	p.words = append(p.words, word)
}
