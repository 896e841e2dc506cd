package svg

// A pathReader reads path data (SVG 1.1, 8.3).
type pathReader struct {
	scanner
	outline
	relative bool
	before   byte  // the command before, in capitals
	control  point // the last control point of the curve before
}

// parsePath reads path data. If they are wrong, at is the byte at which they are.
func parsePath(data string) (o outline, at int, ok bool) {
	p := pathReader{scanner: scanner{s: data}}
	for !p.done() {
		letter := data[p.at]
		command := letter &^ 0x20
		if len(p.segments) == 0 && command != 'M' {
			return p.outline, p.at, false
		}
		if !isCommand(command) {
			return p.outline, p.at, false
		}
		p.relative = letter >= 'a'
		p.scanner.at++
		if !p.run(command) {
			return p.outline, p.at, false
		}
	}
	return p.outline, 0, true
}

func isCommand(c byte) bool {
	switch c {
	case 'M', 'L', 'H', 'V', 'C', 'S', 'Q', 'T', 'A', 'Z':
		return true
	}
	return false
}

// run reads the numbers of a command, as often as they come.
func (p *pathReader) run(command byte) bool {
	if command == 'Z' {
		p.close()
		p.before = 'Z'
		return true
	}
	for first := true; ; first = false {
		p.space()
		if !first && !p.more() {
			return true
		}
		if !p.one(command) {
			return false
		}
		if p.before = command; command == 'M' {
			command = 'L' // further points are lines
		}
		if len(p.segments) > maxSegments {
			return false
		}
	}
}

// more reports whether another number comes.
func (p *pathReader) more() bool {
	p.comma()
	if p.scanner.at == len(p.s) {
		return false
	}
	c := p.s[p.scanner.at]
	return c >= '0' && c <= '9' || c == '.' || c == '+' || c == '-'
}

// one reads one set of numbers and adds what it says.
func (p *pathReader) one(command byte) bool {
	if command == 'A' {
		return p.arcs()
	}
	var v [6]float64
	n := map[byte]int{'M': 2, 'L': 2, 'H': 1, 'V': 1, 'C': 6, 'S': 4, 'Q': 4, 'T': 2}[command]
	if !p.numbers(v[:n]) {
		return false
	}
	switch command {
	case 'M':
		p.move(p.at2(v[0], v[1]))
	case 'L':
		p.line(p.at2(v[0], v[1]))
	case 'H':
		p.line(point{p.at2(v[0], 0).x, p.last.y})
	case 'V':
		p.line(point{p.last.x, p.at2(0, v[0]).y})
	case 'C':
		p.cubic(p.at2(v[0], v[1]), p.at2(v[2], v[3]), p.at2(v[4], v[5]))
	case 'S':
		p.cubic(p.mirrored('C', 'S'), p.at2(v[0], v[1]), p.at2(v[2], v[3]))
	case 'Q':
		p.square(p.at2(v[0], v[1]), p.at2(v[2], v[3]))
	case 'T':
		p.square(p.mirrored('Q', 'T'), p.at2(v[0], v[1]))
	}
	return true
}

// at2 gives a point as it is written, from the last one if the command is relative.
func (p *pathReader) at2(x, y float64) point {
	if p.relative {
		return point{p.last.x + x, p.last.y + y}
	}
	return point{x, y}
}

func (p *pathReader) cubic(a, b, to point) {
	p.curve(a, b, to)
	p.control = b
}

func (p *pathReader) square(a, to point) {
	p.quadratic(a, to)
	p.control = a
}

// mirrored gives the first control point of a curve that goes on smoothly from one of the same sort.
func (p *pathReader) mirrored(sort, smooth byte) point {
	if p.before != sort && p.before != smooth {
		return p.last
	}
	return point{2*p.last.x - p.control.x, 2*p.last.y - p.control.y}
}

// arcs reads an elliptical arc. Its two flags are one digit each, which nothing need keep apart.
func (p *pathReader) arcs() bool {
	var v [3]float64
	if !p.numbers(v[:]) {
		return false
	}
	var flags [2]bool
	for i := range flags {
		if p.scanner.at == len(p.s) || p.s[p.scanner.at] != '0' && p.s[p.scanner.at] != '1' {
			return false
		}
		flags[i] = p.s[p.scanner.at] == '1'
		p.scanner.at++
		p.comma()
	}
	var to [2]float64
	if !p.numbers(to[:]) {
		return false
	}
	p.arc(v[0], v[1], v[2], flags[0], flags[1], p.at2(to[0], to[1]))
	return true
}
