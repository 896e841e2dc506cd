package html

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"handout/render/doc"
	"handout/render/html/sample"
)

// parse reads a page as a browser does.
func parse(t testing.TB, page []byte) *html.Node {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// attr gives an element's attribute, or "".
func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// elements gives those below a node, in order.
func elements(n *html.Node, names ...string) (found []*html.Node) {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && (len(names) == 0 || slices.Contains(names, d.Data)) {
			found = append(found, d)
		}
	}
	return found
}

// words gives what is heard of a node: the text that is not hidden.
func words(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	if attr(n, "aria-hidden") == "true" || n.Data == "style" || n.Data == "title" {
		return ""
	}
	var b strings.Builder
	for c := range n.ChildNodes() {
		b.WriteString(words(c))
	}
	return b.String()
}

// TestStructure: landmarks, headings, names and cells of every sample page are as a screen reader needs them.
func TestStructure(t *testing.T) {
	for name, d := range sample.All() {
		checkStructure(t, name, d, parse(t, written(t, d)))
	}
}

func checkStructure(t *testing.T, name string, d *doc.Document, root *html.Node) {
	t.Helper()
	page := elements(root, "html")[0]
	dir := map[bool]string{false: "ltr", true: "rtl"}[d.RTL]
	if attr(page, "lang") != d.Lang || attr(page, "dir") != dir || words(elements(root, "title")[0].FirstChild) != d.Title {
		t.Errorf("%s: lang %s, dir %s", name, attr(page, "lang"), attr(page, "dir"))
	}
	for _, one := range []string{"header", "main", "footer", "title", "style"} {
		if n := len(elements(root, one)); n != 1 {
			t.Errorf("%s: %d of %s", name, n, one)
		}
	}
	ids := map[string]bool{}
	for _, e := range elements(root) {
		if id := attr(e, "id"); id != "" {
			if ids[id] {
				t.Errorf("%s: id %s twice", name, id)
			}
			ids[id] = true
		}
	}
	for _, e := range elements(root) {
		if id := attr(e, "aria-labelledby"); id != "" && !ids[id] {
			t.Errorf("%s: %s is named by %s, which is nowhere", name, e.Data, id)
		}
		if (e.Data == "table" || e.Data == "section") && attr(e, "aria-labelledby") == "" {
			t.Errorf("%s: a %s without a name", name, e.Data)
		}
	}
	level := 0
	for _, h := range elements(root, "h1", "h2", "h3", "h4", "h5", "h6") {
		next := int(h.Data[1] - '0')
		if next > level+1 || words(h) == "" {
			t.Errorf("%s: %s after level %d", name, h.Data, level)
		}
		level = next
	}
	for _, table := range elements(root, "table") {
		checkTable(t, name, table)
	}
	for _, label := range elements(root, "span") {
		if attr(label, "aria-hidden") == "true" && len(elements(label, "a")) > 0 {
			t.Errorf("%s: a link that nobody hears can be reached", name)
		}
	}
}

// checkTable wants a scope on each head, and for each cell a head of its row or of its column.
func checkTable(t *testing.T, name string, table *html.Node) {
	t.Helper()
	var columns []string
	for _, th := range elements(table, "th") {
		head := th.Parent.Parent.Data == "thead"
		if want := map[bool]string{true: "col", false: "row"}[head]; attr(th, "scope") != want {
			t.Errorf("%s: scope %q, want %s", name, attr(th, "scope"), want)
		}
		if head {
			columns = append(columns, words(th))
		}
	}
	for _, row := range elements(elements(table, "tbody")[0], "tr") {
		cells := elements(row, "th", "td")
		heads := len(elements(row, "th"))
		for i, c := range cells {
			if len(columns) == 0 && heads == 0 || len(columns) > 0 && len(columns) != len(cells) {
				t.Errorf("%s: a cell without a label", name)
			}
			if label := c.FirstChild; attr(label, "class") == "label" && words(label.FirstChild) != columns[i] {
				t.Errorf("%s: column %d is labelled with another's heading", name, i)
			}
		}
	}
}

// TestOrder: what is heard is the document's words, in its order, and no others.
func TestOrder(t *testing.T) {
	for name, d := range sample.All() {
		got := strings.ReplaceAll(words(elements(parse(t, written(t, d)), "body")[0]), "\n", "")
		var want strings.Builder
		for i, part := range d.Text() {
			if i == len(d.Draft) {
				want.WriteString(joined(d.Identity))
			}
			want.WriteString(part)
		}
		if got != withoutMarks(want.String(), d) {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, withoutMarks(want.String(), d))
		}
	}
}

// withoutMarks takes bullets and numbers out, which the browser sets: the document's words have none before them.
func withoutMarks(s string, d *doc.Document) string {
	var lists func([]doc.Block)
	lists = func(blocks []doc.Block) {
		for _, b := range blocks {
			switch b := b.(type) {
			case *doc.Notice:
				lists(b.Blocks)
			case *doc.List:
				for i, item := range b.Items {
					s = strings.Replace(s, "•"+joined(item.Text), joined(item.Text), 1)
					s = strings.Replace(s, fmt.Sprintf("%d.%s", i+1, joined(item.Text)), joined(item.Text), 1)
				}
			}
		}
	}
	lists(d.Blocks)
	if d.With != nil {
		lists(d.With.Blocks)
	}
	return s
}

func joined(spans []doc.Span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Text)
	}
	return b.String()
}

// TestLanguages: every span of another language says so, and every value is isolated (R6).
func TestLanguages(t *testing.T) {
	root := parse(t, written(t, sample.All()["rtl"]))
	values := map[string]bool{}
	for _, b := range elements(root, "bdi") {
		values[words(b)+" "+attr(b, "lang")] = true
	}
	for _, want := range []string{"Zoë O'Neil & Söhne en", "apixaban en", "Draft: not reviewed en", "17 أبريل 1961 ", "+1\u00a0555\u00a0010\u00a04477 "} {
		if !values[want] {
			t.Errorf("no isolate of %q", want)
		}
	}
}

// TestLinkNames: who hears a link hears the words that are seen, and no marks.
func TestLinkNames(t *testing.T) {
	for name, d := range sample.All() {
		for _, a := range elements(parse(t, written(t, d)), "a") {
			label := attr(a, "aria-label")
			if label != "" && !strings.Contains(label, words(a)) || strings.ContainsAny(label+attr(a, "title"), "\u2066\u2067\u2068\u2069") {
				t.Errorf("%s: %q is called %q", name, words(a), label)
			}
		}
	}
}

// hostile is text that would do harm in any place of a page.
const hostile = `</title></style></p>--><script>alert(1)</script><img src=x onerror=alert(1)>" onclick="x' &lt; &amp;#60; ]]>`

// TestHostile puts hostile text into each string of a document in turn: it never becomes a tag or an attribute, and
// is heard as it is.
func TestHostile(t *testing.T) {
	want := skeleton(parse(t, written(t, sample.LTR())))
	count := 0
	for i := range stringsOf(reflect.ValueOf(sample.LTR())) {
		d := sample.LTR()
		field := stringsOf(reflect.ValueOf(d))[i]
		was := field.value.String()
		field.value.SetString(was + hostile)
		page, err := NewWriter(colours).Append(nil, d)
		switch field.name {
		case "Link":
			if err == nil {
				t.Error("a link takes hostile text")
			}
			continue
		case "Format":
			if err == nil {
				t.Error("a picture's format takes hostile text")
			}
			continue
		}
		if err != nil {
			t.Fatalf("%s: %v", field.name, err)
		}
		count++
		if bytes.Contains(page, []byte("<script")) || bytes.Contains(page, []byte(`" onclick`)) {
			t.Errorf("%s: a tag or an attribute", field.name)
		}
		if field.name == "Lang" {
			continue // brings an element of its own
		}
		if got := skeleton(parse(t, page)); got != want {
			t.Errorf("%s %q: the page has another structure", field.name, was)
		}
	}
	if count < 100 {
		t.Errorf("%d strings, want 100 at least", count)
	}
}

// A stringField is a string somewhere in a document.
type stringField struct {
	name  string
	value reflect.Value
}

// stringsOf gives every string of a value that can be set.
func stringsOf(v reflect.Value) (found []stringField) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			return stringsOf(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			found = append(found, stringsOf(v.Index(i))...)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			name, f := v.Type().Field(i).Name, v.Field(i)
			switch {
			case name == "Place" || name == "Field" || name == "PageOf" || name == "Icon": // never shown
			case f.Kind() == reflect.String:
				found = append(found, stringField{name, f})
			default:
				found = append(found, stringsOf(f)...)
			}
		}
	}
	return found
}

// skeleton gives a page's elements with the names of their attributes.
func skeleton(root *html.Node) string {
	var b strings.Builder
	for _, e := range elements(root) {
		b.WriteString(e.Data)
		for _, a := range e.Attr {
			// What a link is called depends on its words, and so does whether a value is kept whole.
			if e.Data != "a" && a.Val != "whole" || a.Key == "href" {
				b.WriteString(" " + a.Key)
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}

// FuzzAppend: whatever text and links say, they make no element and are heard as they are.
func FuzzAppend(f *testing.F) {
	f.Add("Ann", hostile, "tel:911", "Call 911")
	f.Add("الفحص", "骨髓", "https://a.example/?a=\"'><b>", "")
	w := NewWriter(colours)
	f.Fuzz(func(t *testing.T, text, value, link, name string) {
		build := func(text, value, link, name string) *doc.Document {
			spans := []doc.Span{{Text: text}, {Text: value, Value: true, Strong: true, Link: link, LinkName: name}}
			return &doc.Document{Title: text, Lang: "en", Blocks: []doc.Block{&doc.Paragraph{Text: spans}}}
		}
		page, err := w.Append(nil, build(text, value, link, name))
		if err != nil {
			return
		}
		plain, err := w.Append(nil, build("a", "b", link[:min(len(link), 6)], ""))
		root := parse(t, page)
		if err == nil {
			if got, want := skeleton(root), skeleton(parse(t, plain)); got != want {
				t.Errorf("got\n%swant\n%s", got, want)
			}
		}
		p := elements(root, "p")[0]
		if got := words(p); got != text+value {
			t.Errorf("got %q, want %q", got, text+value)
		}
		for _, a := range elements(p, "a") {
			if attr(a, "href") != link {
				t.Errorf("the link is %q, want %q", attr(a, "href"), link)
			}
		}
	})
}
