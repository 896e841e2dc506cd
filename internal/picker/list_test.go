package picker

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "rewrite the views in testdata")

// TestList plays the scripts in testdata. The first file of each has the items, a line each, with
// " | " between columns. Each file after it is a step: its name is what is done, its text the view
// that follows. A step is "size WIDTH HEIGHT", "type TEXT" or "press NAMES"; what ends the choice has
// "taken: index" or "given up" as its text.
//
// Reverse video is shown as [ ], FSI and PDI as ⟦ ⟧.
func TestList(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no scripts: %v", err)
	}
	for _, name := range files {
		t.Run(filepath.Base(name), func(t *testing.T) {
			script, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			p := player{t: t, l: newList("Who is it?", items(string(script.Files[0].Data))), width: 80, height: 24}
			for i := range script.Files[1:] {
				step := &script.Files[i+1]
				got := p.play(step.Name)
				if *update {
					step.Data = []byte(got)
				} else if got != string(step.Data) {
					t.Errorf("after %q:\n%s\nwant:\n%s", step.Name, got, step.Data)
				}
			}
			if *update {
				if err := os.WriteFile(name, txtar.Format(script), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func items(text string) []Item {
	var all []Item
	for line := range strings.Lines(text) {
		all = append(all, Item{strings.Split(strings.TrimSuffix(line, "\n"), " | ")})
	}
	return all
}

// A player does the steps of a script.
type player struct {
	t             *testing.T
	l             *list
	width, height int
}

var named = map[string]key{
	"up": keyUp, "down": keyDown, "pageup": keyPageUp, "pagedown": keyPageDown, "home": keyHome, "end": keyEnd,
	"enter": keyEnter, "erase": keyErase, "eraseword": keyEraseWord, "eraseall": keyEraseAll, "esc": keyGiveUp,
}

func (p *player) play(step string) string {
	verb, rest, _ := strings.Cut(step, " ")
	var keys []key
	switch verb {
	case "size":
		if _, err := fmt.Sscan(rest, &p.width, &p.height); err != nil {
			p.t.Fatal(err)
		}
	case "type":
		for _, r := range rest {
			keys = append(keys, key(r))
		}
	case "press":
		for name := range strings.FieldsSeq(rest) {
			k, ok := named[name]
			if !ok {
				p.t.Fatalf("no key %q", name)
			}
			keys = append(keys, k)
		}
	default:
		p.t.Fatalf("no step %q", step)
	}
	for _, k := range keys {
		switch p.l.key(k) {
		case taken:
			return fmt.Sprintf("taken: %d\n", p.l.chosen())
		case givenUp:
			return "given up\n"
		}
	}
	return p.view()
}

// view gives the view as text, and checks what each must keep.
func (p *player) view() string {
	lines := p.l.view(p.width, p.height)
	if len(lines) > p.height {
		p.t.Errorf("%d lines in a window of %d", len(lines), p.height)
	}
	for _, line := range lines {
		line = strings.NewReplacer(reverse, "", plain, "").Replace(line)
		if n := cells(line); n >= p.width {
			p.t.Errorf("%d cells in a window of %d: %q", n, p.width, line)
		}
	}
	text := strings.Join(lines, "\n") + "\n"
	return strings.NewReplacer(reverse, "[", plain, "]", "\u2068", "⟦", "\u2069", "⟧").Replace(text)
}

// TestEveryWindow draws names of all kinds in each size of window, whichever line is pointed at: view
// checks that nothing is wider or higher than the window.
func TestEveryWindow(t *testing.T) {
	names := items("07:30 | 山田 太郎 | 1 | prep\n08:00 | יוסף כהן | 22 | care\n09:00 | Nguye\u0302\u0303n Thi\u0323 Minh Khai | 333 | booklet\n10:00")
	for width := 1; width < 60; width++ {
		for height := 1; height < 14; height++ {
			p := player{t: t, l: newList("患者を選んでください", names), width: width, height: height}
			for range names {
				p.l.key(keyDown)
				p.view()
			}
			p.l.search("山田 太郎 minh khai and much that fits no window")
			p.view()
			if c := p.l.caret(width); width > leastWidth && c >= width {
				t.Errorf("the cursor in cell %d of a window of %d", c, width)
			}
		}
	}
}
