package merge_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"handout/internal/clinic"
	"handout/internal/diag"
	"handout/internal/guide"
	"handout/internal/locale"
	"handout/internal/merge"
	"handout/internal/patient"
	"handout/render/doc"
)

var update = flag.Bool("update", false, "rewrite the documents and problems in testdata")

// TestBuild merges the guide, catalogs, profile and row of each archive in testdata, in the locale of
// the row, and compares what comes out: the dump of the document in the file doc, or what is wrong in
// the file problems. There is never both (R1).
func TestBuild(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			d, list := merge.Build(readInput(t, archive))
			got := map[string]string{"doc": "", "problems": ""}
			if len(list) > 0 {
				got["problems"] = list.Error() + "\n"
			}
			if d != nil {
				var b strings.Builder
				if err := doc.Dump(&b, d); err != nil {
					t.Fatal(err)
				}
				got["doc"] = b.String()
			}
			for i, f := range archive.Files {
				text, output := got[f.Name]
				delete(got, f.Name)
				if output && *update {
					archive.Files[i].Data = []byte(text)
				} else if output && text != string(f.Data) {
					t.Errorf("%s is\n%s\nwant\n%s", f.Name, text, f.Data)
				}
			}
			for name, text := range got {
				if text != "" {
					t.Errorf("%s is not wanted:\n%s", name, text)
				}
			}
			if *update {
				if err := os.WriteFile(file, txtar.Format(archive), 0o666); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// readInput reads the inputs of an archive, all of which have to be without a problem, up to the
// sheet of the kind prep.
func readInput(t *testing.T, archive *txtar.Archive) merge.Input {
	t.Helper()
	files := fstest.MapFS{}
	for _, f := range archive.Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	data := func(name string) []byte {
		if files[name] == nil {
			t.Fatalf("no file %s", name)
		}
		return files[name].Data
	}
	var err error
	g, list := guide.Parse("guide.yaml", data("guide.yaml"))
	stop(t, list)
	set, list := locale.Load(files, nil)
	stop(t, list)
	p, list := clinic.Parse("clinic.yaml", data("clinic.yaml"), files)
	stop(t, list)
	values, list := g.Bind(p, set.Tags())
	stop(t, list)
	record, list := patient.Check(readRow(data("row")), g.Fields, p.Defaults())
	stop(t, list)
	in := merge.Input{
		Guide: g, Kind: "prep", Record: record, Profile: p, Values: values,
		Catalog: set.Catalog(record.Locale), Source: set.Catalog("en"),
	}
	if files["signed"] != nil {
		if in.Signed, err = time.Parse(time.DateOnly, strings.TrimSpace(string(data("signed")))); err != nil {
			t.Fatal(err)
		}
	}
	return in
}

func stop(t *testing.T, list diag.List) {
	t.Helper()
	if list.Bad() {
		t.Fatal(list)
	}
}

// readRow reads a row written as lines of "column: value".
func readRow(data []byte) patient.Row {
	row := patient.Row{Number: 2, Pos: diag.Pos{File: "row", Line: 1, Column: 1}, Cells: map[string]patient.Cell{}}
	for i, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		column, value, _ := strings.Cut(line, ": ")
		row.Cells[column] = patient.Cell{Text: value, Pos: diag.Pos{File: "row", Line: i + 1, Column: len(column) + 3}}
	}
	return row
}

// TestUnknownKind asks for a kind that the guide does not have.
func TestUnknownKind(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/sheet.txtar")
	if err != nil {
		t.Fatal(err)
	}
	in := readInput(t, archive)
	in.Kind = "booklet"
	d, list := merge.Build(in)
	if want := "row:1:1: kind: the guide test has no such kind of sheet"; d != nil || list.Error() != want {
		t.Errorf("document %v, problems %q, want %q", d, list.Error(), want)
	}
}
