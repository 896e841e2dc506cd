package pdf

import (
	"bytes"
	"testing"
)

// Whatever is compressed is there again, and what is short is not made longer than by a block's head.
func TestCompress(t *testing.T) {
	d := newDeflater(fast)
	for _, size := range []int{0, 1, 300, short - 1, short, short + 1, 5000} {
		data := bytes.Repeat([]byte("\x00A(\r"), size)[:size]
		packed := d.compress(data)
		if got := inflate(t, packed); !bytes.Equal(got, data) {
			t.Errorf("%d bytes come back as %d", len(data), len(got))
		}
		if len(packed) > len(data)+11 {
			t.Errorf("%d bytes become %d", len(data), len(packed))
		}
	}
}
