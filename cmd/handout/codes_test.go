package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"handout/fonts"
	"handout/internal/batch"
	"handout/internal/patient"
	"handout/locales"
	"handout/render/pdf"
	"handout/templates"
)

// TestCodes makes a patient's sheets in each language, and in pairs of some, with all the codes that a profile can have.
// They keep the project's own checks (A1), and what a code holds stands on the sheet in words (P10). With HANDOUT_ZBAR=1
// each code is read from a picture of its page of 300 dpi (Debian: zbar-tools, dmtx-utils). With HANDOUT_CORPUS the
// sheets stay in that folder, for validators.
func TestCodes(t *testing.T) {
	dir := os.Getenv("HANDOUT_CORPUS")
	if dir == "" {
		dir = t.TempDir()
	}
	profile, numbers := codedClinic(t), recordNumbers(t)
	for _, test := range []struct {
		with string
		only []string // languages; none: all
	}{
		{"", nil},
		{"en", []string{"ar", "en", "zh-Hans"}},
		{"ar", []string{"ar", "en", "zh-Hans"}},
	} {
		list, tags := corpusList(t, test.only...)
		out := filepath.Join(dir, "codes", test.with)
		flags := []string{"--clinic", profile, "-o", out}
		if test.with != "" {
			flags = append(flags, "--with", test.with)
		}
		makeCorpus(t, exitDone, list, flags...)
		files, err := filepath.Glob(filepath.Join(out, "*.pdf"))
		if err != nil || len(files) != 2*len(tags) {
			t.Fatalf("%d files, %v; want %d", len(files), err, 2*len(tags))
		}
		for _, file := range files {
			key, _, _ := strings.Cut(filepath.Base(file), "-")
			wantCodes(t, file, numbers[key])
		}
	}
}

const (
	mapPage = "https://clinic.example/map?at=42.1,-72.6"
	webPage = "https://clinic.example"
)

// codedClinic writes the example's profile with all codes on.
func codedClinic(t *testing.T) string {
	t.Helper()
	return exampleClinic(t, "\ncodes: {phone: true}\n", "\ncodes: {phone: true, map: '"+mapPage+"', web: '"+webPage+"'}\nrecord_code: true\n")
}

// exampleClinic writes the example's profile with one thing changed.
func exampleClinic(t *testing.T, from, to string) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"clinic.yaml", "logo.png"} {
		data, err := templates.Files.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if name == "clinic.yaml" && !bytes.Contains(data, []byte(from)) {
			t.Fatalf("the example's profile has no %q", from)
		}
		if err := os.WriteFile(filepath.Join(dir, name), bytes.Replace(data, []byte(from), []byte(to), 1), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(dir, "clinic.yaml")
}

// recordNumbers gives the record numbers of the demo's patients by their keys.
func recordNumbers(t *testing.T) map[string]string {
	t.Helper()
	shop, list := batch.Open(batch.Sources{Templates: templates.Files, Locales: locales.Files, Fonts: fonts.Files})
	if err := list.Err(); err != nil {
		t.Fatal(err)
	}
	numbers := map[string]string{}
	for record := range demoRecords(t, shop.Profile.Defaults(), shop.Guides[0]) {
		numbers[record.Key] = record.Values[patient.RecordNumber].Text
	}
	return numbers
}

// wantCodes checks a sheet.
func wantCodes(t *testing.T, file, number string) {
	t.Helper()
	base := filepath.Base(file)
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, defect := range pdf.Check(data) {
		t.Errorf("%s: %v", base, defect)
	}
	blocks, err := pdf.Text(data)
	if err != nil {
		t.Fatal(err)
	}
	words := strings.ReplaceAll(strings.Join(blocks, "\n"), "\u00a0", " ")
	holds := map[string]string{"tel:+15550104477": "+1 555 010 4477", mapPage: mapPage, webPage: webPage}
	for _, printed := range holds {
		if !strings.Contains(words, printed) {
			t.Errorf("%s: %s is not printed", base, printed)
		}
	}
	if os.Getenv("HANDOUT_ZBAR") != "1" {
		return
	}
	got, record := scanned(t, file)
	for _, held := range got {
		if holds[held] == "" {
			t.Errorf("%s: a code holds %q, which is not printed beside it", base, held)
		}
		delete(holds, held)
	}
	if len(holds) > 0 || len(got) != 3 {
		t.Errorf("%s: %d codes are read, not %v", base, len(got), holds)
	}
	if record != number || number == "" {
		t.Errorf("%s: the record number's code reads %q", base, record)
	}
}

// scanned reads all QR codes of a sheet, sorted, and the Data Matrix at the head of its first page.
func scanned(t *testing.T, file string) (codes []string, record string) {
	t.Helper()
	dir := t.TempDir()
	draw := exec.Command("pdftoppm", "-r", "300", "-gray", "-png", file, filepath.Join(dir, "page"))
	if out, err := draw.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	pages, err := filepath.Glob(filepath.Join(dir, "page*.png"))
	if err != nil || len(pages) == 0 {
		t.Fatal("no pages", err)
	}
	for _, page := range pages {
		// It fails on pages without a code.
		out, _ := exec.Command("zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", page).Output()
		codes = append(codes, strings.Fields(string(out))...)
	}
	slices.Sort(codes)
	head := filepath.Join(dir, "head")
	crop := exec.Command("pdftoppm", "-r", "300", "-gray", "-png", "-singlefile", "-l", "1", "-H", "600", file, head)
	if out, err := crop.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	out, _ := exec.Command("dmtxread", "--stop-after=1", "--milliseconds=10000", head+".png").Output()
	return codes, string(out)
}
