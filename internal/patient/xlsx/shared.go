package xlsx

import (
	"encoding/xml"
	"io"
	"math"
	"regexp"
	"strconv"
)

// texts is the table of shared texts (18.4): all of them one behind the other, and where each ends.
type texts struct {
	all  []byte
	ends []uint32
}

// at gives a text by its index.
func (t texts) at(i int) (string, bool) {
	if i < 0 || i >= len(t.ends) {
		return "", false
	}
	start := uint32(0)
	if i > 0 {
		start = t.ends[i-1]
	}
	return string(t.all[start:t.ends[i]]), true
}

func (b *Book) readShared(name string) error {
	p, err := b.open(name, maxShared)
	if err != nil {
		return err
	}
	defer p.Close()
	for {
		token, err := p.token(0)
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if e, ok := token.(xml.StartElement); ok && e.Name.Local == "si" {
			p.begin()
			text, err := p.richText(0)
			if err != nil {
				return err
			}
			b.shared.all = append(b.shared.all, text...)
			b.shared.ends = append(b.shared.ends, uint32(len(b.shared.all)))
		}
		if len(b.shared.all) > maxTexts || len(b.shared.ends) == math.MaxInt32 {
			return b.problem("the workbook has too much text", "save it as CSV UTF-8")
		}
	}
}

// richText gives the text of the element that was started last, a shared or inline text (18.4.8), up to
// its end: that of its runs together, without the reading aids (rPh) that Japanese has.
func (p *part) richText(row int) (string, error) {
	var text []byte
	inside := 0 // of t
	for depth := 1; depth > 0; {
		token, err := p.token(row)
		if err != nil {
			return "", p.problem(row)
		}
		switch token := token.(type) {
		case xml.StartElement:
			if token.Name.Local == "rPh" {
				if err := p.skip(row); err != nil {
					return "", err
				}
				continue
			}
			if depth++; token.Name.Local == "t" {
				inside = depth
			}
		case xml.EndElement:
			if depth == inside {
				inside = 0
			}
			depth--
		case xml.CharData:
			if inside > 0 {
				text = append(text, token...)
			}
		}
	}
	return unescape(string(text)), nil
}

// escape is a character that XML cannot hold, as a text has it (ST_Xstring, 22.9.2.19).
var escape = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// unescape gives the characters that are meant. Left alone, they would stand on a sheet as _x000D_.
func unescape(s string) string {
	return escape.ReplaceAllStringFunc(s, func(e string) string {
		code, _ := strconv.ParseUint(e[2:6], 16, 16) // cannot fail: the pattern leaves only hex digits
		return string(rune(code))                    // half a pair comes out as U+FFFD, which nothing takes
	})
}
