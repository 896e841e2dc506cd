package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"handout/render/pdf"
)

var update = flag.Bool("update", false, "rewrite the expected output in testdata/script")

// The test binary plays the program, and a reader of what it wrote.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"handout":  main,
		"pdfwords": pdfWords,
	})
}

// TestScript runs the commands as a person would. The scripts compare all of stdout and stderr.
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("NEXT_YEAR", time.Now().AddDate(1, 0, 0).Format(time.DateOnly)) // signatures run from today
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":  exits,
			"mode":   mode,
			"files":  files,
			"escape": escape,
			"refuse": refuse,
			"full":   full,
			"large":  large,
			"given":  given,
			"hold":   hold,
		},
	})
}

// pdfWords prints the words of sheets as a screen reader would hear them, an element a line.
func pdfWords() {
	for _, name := range os.Args[1:] {
		data, err := os.ReadFile(name)
		if err == nil {
			var words []string
			words, err = pdf.Text(data)
			for _, w := range words {
				fmt.Println(w)
			}
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

// exits runs a command and wants an exit code: exits 3 handout check
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits code command ...")
	}
	err := ts.Exec(args[1], args[2:]...)
	code := 0
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		code = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if strconv.Itoa(code) != args[0] {
		ts.Fatalf("exit code %d, want %s", code, args[0])
	}
}

// mode wants files to be readable by their owner only: mode out/*.pdf
func mode(ts *testscript.TestScript, neg bool, args []string) {
	names, err := filepath.Glob(ts.MkAbs(args[0]))
	ts.Check(err)
	if len(names) == 0 {
		ts.Fatalf("no file %s", args[0])
	}
	for _, name := range names {
		info, err := os.Stat(name)
		ts.Check(err)
		if m := info.Mode().Perm(); m != 0o600 {
			ts.Fatalf("%s has mode %o", name, m)
		}
	}
}

// files wants a number of files in a folder, hidden ones too, without the ledger and what belongs to it:
// files 24 out
func files(ts *testscript.TestScript, neg bool, args []string) {
	entries, err := os.ReadDir(ts.MkAbs(args[1]))
	ts.Check(err)
	entries = slices.DeleteFunc(entries, func(e os.DirEntry) bool { return strings.HasPrefix(e.Name(), "ledger.") })
	if strconv.Itoa(len(entries)) != args[0] {
		ts.Fatalf("%s holds %d files, want %s", args[1], len(entries), args[0])
	}
}

// escape replaces the escapes of Go strings in a file, such as \x00 and \u202e.
func escape(ts *testscript.TestScript, neg bool, args []string) {
	for _, name := range args {
		file := ts.MkAbs(name)
		data, err := os.ReadFile(file)
		ts.Check(err)
		var out []byte
		for s := string(data); s != ""; {
			r, multibyte, tail, err := strconv.UnquoteChar(s, 0)
			ts.Check(err)
			if multibyte {
				out = append(out, string(r)...)
			} else {
				out = append(out, byte(r))
			}
			s = tail
		}
		ts.Check(os.WriteFile(file, out, 0o600))
	}
}

// large makes a file of a size in bytes.
func large(ts *testscript.TestScript, neg bool, args []string) {
	size, err := strconv.Atoi(args[1])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), make([]byte, size), 0o600))
}
