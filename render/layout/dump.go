package layout

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// Dump writes a sheet as text, a line an item, for tests: kind, place in points, size, structure
// element and words.
func Dump(w io.Writer, s *Sheet) {
	b := bufio.NewWriter(w)
	defer b.Flush()
	for i, p := range s.Pages {
		fmt.Fprintf(b, "page %d %s\n", i+1, s.Media.Name)
		for _, item := range p.Items {
			switch item := item.(type) {
			case *Text:
				fmt.Fprintf(b, "  text %.2f,%.2f %.4g %s %q\n", item.X, item.Y, item.Size, s.path(item.Elements[item.Line.Runs[0].Span]), words(item))
			case *Box:
				fmt.Fprintf(b, "  box %.2f,%.2f %.2fx%.2f %s\n", item.X, item.Y, item.Width, item.Height, s.path(item.Element))
			case *Picture:
				fmt.Fprintf(b, "  picture %.2f,%.2f %.2fx%.2f %s\n", item.X, item.Y, item.Width, item.Height, s.path(item.Element))
			case *Link:
				fmt.Fprintf(b, "  link %.2f,%.2f %.2fx%.2f %s %s\n", item.X, item.Y, item.Width, item.Height, s.path(item.Element), item.URI)
			default:
				panic(fmt.Sprintf("layout: an item of type %T", item))
			}
		}
	}
}

// path names an element by its ancestors' types, without the Document.
func (s *Sheet) path(el int) string {
	switch el {
	case Decoration:
		return "-"
	case PageHead:
		return "head"
	case PageFoot:
		return "foot"
	}
	var types []string
	for ; el > 0; el = s.Elements[el].Parent {
		types = append([]string{s.Elements[el].Type}, types...)
	}
	return strings.Join(types, ">")
}

// words gives the text of one line.
func words(t *Text) string {
	var b strings.Builder
	for _, r := range t.Line.Runs {
		for _, c := range r.Clusters {
			b.WriteString(c.Text)
		}
	}
	return b.String()
}
