package deflate

import (
	"bytes"
	"compress/zlib"
	"io"
	"math/rand/v2"
	"testing"

	fast "github.com/klauspost/compress/zlib"
)

// unpack reads a stream with the standard library.
func unpack(t testing.TB, stream []byte) []byte {
	t.Helper()
	zip, err := zlib.NewReader(bytes.NewReader(stream))
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(zip)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// samples are data of many forms: pages, none, all bytes, runs, noise, repetitions farther back than a match may
// reach, and lengths around those at which places come again.
func samples(t testing.TB) [][]byte {
	random := rand.New(rand.NewPCG(1, 2))
	noise := make([]byte, 3<<16)
	for i := range noise {
		noise[i] = byte(random.Uint32())
	}
	all := append(pages(t), nil, noise, bytes.Repeat([]byte{0}, 1<<17), bytes.Repeat([]byte("abcdefg"), 40000))
	for _, far := range []int{window - 1, window, window + 1, 1<<16 - 1, 1 << 16, 1<<16 + 1} {
		all = append(all, append(noise[:far:far], noise[:far]...))
	}
	for n := range 300 {
		all = append(all, noise[:n], make([]byte, n), append(noise[:n:n], noise[:n]...))
	}
	return all
}

// someKnown makes pieces of some parts of data, of many lengths, some of them beside each other.
func someKnown(e *Encoder, data []byte) (known []Known) {
	size := 1
	for at := len(data) % 7; at+size <= len(data); at += 2 * size {
		known = append(known, Known{at, size, e.Piece(data[at : at+size])})
		if at+2*size <= len(data) && size%3 == 0 {
			known = append(known, Known{at + size, size, e.Piece(data[at+size : at+2*size])})
		}
		size += 5
	}
	return known
}

func TestAppend(t *testing.T) {
	var e Encoder
	for i, data := range samples(t) {
		known := someKnown(&e, data)
		stream := e.Append([]byte("before"), data, known)
		if !bytes.HasPrefix(stream, []byte("before")) {
			t.Fatalf("sample %d: what was there is gone", i)
		}
		stream = stream[len("before"):]
		if got := unpack(t, stream); !bytes.Equal(got, data) {
			t.Fatalf("sample %d of %d bytes comes back as %d others", i, len(data), len(got))
		}
		var anew Encoder
		if !bytes.Equal(anew.Append(nil, data, known), stream) {
			t.Fatalf("sample %d: the stream depends on those before it", i)
		}
	}
}

func FuzzAppend(f *testing.F) {
	f.Add([]byte("/P<</MCID 0>>BDC\nBT\n/P<</MCID 1>>BDC\nBT\n"))
	var e Encoder
	f.Fuzz(func(t *testing.T, data []byte) {
		if !bytes.Equal(unpack(t, e.Append(nil, data, someKnown(&e, data))), data) {
			t.Error("the data does not come back")
		}
	})
}

// Pages must not become longer than with a code of their own.
func TestLength(t *testing.T) {
	var e Encoder
	ours, theirs := 0, 0
	for _, page := range pages(t) {
		ours += len(e.Append(nil, page, nil))
		var out bytes.Buffer
		zip, err := fast.NewWriterLevel(&out, 1)
		if err != nil {
			t.Fatal(err)
		}
		zip.Write(page)
		zip.Close()
		theirs += out.Len()
	}
	if ours > theirs+theirs/20 {
		t.Errorf("pages: %d bytes, with a general compressor's fastest level %d", ours, theirs)
	}
	t.Logf("%d bytes; with a general compressor's fastest level %d", ours, theirs)
}

func BenchmarkAppend(b *testing.B) {
	all := pages(b)
	var e Encoder
	var out []byte
	n := 0
	for i := 0; b.Loop(); i++ {
		out = e.Append(out[:0], all[i%len(all)], nil)
		n += len(all[i%len(all)])
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds()/1e6, "MB/s")
}

// BenchmarkGeneral is the fastest level of the compressor that everything else goes through.
func BenchmarkGeneral(b *testing.B) {
	all := pages(b)
	var out bytes.Buffer
	zip, err := fast.NewWriterLevel(&out, 1)
	if err != nil {
		b.Fatal(err)
	}
	n := 0
	for i := 0; b.Loop(); i++ {
		out.Reset()
		zip.Reset(&out)
		zip.Write(all[i%len(all)])
		zip.Close()
		n += len(all[i%len(all)])
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds()/1e6, "MB/s")
}
