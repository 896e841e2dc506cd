package main

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"handout/internal/ledger"
)

// TestKilled keeps the ledger's promise: a batch that is ended by force at any moment, and again, and again, and
// then run to its end, has made every sheet once, whole, with the bytes that an undisturbed run makes. What the
// ledger had at any of these moments was on the disk.
//
// HANDOUT_KILLS says how often, over 20,000 rows; without it the test takes a few seconds.
func TestKilled(t *testing.T) {
	kills, rows := 4, 600
	if text := os.Getenv("HANDOUT_KILLS"); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil {
			t.Fatal(err)
		}
		kills, rows = n, 20_000
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "rows.csv")
	writeMany(t, file, rows)
	begun := time.Now()
	undisturbed := filepath.Join(dir, "undisturbed")
	if out, err := exec.Command("handout", "batch", file, "-o", undisturbed).CombinedOutput(); !partly(err) {
		t.Fatalf("%v\n%s", err, out)
	}
	whole := time.Since(begun)
	want := digests(t, undisturbed)
	if len(want) != rows-rows/badRow {
		t.Fatalf("%d sheets, want %d", len(want), rows-rows/badRow)
	}

	r := rand.New(rand.NewPCG(uint64(begun.UnixNano()), 9))
	done := 0
	for round := 0; done < kills; round++ {
		out := filepath.Join(dir, fmt.Sprint("round", round))
		for done < kills {
			// Some kills hit the reading, some the making; after a few of them the batch is done.
			if finished := killed(t, file, out, time.Duration(r.Int64N(int64(whole/2)))); finished {
				break
			}
			done++
			wantKept(t, out, want)
		}
		if said, err := exec.Command("handout", "batch", file, "-o", out).CombinedOutput(); !partly(err) {
			t.Fatalf("after kill %d: %v\n%s", done, err, said)
		}
		wantWhole(t, out, want)
		if err := os.RemoveAll(out); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("killed %d times over %d rows; an undisturbed run takes %v", done, rows, whole.Round(time.Millisecond))
}

// badRow is how many rows have one among them that is left out: what waits to be rejected.csv is killed too.
const badRow = 50

// partly reports whether a batch made what could be made.
func partly(err error) bool {
	exit := (*exec.ExitError)(nil)
	return errors.As(err, &exit) && exit.ExitCode() == exitPartly
}

// writeMany writes a file of invented rows.
func writeMany(t *testing.T, name string, rows int) {
	t.Helper()
	var b strings.Builder
	b.WriteString("mrn,patient_name,birth_date,locale,procedure_time,site,side,kind\n")
	languages := []string{"en", "en", "en", "es", "ar"}
	for i := range rows {
		site := "sternum"
		if i%badRow == 0 {
			site = "nowhere"
		}
		fmt.Fprintf(&b, "K-%06d,Ana %s,1970-01-%02d,%s,2026-12-03 %02d:30,%s,none,care\n",
			i, string(rune('A'+i%26))+"lvarez", 1+i%28, languages[i%len(languages)], 7+i%10, site)
	}
	if err := os.WriteFile(name, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
}

// killed starts a batch and ends it by force after a while, unless it has come to its end before.
func killed(t *testing.T, file, out string, after time.Duration) (finished bool) {
	t.Helper()
	run := exec.Command("handout", "batch", file, "-o", out)
	if err := run.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- run.Wait() }()
	select {
	case err := <-ended:
		if !partly(err) {
			t.Fatalf("a run that nobody killed: %v", err)
		}
		return true
	case <-time.After(after):
	}
	if err := run.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	<-ended
	return false
}

// digests gives the digests of the sheets in a folder, by name.
func digests(t *testing.T, dir string) map[string][sha256.Size]byte {
	t.Helper()
	all := map[string][sha256.Size]byte{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || filepath.Ext(path) != ".pdf" || strings.Contains(path, "/.") {
			return err
		}
		data, err := os.ReadFile(path)
		all[filepath.Base(path)] = sha256.Sum256(data)
		return err
	})
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return all
}

// wantKept wants every sheet that has its name to be whole, and every entry of the ledger to have its sheet.
func wantKept(t *testing.T, out string, want map[string][sha256.Size]byte) {
	t.Helper()
	got := digests(t, out)
	there := map[[sha256.Size]byte]bool{}
	for name, digest := range got {
		if digest != want[name] {
			t.Errorf("%s is not as an undisturbed run makes it", name)
		}
		there[digest] = true
	}
	for _, e := range entries(t, out) {
		if !there[e.PDF] {
			t.Errorf("entry %d of the ledger has no sheet", e.Number)
		}
	}
}

// wantWhole wants all sheets, each with one entry in the ledger, and nothing else.
func wantWhole(t *testing.T, out string, want map[string][sha256.Size]byte) {
	t.Helper()
	got := digests(t, out)
	for name, digest := range want {
		if got[name] != digest {
			t.Errorf("%s is missing, or not as an undisturbed run makes it", name)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d sheets, want %d", len(got), len(want))
	}
	times := map[string]int{}
	for _, e := range entries(t, out) {
		times[e.ID+e.Kind+e.Locale]++
		if e.Outcome != "made" {
			t.Errorf("entry %d: outcome %s", e.Number, e.Outcome)
		}
	}
	for _, n := range times {
		if n != 1 {
			t.Errorf("a sheet has %d entries", n)
		}
	}
	if len(times) != len(want) {
		t.Errorf("%d entries, want %d", len(times), len(want))
	}
	if left, _ := filepath.Glob(filepath.Join(out, ".*")); left != nil {
		t.Errorf("left behind: %q", left)
	}
}

// entries gives what the ledger in a folder has, nothing where there is none yet.
func entries(t *testing.T, dir string) []ledger.Entry {
	t.Helper()
	path := filepath.Join(dir, "ledger.db")
	if _, err := os.Stat(path); os.IsNotExist(err) {
		return nil
	}
	l, err := ledger.OpenReader(path)
	if errors.Is(err, ledger.ErrUnfinished) {
		return nil // it was killed before there was anything in it
	}
	if err != nil {
		t.Errorf("a ledger that cannot be read: %v", err)
		return nil
	}
	defer l.Close()
	var all []ledger.Entry
	for e, err := range l.All() {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, e)
	}
	return all
}
