package patient

import (
	"io"
	"slices"
	"strings"
	"testing"
)

// A record has a limit, or one quote that is never closed would take everything behind it into memory.
// What is said of it tells a quote from a long row.
func TestReadLimit(t *testing.T) {
	const header = "mrn,patient_name\n1,Ann\n"
	for _, test := range []struct{ name, start, more, want string }{
		{"quote on many lines", "\n2,\"B\n", "3,C\n",
			"4: patient_name: a quotation mark opens a value here and is not closed within 1 MB (" + quoteHint + ")"},
		{"quote on one line", "2,\"", "B", "3: patient_name: a quotation mark opens a value here and is not closed within 1 MB (" + quoteHint + ")"},
		{"quote on blank lines", "2,\"", "\n", "3: patient_name: a quotation mark opens a value here and is not closed within 1 MB (" + quoteHint + ")"},
		{"value", "2,", "B", "3: a row longer than 1 MB"},
		{"quote inside a long value", "2,B\"", "B", "3: a row longer than 1 MB"},
		{"columns", "2", ",x", "3: a row longer than 1 MB"},
		{"value after a quoted one", "2,\"B\",", "C", "3: a row longer than 1 MB"},
		{"blank lines", "", "\r\n", "3: more than 1 MB of blank lines"},
	} {
		t.Run(test.name, func(t *testing.T) {
			in := &counter{Reader: io.MultiReader(strings.NewReader(header+test.start), &forever{text: test.more})}
			_, rows, list := readAll(in)
			if want := []string{"2 1 / Ann"}; !slices.Equal(rows, want) {
				t.Errorf("rows %q, want %q", rows, want)
			}
			if want := []string{test.want}; !slices.Equal(lines(list), want) {
				t.Errorf("problems %q, want %q", lines(list), want)
			}
			if in.n > maxRecord+1<<17 {
				t.Errorf("%d bytes were read", in.n)
			}
		})
	}
}

// A counter counts what is read through it.
type counter struct {
	io.Reader
	n int
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.n += n
	return n, err
}

// A forever is a text again and again, without an end.
type forever struct {
	text string
	at   int
}

func (f *forever) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = f.text[f.at]
		f.at = (f.at + 1) % len(f.text)
	}
	return len(p), nil
}

// The limit is that of one record, and exact: as many as fit into a large file are read.
func TestReadAtLimit(t *testing.T) {
	row := "1," + strings.Repeat("x", maxRecord-len("1,\n")) + "\n"
	in := strings.NewReader("mrn,patient_name\n" + row + row + strings.TrimSuffix(row, "\n") + "x")
	_, rows, list := readAll(in)
	if len(rows) != 3 || len(list) > 0 {
		t.Errorf("%d rows, want 3; problems %v", len(rows), list)
	}
	in = strings.NewReader("mrn,patient_name\n" + row + "1" + row + row)
	_, rows, list = readAll(in)
	if want := []string{"3: a row longer than 1 MB"}; len(rows) != 1 || !slices.Equal(lines(list), want) {
		t.Errorf("%d rows, want 1; problems %q, want %q", len(rows), lines(list), want)
	}
}
