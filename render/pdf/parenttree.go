package pdf

// A parentTree is the way back from content to structure (14.7.4.4) of a file that is written while
// sheets come. Entries come in the order of their keys.
type parentTree struct {
	tree        balanced
	nums        syntax // of the leaf that is being filled
	entries     int
	first, last int // keys
}

// entry gives where the value for a key is to be appended.
func (t *parentTree) entry(o *objects, key int) *syntax {
	if t.entries == maxKids {
		t.leaf(o)
	}
	if t.entries == 0 {
		t.first = key
	}
	t.entries++
	t.last = key
	t.nums.int(key)
	return &t.nums
}

// leaf writes the entries since the last one.
func (t *parentTree) leaf(o *objects) {
	n := o.reserve(1)
	t.tree.add(o, n, t.first, t.last)
	s := o.begin(n)
	s.raw("<<")
	s.limits(t.first, t.last)
	s.raw("/Nums[")
	*s = append(*s, t.nums...)
	s.raw("]>>\n")
	t.nums, t.entries = t.nums[:0], 0
}

// end writes what is left and returns the root.
func (t *parentTree) end(o *objects) int {
	t.leaf(o)
	return t.tree.end(o)
}
