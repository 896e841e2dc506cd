package pdf

import (
	"bytes"
	"compress/zlib"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

var streamForm = regexp.MustCompile(`(?s)(\d+) 0 obj\n<<([^\n]*)/Length (\d+)>>stream\n`)

// A testStream is a stream object of a finished file, inflated where it was deflated.
type testStream struct {
	number     int
	dictionary string
	data       []byte
}

// streams reads all streams of a finished file, in their order.
func streams(t testing.TB, file []byte) []testStream {
	t.Helper()
	var found []testStream
	for at := 0; ; {
		m := streamForm.FindSubmatchIndex(file[at:])
		if m == nil {
			return found
		}
		number, _ := strconv.Atoi(string(file[at+m[2] : at+m[3]]))
		length, _ := strconv.Atoi(string(file[at+m[6] : at+m[7]]))
		s := testStream{number, string(file[at+m[4] : at+m[5]]), file[at+m[1] : at+m[1]+length]}
		at += m[1] + length
		if strings.Contains(s.dictionary, "/FlateDecode") {
			s.data = inflate(t, s.data)
		}
		found = append(found, s)
	}
}

func inflate(t testing.TB, data []byte) []byte {
	t.Helper()
	r, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	out, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// unpack returns the object stream of a finished file: one object a line.
func unpack(t testing.TB, file []byte) string {
	t.Helper()
	for _, s := range streams(t, file) {
		if strings.Contains(s.dictionary, "/Type/ObjStm") {
			return string(s.data)
		}
	}
	t.Fatal("the file has no object stream")
	return ""
}

// contents returns the content streams of a finished file, by page.
func contents(t testing.TB, file []byte) []string {
	t.Helper()
	var pages []string
	for _, s := range streams(t, file) {
		if s.dictionary == "/Filter/FlateDecode" && bytes.Contains(s.data, []byte(">>BDC\n")) {
			pages = append(pages, string(s.data))
		}
	}
	return pages
}
