package translation

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"handout/internal/diag"
)

// A catalog is the file of a language as it is written: entry by entry, so that what is not changed stays byte for byte,
// comments too.
type catalog struct {
	head    []string // the comment at the top
	entries []entry
	tail    []string // lines behind the last entry
}

// An entry is one message.
type entry struct {
	id     string
	before []string // blank lines and comments above it
	lines  []string // its keys, a line each
}

// The lines of a catalog: go-i18n can read more, but one way to write them is enough.
var (
	headLine = regexp.MustCompile(`^\[([A-Za-z0-9_.-]+)\]$`)
	keyLine  = regexp.MustCompile(`^[a-z]+ = ".*"$`)
)

// parseCatalog reads a catalog as it is written.
func parseCatalog(name string, src []byte) (*catalog, diag.List) {
	var list diag.List
	c := &catalog{}
	lines := strings.Split(strings.TrimSuffix(string(src), "\n"), "\n")
	top := 0
	for top < len(lines) && strings.HasPrefix(lines[top], "#") {
		top++
	}
	c.head = lines[:top]
	for i, line := range lines[top:] {
		last := len(c.entries) - 1
		switch head := headLine.FindStringSubmatch(line); {
		case head != nil:
			c.entries = append(c.entries, entry{id: head[1], before: c.tail})
			c.tail = nil
		case line == "" || line[0] == '#':
			c.tail = append(c.tail, line)
		case last >= 0 && len(c.tail) == 0 && keyLine.MatchString(line):
			c.entries[last].lines = append(c.entries[last].lines, line)
		default:
			list.Add(diag.Pos{File: name, Line: top + i + 1}, "", `want a message's ID in brackets, and below it lines such as other = "..."`)
		}
	}
	return c, list
}

// bytes writes it again.
func (c *catalog) bytes() []byte {
	lines := slices.Clone(c.head)
	for _, e := range c.entries {
		lines = append(append(append(lines, e.before...), "["+e.id+"]"), e.lines...)
	}
	return []byte(strings.Join(append(lines, c.tail...), "\n") + "\n")
}

// entry gives the entry of a message; one that is not there is put in behind that which is before it in the source, under
// the source's heading.
func (c *catalog) entry(id string, source *catalog) *entry {
	if i := c.index(id); i >= 0 {
		return &c.entries[i]
	}
	from := source.index(id)
	at := 0
	for i := from - 1; i >= 0; i-- {
		if there := c.index(source.entries[i].id); there >= 0 {
			at = there + 1
			break
		}
	}
	fresh := entry{id: id, before: []string{""}}
	for _, line := range source.entries[from].before {
		if strings.HasPrefix(line, "# ----") && !strings.Contains(string(c.bytes()), line+"\n") {
			fresh.before = []string{"", line, ""}
		}
	}
	c.entries = slices.Insert(c.entries, at, fresh)
	return &c.entries[at]
}

func (c *catalog) index(id string) int {
	return slices.IndexFunc(c.entries, func(e entry) bool { return e.id == id })
}

// hash writes the hash of the source, as the first of the keys.
func (e *entry) hash(hash string) {
	e.drop("hash")
	e.lines = slices.Insert(e.lines, 0, fmt.Sprintf("hash = %q", hash))
}

// form writes the text of a plural form, as the last of the keys.
func (e *entry) form(form, text string) {
	e.drop(form)
	e.lines = append(e.lines, form+` = "`+quoted(text)+`"`)
}

func (e *entry) drop(key string) {
	e.lines = slices.DeleteFunc(e.lines, func(line string) bool { return strings.HasPrefix(line, key+" = ") })
}

// quoted writes a text between quotes of TOML. What cannot be told from a space is written as its number.
func quoted(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			b.WriteRune('\\')
			b.WriteRune(r)
		case r != ' ' && (unicode.IsSpace(r) || !unicode.IsGraphic(r)) && r <= 0xffff:
			fmt.Fprintf(&b, `\u%04x`, r)
		case !unicode.IsGraphic(r):
			fmt.Fprintf(&b, `\U%08x`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
