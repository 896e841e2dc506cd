package picker

import (
	"fmt"
	"strings"
)

// The smallest window that shows a line and what is typed.
const (
	leastWidth  = 16
	leastHeight = 4
)

const (
	prompt  = "Filter: "
	gap     = "  " // between two columns
	gutter  = 4    // cells before the first column: "> 3 "
	reverse = "\x1b[7m"
	plain   = "\x1b[m"
)

// view gives the lines of a window of this size, from its top, without their ends; there are never
// more than fit. The last cell of each stays free: some terminals go to the next line behind it.
//
// The line that is pointed at has a mark before it and is in reverse video. When a column of it was
// cut, the whole of it stands below the list.
func (l *list) view(width, height int) []string {
	width--
	if width < leastWidth || height < leastHeight {
		l.page = 0
		if width < 1 || height < 1 {
			return nil
		}
		return []string{cut("window too small", width)}
	}
	widths := l.fit(width - gutter)
	below := l.whole(widths, width)
	room := min(height/2, height-leastHeight)
	foot := l.foot()
	if len(below) > room {
		below, foot = below[:room], "window too small to show the whole line"
	}
	l.page = height - 3 - len(below)
	l.scroll()

	lines := []string{isolate(cut(l.title, width)), prompt + isolate(l.tail(width))}
	for i := l.top; i < len(l.shown) && i < l.top+l.page; i++ {
		lines = append(lines, l.line(i, widths, width))
	}
	for len(lines) < 2+l.page {
		lines = append(lines, "")
	}
	lines = append(lines, below...)
	return append(lines, cut(foot, width))
}

// caret gives the cell behind what is typed, where the cursor stands: on the second line of the
// view, counted from 0. Text from right to left ends there too, as it stands alone.
func (l *list) caret(width int) int {
	return cells(prompt) + cells(l.tail(width-1))
}

// tail gives the end of what is typed, as much of it as fits behind the prompt.
func (l *list) tail(width int) string {
	room := width - cells(prompt)
	s := printable(l.typed)
	if over := cells(s) - room; over > 0 {
		// A wide character may take a cell more than is over.
		head, rest := split(s, over)
		if cells(head) < over {
			_, rest = split(s, over+1)
		}
		return rest
	}
	return s
}

// fit gives the width of each column in a window with this room. The widest are cut first, to one
// cell at the least.
func (l *list) fit(room int) []int {
	widths := append([]int(nil), l.widths...)
	over := -room - len(gap)
	for _, w := range widths {
		over += w + len(gap)
	}
	for ; over > 0; over-- {
		widest := 0
		for i, w := range widths {
			if w > widths[widest] {
				widest = i
			}
		}
		if widths[widest] <= 1 {
			break
		}
		widths[widest]--
	}
	return widths
}

// scroll moves the window so that the line pointed at is in it, and no room is left unused.
func (l *list) scroll() {
	if l.at >= 0 {
		l.top = min(l.top, l.at)
		l.top = max(l.top, l.at-l.page+1)
	}
	l.top = max(min(l.top, len(l.shown)-l.page), 0)
}

// line gives one line of the list: the mark, the digit that points at it, the columns.
func (l *list) line(i int, widths []int, width int) string {
	mark, digit := " ", " "
	if i == l.at {
		mark = ">"
	}
	if i < 9 {
		digit = fmt.Sprint(i + 1)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s ", mark, digit)
	used := gutter
	for c, text := range l.rows[l.shown[i]].columns {
		if used+widths[c] > width {
			break
		}
		text = cut(text, widths[c])
		b.WriteString(isolate(text))
		b.WriteString(strings.Repeat(" ", widths[c]-cells(text)) + gap)
		used += widths[c] + len(gap)
	}
	s := strings.TrimRight(b.String(), " ")
	if i == l.at {
		return reverse + s + plain
	}
	return s
}

// whole gives the line pointed at in full, wrapped, when the list shows only a part of it. The
// first of these lines is empty. A column that fits on a line of its own is not broken.
func (l *list) whole(widths []int, width int) []string {
	if l.at < 0 {
		return nil
	}
	lines, used, shortened := []string{"", ""}, 0, false
	for c, text := range l.rows[l.shown[l.at]].columns {
		shortened = shortened || cells(text) > widths[c]
		for text != "" {
			if used > 0 && used+len(gap)+cells(text) > width {
				lines, used = append(lines, ""), 0
			}
			if used > 0 {
				lines[len(lines)-1] += gap
				used += len(gap)
			}
			head, tail := split(text, width-used)
			lines[len(lines)-1] += isolate(head)
			used += cells(head)
			text = tail
		}
	}
	total := gutter
	for _, w := range widths {
		total += w + len(gap)
	}
	if !shortened && total-len(gap) <= width {
		return nil
	}
	return lines
}

// foot says how many lines there are and what the keys do, or why the last one did nothing.
func (l *list) foot() string {
	if l.message != "" {
		return l.message
	}
	return fmt.Sprintf("%d of %d, Enter takes, Esc gives up, arrows or 1-9 move", len(l.shown), len(l.rows))
}
