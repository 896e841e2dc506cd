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
	"testing"
)

var sheet = withDigest(Sheet{Key: "abcdefghjkmnp", Kind: "care", Locale: "pt-BR", PDF: []byte("%PDF-1.7\n")})

// withDigest fills in the digest.
func withDigest(s Sheet) Sheet {
	s.SHA256 = sha256.Sum256(s.PDF)
	return s
}

func TestPut(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "out")
	folder := NewFolder(dir, false)
	defer folder.Close()
	if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
		t.Error("the folder is there before the first sheet")
	}
	got, err := folder.Put(sheet)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(got.Path); !errors.Is(err, fs.ErrNotExist) {
		t.Error("the sheet is at its place before it is settled")
	}
	if err := folder.Settle([]Receipt{got}); err != nil {
		t.Fatal(err)
	}
	want := Receipt{
		name:   "abcdefghjkmnp-care.pt-BR.pdf",
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
	if err := folder.Close(); err != nil {
		t.Error(err)
	}
	wantFiles(t, dir, sheet.Name())
}

// settle puts a sheet and settles it.
func settle(folder *Folder, s Sheet) (Receipt, error) {
	r, err := folder.Put(s)
	if err == nil {
		err = folder.Settle([]Receipt{r})
	}
	return r, err
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
	folder := NewFolder(dir, false)
	defer folder.Close()
	for _, pdf := range []string{"first", "second"} {
		s := sheet
		s.PDF = []byte(pdf)
		r, err := settle(folder, s)
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
	folder.Close()
	wantFiles(t, dir, sheet.Name())
}

// Sheets are put while others are settled; what was put and never settled is gone in the end.
func TestPutAtOnce(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	folder := NewFolder(dir, true)
	receipts := make(chan Receipt, 400)
	var putting sync.WaitGroup
	for worker := range 4 {
		putting.Go(func() {
			for i := range 100 {
				s := sheet
				s.Key = fmt.Sprintf("%c%ckey", 'a'+worker, 'a'+i%7)
				s.Kind = fmt.Sprint(i)
				r, err := folder.Put(s)
				if err != nil {
					t.Error(err)
				}
				receipts <- r
			}
		})
	}
	go func() { putting.Wait(); close(receipts) }()
	var group []Receipt
	for r := range receipts {
		if group = append(group, r); len(group) == 60 {
			if err := folder.Settle(group); err != nil {
				t.Error(err)
			}
			group = nil
		}
	}
	if err := folder.Close(); err != nil {
		t.Error(err)
	}
	found, _ := filepath.Glob(filepath.Join(dir, "[a-d][a-g]", "*.pdf"))
	if len(found) != 360 {
		t.Errorf("%d sheets settled, want 360", len(found))
	}
	wantNoTemporary(t, dir)
}

// TestSweep: what a run that was ended by force has left waiting goes when the next one begins; what
// another run has waiting at this moment stays.
func TestSweep(t *testing.T) {
	dir := t.TempDir()
	dead, alive := NewFolder(dir, false), NewFolder(dir, false)
	if _, err := dead.Put(sheet); err != nil {
		t.Fatal(err)
	}
	left := filepath.Join(dir, dead.stage.name)
	stray := filepath.Join(dir, stagePrefix+"stray")
	if err := os.Mkdir(stray, 0o700); err != nil {
		t.Fatal(err)
	}
	dead.stage.hold.Close() // as the system does for a process that is gone
	if _, err := alive.Put(sheet); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(left); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the dead run's sheets are still there (%v)", err)
	}
	if _, err := os.Stat(stray); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a folder that no run holds is still there (%v)", err)
	}
	next := NewFolder(dir, false)
	if _, err := settle(next, sheet); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(next.Close(), alive.Close()); err != nil {
		t.Error(err)
	}
	wantFiles(t, dir, sheet.Name())
}

// Many runs may begin and end in one folder at once: none takes another's sheets away.
func TestStagesAtOnce(t *testing.T) {
	dir := t.TempDir()
	var running sync.WaitGroup
	for i := range 8 {
		running.Go(func() {
			for j := range 20 {
				folder := NewFolder(dir, false)
				s := sheet
				s.Key = fmt.Sprintf("key%dof%d", j, i)
				if _, err := settle(folder, s); err != nil {
					t.Error(err)
				}
				if err := folder.Close(); err != nil {
					t.Error(err)
				}
			}
		})
	}
	running.Wait()
	if found, _ := filepath.Glob(filepath.Join(dir, "*.pdf")); len(found) != 160 {
		t.Errorf("%d sheets, want 160", len(found))
	}
	wantNoTemporary(t, dir)
}

// A folder is divided by what is in it, whatever a later run would do: the same sheet has one place.
func TestDivided(t *testing.T) {
	for _, many := range []bool{false, true} {
		dir := t.TempDir()
		first := NewFolder(dir, many)
		r, err := settle(first, sheet)
		if err != nil {
			t.Fatal(err)
		}
		first.Close()
		second := NewFolder(dir, !many)
		again, err := settle(second, sheet)
		if err != nil || again.Path != r.Path || !NewFolder(dir, !many).Holds(sheet) {
			t.Errorf("the sheet is at %s and %s (%v)", r.Path, again.Path, err)
		}
		second.Close()
	}
}

func TestHolds(t *testing.T) {
	folder := NewFolder(t.TempDir(), true)
	defer folder.Close()
	if folder.Holds(sheet) {
		t.Error("holds a sheet that was never put")
	}
	r, err := settle(folder, sheet)
	if err != nil {
		t.Fatal(err)
	}
	if !folder.Holds(sheet) {
		t.Error("does not hold the sheet")
	}
	if err := os.Truncate(r.Path, 3); err != nil {
		t.Fatal(err)
	}
	if folder.Holds(sheet) {
		t.Error("holds a file that somebody cut")
	}
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
			folder := NewFolder(dir, false)
			defer folder.Close()
			_, err := settle(folder, sheet)
			if want := fmt.Sprintf(test.want, dir); err == nil || err.Error() != want {
				t.Errorf("got %v, want %s", err, want)
			}
			folder.Close()
			wantNoTemporary(t, dir)
		})
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
