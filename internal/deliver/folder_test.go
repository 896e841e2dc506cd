package deliver

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
)

var sheet = Sheet{Key: "abcdefghjkmnp", Guide: "bone-marrow", Kind: "care", Locale: "pt-BR", PDF: []byte("%PDF-1.7\n")}

func TestPut(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "out")
	folder := NewFolder(dir)
	defer folder.Close()
	if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
		t.Error("the folder is there before the first sheet")
	}
	got, err := folder.Put(sheet)
	if err != nil {
		t.Fatal(err)
	}
	want := Receipt{
		Path:   filepath.Join(dir, "abcdefghjkmnp-care.pt-BR.pdf"),
		Bytes:  len(sheet.PDF),
		SHA256: sha256.Sum256(sheet.PDF),
	}
	if got != want {
		t.Errorf("receipt %+v, want %+v", got, want)
	}
	data, err := os.ReadFile(got.Path)
	if err != nil || !bytes.Equal(data, sheet.PDF) {
		t.Errorf("file holds %q (%v)", data, err)
	}
	wantMode(t, dir, 0o700)
	wantMode(t, got.Path, 0o600)
	wantFiles(t, dir, sheet.Name())
}

func TestPutReplaces(t *testing.T) {
	dir := t.TempDir()
	elsewhere := filepath.Join(t.TempDir(), "elsewhere")
	if err := os.WriteFile(elsewhere, []byte("keep"), 0o644); err != nil {
		t.Fatal(err)
	}
	// A link is replaced, not followed: no sheet ends up where the link leads.
	if err := os.Symlink(elsewhere, filepath.Join(dir, sheet.Name())); err != nil {
		t.Fatal(err)
	}
	folder := NewFolder(dir)
	defer folder.Close()
	for _, pdf := range []string{"first", "second"} {
		s := sheet
		s.PDF = []byte(pdf)
		r, err := folder.Put(s)
		if err != nil {
			t.Fatal(err)
		}
		if data, err := os.ReadFile(r.Path); err != nil || string(data) != pdf {
			t.Errorf("file holds %q (%v), want %q", data, err, pdf)
		}
		wantMode(t, r.Path, 0o600)
	}
	if data, err := os.ReadFile(elsewhere); err != nil || string(data) != "keep" {
		t.Errorf("the file behind the link holds %q (%v)", data, err)
	}
	wantFiles(t, dir, sheet.Name())
}

func TestPutAtOnce(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	folder := NewFolder(dir)
	defer folder.Close()
	var wg sync.WaitGroup
	var names []string
	for i := range 8 {
		s := sheet
		s.Key = fmt.Sprintf("key%d", i)
		names = append(names, s.Name())
		wg.Go(func() {
			if _, err := folder.Put(s); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	wantFiles(t, dir, names...)
}

func TestPutRefused(t *testing.T) {
	tests := []struct {
		name, want string
		make       func(t *testing.T, dir string)
	}{
		{"file in the way", "make folder %s: not a directory", func(t *testing.T, dir string) {
			if err := os.WriteFile(dir, nil, 0o600); err != nil {
				t.Fatal(err)
			}
		}},
		{"folder in the way", "write %s/abcdefghjkmnp-care.pt-BR.pdf: file exists", func(t *testing.T, dir string) {
			if err := os.MkdirAll(filepath.Join(dir, sheet.Name()), 0o700); err != nil {
				t.Fatal(err)
			}
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "out")
			test.make(t, dir)
			folder := NewFolder(dir)
			defer folder.Close()
			_, err := folder.Put(sheet)
			if want := fmt.Sprintf(test.want, dir); err == nil || err.Error() != want {
				t.Errorf("got %v, want %s", err, want)
			}
			wantNoTemporary(t, dir)
		})
	}
}

// A file system that cannot bring a folder to the disk takes sheets all the same; a disk that fails is
// an error.
func TestKept(t *testing.T) {
	sync := func(err error) error { return kept(&fs.PathError{Op: "sync", Path: ".", Err: err}) }
	for _, refused := range []error{syscall.EINVAL, syscall.ENOTSUP} {
		if err := sync(refused); err != nil {
			t.Errorf("%v: got %v, want no error", refused, err)
		}
	}
	for _, failed := range []error{syscall.EIO, syscall.ENOSPC, syscall.EACCES} {
		if err := sync(failed); !errors.Is(err, failed) {
			t.Errorf("%v: got %v", failed, err)
		}
	}
	if err := kept(nil); err != nil {
		t.Errorf("no error: got %v", err)
	}
}

func TestDiscard(t *testing.T) {
	r, err := Discard{}.Put(sheet)
	if err != nil || r.Path != "" || r.Bytes != len(sheet.PDF) {
		t.Errorf("got %+v, %v", r, err)
	}
}

func wantMode(t *testing.T, path string, want fs.FileMode) {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if got := info.Mode().Perm(); got != want {
		t.Errorf("%s has mode %o, want %o", path, got, want)
	}
}

func wantFiles(t *testing.T, dir string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("folder holds %q, want %q", got, want)
	}
}

func wantNoTemporary(t *testing.T, dir string) {
	t.Helper()
	if found, _ := filepath.Glob(filepath.Join(dir, ".*")); found != nil {
		t.Errorf("left behind: %q", found)
	}
}
