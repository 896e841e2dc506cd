package batch

import (
	"testing"

	"handout/internal/deliver"
	"handout/internal/patient"
)

// BenchmarkCold makes the two sheets of one row with nothing read or shaped before, as the command
// make does.
func BenchmarkCold(b *testing.B) {
	row := openShop(b).demoRow(b)
	b.ReportAllocs()
	for b.Loop() {
		shop := openShop(b)
		run(b, shop, many(row, 1), deliver.Discard{})
	}
}

// BenchmarkCareCard makes care cards on one core, in memory and warm: from the row to the bytes of
// the file, each row another patient's.
func BenchmarkCareCard(b *testing.B) {
	for _, tag := range []string{"en", "ar"} {
		b.Run(tag, func(b *testing.B) {
			shop := openShop(b)
			row := shop.demoRow(b)
			row.Cells[patient.LocaleColumn] = patient.Cell{Text: tag}
			desk := &desk{shop: shop, options: Options{Kinds: []string{"care"}}}
			w := shop.newWorker(Options{})
			b.ReportAllocs()
			sheets := 0
			for next := range many(row, b.N+100) {
				if sheets == 100 {
					b.ResetTimer() // warm
				}
				o, list := desk.take(next)
				if list.Bad() {
					b.Fatal(list)
				}
				made, list, err := w.make(o)
				if err != nil || list.Bad() || len(made) != 1 {
					b.Fatal(err, list)
				}
				sheets++
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "sheets/s")
		})
	}
}
