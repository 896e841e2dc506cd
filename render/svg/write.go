package svg

import (
	"fmt"
	"strconv"
)

// Append appends the drawing as a file of its own, made of its paths and nothing else: it holds no word of
// the file that was read. [Parse] gives the same drawing for it.
func (d *Drawing) Append(b []byte) []byte {
	b = fmt.Appendf(b, "<svg xmlns=%q viewBox=\"0 0 %d %d\">\n", svgSpace, d.Width, d.Height)
	for i := range d.Paths {
		b = d.Paths[i].append(b)
	}
	return append(b, "</svg>\n"...)
}

func (p *Path) append(b []byte) []byte {
	b = append(b, "<path"...)
	b = p.Fill.append(b, "fill")
	if p.EvenOdd {
		b = append(b, ` fill-rule="evenodd"`...)
	}
	if p.Stroke.Set {
		b = p.Stroke.append(b, "stroke")
		b = fmt.Appendf(b, ` stroke-width="%d"`, p.Width)
		if p.Cap != ButtCap {
			b = fmt.Appendf(b, " stroke-linecap=%q", [...]string{RoundCap: "round", SquareCap: "square"}[p.Cap])
		}
		if p.Join != MiterJoin {
			b = fmt.Appendf(b, " stroke-linejoin=%q", [...]string{RoundJoin: "round", BevelJoin: "bevel"}[p.Join])
		}
		if p.Miter != 4 {
			b = fmt.Appendf(b, ` stroke-miterlimit="%s"`, strconv.FormatFloat(p.Miter, 'f', -1, 64))
		}
	}
	b = append(b, ` d="`...)
	for _, s := range p.Segments {
		b = s.append(b)
	}
	return append(b, "\"/>\n"...)
}

func (p Paint) append(b []byte, name string) []byte {
	if !p.Set {
		return append(b, " "+name+`="none"`...)
	}
	return fmt.Appendf(b, ` %s="#%02x%02x%02x"`, name, p.R, p.G, p.B)
}

func (s Segment) append(b []byte) []byte {
	b = append(b, byte(s.Op))
	switch s.Op {
	case Curve:
		b = s.A.append(b)
		b = append(s.B.append(append(b, ' ')), ' ')
		return s.To.append(b)
	case Move, Line:
		return s.To.append(b)
	}
	return b
}

func (p Point) append(b []byte) []byte {
	b = strconv.AppendInt(b, int64(p.X), 10)
	return strconv.AppendInt(append(b, ' '), int64(p.Y), 10)
}
