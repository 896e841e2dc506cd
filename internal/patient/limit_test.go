package patient

import (
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
			in := &forever{start: header + test.start, more: test.more}
			_, rows, list := readAll(in, 1<<40)
			if want := []string{"2 1 / Ann"}; !slices.Equal(rows, want) {
				t.Errorf("rows %q, want %q", rows, want)
			}
			if want := []string{test.want}; !slices.Equal(lines(list), want) {
				t.Errorf("problems %q, want %q", lines(list), want)
			}
			if in.most > maxRecord+1<<17 {
				t.Errorf("%d bytes were read", in.most)
			}
		})
	}
}

// A forever is a file that starts with one text and goes on with another, again and again.
type forever struct {
	start, more string
	most        int64 // how far it was read
}

func (f *forever) ReadAt(p []byte, at int64) (int, error) {
	f.most = max(f.most, at+int64(len(p)))
	for i := range p {
		if n := int(at) + i; n < len(f.start) {
			p[i] = f.start[n]
		} else {
			p[i] = f.more[(n-len(f.start))%len(f.more)]
		}
	}
	return len(p), nil
}

// The limit is that of one record, and exact: as many as fit into a large file are read.
func TestReadAtLimit(t *testing.T) {
	row := "1," + strings.Repeat("x", maxRecord-len("1,\n")) + "\n"
	_, rows, list := readText("mrn,patient_name\n" + row + row + strings.TrimSuffix(row, "\n") + "x")
	if len(rows) != 3 || len(list) > 0 {
		t.Errorf("%d rows, want 3; problems %v", len(rows), list)
	}
	_, rows, list = readText("mrn,patient_name\n" + row + "1" + row + row)
	if want := []string{"3: a row longer than 1 MB"}; len(rows) != 1 || !slices.Equal(lines(list), want) {
		t.Errorf("%d rows, want 1; problems %q, want %q", len(rows), lines(list), want)
	}
}
