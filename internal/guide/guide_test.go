package guide_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"handout/internal/clinic"
	"handout/internal/diag"
	"handout/internal/guide"
	"handout/internal/locale"
	"handout/internal/patient"
)

var update = flag.Bool("update", false, "rewrite the problems in testdata")

// mark stands in an input right before the place of a problem; twice for two problems there.
const mark = "∑"

// TestProblems reads each archive of testdata: a guide, and with it as much as the case needs of
// catalogs, a clinic's profile and a row. What is wrong is listed in the file problems, in the order
// of files and places; each problem has its mark (R1: the problem names file, line and column).
func TestProblems(t *testing.T) {
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
			inputs, marks := strip(archive)
			problems := stages(inputs)
			if *update {
				rewrite(t, file, archive, problems)
				return
			}
			var got strings.Builder
			var places []diag.Pos
			for _, p := range problems {
				fmt.Fprintln(&got, describe(p))
				if p.Pos.Line > 0 {
					places = append(places, p.Pos)
				}
			}
			if want := string(inputs["problems"]); got.String() != want {
				t.Errorf("problems:\n%s\nwant:\n%s", &got, want)
			}
			if !slices.Equal(places, marks) {
				t.Errorf("problems are at\n%v\nwant\n%v", places, marks)
			}
		})
	}
}

// strip takes the marks out of the inputs. It returns their places, sorted by file.
func strip(archive *txtar.Archive) (map[string][]byte, []diag.Pos) {
	inputs := map[string][]byte{}
	var marks diag.List
	for _, f := range archive.Files {
		var clean []byte
		for rest := f.Data; ; {
			before, after, found := bytes.Cut(rest, []byte(mark))
			clean = append(clean, before...)
			if !found {
				break
			}
			line := bytes.Count(clean, []byte("\n"))
			column := len(clean) - bytes.LastIndexByte(clean, '\n')
			marks.Add(diag.Pos{File: f.Name, Line: line + 1, Column: column}, "", "mark %d", len(marks))
			rest = after
		}
		inputs[f.Name] = clean
	}
	marks.Sort()
	var places []diag.Pos
	for _, m := range marks {
		places = append(places, m.Pos)
	}
	return inputs, places
}

// stages reads the guide, and compares it with all other inputs that are there.
func stages(inputs map[string][]byte) diag.List {
	g, list := guide.Parse("guide.yaml", inputs["guide.yaml"])
	if list.Bad() {
		return list
	}
	catalogs := fstest.MapFS{}
	for name, data := range inputs {
		if strings.HasSuffix(name, ".toml") {
			catalogs[name] = &fstest.MapFile{Data: data}
		}
	}
	set, problems := locale.Load(catalogs, nil)
	list = append(list, problems...)
	if len(catalogs) > 0 {
		list = append(list, g.Check(set)...)
		list = append(list, guide.Unused([]*guide.Guide{g}, set)...)
	}
	if data, ok := inputs["clinic.yaml"]; ok {
		list = append(list, bind(g, data, set.Tags(), inputs["row"])...)
	}
	list.Sort()
	return list
}

// bind binds the settings of a profile and checks a row by them.
func bind(g *guide.Guide, profile []byte, tags []string, row []byte) diag.List {
	p, list := clinic.Parse("clinic.yaml", profile, fstest.MapFS{})
	values, problems := g.Bind(p, tags)
	list = append(list, problems...)
	list = append(list, guide.Strangers([]*guide.Guide{g}, p)...)
	if row == nil || list.Bad() {
		return list
	}
	record, problems := patient.Check(readRow(row), g.Fields, p.Defaults())
	return append(append(list, problems...), g.Case(record, values).Check()...)
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

// describe writes a problem without the place that a mark shows.
func describe(p diag.Problem) string {
	if p.Pos.Line > 0 {
		p.Pos = diag.Pos{}
	}
	if p.Hint != "" {
		return p.Error() + " (" + p.Hint + ")"
	}
	return p.Error()
}

// rewrite writes an archive with the problems and marks that there are now.
func rewrite(t *testing.T, file string, archive *txtar.Archive, problems diag.List) {
	t.Helper()
	inputs, _ := strip(archive)
	var all strings.Builder
	for i, p := range problems {
		fmt.Fprintln(&all, describe(p))
		if p.Pos.Line == 0 {
			continue
		}
		lines := bytes.SplitAfter(inputs[p.Pos.File], []byte("\n"))
		// Marks that were set already on this line move the column.
		at := p.Pos.Column - 1
		for _, earlier := range problems[:i] {
			if earlier.Pos.File == p.Pos.File && earlier.Pos.Line == p.Pos.Line {
				at += len(mark)
			}
		}
		line := lines[p.Pos.Line-1]
		lines[p.Pos.Line-1] = append(append(append([]byte{}, line[:at]...), mark...), line[at:]...)
		inputs[p.Pos.File] = bytes.Join(lines, nil)
	}
	inputs["problems"] = []byte(all.String())
	for i, f := range archive.Files {
		archive.Files[i].Data = inputs[f.Name]
	}
	if err := os.WriteFile(file, txtar.Format(archive), 0o666); err != nil {
		t.Fatal(err)
	}
}

// TestLoad checks that guides come sorted, that each is in the folder of its name, and that a guide
// with a problem is not among them.
func TestLoad(t *testing.T) {
	fsys := fstest.MapFS{
		"b/guide.yaml":     {Data: small("b")},
		"a/guide.yaml":     {Data: small("a")},
		"moved/guide.yaml": {Data: small("other")},
		"empty/guide.yaml": {},
		"clinic.yaml":      {Data: []byte("name: no guide")},
	}
	guides, list := guide.Load(fsys)
	var ids []string
	for _, g := range guides {
		ids = append(ids, g.ID)
	}
	if got := strings.Join(ids, " "); got != "a b" {
		t.Errorf("guides %q, want a and b", got)
	}
	want := "empty/guide.yaml: the file is empty\n" +
		"moved/guide.yaml: id: the guide is in the folder moved; both want the same name"
	if got := list.Error(); got != want {
		t.Errorf("problems:\n%s\nwant:\n%s", got, want)
	}
	if _, list := guide.Load(fstest.MapFS{}); !list.Bad() {
		t.Error("no problem without any guide")
	}
}

// TestLoadOver: a guide in a folder that is laid over takes the place of the one of its ID; if it has a problem, there is none.
func TestLoadOver(t *testing.T) {
	newer := bytes.Replace(small("a"), []byte(`version: "1"`), []byte(`version: "2"`), 1)
	if bytes.Equal(newer, small("a")) {
		t.Fatal("nothing replaced")
	}
	program := fstest.MapFS{"a/guide.yaml": {Data: small("a")}, "b/guide.yaml": {Data: small("b")}}
	for own, want := range map[string]string{string(newer): "a 2, b 1, ", "id: a\n": "b 1, "} {
		over := diag.Folder{Name: "own", Files: fstest.MapFS{"a/guide.yaml": {Data: []byte(own)}}}
		guides, list := guide.Load(program, over)
		got := ""
		for _, g := range guides {
			got += g.ID + " " + g.Version + ", "
		}
		if got != want || list.Bad() != (want == "b 1, ") {
			t.Errorf("guides %q, want %q; %v", got, want, list)
		}
		if list.Bad() && list[0].Pos.File != filepath.Join("own", "a", "guide.yaml") {
			t.Errorf("the problem is in %s", list[0].Pos.File)
		}
	}
	if _, list := guide.Load(program, diag.Folder{Name: "own", Files: fstest.MapFS{}}); !list.Bad() {
		t.Error("no problem with a folder without guides")
	}
}

// TestGuide checks what is kept of a guide.
func TestGuide(t *testing.T) {
	g, list := guide.Parse("guide.yaml", small("small"))
	if list.Bad() {
		t.Fatal(list)
	}
	if want := time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC); !g.Issued.Equal(want) {
		t.Errorf("issued %v, want %v", g.Issued, want)
	}
	if got := strings.Join(g.KindNames(), " "); got != "prep care" {
		t.Errorf("kinds %q, want those of the file in its order", got)
	}
	if g.Kind("care") == nil || g.Kind("booklet") != nil {
		t.Error("Kind does not find care, or finds booklet")
	}
	if g.Field("mrn") == nil || g.Field("escort") != nil || g.Setting("stay_hours") == nil {
		t.Error("Field or Setting does not find what there is, or finds what there is not")
	}
	signed := bytes.Replace(small("small"), []byte("name:"), []byte("reviewed: 2026-11-30\nname:"), 1)
	if _, list := guide.Parse("guide.yaml", signed); !strings.Contains(fmt.Sprint(list.Err()), "reviewed: a guide has no such key") {
		t.Errorf("a guide cannot say of itself that somebody has signed it: %v", list.Err())
	}
}

// small gives a small guide without a problem.
func small(id string) []byte {
	return []byte(`id: ` + id + `
version: "1"
issued: "2026-11-22"
name: guide_small
fields:
  - {name: mrn, type: id, required: true, sample: A-1}
  - {name: patient_name, type: name, required: true, sample: Ann Example}
  - {name: birth_date, type: date, required: true, sample: "1961-04-17"}
  - {name: procedure_time, type: datetime, required: true, sample: "2026-12-03 09:30"}
  - {name: sedation, type: yesno, sample: "yes"}
settings:
  - {name: stay_hours, type: hours, min: 12, max: 48}
kinds:
  prep: {title: prep_title, blocks: [{patient: [mrn]}, {paragraph: prep}]}
  care: {title: care_title, blocks: [{patient: [mrn]}, {paragraph: care}]}
`)
}
