package pdf

// readParentTree reads the number tree that leads from content back to elements (7.9.7, 14.7.4.4).
func (c *checker) readParentTree(root pdfDict) {
	c.parentTree = map[int]any{}
	r := numberReader{checker: c, last: -1}
	r.node(root["ParentTree"], 0)
	if next, ok := root["ParentTreeNextKey"].(int); !ok || next <= r.last {
		c.fault(iso32000+"14.7.2", "ParentTreeNextKey is not above the keys of ParentTree")
	}
}

// A numberReader walks a number tree in the order of its keys.
type numberReader struct {
	*checker
	last   int // key
	failed bool
}

// node reads a node and all below it. What comes after a defect is not read: it would only follow.
func (r *numberReader) node(v any, depth int) {
	dict := r.file.dict(v)
	nums, kids := r.file.array(dict["Nums"]), r.file.array(dict["Kids"])
	if len(nums) > 0 == (len(kids) > 0) || depth > maxNesting {
		r.fail("a node of ParentTree has neither keys nor nodes, or both")
		return
	}
	before := r.last
	first := r.entries(nums)
	for i, kid := range kids {
		limits := r.file.array(r.file.dict(kid)["Limits"])
		if i == 0 && len(limits) == 2 {
			first = limits[0]
		}
		if r.node(kid, depth+1); r.failed {
			return
		}
	}
	if depth == 0 || r.failed {
		return
	}
	if limits := r.file.array(dict["Limits"]); len(limits) != 2 || limits[0] != first || limits[1] != r.last || before == r.last {
		r.fail("the Limits of a node of ParentTree are not its first and last key")
	}
}

// entries reads the keys and values of a leaf and returns the first key.
func (r *numberReader) entries(nums pdfArray) (first any) {
	if len(nums) > 0 {
		first = nums[0]
	}
	for ; len(nums) > 1; nums = nums[2:] {
		key, ok := nums[0].(int)
		if !ok || key <= r.last {
			r.fail("the keys of ParentTree do not rise")
			return first
		}
		r.parentTree[key], r.last = nums[1], key
	}
	if len(nums) == 1 {
		r.fail("ParentTree has a key without a value")
	}
	return first
}

func (r *numberReader) fail(text string) {
	r.failed = true
	r.fault(iso32000+"7.9.7", "%s", text)
}
