package code

// A field is the 256 numbers that a code's error correction reckons with, as powers of 2 modulo a
// polynomial.
type field struct {
	powers [255]byte
	logs   [256]int
}

func newField(polynomial int) *field {
	f := &field{}
	v := 1
	for i := range f.powers {
		f.powers[i], f.logs[v] = byte(v), i
		if v <<= 1; v > 255 {
			v ^= polynomial
		}
	}
	return f
}

func (f *field) times(a, b byte) byte {
	if a == 0 || b == 0 {
		return 0
	}
	return f.powers[(f.logs[a]+f.logs[b])%255]
}

// intact reports whether a Reed-Solomon block, highest power first, is without errors: it is nought at
// as many powers of 2 as it has words of correction, from 2^first on.
func (f *field) intact(block []byte, correction, first int) bool {
	for i := range correction {
		sum := byte(0)
		for _, word := range block {
			sum = f.times(sum, f.powers[first+i]) ^ word
		}
		if sum != 0 {
			return false
		}
	}
	return true
}
