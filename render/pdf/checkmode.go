package pdf

import "slices"

// A textMode is what decides how letters are painted: the text rendering mode, and the colours of fills and
// strokes as operands of their operators.
type textMode struct {
	mode         int // Tr (9.3.6)
	fill, stroke []any
}

// newTextMode is what a page begins with: letters are filled, and all is black (8.4.1).
func newTextMode() textMode { return textMode{fill: []any{0}, stroke: []any{0}} }

// setMode follows Tr. Letters are filled, or filled and stroked to make them bold; other modes would hide
// them or leave them hollow.
func (r *contentReader) setMode(operands []any) {
	mode := -1
	if len(operands) == 1 {
		mode, _ = operands[0].(int)
	}
	if mode != 0 && mode != 2 {
		r.fault(iso32000+"9.3.6", "text is neither filled nor filled and stroked")
		mode = 0 // once is enough
	}
	r.mode.mode = mode
}

// setColour follows g and rg, or G and RG.
func (r *contentReader) setColour(to *[]any, operands []any) { *to = slices.Clone(operands) }

// checkMode sees that letters which are stroked are of one colour.
func (r *contentReader) checkMode() {
	if r.mode.mode == 2 && !slices.Equal(r.mode.fill, r.mode.stroke) {
		r.fault(iso32000+"9.3.6", "bold letters are filled and stroked in different colours")
	}
}

// endMode sees that no text object leaves the next one bold.
func (r *contentReader) endMode() {
	if r.mode.mode != 0 {
		r.fault(iso32000+"9.3.6", "the text rendering mode is left on")
		r.mode.mode = 0
	}
}
