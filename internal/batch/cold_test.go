package batch

import (
	"testing"

	"handout/internal/deliver"
	"handout/internal/patient"
)

// BenchmarkCold makes the two sheets of one row with nothing read or shaped before, as the command
// make does.
func BenchmarkCold(b *testing.B) {
	shop := openShop(b)
	for _, tag := range shop.Catalogs.Tags() {
		b.Run(tag, func(b *testing.B) {
			row := shop.demoRow(b)
			row.Cells[patient.LocaleColumn] = patient.Cell{Text: tag}
			b.ReportAllocs()
			for b.Loop() {
				run(b, openShop(b), many(row, 1), deliver.Discard{})
			}
		})
	}
}

// BenchmarkCareCard makes care cards on one core, in memory and warm: from the row to the bytes of
// the file, each row another patient's.
func BenchmarkCareCard(b *testing.B) {
	shop := openShop(b)
	for _, tag := range shop.Catalogs.Tags() {
		b.Run(tag, func(b *testing.B) {
			row := shop.demoRow(b)
			row.Cells[patient.LocaleColumn] = patient.Cell{Text: tag}
			desk := &desk{shop: shop, options: Options{Kinds: []string{"care"}}}
			w := shop.newWorker(Options{}, Delivery{Sink: deliver.Discard{}})
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
