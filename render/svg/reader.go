package svg

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"handout/internal/diag"
)

// Bounds. A logo stands in every file that is made, so it has to be small.
const (
	maxProblems = 10
	maxDepth    = 64
	maxSegments = 20000
)

const svgSpace = "http://www.w3.org/2000/svg"

// A reader reads one file.
type reader struct {
	file    string
	data    []byte
	xml     *xml.Decoder
	list    diag.List
	tag     tag     // the one that was read last
	states  []state // of the elements that are open
	hidden  int     // how many elements are open in which nothing is drawn
	ended   bool
	drawing Drawing
	count   int // segments
}

func newReader(file string, data []byte) *reader {
	return &reader{file: file, data: data, xml: xml.NewDecoder(bytes.NewReader(data))}
}

// problem reports what stands at a byte of the file.
func (r *reader) problem(at int, hint, format string, args ...any) {
	r.list = append(r.list, diag.Problem{Pos: r.pos(at), Text: fmt.Sprintf(format, args...), Hint: hint})
	r.ended = r.ended || len(r.list) == maxProblems
}

// pos gives the place of a byte of the file.
func (r *reader) pos(at int) diag.Pos {
	before := r.data[:min(at, len(r.data))]
	line := bytes.Count(before, []byte("\n"))
	return diag.Pos{File: r.file, Line: line + 1, Column: at - bytes.LastIndexByte(before, '\n')}
}

// read reads the whole file.
func (r *reader) read() {
	began := false
	for !r.ended {
		at := int(r.xml.InputOffset())
		token, err := r.xml.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			r.broken(at, err)
			return
		}
		switch t := token.(type) {
		case xml.Directive:
			r.problem(at, "delete it", "a document type in a logo is not read, and neither are its entities")
		case xml.ProcInst:
			if t.Target != "xml" {
				r.problem(at, "write colours into the elements", "a logo cannot have a style sheet or another instruction")
			}
		case xml.StartElement:
			r.tag = tag{at: at, raw: string(r.data[at:r.xml.InputOffset()]), name: t.Name, attributes: t.Attr}
			switch {
			case !r.tag.sound():
				r.problem(at, "", "an attribute stands twice, or there are very many")
				r.ended = true
			case !began:
				r.root()
			default:
				r.begin()
			}
			began = true
		case xml.EndElement:
			r.end()
		}
	}
	if len(r.drawing.Paths) == 0 && len(r.list) == 0 {
		r.problem(0, "", "the logo draws nothing")
	}
}

// broken reports what is no XML.
func (r *reader) broken(at int, err error) {
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		// The library quotes what it found, which is the clinic's own.
		r.problem(int(r.xml.InputOffset()), "", "not well-formed XML: %s", syntax.Msg)
		return
	}
	r.problem(at, "save it as UTF-8", "not well-formed XML")
}

// root reads the outermost element: what part of the plane the drawing is.
func (r *reader) root() {
	if r.tag.name.Local != "svg" || r.tag.name.Space != svgSpace {
		r.problem(r.tag.at, `want <svg xmlns="`+svgSpace+`">`, "not an SVG drawing")
		r.ended = true
		return
	}
	s := newState()
	s.matrix = r.viewBox()
	if !r.ended {
		r.open(s)
	}
}

// begin reads the tag of an element inside the outermost.
func (r *reader) begin() {
	if len(r.states) == 0 || len(r.states) == maxDepth {
		r.problem(r.tag.at, "", "elements lie too deep in each other, or behind the drawing")
		r.ended = true
		return
	}
	parent, name := r.states[len(r.states)-1], r.tag.name.Local
	own := r.tag.name.Space == svgSpace
	switch {
	case own && (name == "style" || name == "script"): // they act wherever they stand
		r.refuse(name)
		r.hide(parent)
	case !own || r.hidden > 0 || neverDrawn(name):
		r.hide(parent)
	case name == "g":
		r.open(parent)
	case isShape(name):
		if s, shown := r.open(parent); shown {
			r.shape(name, &s)
		}
	default:
		r.refuse(name)
		r.hide(parent)
	}
}

// hide begins an element in which nothing is drawn.
func (r *reader) hide(parent state) {
	r.states = append(r.states, parent)
	r.hidden++
}

// open reads what an element says of itself and of those inside it. Shown reports whether they are drawn.
func (r *reader) open(parent state) (s state, shown bool) {
	s, shown = r.state(parent)
	r.states = append(r.states, s)
	if !shown {
		r.hidden++
	}
	return s, shown && !r.ended
}

func (r *reader) end() {
	if r.states = r.states[:len(r.states)-1]; r.hidden > 0 {
		r.hidden--
	}
}

// neverDrawn tells the elements that describe a drawing, or hold things that only references reach.
// References are refused where they stand.
func neverDrawn(name string) bool {
	switch name {
	case "defs", "title", "desc", "metadata":
		return true
	}
	return false
}

// refuse reports an element that cannot be drawn.
func (r *reader) refuse(name string) {
	problem := func(hint, text string) { r.problem(r.tag.at, hint, "%s", text) }
	switch name {
	case "text", "tspan", "textPath", "flowRoot":
		problem("", "text in a logo must be turned into paths")
	case "image":
		problem("use paths alone, or save the logo as PNG", "a picture in a logo cannot be drawn")
	case "use", "symbol":
		problem("replace it by what it refers to", "copies by reference (use) in a logo are not drawn")
	case "style":
		problem("save it with presentation attributes", "a style sheet in a logo is not read: colours must stand in the elements")
	case "script", "animate", "animateTransform", "animateMotion", "set":
		problem("delete it", "a logo cannot have a script or move")
	case "linearGradient", "radialGradient", "pattern", "meshgradient":
		problem("use plain colours", "gradients and patterns in a logo cannot be drawn")
	case "filter", "mask", "clipPath":
		problem("use paths alone", "filters, masks and clip paths in a logo cannot be drawn")
	default:
		problem("use paths, shapes and groups alone", "the element "+shorten(name)+" in a logo cannot be drawn")
	}
}

// shorten keeps a sentence a sentence.
func shorten(s string) string {
	const most = 24
	if s = strings.ToValidUTF8(s, "?"); len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "..."
}
