package pdf

import (
	"fmt"
	"strconv"
)

// A draftReader reads fpdf's file. After the first thing that is not expected it reads no further.
type draftReader struct {
	file    []byte
	at      int
	failed  bool
	want    *expected
	offsets map[int]int // by object
}

// expect reads exactly s.
func (r *draftReader) expect(s string) {
	if !r.has(s) {
		r.failed = true
	}
}

// has reads s if it comes next.
func (r *draftReader) has(s string) bool {
	if r.failed || len(r.file)-r.at < len(s) || string(r.file[r.at:r.at+len(s)]) != s {
		return false
	}
	r.at += len(s)
	return true
}

// expectf is expect with a format.
func (r *draftReader) expectf(format string, args ...any) { r.expect(fmt.Sprintf(format, args...)) }

// number reads a decimal number without leading zeros.
func (r *draftReader) number() int {
	end := r.at
	for end < len(r.file) && r.file[end] >= '0' && r.file[end] <= '9' {
		end++
	}
	digits := string(r.file[r.at:end])
	n, err := strconv.Atoi(digits)
	if err != nil || strconv.Itoa(n) != digits {
		r.failed = true
	}
	if r.failed {
		return 0
	}
	r.at = end
	return n
}

// object reads the head of an object.
func (r *draftReader) object(n int) {
	r.offsets[n] = r.at
	r.expectf("%d 0 obj\n", n)
}

// stream reads a stream's data from behind "/Length " to the end of its object.
func (r *draftReader) stream() []byte {
	length := r.number()
	r.expect(">>\nstream\n")
	if r.failed || length > len(r.file)-r.at {
		r.failed = true
		return nil
	}
	data := r.file[r.at : r.at+length]
	r.at += length
	r.expect("\nendstream\nendobj\n")
	return data
}
