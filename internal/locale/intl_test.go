package locale

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// TestIntl compares every language with ICU, as Node's Intl shows it (R4, R5). testdata/intl.txt
// holds Intl's words for some days. With HANDOUT_NODE=1 Node itself is asked, for every day of two years.
//
// Known differences, all meant: where CLDR has a narrow no-break space, Node prints a space and we a
// no-break space, as for all spaces inside a time; noon and midnight are named where hours run to 12;
// Spanish times have two digits and the sign for hours; Hindi times have a part of the day, not am or pm,
// and always the word for the hour; Japanese times have two digits; in Korean, CLDR 48.0 (Node 20) had "AM" and "PM",
// which 48.2 took back; in Vietnamese, go-i18n has later plural rules, which tell 0 and 1 from the rest
// (CLDR-14273). Node does not know Haitian Creole: see TestHaitian.
func TestIntl(t *testing.T) {
	lines, err := os.ReadFile("testdata/intl.txt")
	if err != nil {
		t.Fatal(err)
	}
	if os.Getenv("HANDOUT_NODE") == "1" {
		if few := intl(t); !bytes.Equal(few, lines) {
			t.Error("testdata/intl.txt is not what testdata/intl.mjs prints")
		}
		lines = intl(t, "all")
	}
	set := emptyCatalogs(t)
	compared := map[string]int{}
	for line := range strings.Lines(string(lines)) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) != 4 {
			t.Fatalf("want four fields in %q", line)
		}
		tag, what, input, want := f[0], f[1], f[2], f[3]
		c := set.Catalog(tag)
		if c == nil {
			t.Fatalf("no catalog for %s", tag)
		}
		got, want := intlCase(t, c, what, input, want)
		if got != want {
			t.Errorf("%s: %s of %s is %q, Intl has %q", tag, what, input, got, want)
		}
		compared[tag]++
	}
	for _, tag := range set.Tags() {
		if set.Catalog(tag).format.Source == "" && compared[tag] < 80 {
			t.Errorf("%s: only %d lines to compare with", tag, compared[tag])
		}
	}
}

// intl runs the script that made the file.
func intl(t *testing.T, args ...string) []byte {
	t.Helper()
	cmd := exec.Command("node", append([]string{"testdata/intl.mjs"}, args...)...)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// intlCase returns our answer and Intl's, the latter with the known differences applied.
func intlCase(t *testing.T, c *Catalog, what, input, intl string) (got, want string) {
	t.Helper()
	want = strings.ReplaceAll(intl, "\u202f", nbsp)
	if c.Tag == "ko" {
		want = strings.NewReplacer("AM", "오전", "PM", "오후").Replace(want)
	}
	if c.Tag == "vi" && what == "plurals" {
		want = "one one" + strings.TrimPrefix(want, "other other")
	}
	if c.Tag == "es" && (what == "time" || what == "date_time") {
		want = spanishHours(want)
	}
	if c.Tag == "hi" && (what == "time" || what == "date_time") {
		want = hindiHours(want, c.format.period(instant(t, input)))
	}
	if c.Tag == "ja" && (what == "time" || what == "date_time") {
		want = twoDigits(want)
	}
	switch what {
	case "date":
		return plainSpaces(c.Date(instant(t, input))), plainSpaces(want)
	case "long_date":
		return plainSpaces(c.LongDate(instant(t, input))), plainSpaces(want)
	case "time":
		at := instant(t, input)
		got, want := c.Time(at), namedHour(c, at, strings.ReplaceAll(want, " ", nbsp))
		if at.Hour() == 0 && at.Minute() == 0 { // TestTime has the spaces of midnight
			return plainSpaces(got), plainSpaces(want)
		}
		return got, want
	case "date_time":
		// The join is compared here; the spaces inside the time are, above.
		at := instant(t, input)
		return plainSpaces(c.DateTime(at)), namedHour(c, at, plainSpaces(want))
	case "number":
		value, decimals, _ := strings.Cut(input, "/")
		v, err := strconv.ParseFloat(value, 64)
		if err != nil {
			t.Fatal(err)
		}
		n, err := strconv.Atoi(decimals)
		if err != nil {
			t.Fatal(err)
		}
		return c.Number(v, n), want
	case "plurals":
		var forms []string
		for n := range probed {
			f, err := c.plural.form(n)
			if err != nil {
				t.Fatal(err)
			}
			forms = append(forms, f.String())
		}
		return strings.Join(forms, " "), want
	case "autonym":
		return c.Autonym(), want
	case "script":
		return c.Script, want
	case "direction":
		return map[bool]string{false: "ltr", true: "rtl"}[c.RTL], want
	}
	t.Fatalf("unknown case %q", what)
	return "", ""
}

// spanishHours writes the time at the end of what Intl has with two digits and the sign for hours.
func spanishHours(intl string) string { return twoDigits(intl) + nbsp + "h" }

// twoDigits writes the hour of the time at the end of what Intl has with two digits.
func twoDigits(intl string) string {
	at := strings.LastIndex(intl, " ") + 1
	return intl[:at] + fmt.Sprintf("%05s", intl[at:])
}

// hindiHours puts a part of the day in front of the time at the end of what Intl has, in the place of am
// or pm, and the word for the hour after it.
func hindiHours(intl, period string) string {
	clock, ok := strings.CutSuffix(strings.TrimSuffix(intl, " बजे"), " am")
	if !ok {
		clock = strings.TrimSuffix(clock, " pm")
	}
	at := strings.LastIndex(clock, " ") + 1
	return clock[:at] + plainSpaces(period) + " " + clock[at:] + " बजे"
}

// namedHour puts the name of noon or midnight where Intl has the name of a part of the day. That
// stands in the time, and so after any date: the last place is the right one.
func namedHour(c *Catalog, at time.Time, s string) string {
	if len(c.format.Periods) == 0 || at.Minute() != 0 || at.Hour()%12 != 0 {
		return s
	}
	name, intl := c.format.Midnight, c.format.Periods[0].Name
	if at.Hour() == 12 {
		name, intl = c.format.Noon, c.format.period(at.Add(time.Minute))
	}
	if !strings.Contains(s, nbsp) {
		name = plainSpaces(name)
	}
	if i := strings.LastIndex(s, intl); i >= 0 {
		return s[:i] + name + s[i+len(intl):]
	}
	return s
}

func plainSpaces(s string) string { return strings.ReplaceAll(s, nbsp, " ") }

func instant(t *testing.T, s string) time.Time {
	t.Helper()
	at, err := time.Parse("2006-01-02T15:04", s)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// emptyCatalogs loads a catalog without messages for every language that has CLDR data.
func emptyCatalogs(t testing.TB) *Set {
	t.Helper()
	files := fstest.MapFS{}
	for tag := range readFormats() {
		files[fmt.Sprintf("active.%s.toml", tag)] = &fstest.MapFile{}
	}
	set, list := Load(files, nil)
	if err := list.Err(); err != nil {
		t.Fatal(err)
	}
	return set
}
