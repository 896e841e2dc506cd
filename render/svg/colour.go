package svg

import (
	"strconv"
	"strings"

	"golang.org/x/image/colornames"
)

// paint reads a colour, or that there is none.
func (r *reader) paint(to *Paint, s *state, d declaration) {
	value := strings.ToLower(d.value)
	switch {
	case value == "none" || value == "transparent":
		*to = Paint{}
		return
	case value == "currentcolor":
		*to = s.colour
		return
	case strings.HasPrefix(value, "url("):
		r.wrong(d, "use plain colours", "gradients, patterns and references in a logo cannot be drawn")
		return
	}
	p, ok := parseColour(value)
	if !ok {
		r.wrong(d, "", `want a colour such as #1f4e79 or a name such as navy`)
		return
	}
	*to = p
}

// parseColour reads a colour of SVG 1.1 (4.2), in small letters: #rgb, #rrggbb, rgb() or a name.
func parseColour(value string) (Paint, bool) {
	if hex, ok := strings.CutPrefix(value, "#"); ok {
		v, err := strconv.ParseUint(hex, 16, 32)
		switch {
		case err != nil:
			return Paint{}, false
		case len(hex) == 6:
			return Paint{true, uint8(v >> 16), uint8(v >> 8), uint8(v)}, true
		case len(hex) == 3:
			return Paint{true, uint8(v>>8) * 17, uint8(v>>4&15) * 17, uint8(v&15) * 17}, true
		}
		return Paint{}, false
	}
	if list, ok := strings.CutPrefix(value, "rgb("); ok {
		return parseRGB(list)
	}
	c, ok := colornames.Map[value]
	return Paint{true, c.R, c.G, c.B}, ok
}

// parseRGB reads what stands behind "rgb(": three numbers up to 255, or three shares in percent.
func parseRGB(list string) (Paint, bool) {
	list, closed := strings.CutSuffix(list, ")")
	parts := strings.Split(list, ",")
	if len(parts) == 1 {
		parts = strings.Fields(list)
	}
	if !closed || len(parts) != 3 {
		return Paint{}, false
	}
	shares := strings.HasSuffix(strings.TrimSpace(parts[0]), "%")
	var rgb [3]uint8
	for i, part := range parts {
		part, percent := strings.CutSuffix(strings.TrimSpace(part), "%")
		v, err := strconv.ParseFloat(part, 64)
		if percent {
			v *= 255.0 / 100
		}
		if err != nil || percent != shares || !(v >= 0 && v <= 255) { // so that NaN fails too
			return Paint{}, false
		}
		rgb[i] = uint8(v + 0.5)
	}
	return Paint{true, rgb[0], rgb[1], rgb[2]}, true
}
