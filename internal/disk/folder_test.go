package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// A file system that cannot bring a folder to the disk takes sheets all the same; a disk that fails is
// an error.
func TestNames(t *testing.T) {
	sync := func(err error) error {
		return Names(func() error { return &fs.PathError{Op: "sync", Path: ".", Err: err} })
	}
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
	if err := Names(func() error { return nil }); err != nil {
		t.Errorf("no error: got %v", err)
	}
}

func TestMakeFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "b")
	for range 2 {
		if err := MakeFolder(dir); err != nil {
			t.Fatal(err)
		}
	}
	for _, d := range []string{dir, filepath.Dir(dir)} {
		if info, err := os.Stat(d); err != nil || info.Mode().Perm() != 0o700 {
			t.Errorf("%s: %v, %v", d, info.Mode(), err)
		}
	}
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := MakeFolder(filepath.Join(file, "c")); err == nil {
		t.Error("a folder was made in a file")
	}
}

// A lock is one opening's, and the next one's when that is closed.
func TestLock(t *testing.T) {
	name := filepath.Join(t.TempDir(), "lock")
	open := func() *os.File {
		f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o600)
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	want := func(f *os.File, want bool) {
		t.Helper()
		if got, err := Lock(f); got != want || err != nil {
			t.Errorf("locked %v, %v; want %v", got, err, want)
		}
	}
	first, second := open(), open()
	defer second.Close()
	want(first, true)
	want(second, false)
	first.Close()
	want(second, true)
}
