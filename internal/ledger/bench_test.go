package ledger

import (
	"path/filepath"
	"testing"
)

// BenchmarkAppend adds groups of 256 entries to a ledger, each to the disk.
func BenchmarkAppend(b *testing.B) {
	l := openTest(b, filepath.Join(b.TempDir(), "ledger.db"), Options{})
	benchmarkAppend(b, l, 0)
}

func benchmarkAppend(b *testing.B, l *Ledger, n int) {
	b.ReportAllocs()
	for b.Loop() {
		add(b, l, sheets(n, n+256)...)
		n += 256
	}
	b.ReportMetric(float64(256*b.N)/b.Elapsed().Seconds(), "entries/s")
}

// BenchmarkMillion finds, lists and adds in a ledger of a million entries.
func BenchmarkMillion(b *testing.B) {
	const million = 1_000_000
	l := openTest(b, filepath.Join(b.TempDir(), "ledger.db"), Options{})
	for n := 0; n < million; n += 10_000 {
		add(b, l, sheets(n, n+10_000)...)
	}
	find := func(n int) {
		want := sheet(n * 7919 % million)
		if e, ok, err := latest(l, want.Key, want.Guide, want.Kind, want.Locale); err != nil || !ok || e.Row != want.Row {
			b.Error(e.Row, ok, err)
		}
	}
	b.Run("find", func(b *testing.B) {
		b.ReportAllocs()
		n := 0
		for b.Loop() {
			find(n)
			n++
		}
	})
	b.Run("find parallel", func(b *testing.B) {
		b.RunParallel(func(p *testing.PB) {
			for n := 0; p.Next(); n++ {
				find(n)
			}
		})
	})
	b.Run("list", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			n := 0
			for _, err := range l.All() {
				if err != nil {
					b.Fatal(err)
				}
				n++
			}
			if n < million {
				b.Fatal(n)
			}
		}
	})
	b.Run("append", func(b *testing.B) { benchmarkAppend(b, l, million) })
}
