package ledger

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// TestReadOnly: in a folder that nobody can write to, a ledger can be read and not written.
func TestReadOnly(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "ledger.db")
	l := openTest(t, path, Options{})
	add(t, l, sheets(0, 3)...)
	closeTest(t, l)
	want := lockFolder(t, dir)
	r := readTest(t, path)
	wantRows(t, r.All(), 2, 3, 4)
	wantRows(t, r.Of(sheet(1).Key), 3)
	closeTest(t, r)
	for _, name := range []string{"ledger.db", "new.db"} {
		path := filepath.Join(dir, name)
		want := fmt.Sprintf("open ledger %s: %v", path, want)
		if _, err := Open(context.Background(), path, Options{}); err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	wantFiles(t, dir, "ledger.db", "ledger.db.lock", "ledger.key")
}

// lockFolder keeps everybody from writing in a folder, and gives the machine's words for it: root needs
// a mount that is read-only, for others the rights are enough.
func lockFolder(t *testing.T, dir string) error {
	if err := syscall.Mount(dir, dir, "", syscall.MS_BIND, ""); err == nil {
		t.Cleanup(func() { syscall.Unmount(dir, 0) })
		if err := syscall.Mount("", dir, "", syscall.MS_BIND|syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
			t.Fatal(err)
		}
		return syscall.EROFS
	}
	for _, name := range []string{"ledger.db", "ledger.db.lock"} {
		if err := os.Chmod(filepath.Join(dir, name), 0o400); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Chmod(dir, 0o700) })
	return syscall.EACCES
}
