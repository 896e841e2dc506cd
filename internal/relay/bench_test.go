package relay

import (
	"strings"
	"testing"
)

// BenchmarkSend sends messages of 35 KB over one encrypted connection to a server in this process.
func BenchmarkSend(b *testing.B) {
	m := &mailServer{}
	r := newRelay(b, m.start(b, nil))
	text := []byte(message + strings.Repeat(strings.Repeat("QUJD", 19)+"\r\n", 35<<10/78))
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if reply, err := r.Send(b.Context(), NewMessage(envelope, text)); err != nil || reply.Outcome != Sent {
			b.Fatal(reply, err)
		}
		m.mu.Lock()
		m.texts = m.texts[:0]
		m.mu.Unlock()
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "messages/s")
}
