package pdf

import (
	"errors"
	"io"
	"strings"
)

// A seenMark is one marked-content sequence.
type seenMark struct {
	tag    pdfName
	mcid   int // -1 for an artifact
	text   strings.Builder
	paints bool
	area   area           // of what is painted, but for text
	owners []*seenElement // set when the structure is read; exactly one is right
}

// A contentReader follows the operators of one page's content (7.8.2).
type contentReader struct {
	*checker
	seenState
	page  *seenPage
	fonts pdfDict     // the page's font resources
	saved []seenState // what q has saved
	text  bool        // between BT and ET
	x, y  float64     // where the text line begins
	path  area        // of the path so far
	boxes []area      // the rectangles of the path so far, if it has nothing else
	curve bool        // it has something else
	clip  bool        // it will be clipped to
	under []ground    // what was filled so far
	told  map[string]bool

	open        *seenMark // the sequence that is open; nil outside
	openInText  bool      // it began between BT and ET
	openAtSaved int       // len(saved) when it began
}

// readContent reads the content of a page: its marked-content sequences with their text, and the
// codes that each font shows.
func (c *checker) readContent(p *seenPage) {
	r := &contentReader{checker: c, page: p, seenState: newSeenState(), path: noArea(), told: map[string]bool{}}
	resources := c.file.dict(p.dict["Resources"])
	r.fonts = c.file.dict(resources["Font"])
	var data []byte
	parts := c.file.list(p.dict["Contents"])
	if len(parts) > 1 {
		r.fault(iso32000+"14.6.1", "the content is in parts, and marked content may cross them")
	}
	for _, part := range parts {
		b, err := c.file.data(part)
		if err != nil {
			r.fault(iso32000+"7.8.2", "the content cannot be read: %v", err)
		}
		data = append(append(data, b...), '\n')
	}
	r.run(data, resources)
	if r.open != nil {
		r.fault(iso32000+"14.6.1", "marked content is not closed")
	}
	if r.text || len(r.saved) > 0 {
		r.fault(iso32000+"8.4.2", "BT or q is not closed")
	}
	for n := range len(p.marks) {
		if p.marks[n] == nil {
			r.fault(iso32000+"14.7.4.2", "there is no MCID %d, but there are higher ones", n)
		}
	}
}

// fault notes a defect of the page.
func (r *contentReader) fault(clause, format string, args ...any) {
	r.checker.fault(clause, "page %d: "+format, append([]any{r.page.number}, args...)...)
}

// run reads operands and operators to the end.
func (r *contentReader) run(data []byte, resources pdfDict) {
	s := pdfScanner{b: data}
	var operands []any
	for {
		v, err := s.next()
		if errors.Is(err, io.EOF) && len(operands) == 0 {
			return
		}
		if err != nil {
			r.fault(iso32000+"7.8.2", "the content cannot be read: %v", err)
			return
		}
		op, ok := v.(pdfOperator)
		if !ok {
			operands = append(operands, v)
			continue
		}
		if op == "Do" {
			r.checkPicture(operands, resources)
		}
		r.operator(op, operands)
		operands = operands[:0]
	}
}

// operator follows one operator. One that is not among those that sheets need is a defect: it might paint,
// or make what is painted look other than is checked here.
func (r *contentReader) operator(op pdfOperator, operands []any) {
	switch op {
	case "BMC", "BDC":
		r.begin(operands)
	case "EMC":
		r.end()
	case "BT", "ET":
		r.textObject(op == "BT")
	case "q":
		r.saved = append(r.saved, r.seenState)
	case "Q":
		r.restore()
	case "Tf":
		r.setFont(operands)
	case "Tj", "TJ":
		r.paint()
		r.checkMode()
		r.checkContrast()
		r.show(operands)
	case "Tr":
		r.setMode(operands)
	case "g", "rg":
		r.setColour(&r.mode.fill, operands)
	case "G", "RG":
		r.setColour(&r.mode.stroke, operands)
	case "Td":
		r.moveText(operands)
	case "cm":
		r.transform(operands)
	case "m", "l", "c", "h", "re":
		r.extend(op, operands)
	case "W":
		r.clip = true
	case "S", "s", "f", "f*", "B", "B*", "b", "b*", "n":
		r.endPath(op)
	case "Do":
		r.paint()
		r.picture()
	case "w", "J", "j", "M":
	default:
		r.fault(iso32000+"7.8.2", "unknown operator")
	}
}

// begin opens a marked-content sequence. Sequences never lie in each other: text would be read twice
// or be an artifact and content at once.
func (r *contentReader) begin(operands []any) {
	m := &seenMark{mcid: -1, area: noArea()}
	if r.open != nil {
		r.fault(iso14289+"7.1", "marked content lies in marked content")
	}
	r.open, r.openInText, r.openAtSaved = m, r.text, len(r.saved)
	var properties pdfDict
	if len(operands) > 0 {
		m.tag, _ = operands[0].(pdfName)
		properties, _ = operands[len(operands)-1].(pdfDict)
	}
	for _, key := range []pdfName{"ActualText", "Alt", "E", "Lang"} {
		if properties[key] != nil {
			r.fault(iso32000+"14.9", "marked content says of itself what only its element is to say")
		}
	}
	n, tagged := properties["MCID"].(int)
	if tagged == (m.tag == "Artifact") {
		r.fault(iso14289+"7.1", "marked content is neither tagged content nor an artifact")
		return
	}
	if !tagged {
		return
	}
	m.mcid = n
	if r.page.marks[n] != nil {
		r.fault(iso32000+"14.7.4.2", "MCID %d stands there twice", n)
		return
	}
	r.page.marks[n] = m
}

// end closes the open sequence. It must end in the text object and at the level of q in which it began.
func (r *contentReader) end() {
	if r.open == nil {
		r.fault(iso32000+"14.6.1", "EMC closes nothing")
		return
	}
	if r.text && !r.openInText {
		r.fault(iso32000+"14.6.1", "marked content crosses BT")
	}
	if len(r.saved) > r.openAtSaved {
		r.fault(iso32000+"8.4.2", "marked content crosses q")
	}
	if !r.open.paints {
		r.fault(iso32000+"14.6.1", "marked content is empty")
	}
	r.open = nil
}

func (r *contentReader) textObject(begin bool) {
	if r.text == begin {
		r.fault(iso32000+"9.4.1", "BT and ET do not alternate")
	}
	if !begin && r.open != nil && r.openInText {
		r.fault(iso32000+"14.6.1", "marked content crosses ET")
		r.openInText = false // once is enough
	}
	if !begin {
		r.endMode()
	}
	r.text, r.x, r.y = begin, 0, 0
}

func (r *contentReader) restore() {
	if len(r.saved) == 0 {
		r.fault(iso32000+"8.4.2", "Q restores nothing")
		return
	}
	if r.open != nil && len(r.saved) == r.openAtSaved {
		r.fault(iso32000+"8.4.2", "marked content crosses Q")
	}
	r.seenState = r.saved[len(r.saved)-1]
	r.saved = r.saved[:len(r.saved)-1]
}

// paint notes that something is put on the page.
func (r *contentReader) paint() {
	if r.open == nil {
		r.fault(iso14289+"7.1", "something is painted outside marked content")
		return
	}
	r.open.paints = true
}
