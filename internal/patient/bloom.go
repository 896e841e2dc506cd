package patient

// A bloom is a set of fingerprints that can take one for known that is not, and never the other way
// round: a Bloom filter in blocks of one cache line, so that a look-up touches one (Putze, Sanders,
// Singler: Cache-, Hash- and Space-Efficient Bloom Filters, 2007). Its memory is fixed, and comes from
// the system only as it is touched.
type bloom struct {
	blocks []bloomBlock
}

// A bloomBlock has 512 bits.
type bloomBlock [8]uint64

// bloomBlocks make 32 MB: of 10 million fingerprints, about 1 in 20,000 is taken for known.
const bloomBlocks = 32 << 20 / 64

// add notes a fingerprint and reports whether it may have been there before. The high half of the
// fingerprint chooses the block, all of it a bit in each of its words.
func (b *bloom) add(fingerprint uint64) (known bool) {
	if b.blocks == nil {
		b.blocks = make([]bloomBlock, bloomBlocks)
	}
	block := &b.blocks[(fingerprint>>32)%uint64(len(b.blocks))]
	known = true
	// Six bits for each of eight words are more than the low half has, so they are stirred out of the
	// whole, by the golden ratio as in Fibonacci hashing (Knuth, vol. 3, 6.4); the upper bits of the product
	// depend on all others.
	bits := fingerprint * 0x9e3779b97f4a7c15 >> 16
	for i := range block {
		bit := uint64(1) << (bits & 63)
		known = known && block[i]&bit != 0
		block[i] |= bit
		bits >>= 6
	}
	return known
}
