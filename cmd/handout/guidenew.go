package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"handout/internal/guide"
	"handout/templates"
)

// guideName is what a new guide may be called: its ID, and the beginning of its messages' IDs.
var guideName = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

// showGuide prints a guide as the program has it.
func showGuide(c *cli.Context, name string) error {
	data, err := templates.Files.ReadFile(path.Join(path.Base(name), "guide.yaml"))
	if err != nil {
		return misuse("handout guides lists them", "the program has no guide %q", name)
	}
	_, err = c.App.Writer.Write(data)
	return err
}

// newGuide writes a guide that works, under a name of its own, and adds its words to the clinic's English ones.
func newGuide(c *cli.Context, name string) error {
	guides, words := c.String("templates"), c.String("locales")
	switch {
	case !guideName.MatchString(name):
		return misuse("such as knee-injection", "want a name of small letters, digits and hyphens")
	case guides == "" || words == "":
		return misuse("add --templates DIR --locales DIR", "want the folders that your guides and your words are in")
	}
	shop, _, err := openShop(&cli.Context{App: c.App, Command: c.Command, Context: c.Context})
	if err != nil {
		return err
	}
	if shop.Guide(name) != nil {
		return &exit{code: exitInvalid, text: "the program has a guide of that name", hint: "take another name"}
	}
	return writeGuide(c, name, guides, filepath.Join(words, "active.en.toml"))
}

func writeGuide(c *cli.Context, name, guides, words string) error {
	text, err := scaffold("my-guide.yaml", name)
	if err != nil {
		return err
	}
	added, err := scaffold("my-guide.toml", name)
	if err != nil {
		return err
	}
	if _, list := guide.Parse(name, text); list.Bad() {
		return list // the name is a word that guides use otherwise
	}
	before, err := os.ReadFile(words)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return unreadable(words, err)
	}
	if bytes.Contains(before, []byte("["+prefix(name)+"_name]")) {
		return &exit{code: exitInvalid, text: words + " has words for a guide of that name", hint: "take another name"}
	}
	if len(before) > 0 {
		added = append(append(bytes.TrimRight(before, "\n"), "\n\n"...), added...)
	}
	folder := filepath.Join(guides, name)
	file := filepath.Join(folder, "guide.yaml")
	if err := errors.Join(os.MkdirAll(guides, 0o755), os.MkdirAll(filepath.Dir(words), 0o755)); err != nil {
		return err
	}
	// A folder that is there already is somebody's work.
	if err := os.Mkdir(folder, 0o755); err != nil {
		return unreadable(folder, err)
	}
	if err := replace(words, added); err != nil {
		return err
	}
	if err := os.WriteFile(file, text, 0o644); err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.App.Writer, "%s\n%s\nnext: handout guide preview %s --templates %s --locales %s --watch\n",
		file, words, name, guides, filepath.Dir(words))
	return err
}

// scaffold gives a file of the guide that others begin as, under another name and as of today.
func scaffold(file, name string) ([]byte, error) {
	data, err := templates.Files.ReadFile(file)
	if err != nil {
		return nil, err
	}
	return []byte(strings.NewReplacer("my-guide", name, "my_guide", prefix(name),
		"2026-01-01", time.Now().Format(time.DateOnly)).Replace(string(data))), nil
}

// prefix is what the IDs of a guide's messages begin with.
func prefix(name string) string { return strings.ReplaceAll(name, "-", "_") }

// replace writes a file whole or not at all.
func replace(name string, data []byte) error {
	aside := name + ".new"
	if err := os.WriteFile(aside, data, 0o644); err != nil {
		return err
	}
	return os.Rename(aside, name)
}
