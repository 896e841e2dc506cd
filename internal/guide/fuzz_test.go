package guide_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"handout/internal/guide"
)

// FuzzParse reads any bytes as a guide: it does not panic, and every problem stands inside the file.
func FuzzParse(f *testing.F) {
	f.Add(small("small"))
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range archives {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		inputs, _ := strip(archive)
		f.Add(inputs["guide.yaml"])
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		g, list := guide.Parse("guide.yaml", data)
		if g == nil {
			t.Fatal("no guide")
		}
		lines := bytes.Split(bytes.TrimPrefix(data, []byte("\ufeff")), []byte("\n"))
		for _, p := range list {
			if p.Pos.Line > len(lines) {
				t.Fatalf("line %d of %d", p.Pos.Line, len(lines))
			}
			if p.Pos.Line > 0 && p.Pos.Column > len(lines[p.Pos.Line-1])+1 {
				t.Fatalf("column %d in a line of %d bytes", p.Pos.Column, len(lines[p.Pos.Line-1]))
			}
			if p.Text == "" {
				t.Fatal("a problem that says nothing")
			}
		}
	})
}

func BenchmarkParse(b *testing.B) {
	data, err := os.ReadFile("../../templates/bone-marrow/guide.yaml")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, list := guide.Parse("guide.yaml", data); list.Bad() {
			b.Fatal(list)
		}
	}
}
