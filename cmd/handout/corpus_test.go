package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"handout/fonts"
	"handout/internal/batch"
	"handout/internal/guide"
	"handout/internal/locale"
	"handout/internal/patient"
	"handout/locales"
	"handout/render/doc"
	"handout/render/layout"
	"handout/render/pdf"
	"handout/templates"
)

// TestCorpus makes a patient's sheets of every kind in every language, on every paper in every size, alone and with a
// second language; the booklet, which is long, in one pair of them. Each file keeps the project's own checks (A1), and is read aloud
// as its document has it. With HANDOUT_CORPUS they stay in that folder, for validators; without it, there is one language of
// each script.
func TestCorpus(t *testing.T) {
	dir, only := os.Getenv("HANDOUT_CORPUS"), []string(nil)
	if dir == "" {
		dir, only = t.TempDir(), []string{"en", "ar", "hi", "ja", "ko", "ru", "zh-Hans", "zh-Hant"}
	}
	list, tags := corpusList(t, only...)
	pair, _ := corpusList(t, "ar")
	alone := demoDocuments(t, "")
	beside := demoDocuments(t, "en")
	for _, media := range layout.MediaNames {
		for _, size := range layout.SizeNames {
			t.Run(media+" "+size, func(t *testing.T) {
				out := filepath.Join(dir, media+"-"+size)
				if media == "A5" && size == "largest" { // a page would hold no more than a sentence
					makeCorpus(t, exitInvalid, list, "--media", media, "--size", size, "-o", out)
					makeCorpus(t, exitInvalid, list, "--media", media, "--size", size, "--with", "en", "-o", out)
					makeCorpus(t, exitInvalid, list, "--media", media, "--size", size, "--kind", "booklet", "-o", out)
					return
				}
				makeCorpus(t, exitDone, list, "--media", media, "--size", size, "-o", out)
				wantCorpus(t, out, alone, 2*len(tags))
				makeCorpus(t, exitDone, list, "--media", media, "--size", size, "--with", "en", "-o", out+"-en") // none is refused for its room
				wantCorpus(t, out+"-en", beside, 2*len(tags))
				makeCorpus(t, exitDone, list, "--media", media, "--size", size, "--kind", "booklet", "-o", out+"-booklet")
				wantCorpus(t, out+"-booklet", alone, len(tags))
				makeCorpus(t, exitDone, pair, "--media", media, "--size", size, "--kind", "booklet", "--with", "en", "-o", out+"-booklet-en")
				wantCorpus(t, out+"-booklet-en", beside, 1)
			})
		}
	}
	for _, media := range layout.CardNames {
		t.Run(media, func(t *testing.T) {
			out := filepath.Join(dir, media)
			makeCorpus(t, exitDone, list, "--media", media, "--kind", "card", "-o", out)
			wantCorpus(t, out, demoDocuments(t, ""), len(tags))
		})
	}
	for _, with := range tags {
		t.Run("with "+with, func(t *testing.T) {
			list, tags := list, tags
			if slices.Contains([]string{"ja", "ko", "zh-Hant"}, with) { // whose faces have the characters of their country alone, also for names
				list, tags = corpusList(t, slices.DeleteFunc(slices.Clone(tags), func(tag string) bool {
					return tag != with && slices.Contains([]string{"ja", "zh-Hans", "zh-Hant"}, tag)
				})...)
			}
			out := filepath.Join(dir, "with-"+with)
			makeCorpus(t, exitDone, list, "--with", with, "-o", out) // who reads that language gets a sheet in it alone
			wantCorpus(t, out, demoDocuments(t, with), 2*len(tags))
		})
	}
}

// TestCorpusGuides makes the sheets of the guides that the demo has none of, for their sample patient, in every language, on paper
// and in sizes that ask most of them. Each file keeps the project's own checks (A1).
func TestCorpusGuides(t *testing.T) {
	dir := os.Getenv("HANDOUT_CORPUS")
	if dir == "" {
		dir = t.TempDir()
	}
	shop, list := batch.Open(batch.Sources{Templates: templates.Files, Locales: locales.Files, Fonts: fonts.Files})
	if err := list.Err(); err != nil {
		t.Fatal(err)
	}
	tags := shop.Catalogs.Tags()
	for _, g := range shop.Guides {
		if g.ID == shop.Profile.Guide.Name {
			continue // the demo's
		}
		for _, flags := range [][]string{{}, {"--media", "A5", "--size", "large"}, {"--media", "Letter", "--with", "en"}} {
			name := strings.Join(append([]string{g.ID}, flags...), "_")
			t.Run(name, func(t *testing.T) {
				out := filepath.Join(dir, name)
				makeCorpus(t, exitDone, sampleList(t, g, tags), append([]string{"--guide", g.ID, "-o", out}, flags...)...)
				wantCorpus(t, out, nil, len(tags)*len(g.SheetNames()))
			})
		}
	}
}

// TestCorpusNotice makes sheets that end with the notice of language services, for the country's languages, and in large
// letters for all that it has. Each file keeps the project's own checks (A1).
func TestCorpusNotice(t *testing.T) {
	dir := os.Getenv("HANDOUT_CORPUS")
	if dir == "" {
		dir = t.TempDir()
	}
	notice, problems := locale.LoadNotice(locales.Files, nil)
	if err := problems.Err(); err != nil {
		t.Fatal(err)
	}
	all := "[" + strings.Join(notice.Tags(), ", ") + "]"
	list, tags := corpusList(t, "en", "ar", "ja", "ko", "vi", "zh-Hant")
	for name, flags := range map[string][]string{
		"national": {}, "national-letter": {"--media", "Letter"}, "national-en": {"--with", "en"}, all: {"--media", "A5", "--size", "large"},
	} {
		t.Run(name, func(t *testing.T) {
			languages, _, _ := strings.Cut(name, "-")
			if name == all {
				languages, name = all, "all"
			}
			profile := exampleClinic(t, "# language_notice: national\n", "language_notice: "+languages+"\n")
			out := filepath.Join(dir, "notice-"+name)
			makeCorpus(t, exitDone, list, append([]string{"--clinic", profile, "-o", out}, flags...)...)
			wantCorpus(t, out, nil, 2*len(tags))
		})
	}
}

// sampleList writes a list with the sample patient of a guide in each language.
func sampleList(t *testing.T, g *guide.Guide, tags []string) string {
	t.Helper()
	var rows [][]string
	for i, tag := range tags {
		columns, cells := batch.SampleCSV(g, tag)
		if i == 0 {
			rows = append(rows, columns)
		}
		cells[slices.Index(columns, patient.RecordNumber)] = fmt.Sprint("S-", i)
		rows = append(rows, cells)
	}
	var list bytes.Buffer
	if err := csv.NewWriter(&list).WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "sample.csv")
	if err := os.WriteFile(name, list.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// corpusList writes a list with the first of the demo's rows in each language, or in those named, and gives the languages.
func corpusList(t *testing.T, only ...string) (name string, tags []string) {
	t.Helper()
	data, err := templates.Files.ReadFile("demo.csv")
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := slices.Index(rows[0], patient.LocaleColumn)
	kept := rows[:1]
	for _, row := range rows[1:] {
		if tag := row[column]; !slices.Contains(tags, tag) && (len(only) == 0 || slices.Contains(only, tag)) {
			tags, kept = append(tags, row[column]), append(kept, row)
		}
	}
	var list bytes.Buffer
	if err := csv.NewWriter(&list).WriteAll(kept); err != nil {
		t.Fatal(err)
	}
	name = filepath.Join(t.TempDir(), "corpus.csv")
	if err := os.WriteFile(name, list.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return name, tags
}

func makeCorpus(t *testing.T, want int, list string, flags ...string) {
	t.Helper()
	var out, errs bytes.Buffer
	if code := run(append([]string{"handout", "batch", list}, flags...), strings.NewReader(""), &out, &errs); code != want {
		t.Fatalf("exit code %d, want %d\n%s", code, want, errs.String())
	}
}

// wantCorpus checks as many files as there are to be, and compares them with their documents, unless those are nil.
func wantCorpus(t *testing.T, dir string, documents map[string]*doc.Document, want int) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.pdf"))
	if err != nil || len(files) != want {
		t.Fatalf("%d files, %v; want %d", len(files), err, want)
	}
	for _, name := range files {
		base := filepath.Base(name)
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, defect := range pdf.Check(data) {
			t.Errorf("%s: %v", base, defect)
		}
		if documents == nil {
			continue
		}
		for _, defect := range pdf.CheckDocument(data, documents[base]) {
			t.Errorf("%s: %v", base, defect)
		}
	}
}
