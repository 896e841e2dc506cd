package pdf

import "strconv"

// A draftReader reads fpdf's file. After the first thing that is not expected it reads no further.
type draftReader struct {
	file    []byte
	at      int
	failed  bool
	want    *skeleton
	offsets []int  // by object
	text    syntax // what is expected next, for reuse
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

// expectText reads what r.text holds.
func (r *draftReader) expectText() {
	if r.failed || len(r.file)-r.at < len(r.text) || string(r.file[r.at:r.at+len(r.text)]) != string(r.text) {
		r.failed = true
		return
	}
	r.at += len(r.text)
}

func (r *draftReader) expectInt(n int) {
	r.text = strconv.AppendInt(r.text[:0], int64(n), 10)
	r.expectText()
}

// expectFloats reads numbers with two decimals and spaces between them.
func (r *draftReader) expectFloats(values ...float64) {
	r.text = r.text[:0]
	for i, v := range values {
		if i > 0 {
			r.text.raw(" ")
		}
		r.text = strconv.AppendFloat(r.text, v, 'f', 2, 64)
	}
	r.expectText()
}

// expectOffset reads where an object was, in ten digits.
func (r *draftReader) expectOffset(object int) {
	const digits = 10
	if object >= len(r.offsets) {
		r.failed = true
		return
	}
	r.text = strconv.AppendInt(r.text[:0], 1e10+int64(r.offsets[object]), 10)
	r.text = r.text[len(r.text)-digits:]
	r.expectText()
}

// date reads the date that was asked for.
func (r *draftReader) date() {
	r.text = r.want.created.AppendFormat(r.text[:0], "20060102150405")
	r.expectText()
}

// number reads a decimal number without leading zeros.
func (r *draftReader) number() int {
	end := r.at
	for end < len(r.file) && r.file[end] >= '0' && r.file[end] <= '9' {
		end++
	}
	digits := string(r.file[r.at:end])
	n, err := strconv.Atoi(digits)
	if err != nil || len(digits) > 1 && digits[0] == '0' {
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
	for len(r.offsets) <= n {
		r.offsets = append(r.offsets, 0)
	}
	r.offsets[n] = r.at
	r.expectInt(n)
	r.expect(" 0 obj\n")
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
