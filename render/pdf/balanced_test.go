package pdf

import "testing"

// TestBalanced builds trees of many sizes: no node holds too many, all leaves are there, in their order
// and equally deep, and every node names its parent.
func TestBalanced(t *testing.T) {
	for _, leaves := range []int{1, 2, maxKids, maxKids + 1, maxKids * maxKids, maxKids*maxKids + 1, 2*maxKids*maxKids + maxKids + 7} {
		var o objects
		o.reset()
		nodes, parents := map[int]treeNode{}, map[int]int{}
		tree := balanced{write: func(n *treeNode, parent int) {
			kept := *n
			kept.kids = append([]int(nil), n.kids...)
			nodes[n.object], parents[n.object] = kept, parent
		}}
		first := o.reserve(leaves)
		for i := range leaves {
			parents[first+i] = tree.add(&o, first+i, i, i)
		}
		root := tree.end(&o)
		next, depth := 0, -1
		var walk func(object, parent, level int)
		walk = func(object, parent, level int) {
			if parents[object] != parent {
				t.Fatalf("%d leaves: object %d names %d as its parent, not %d", leaves, object, parents[object], parent)
			}
			n, inner := nodes[object]
			if !inner {
				if object != first+next || depth >= 0 && depth != level {
					t.Fatalf("%d leaves: leaf %d stands at %d, %d deep", leaves, object-first, next, level)
				}
				next, depth = next+1, level
				return
			}
			begin := next
			for _, kid := range n.kids {
				walk(kid, object, level+1)
			}
			if len(n.kids) > maxKids || n.first != begin || n.last != next-1 {
				t.Fatalf("%d leaves: a node of %d kids says %d to %d, it has %d to %d", leaves, len(n.kids), n.first, n.last, begin, next-1)
			}
		}
		walk(root, 0, 0)
		if next != leaves || len(nodes) > leaves/maxKids+leaves/maxKids/maxKids+4 {
			t.Errorf("%d leaves: %d are in the tree, which has %d nodes", leaves, next, len(nodes))
		}
	}
}

// TestXrefRows reads back the rows of a file of more than 4 GB, and of a smaller one.
func TestXrefRows(t *testing.T) {
	for _, far := range []int{1<<32 - 1, 1 << 32, maxPlace} {
		rows := []xrefRow{newXrefRow(rowFree, 0, 0xFFFF), newXrefRow(rowPacked, 7, 199), newXrefRow(rowPlain, far, 0)}
		width := widthOf(rows)
		data := appendRows(nil, rows, width)
		entries, err := readEntries(&pdfStream{raw: newDeflater(fast).deflate(data), dict: pdfDict{
			"Filter": pdfName("FlateDecode"), "W": pdfArray{1, width, 2}, "Size": 3,
			"DecodeParms": pdfDict{"Predictor": 12, "Columns": width + 3},
		}})
		if err != nil {
			t.Fatal(err)
		}
		want := []xrefEntry{{0, 0, 0xFFFF, 0}, {2, 7, 199, 1}, {1, far, 0, 2}}
		for i, e := range entries {
			if e != want[i] {
				t.Errorf("place %d: row %d is %v, want %v", far, i, e, want[i])
			}
		}
		if wide := far >= 1<<32; (width == 5) != wide {
			t.Errorf("place %d: %d bytes wide", far, width)
		}
	}
}
