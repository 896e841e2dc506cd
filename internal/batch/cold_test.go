package batch

import (
	"fmt"
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
				stranger(next, sheets)
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

// stranger gives a row a name and a date of birth that no row near it has.
func stranger(row patient.Row, i int) {
	row.Cells[patient.PatientName] = patient.Cell{Text: fmt.Sprintf("Maria%c Nov%c%ck", 'a'+i%26, 'a'+i/26%26, 'a'+i/26/26%26)}
	row.Cells[patient.BirthDate] = patient.Cell{Text: fmt.Sprintf("%d-%02d-%02d", 1930+i/28/12%70, 1+i/28%12, 1+i%28)}
}
