package deflate

import "math/bits"

const (
	endOfBlock  = 256
	literalSize = 286 // symbols for literals, the end of the block and lengths
	alphabet    = literalSize + 30
	maxCode     = 15 // bits
)

// A code is a symbol's bits as they are written, with those of what it stands for.
type code struct {
	code   uint32
	length uint8
}

// A distance is the code of a distance symbol, and the least distance that it stands for. Length is
// with the bits of what is to be added to that.
type distance struct {
	code, base         uint32
	codeLength, length uint8
}

var (
	literals  [endOfBlock + 1]code
	lengths   [maxMatch + 1]code // by length of a match
	distances [alphabet - literalSize]distance
)

// init makes the tables, in some microseconds.
func init() {
	symbols := canonical(codeLengths[:literalSize])
	copy(literals[:], symbols)
	for i, base := range lengthBases {
		next := maxMatch + 1
		if i+1 < len(lengthBases) {
			next = lengthBases[i+1]
		}
		c := symbols[endOfBlock+1+i]
		extra := uint8(bits.Len(uint(next - base - 1)))
		for l := base; l < next; l++ {
			lengths[l] = code{c.code | uint32(l-base)<<c.length, c.length + extra}
		}
	}
	base := uint32(1)
	for i, c := range canonical(codeLengths[literalSize:]) {
		extra := uint8(max(0, i/2-1))
		distances[i] = distance{c.code, base, c.length, c.length + extra}
		base += 1 << extra
	}
}

// lengthBases is the least length of each length symbol (RFC 1951, 3.2.5).
var lengthBases = [...]int{
	3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
}

// canonical makes the codes of an alphabet whose symbols have the lengths given, as letters: a is one bit
// (RFC 1951, 3.2.2).
func canonical(lengths string) []code {
	codes := make([]code, len(lengths))
	next := uint32(0)
	for n := uint8(1); n <= maxCode; n++ {
		for symbol := range len(lengths) {
			if lengths[symbol]-'a'+1 == n {
				codes[symbol] = code{bits.Reverse32(next) >> (32 - n), n}
				next++
			}
		}
		next <<= 1
	}
	return codes
}
