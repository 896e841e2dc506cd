package main

import (
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
)

// TestPrintFiles prints sheets that batch made: as they are, as often as the clinic wants their kind, and once (R8).
func TestPrintFiles(t *testing.T) {
	w := newWard(t, twoSided)
	sheets := w.batch("out")
	prep, care := sheets["2 prep"], sheets["2 care"]
	begun := time.Now().Truncate(time.Microsecond) // as the ledger has times
	w.want(w.printFiles(care), exitDone, w.neutral(care)+" printed\n", w.handed(care, 1))
	first := w.take()
	w.want(w.printFiles(prep, care), exitPartly, w.neutral(prep)+" printed\n",
		w.handed(prep, 1)+w.printedOn(0)+"handout: 1 sheet not printed again\nhandout: hint: --again --reason WHY prints them once more\n")
	second := w.take()
	// The list knows of them too.
	w.want(w.print("--mrn", "Wq-70771", "--kind", "prep"), exitInvalid, "",
		w.printedOn(1)+"handout: 1 sheet not printed again\nhandout: hint: --again --reason WHY prints them once more\n")
	w.want(w.printFiles(prep, "--again", "--reason", "wet"), exitDone, w.neutral(prep)+" printed\n", w.printedOn(1)+w.handed(prep, 1))
	jobs := append(append(first, second...), w.take()...)
	for i, name := range []string{care, prep, prep} {
		if jobs[i].document != w.read(name) {
			t.Errorf("job %d is not the file", i+1)
		}
	}
	wantOptions(t, jobs[0].attributes, 1, 3)
	wantOptions(t, jobs[1].attributes, 1, 2)
	if when := w.printouts()[0].When; when.Before(begun) {
		t.Error("the ledger has the time when the sheet was made, not when it was printed")
	}
	want := []string{"row 2 care made", "row 2 prep made", "row 2 prep again wet"}
	if got := w.said(w.printouts(), jobs); !reflect.DeepEqual(got, want) {
		t.Errorf("the ledger has %q, want %q", got, want)
	}
}

// handed is what is said of a file that is printed.
func (w *ward) handed(file string, job int) string {
	name := w.neutral(file)
	return "handout: " + name + ": handed over as " + string(rune('0'+job)) + "\nhandout: " + name + ": printed\n"
}

// TestPrintedFromTheList: a sheet that was printed from the list is not printed from its file as well.
func TestPrintedFromTheList(t *testing.T) {
	w := newWard(t, twoSided)
	care := w.batch("out")["3 care"]
	if got := w.print("--mrn", "Wq-70772"); got.code != exitDone {
		t.Fatalf("exit code %d", got.code)
	}
	w.want(w.printFiles(care, care), exitInvalid, "", strings.Repeat(w.printedOn(0), 2)+
		"handout: 2 sheets not printed again\nhandout: hint: --again --reason WHY prints them once more\n")
}

// TestSheetTwice: a sheet that is named twice is printed once.
func TestSheetTwice(t *testing.T) {
	w := newWard(t, twoSided)
	care := w.batch("out")["3 care"]
	got := w.printFiles(care, care)
	w.want(got, exitPartly, w.neutral(care)+" printed\n", w.handed(care, 1)+w.printedOn(0)+
		"handout: 1 sheet not printed again\nhandout: hint: --again --reason WHY prints them once more\n")
}

// TestPrintNoSheet: a file that the ledger does not have byte for byte is not printed, nor any beside it (R8); neither is
// one that is out of date.
func TestPrintNoSheet(t *testing.T) {
	const foreign = ": the ledger has no such sheet: it is another file, or somebody changed it\n" +
		"handout: hint: --ledger names the ledger of the run that made it\n"
	w := newWard(t, twoSided)
	care := w.batch("out")["3 care"]
	old := filepath.Join(w.dir, "old.pdf")
	w.write(old, w.read(care))
	w.write(w.list, strings.Replace(daysList, "Bartholomew", "Bartholo", 1))
	w.batch("out")
	if w.read(care) == w.read(old) {
		t.Fatal("the sheet is as it was")
	}
	for name, data := range map[string]string{"changed.pdf": w.read(care) + "\n", "foreign.pdf": "%PDF-1.7\n%%EOF\n", "empty.pdf": ""} {
		w.write(filepath.Join(w.dir, name), data)
		w.want(w.printFiles(care, filepath.Join(w.dir, name)), exitInvalid, "", "handout: DIR/"+name+foreign)
	}
	w.want(w.printFiles(care, old), exitInvalid, "",
		"handout: DIR/old.pdf: a later sheet of the same row says something else: this one is out of date\n"+
			"handout: hint: print the later one, or the row with --from\n")
	w.want(w.printFiles(care, filepath.Join(w.dir, "none.pdf")), exitInvalid, "", "handout: DIR/none.pdf: no such file or directory\n")
	w.want(w.printFiles(care, w.dir), exitInvalid, "", "handout: "+w.dir+": is a directory\n")
	if jobs := w.take(); jobs != nil {
		t.Errorf("%d jobs for files that were refused", len(jobs))
	}
}
