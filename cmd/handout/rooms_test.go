package main

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// TestRooms keeps what the rooms of the program may know of each other, and one owner per library.
func TestRooms(t *testing.T) {
	owners := map[string]string{
		"github.com/go-pdf/fpdf":         "handout/render/pdf",
		"github.com/go-text/typesetting": "handout/render/text",
		"github.com/nicksnyder/go-i18n":  "handout/internal/locale",
		"github.com/urfave/cli":          "handout/cmd/handout",
		"github.com/expr-lang/expr":      "handout/internal/guide",
		"go.yaml.in/yaml":                "handout/internal/yamlfile",
		"github.com/xuri/excelize":       "handout/internal/patient",
		"handout/internal/patient/xlsx":  "handout/internal/patient",
		"modernc.org/sqlite":             "handout/internal/ledger",
		"github.com/wneessen/go-mail":    "handout/internal/relay",
		"github.com/emersion/go-imap":    "handout/internal/bounce",
		"github.com/boombuler/barcode":   "handout/render/code",
		"handout/internal/ipp":           "handout/internal/printer",
		"handout/internal/merge":         "handout/internal/batch",
		"handout/internal/batch":         "handout/cmd/handout",
		"handout/templates":              "handout/cmd/handout",
		"handout/locales":                "handout/cmd/handout",
		"handout/fonts":                  "handout/cmd/handout",
	}
	ownFiles := []string{
		"handout/internal/deliver", "handout/internal/disk", "handout/internal/ledger",
		"handout/internal/picker", "handout/internal/printer", // a terminal, another program's file
	}
	starts := []string{"handout/cmd/handout", "handout/internal/printer"} // other programs
	for room, imports := range roomImports(t) {
		for _, path := range imports {
			for library, owner := range owners {
				if within(path, library) && room != owner {
					t.Errorf("%s imports %s, which belongs to %s", room, path, owner)
				}
			}
			if within(room, "handout/render") && within(path, "handout") && !forRender(path) {
				t.Errorf("%s imports %s: render knows paper and no medicine", room, path)
			}
			if path == "os/exec" && !slices.Contains(starts, room) {
				t.Errorf("%s imports os/exec: it starts no programs", room)
			}
			if path == "os" && !within(room, "handout/cmd") && !slices.Contains(ownFiles, room) {
				t.Errorf("%s imports os: it takes readers, writers and file systems", room)
			}
		}
	}
}

// roomImports gives what each package imports, tests aside.
func roomImports(t *testing.T) map[string][]string {
	out, err := exec.Command("go", "list", "-f", "{{.ImportPath}} {{join .Imports \" \"}}", "handout/...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	rooms := map[string][]string{}
	for line := range strings.Lines(string(out)) {
		words := strings.Fields(line)
		rooms[words[0]] = words[1:]
	}
	return rooms
}

func forRender(path string) bool {
	return within(path, "handout/render") || path == "handout/fonts" || path == "handout/internal/diag"
}

// within reports whether a package is another, or below it.
func within(path, above string) bool { return path == above || strings.HasPrefix(path, above+"/") }
