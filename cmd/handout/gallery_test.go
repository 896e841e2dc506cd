package main

import (
	"bytes"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"handout/locales"
)

// TestGallery: the demo's gallery has a page of each kind in each language, drawn by poppler where HANDOUT_POPPLER is 1;
// without pdftoppm nothing is made and the reason is said. It is the same where a program reads the results.
func TestGallery(t *testing.T) {
	dir := t.TempDir()
	demo := func(want int) (out, errs string) {
		t.Helper()
		var o, e bytes.Buffer
		if code := run([]string{"handout", "demo", "--gallery", "--json", "-o", dir}, strings.NewReader(""), &o, &e); code != want {
			t.Fatalf("exit code %d, want %d\n%s%s", code, want, o.String(), e.String())
		}
		return o.String(), e.String()
	}
	if os.Getenv("HANDOUT_POPPLER") != "1" {
		t.Setenv("PATH", "")
		out, errs := demo(exitInvalid)
		if left, err := os.ReadDir(dir); out != "" || len(left) > 0 || err != nil || !strings.Contains(errs, "there is no pdftoppm here") {
			t.Errorf("%d files, %v\n%s%s", len(left), err, out, errs)
		}
		return
	}
	_, errs := demo(exitDone)
	index, err := os.ReadFile(filepath.Join(dir, "gallery", "index.html"))
	if err != nil || !strings.Contains(errs, "gallery/index.html") {
		t.Fatal(err, errs)
	}
	catalogs, err := fs.Glob(locales.Files, "active.*.toml")
	if err != nil {
		t.Fatal(err)
	}
	images, err := filepath.Glob(filepath.Join(dir, "gallery", "*.png"))
	if err != nil || len(images) != 2*len(catalogs) { // a sheet before and one after, in each language
		t.Errorf("%d images, %v", len(images), err)
	}
	for _, name := range images {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		page, err := png.DecodeConfig(bytes.NewReader(data))
		if err != nil || page.Width < 400 || page.Height < 600 || !bytes.Contains(index, []byte(`src="`+filepath.Base(name)+`"`)) {
			t.Errorf("%s: %v, %v", filepath.Base(name), page, err)
		}
	}
}
