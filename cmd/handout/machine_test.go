package main

import (
	"os"
	"os/exec"
	"path/filepath"

	"github.com/rogpeppe/go-internal/testscript"
)

// refuse makes a folder in which nothing can be written: refuse out
func refuse(ts *testscript.TestScript, neg bool, args []string) {
	dir := folder(ts, args[0])
	if mount(ts, dir, "ro") {
		return
	}
	ts.Check(os.Chmod(dir, 0o500)) // stops everybody but root, who may mount
	ts.Defer(func() { os.Chmod(dir, 0o700) })
}

// full makes a folder with room for some sheets, and sets LIMIT to a shell command that a script runs
// before the program: where the test may not mount a small file system, it limits the size of files.
//
//	full out
//	exits 1 sh -c '$LIMIT; handout demo'
func full(ts *testscript.TestScript, neg bool, args []string) {
	if mount(ts, folder(ts, args[0]), "size=160k") {
		ts.Setenv("LIMIT", ":")
		return
	}
	ts.Setenv("LIMIT", "ulimit -f 8")
}

// folder makes a folder and gives its path.
func folder(ts *testscript.TestScript, dir string) string {
	path := ts.MkAbs(dir)
	ts.Check(os.MkdirAll(path, 0o700))
	path, err := filepath.EvalSymlinks(path)
	ts.Check(err)
	return path
}

// mount puts a file system in memory over a folder until the script ends, if the machine allows it.
func mount(ts *testscript.TestScript, dir, options string) bool {
	if exec.Command("mount", "-t", "tmpfs", "-o", options, "none", dir).Run() != nil {
		return false
	}
	ts.Defer(func() { exec.Command("umount", dir).Run() })
	return true
}
