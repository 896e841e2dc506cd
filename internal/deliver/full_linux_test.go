package deliver

import (
	"bytes"
	"fmt"
	"path/filepath"
	"syscall"
	"testing"
)

// A sheet that does not fit on the disk leaves nothing behind, and those before it stay.
func TestPutFull(t *testing.T) {
	dir := t.TempDir()
	want := fill8k(t, dir)
	folder := NewFolder(dir, false)
	defer folder.Close()
	if _, err := settle(folder, sheet); err != nil {
		t.Fatal(err)
	}
	big := sheet
	big.Key, big.PDF = "big", bytes.Repeat([]byte("x"), 64<<10)
	_, err := folder.Put(big)
	want = fmt.Sprintf("write %s: %s", filepath.Join(dir, big.Name()), want)
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	if err := folder.Close(); err != nil {
		t.Error(err)
	}
	wantFiles(t, dir, sheet.Name())
}

// fill8k leaves a folder with room for some 8 KB a file and returns what the machine says when that
// is not enough: a tiny file system of its own where the test may mount one, a limit on the size of
// files elsewhere.
func fill8k(t *testing.T, dir string) string {
	if err := syscall.Mount("none", dir, "tmpfs", 0, "size=8k"); err == nil {
		t.Cleanup(func() { syscall.Unmount(dir, 0) })
		return syscall.ENOSPC.Error()
	}
	var old syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &old); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: 8 << 10, Max: old.Max}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { syscall.Setrlimit(syscall.RLIMIT_FSIZE, &old) })
	return syscall.EFBIG.Error()
}
