package main

import (
	"bufio"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestGuideWatch: a preview is made again whenever a file is saved, also after one that is wrong, until it is interrupted.
func TestGuideWatch(t *testing.T) {
	dir := t.TempDir()
	guides, words := filepath.Join(dir, "guides"), filepath.Join(dir, "words")
	flags := []string{"--templates", guides, "--locales", words}
	if out, err := exec.Command("handout", append([]string{"guide", "new", "knee"}, flags...)...).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	file := filepath.Join(words, "active.en.toml")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	made := filepath.Join(dir, "made")
	cmd := exec.CommandContext(t.Context(), "handout", append([]string{"guide", "preview", "knee", "--watch", "--format", "text", "-o", made}, flags...)...)
	errs, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	said := bufio.NewScanner(errs)
	round := func() (lines string) {
		for said.Scan() {
			if strings.Contains(said.Text(), "waiting for a change") {
				return lines
			}
			lines += said.Text() + "\n"
		}
		t.Fatalf("it ended: %s", lines)
		return ""
	}
	save := func(text string) {
		t.Helper()
		// As an editor does it: what is half written is seen by nobody.
		aside := filepath.Join(dir, "aside")
		if err := errors.Join(os.WriteFile(aside, []byte(text), 0o600), os.Rename(aside, file)); err != nil {
			t.Fatal(err)
		}
	}
	sheet := func() string {
		t.Helper()
		names, err := filepath.Glob(filepath.Join(made, "*.txt"))
		if err != nil || len(names) != 1 {
			t.Fatalf("sheets %v, %v", names, err)
		}
		data, err := os.ReadFile(names[0])
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	if said := round(); !strings.Contains(sheet(), "What to do") {
		t.Fatalf("at first: %s", said)
	}
	save(strings.Replace(string(text), "What to do", "What to do {{.nothing}}", 1))
	if said := round(); !strings.Contains(said, "names {{.nothing}}, which stands for nothing here") {
		t.Errorf("with a slip: %s", said)
	}
	save(strings.Replace(string(text), "What to do", "What you can do", 1))
	if said := round(); said != "" || !strings.Contains(sheet(), "What you can do") {
		t.Errorf("mended: %s", said)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- cmd.Wait() }()
	select {
	case err := <-done:
		if err != nil {
			t.Errorf("interrupted: %v", err)
		}
	case <-time.After(time.Minute):
		t.Error("an interrupt does not end it")
	}
}
