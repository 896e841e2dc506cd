package deliver

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/klauspost/compress/zstd"
)

var noon = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

// unpack gives the files of an archive in their order.
func unpack(t *testing.T, path string) (names []string, contents map[string]string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	contents = map[string]string{}
	keep := func(name string, r io.Reader) {
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		names, contents[name] = append(names, name), string(text)
	}
	if strings.HasSuffix(path, ".zip") {
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range z.File {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			keep(f.Name, r)
		}
		return names, contents
	}
	z, err := zstd.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	archive := tar.NewReader(z)
	for {
		header, err := archive.Next()
		if err == io.EOF {
			return names, contents
		}
		if err != nil {
			t.Fatal(err)
		}
		keep(header.Name, archive)
	}
}

// TestArchive: sheets stand in the order in which they were settled, whatever the order they came in, and the
// manifest holds the digest of each.
func TestArchive(t *testing.T) {
	for _, name := range []string{"run.zip", "run.tar.zst"} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "new", name)
			archive, err := NewArchive(path, noon)
			if err != nil {
				t.Fatal(err)
			}
			defer archive.Close()
			receipts := make([]Receipt, 5)
			for _, i := range []int{3, 0, 4, 1, 2} {
				s := sheet
				s.Key, s.PDF = fmt.Sprintf("key%d", i), []byte(strings.Repeat(fmt.Sprint(i), 1000*i))
				s = withDigest(s)
				if receipts[i], err = archive.Put(s); err != nil {
					t.Fatal(err)
				}
			}
			if err := archive.Settle(receipts[:2]); err != nil {
				t.Fatal(err)
			}
			if err := archive.Settle(receipts[2:]); err != nil {
				t.Fatal(err)
			}
			if _, err := os.Stat(path); err == nil {
				t.Error("the archive has its name before it is finished")
			}
			if err := archive.Finish(); err != nil {
				t.Fatal(err)
			}
			names, contents := unpack(t, path)
			var want []string
			manifest := ""
			for i, r := range receipts {
				want = append(want, r.Path)
				manifest += fmt.Sprintf("%x  %s\n", sha256.Sum256([]byte(contents[r.Path])), r.Path)
				if contents[r.Path] != strings.Repeat(fmt.Sprint(i), 1000*i) {
					t.Errorf("sheet %d is another", i)
				}
			}
			want = append(want, Manifest)
			if strings.Join(names, " ") != strings.Join(want, " ") {
				t.Errorf("files %q, want %q", names, want)
			}
			if contents[Manifest] != manifest {
				t.Errorf("manifest:\n%s\nwant:\n%s", contents[Manifest], manifest)
			}
			wantMode(t, path, 0o600)
		})
	}
}

// TestArchiveDropped: an archive that is not finished leaves nothing, and one that was there before stays.
func TestArchiveDropped(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "run.zip")
	if err := os.WriteFile(path, []byte("before"), 0o600); err != nil {
		t.Fatal(err)
	}
	archive, err := NewArchive(path, noon)
	if err != nil {
		t.Fatal(err)
	}
	r, err := archive.Put(sheet)
	if err == nil {
		err = archive.Settle([]Receipt{r})
	}
	if err != nil {
		t.Fatal(err)
	}
	if err := archive.Close(); err != nil {
		t.Error(err)
	}
	wantFiles(t, dir, "run.zip")
	if data, err := os.ReadFile(path); err != nil || string(data) != "before" {
		t.Errorf("the archive of before holds %q (%v)", data, err)
	}
}
