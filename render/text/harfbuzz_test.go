package text

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"handout/fonts"

	"github.com/go-text/typesetting/language"
)

var update = flag.Bool("update", false, "have hb-shape write testdata/harfbuzz again")

// The writing systems that are compared with HarfBuzz, by the name of the word list.
var writings = map[string]struct {
	script string
	family string
	rtl    bool
}{
	"ar": {"Arab", "NotoSansArabic", true},
	"fa": {"Arab", "NotoSansArabic", true},
	"ur": {"Arab", "NotoSansArabic", true},
	"hi": {"Deva", "NotoSansDevanagari", false},
	"de": {"Latn", "NotoSans", false},
	"en": {"Latn", "NotoSans", false},
	"es": {"Latn", "NotoSans", false},
	"fr": {"Latn", "NotoSans", false},
	"pl": {"Latn", "NotoSans", false},
	"ro": {"Latn", "NotoSans", false},
	"tr": {"Latn", "NotoSans", false},
	"vi": {"Latn", "NotoSans", false},
	"el": {"Grek", "NotoSans", false},
	"ru": {"Cyrl", "NotoSans", false},
	"sr": {"Cyrl", "NotoSans", false},
	"uk": {"Cyrl", "NotoSans", false},

	"fil": {"Latn", "NotoSans", false},
	"ht":  {"Latn", "NotoSans", false},
	"it":  {"Latn", "NotoSans", false},

	"pt-BR":   {"Latn", "NotoSans", false},
	"zh-Hans": {"Hani", "DroidSansFallback", false},
	"zh-Hant": {"Hani", "NotoSansTC", false},
	"ja":      {"Hira", "NotoSansJP", false},
	"ko":      {"Hang", "NotoSansKR", false},
}

// TestHarfBuzz compares every glyph, cluster, offset and advance with what HarfBuzz itself gives for the
// word: the lists in testdata/harfbuzz, whose lines hold the word, then hb-shape's answer for the
// regular and for the bold face.
func TestHarfBuzz(t *testing.T) {
	files, err := filepath.Glob("testdata/harfbuzz/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no word lists: %v", err)
	}
	for _, file := range files {
		tag := strings.TrimSuffix(filepath.Base(file), ".txt")
		t.Run(tag, func(t *testing.T) {
			lines := readLines(t, file)
			var words, regular, bold []string
			for _, line := range lines {
				fields := strings.Split(line, "\t")
				words = append(words, fields[0])
				if len(fields) == 3 {
					regular, bold = append(regular, fields[1]), append(bold, fields[2])
				}
			}
			if *update {
				regular, bold = hbShape(t, tag, false, words), hbShape(t, tag, true, words)
				writeGolden(t, file, words, regular, bold)
			}
			if len(regular) != len(words) {
				t.Fatalf("%s: want word, regular and bold on every line; run with -update", file)
			}
			compare(t, tag, false, words, regular)
			compare(t, tag, true, words, bold)
		})
	}
}

// TestHarfBuzzDictionaries does the same over whole dictionaries: one file a language (ar.txt, one word
// a line) in the folder that HANDOUT_WORDS names. It needs hb-shape.
func TestHarfBuzzDictionaries(t *testing.T) {
	folder := os.Getenv("HANDOUT_WORDS")
	if folder == "" {
		t.Skip("HANDOUT_WORDS is not set")
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no word lists in HANDOUT_WORDS: %v", err)
	}
	for _, file := range files {
		tag := strings.TrimSuffix(filepath.Base(file), ".txt")
		t.Run(tag, func(t *testing.T) {
			if _, ok := writings[tag]; !ok {
				t.Fatalf("no writing system is known for %s", file)
			}
			all := readLines(t, file)
			words := slices.DeleteFunc(slices.Clone(all), func(w string) bool { return !plain(w, writings[tag].script) })
			compare(t, tag, false, words, hbShape(t, tag, false, words))
			compare(t, tag, true, words, hbShape(t, tag, true, words))
			t.Logf("%s: %d words compared in two weights, %d left out", tag, len(words), len(all)-len(words))
		})
	}
}

// plain reports whether a word is one item: hb-shape is told one script and direction, splits nothing and
// refuses nothing.
func plain(word, script string) bool {
	before := ' '
	for _, r := range word {
		switch {
		case r == '\'' || r == '’' || r == '-':
		case unicode.IsLetter(before) && (r == zeroWidthNonJoiner || unicode.IsMark(r)):
		case unicode.IsMark(before) && (r == zeroWidthNonJoiner || r == zeroWidthJoiner || unicode.IsMark(r)):
		case unicode.IsLetter(r) && language.LookupScript(r).String() == script:
		default:
			return false
		}
		before = r
	}
	return word != ""
}

// compare shapes the words and reports those that differ from HarfBuzz's answers.
func compare(t *testing.T, tag string, bold bool, words, answers []string) {
	t.Helper()
	faces, err := LoadFaces(fonts.Files)
	if err != nil {
		t.Fatal(err)
	}
	s := NewShaper(faces)
	bad := 0
	for i, w := range words {
		lines, err := s.Wrap(Paragraph{Spans: []Span{{Text: w, Bold: bold}}, Lang: tag, RTL: writings[tag].rtl}, 1<<30)
		if err != nil {
			t.Errorf("%q: %v", w, err)
			continue
		}
		if got, want := dumpClusters(lines), regroup(t, answers[i]); got != want {
			if bad++; bad <= 5 {
				t.Errorf("%q, bold %v:\n got %s\nwant %s", w, bold, got, want)
			}
		}
	}
	if bad > 0 {
		t.Errorf("bold %v: %d of %d words differ", bold, bad, len(words))
	}
}

// dumpClusters prints clusters in logical order: first character, advance, glyphs with offsets.
func dumpClusters(lines []*Line) string {
	var b strings.Builder
	at := 0
	for _, line := range lines {
		for _, run := range line.Runs {
			for _, c := range run.Clusters {
				fmt.Fprintf(&b, "%d+%d:", at, c.Advance)
				for _, g := range c.Glyphs {
					fmt.Fprintf(&b, " %d@%d,%d", g.ID, g.X, g.Y)
				}
				b.WriteByte('\n')
				at += utf8.RuneCountInString(c.Text)
			}
		}
	}
	return b.String()
}

// regroup turns a line of hb-shape, "[glyph=cluster@dx,dy+advance|...]" in visual order, into the form of
// dumpClusters.
func regroup(t *testing.T, answer string) string {
	t.Helper()
	var order []int
	glyphs, advance := map[int]string{}, map[int]int{}
	for _, item := range strings.Split(strings.Trim(answer, "[]"), "|") {
		var id, cluster, dx, dy, adv int
		if strings.Contains(item, "@") {
			_, err := fmt.Sscanf(item, "%d=%d@%d,%d+%d", &id, &cluster, &dx, &dy, &adv)
			if err != nil {
				t.Fatalf("hb-shape answered %q: %v", answer, err)
			}
		} else if _, err := fmt.Sscanf(item, "%d=%d+%d", &id, &cluster, &adv); err != nil {
			t.Fatalf("hb-shape answered %q: %v", answer, err)
		}
		if _, seen := glyphs[cluster]; !seen {
			order = append(order, cluster)
		}
		glyphs[cluster] += fmt.Sprintf(" %d@%d,%d", id, advance[cluster]+dx, dy)
		advance[cluster] += adv
	}
	slices.Sort(order)
	var b strings.Builder
	for _, cluster := range order {
		fmt.Fprintf(&b, "%d+%d:%s\n", cluster, advance[cluster], glyphs[cluster])
	}
	return b.String()
}

// hbShape asks hb-shape (Debian libharfbuzz-bin) about words of one language.
func hbShape(t *testing.T, tag string, bold bool, words []string) []string {
	t.Helper()
	w := writings[tag]
	weight, direction := "Regular", "ltr"
	if bold && w.family != "DroidSansFallback" { // which is made bold by a line around the same glyphs
		weight = "Bold"
	}
	if w.rtl {
		direction = "rtl"
	}
	cmd := exec.Command("hb-shape", "--no-glyph-names", "--remove-default-ignorables", "--language="+tag, "--font-size=1000",
		"--script="+w.script, "--direction="+direction, "../../fonts/"+w.family+"-"+weight+".ttf")
	cmd.Stdin = strings.NewReader(strings.Join(words, "\n") + "\n")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("hb-shape: %v", err)
	}
	answers := strings.Split(strings.TrimSuffix(string(out), "\n"), "\n")
	if len(answers) != len(words) {
		t.Fatalf("hb-shape gave %s answers to %d words", strconv.Itoa(len(answers)), len(words))
	}
	return answers
}

func readLines(t *testing.T, file string) []string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
}

func writeGolden(t *testing.T, file string, words, regular, bold []string) {
	t.Helper()
	var b bytes.Buffer
	for i, w := range words {
		fmt.Fprintf(&b, "%s\t%s\t%s\n", w, regular[i], bold[i])
	}
	if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}
