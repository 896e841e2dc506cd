package merge_test

import (
	"os"
	"testing"

	"handout/internal/merge"
)

// BenchmarkBuild builds the care card of the guide's first row, in each language.
func BenchmarkBuild(b *testing.B) {
	c := openCorpus(b)
	g := c.guides[0]
	record := c.demo(b, g)[0]
	for _, tag := range c.catalogs.Tags() {
		record.Locale = tag
		for _, kind := range g.KindNames() {
			in := c.input(b, g, kind, record)
			b.Run(kind+"/"+tag, func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if _, list := merge.Build(in); len(list) > 0 {
						b.Fatal(list)
					}
				}
			})
		}
	}
}

// TestMain sets a zone that no clinic here is in: nothing may depend on that of the machine (R9).
func TestMain(m *testing.M) {
	os.Setenv("TZ", "Asia/Tokyo")
	os.Exit(m.Run())
}
