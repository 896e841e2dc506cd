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

	"handout/internal/batch"
	"handout/internal/guide"
	"handout/internal/locale"
	"handout/templates"
)

// guideName is what a new guide may be called: its ID, and the beginning of its messages' IDs.
var guideName = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

// copyGuide writes a guide of the program's and its fact sheet into the clinic's folder, where they take its place.
func copyGuide(c *cli.Context, name string) error {
	files, err := fs.ReadDir(templates.Files, path.Base(name))
	switch {
	case err != nil || name != path.Base(name):
		return misuse("handout guides lists them", "the program has no guide %q", name)
	case c.String("templates") == "":
		return misuse("add --templates DIR", "want the folder that your guides are in")
	}
	folder, err := newFolder(c.String("templates"), name)
	if err != nil {
		return err
	}
	for _, f := range files {
		data, err := templates.Files.ReadFile(path.Join(name, f.Name()))
		if err != nil {
			return err
		}
		file := filepath.Join(folder, f.Name())
		if err := os.WriteFile(file, data, 0o644); err != nil {
			return err
		}
		fmt.Fprintln(c.App.Writer, file)
	}
	return nil
}

// newFolder makes a guide's folder. One that is there already is somebody's work.
func newFolder(guides, name string) (string, error) {
	folder := filepath.Join(guides, name)
	err := os.MkdirAll(guides, 0o755)
	if err == nil {
		err = os.Mkdir(folder, 0o755)
	}
	if err != nil {
		return "", unreadable(folder, err)
	}
	return folder, nil
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
	shop, list := batch.Open(program(locale.English))
	if list.Bad() {
		return list
	}
	if shop.Guide(name) != nil {
		return &exit{code: exitInvalid, text: "the program has a guide of that name", hint: "take another name"}
	}
	// Words of the guide's own must not take the place of the program's.
	for _, id := range shop.Catalogs.Catalog(locale.English).IDs() {
		if strings.HasPrefix(id, prefix(name)+"_") {
			return &exit{code: exitInvalid, text: "the program has words whose IDs begin so, such as " + id, hint: "take another name"}
		}
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
	folder, err := newFolder(guides, name)
	if err != nil {
		return err
	}
	file := filepath.Join(folder, "guide.yaml")
	if err := os.MkdirAll(filepath.Dir(words), 0o755); err != nil {
		return err
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

// replace writes a file whole or not at all. Others than its owner may read it, as they may not what writeWhole writes.
func replace(name string, data []byte) error {
	aside := name + ".new"
	if err := os.WriteFile(aside, data, 0o644); err != nil {
		return err
	}
	return os.Rename(aside, name)
}
