package bounce

import (
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"handout/internal/address"
)

// isOurs knows the Message-IDs k1@clinic.example, k2@clinic.example and so on.
func isOurs(id string) bool { return regexp.MustCompile(`^k\d+@clinic\.example$`).MatchString(id) }

// dump writes reports as the files in testdata have them, a line each, one for the address and when the message came to
// the server that reports, and one for the words.
func dump(reports []Report, err error) string {
	var b strings.Builder
	for _, r := range reports {
		status, when, address, arrived := "-", "-", "-", "-"
		if r.Status != "" {
			status = r.Status
		}
		if !r.When.IsZero() {
			when = r.When.UTC().Format(time.RFC3339)
		}
		if r.Address != "" {
			address = r.Address
		}
		if !r.Arrived.IsZero() {
			arrived = r.Arrived.UTC().Format(time.RFC3339)
		}
		fmt.Fprintf(&b, "%s %s %s hard=%v %s\n\t%s arrived %s\n\t%s\n", r.MessageID, r.Action, status, r.Hard, when, address, arrived, r.Words)
	}
	if err != nil {
		fmt.Fprintf(&b, "error: %v\n", err)
	}
	return b.String()
}

// section gives one file of an archive.
func section(t testing.TB, path, name string) string {
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range archive.Files {
		if f.Name == name {
			return string(f.Data)
		}
	}
	t.Fatalf("%s: no section %s", path, name)
	return ""
}

// corpus gives the path of each message in testdata.
func corpus(t testing.TB) []string {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) < 12 {
		t.Fatalf("%d messages in testdata, %v", len(paths), err)
	}
	return paths
}

// TestParse reads each form of report (M5: an answer that comes later is an answer too), with both
// kinds of line ends.
func TestParse(t *testing.T) {
	for _, path := range corpus(t) {
		text, want := section(t, path, "message"), section(t, path, "reports")
		for _, text := range []string{text, strings.ReplaceAll(text, "\n", "\r\n")} {
			if got := dump(Parse(strings.NewReader(text), isOurs)); got != want {
				t.Errorf("%s:\ngot\n%swant\n%s", path, got, want)
			}
		}
	}
}

// TestNothingOfThePatient looks for each name before an at sign in what comes out (R10).
func TestNothingOfThePatient(t *testing.T) {
	before := regexp.MustCompile(`[\pL\pN.]+@`)
	for _, path := range corpus(t) {
		text := section(t, path, "message")
		reports, err := Parse(strings.NewReader(text), isOurs)
		out := fmt.Sprintln(err)
		for _, r := range reports {
			out += r.Words + "\n"
		}
		for _, local := range before.FindAllString(text, -1) {
			for _, name := range strings.FieldsFunc(local, func(r rune) bool { return r == '.' || r == '@' }) {
				if regexp.MustCompile(`(?i)\b` + name + `\b`).MatchString(out) {
					t.Errorf("%s: a piece of an address comes out", path)
				}
			}
		}
	}
}

// TestBounded hands in a message without end and one without a bottom.
func TestBounded(t *testing.T) {
	start := section(t, "testdata/postfix.txtar", "message")
	endless := &counter{r: io.MultiReader(strings.NewReader(start), zeros{})}
	reports, err := Parse(endless, isOurs)
	if err != nil || len(reports) != 1 || endless.n > maxMessage {
		t.Errorf("endless: %d reports, %v, %d bytes read", len(reports), err, endless.n)
	}
	var deep bytes.Buffer
	for i := range maxDepth + 1 {
		fmt.Fprintf(&deep, "Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i)
	}
	if _, err := Parse(&deep, isOurs); err != errNested {
		t.Errorf("deep: %v, want %v", err, errNested)
	}
	wide := "Content-Type: multipart/mixed; boundary=b\n\n" + strings.Repeat("--b\n\nx\n", maxParts+1)
	if _, err := Parse(strings.NewReader(wide), isOurs); err != errNested {
		t.Errorf("wide: %v, want %v", err, errNested)
	}
	folded := "Message-ID: a\n" + strings.Repeat(" b\n", 1<<16)
	if got := len(blocks(folded)[0]["message-id"]); got > maxValue {
		t.Errorf("a field of %d bytes is kept", got)
	}
}

// TestNotReadable: a header that is none is told without a word of it.
func TestNotReadable(t *testing.T) {
	_, err := Parse(strings.NewReader("  anna@mail.example\n\n"), isOurs)
	if err != errHeader {
		t.Errorf("%v, want %v", err, errHeader)
	}
}

type counter struct {
	r io.Reader
	n int
}

func (c *counter) Read(b []byte) (int, error) {
	n, err := c.r.Read(b)
	c.n += n
	return n, err
}

type zeros struct{}

func (zeros) Read(b []byte) (int, error) { clear(b); return len(b), nil }

func FuzzParse(f *testing.F) {
	for _, path := range corpus(f) {
		f.Add([]byte(section(f, path, "message")))
	}
	f.Fuzz(func(t *testing.T, message []byte) {
		reports, _ := Parse(bytes.NewReader(message), isOurs)
		for _, r := range reports {
			if !isOurs(r.MessageID) {
				t.Errorf("a report about a message that is not ours")
			}
			if strings.ContainsAny(r.Words, "@<>\r\n") || len([]rune(r.Words)) > maxWords {
				t.Errorf("words with what must not be in them, or too many")
			}
			if a, err := address.Check(r.Address); r.Address != "" && (err != nil || a != r.Address) {
				t.Errorf("an address that is none")
			}
			if r.Meaning() == "" {
				t.Errorf("no words for status %s", r.Status)
			}
			if r.Hard && (r.Action != "failed" || r.Status[0] != '5') {
				t.Errorf("hard, with action %q", r.Action)
			}
		}
	})
}
