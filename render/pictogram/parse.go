package pictogram

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// parse reads drawings. The head of drawings.txt says how they are written. An error begins with the
// number of its line.
func parse(text string) ([]Pictogram, error) {
	var all []Pictogram
	number := 0
	for line := range strings.Lines(text) {
		number++
		words := strings.Fields(line)
		var err error
		switch {
		case len(words) == 0 || words[0] == "#":
		case words[0] == "pictogram":
			all, err = begin(all, words[1:])
		case len(all) == 0:
			err = fmt.Errorf("want a pictogram first")
		default:
			err = all[len(all)-1].add(words[0], words[1:])
		}
		if err != nil {
			return nil, fmt.Errorf("%d: %w", number, err)
		}
	}
	return all, nil
}

// begin adds a pictogram: a name, and then nothing, "mirrors", or "not" and the name of an earlier one.
func begin(all []Pictogram, words []string) ([]Pictogram, error) {
	switch {
	case len(words) == 1:
		return append(all, Pictogram{Name: words[0]}), nil
	case len(words) == 2 && words[1] == "mirrors":
		return append(all, Pictogram{Name: words[0], Mirrors: true}), nil
	case len(words) == 3 && words[1] == "not":
		for _, p := range all {
			if p.Name == words[2] {
				p.Name = words[0]
				return append(all, p.Not()), nil
			}
		}
		return nil, fmt.Errorf("no pictogram %s above", words[2])
	}
	return nil, fmt.Errorf("want: pictogram NAME [mirrors | not NAME]")
}

// add adds a path to a pictogram.
func (p *Pictogram) add(kind string, words []string) error {
	var path Path
	switch kind {
	case "line":
		path.Width = Stroke
	case "area":
	case "clear":
		path.Paint = Paper
	case "apart":
		path.Paint, path.Width = Paper, Stroke+2*gap
	default:
		return fmt.Errorf("want line, area, clear, apart or pictogram, not %s", kind)
	}
	var err error
	if path.Segments, err = segments(words); err != nil {
		return err
	}
	p.paths = append(p.paths, path)
	return nil
}

// segments reads a path.
func segments(words []string) ([]Segment, error) {
	var out []Segment
	for len(words) > 0 {
		op := words[0]
		count, known := operands(op)
		if !known || len(words) <= count {
			return nil, fmt.Errorf("want M, L, C, Z or O and its numbers, not %s", strings.Join(words, " "))
		}
		v, err := numbers(words[1 : 1+count])
		if err != nil {
			return nil, err
		}
		words = words[1+count:]
		switch {
		case op == "O":
			out = append(out, circle(v[0], v[1], v[2])...)
		case len(out) == 0 && op != "M":
			return nil, fmt.Errorf("want a path that begins with M or O, not %s", op)
		case op == "C":
			out = append(out, Segment{Curve, Point{v[0], v[1]}, Point{v[2], v[3]}, Point{v[4], v[5]}})
		case op == "Z":
			out = append(out, Segment{Op: Close})
		default:
			out = append(out, Segment{Op: Op(op[0]), To: Point{v[0], v[1]}})
		}
	}
	return out, nil
}

// operands gives how many numbers follow an operator. O is a circle: its middle and radius.
func operands(op string) (count int, known bool) {
	switch op {
	case "M", "L":
		return 2, true
	case "C":
		return 6, true
	case "O":
		return 3, true
	case "Z":
		return 0, true
	}
	return 0, false
}

// numbers reads numbers of at most two decimals.
func numbers(words []string) ([]float64, error) {
	out := make([]float64, len(words))
	for i, word := range words {
		v, err := strconv.ParseFloat(word, 64)
		if _, decimals, _ := strings.Cut(word, "."); err != nil || len(decimals) > 2 {
			return nil, fmt.Errorf("want a number of at most two decimals, not %s", word)
		}
		out[i] = v
	}
	return out, nil
}

// circle draws a circle of four curves: no point of them is off by more than 0.03 % of the radius.
func circle(x, y, radius float64) []Segment {
	k := radius * 4 / 3 * (math.Sqrt2 - 1)
	at := func(dx, dy float64) Point { return Point{hundredth(x + dx), hundredth(y + dy)} }
	r := radius
	return []Segment{
		{Op: Move, To: at(r, 0)},
		{Curve, at(r, k), at(k, r), at(0, r)},
		{Curve, at(-k, r), at(-r, k), at(-r, 0)},
		{Curve, at(-r, -k), at(-k, -r), at(0, -r)},
		{Curve, at(k, -r), at(r, -k), at(r, 0)},
		{Op: Close},
	}
}

func hundredth(v float64) float64 { return math.Round(v*100) / 100 }
