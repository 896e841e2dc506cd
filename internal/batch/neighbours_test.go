package batch

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf16"

	"handout/render/pdf"
)

// An invented patient: a row, and the values of it that are nobody else's.
type invented struct {
	row string
	own []string
}

// inventedHeader is the header of invented rows.
const inventedHeader = "mrn,patient_name,birth_date,locale,procedure_time,arrival_time,site,side,location,clinician," +
	"blood_thinner,escort,phone_day,phone_night,email,needs\n"

// invent makes up a patient. Every word and number is drawn from so many that two patients share none.
func invent(r *rand.Rand, locale string) invented {
	letters := map[string]string{"ar": "ابتثجحخدرزسشصضطعغفقكلمنهوي"}[locale]
	if letters == "" || r.IntN(3) == 0 {
		letters = "abcdefghijklmnopqrstuvwxyzäöüéñçßšžğ"
	}
	word := func() string {
		from := []rune(letters)
		var b strings.Builder
		for range 7 + r.IntN(5) {
			b.WriteRune(from[r.IntN(len(from))])
		}
		return b.String()
	}
	name := func() string { return word() + " " + word() }
	phone := func() string { return fmt.Sprintf("+1 555 %03d %04d", r.IntN(1000), r.IntN(10000)) }
	own := []string{
		fmt.Sprintf("M%09d", r.IntN(1e9)), name(), name(), name(), name(), name(), phone(), phone(), "mail" + fmt.Sprint(r.IntN(1e9)) + "@example.org",
	}
	day := 1 + r.IntN(28)
	row := fmt.Sprintf("%s,%s,19%02d-%02d-%02d,%s,2026-12-%02d %02d:15,2026-12-%02d 06:30,sternum,none,%s,%s,%s,%s,%s,%s,%s,%s\n",
		own[0], own[1], 30+r.IntN(60), 1+r.IntN(12), 1+r.IntN(28), locale, day, 8+r.IntN(9), day,
		own[2], own[3], own[4], own[5], own[6], own[7], own[8], []string{"", "large_print", "interpreter"}[r.IntN(3)])
	return invented{row, own}
}

// TestNeighbours keeps R3: of hundreds of invented patients in all languages, made side by side by workers
// that keep what they can between sheets, no sheet has any value of the patients next to it, in its words or
// anywhere in its bytes.
func TestNeighbours(t *testing.T) {
	const patients = 400
	shop := openShop(t)
	r := rand.New(rand.NewPCG(3, 14))
	tags := shop.Catalogs.Tags()
	people := make([]invented, patients)
	text := inventedHeader
	for i := range people {
		people[i] = invent(r, tags[r.IntN(len(tags))])
		text += people[i].row
	}
	var sink shelf
	results, tally := run(t, shop, open(t, shop, text), &sink)
	if tally.Out > 0 || tally.Part > 0 {
		for _, res := range results {
			if res.Problems.Bad() {
				t.Fatalf("row %d: %v", res.Row.Number, res.Problems)
			}
		}
	}
	for i, res := range results {
		for _, made := range res.Sheets {
			file := sink.sheets[made.Receipt.Path]
			words, err := pdf.Text(file)
			if err != nil {
				t.Fatal(err)
			}
			text := append(readable(file), strings.Join(words, "\n")...)
			// Were its own values not found, those of others would not be either.
			for _, k := range []int{0, 1, 6} {
				if !holds(text, people[i].own[k]) {
					t.Errorf("row %d: the %s sheet lacks its own value %d", res.Row.Number, made.Kind, k)
				}
			}
			for _, j := range []int{i - 1, i + 1} {
				if j < 0 || j >= patients {
					continue
				}
				for k, value := range people[j].own {
					if holds(text, value) {
						t.Errorf("row %d: the %s sheet has value %d of row %d", res.Row.Number, made.Kind, k, results[j].Row.Number)
					}
				}
			}
		}
	}
}

// readable gives what can be read in a file: its streams unpacked, but for glyphs and pictures, and all that is
// between streams.
func readable(file []byte) []byte {
	var all []byte
	for {
		dictionary, rest, ok := bytes.Cut(file, []byte("stream\n"))
		all = append(all, dictionary...)
		if !ok {
			return all
		}
		stream, rest, _ := bytes.Cut(rest, []byte("\nendstream"))
		file = rest
		if bytes.Contains(dictionary, []byte("/Length1")) || bytes.Contains(dictionary, []byte("/Subtype/Image")) {
			continue
		}
		if r, err := zlib.NewReader(bytes.NewReader(stream)); err == nil {
			stream, _ = io.ReadAll(r)
		}
		all = append(all, stream...)
	}
}

// holds looks for a value: as it is, with spaces that do not break, or without any as in a link; in UTF-8 and
// as a text string of a PDF.
func holds(text []byte, value string) bool {
	for _, space := range []string{" ", "\u00A0", ""} {
		form := strings.ReplaceAll(value, " ", space)
		var hex bytes.Buffer
		for _, unit := range utf16.Encode([]rune(form)) {
			fmt.Fprintf(&hex, "%04X", unit)
		}
		if bytes.Contains(text, []byte(form)) || bytes.Contains(text, hex.Bytes()) {
			return true
		}
	}
	return false
}

// TestKeysDiffer: no two of the invented patients share a key, whatever they have in common.
func TestKeysDiffer(t *testing.T) {
	shop := openShop(t)
	r := rand.New(rand.NewPCG(1, 1))
	text := inventedHeader
	for range 2000 {
		text += invent(r, "en").row
	}
	seen := map[string]bool{}
	d := &desk{shop: shop}
	for row, problems := range open(t, shop, text) {
		c := d.check(row, problems)
		if c.problems.Bad() {
			t.Fatal(c.problems)
		}
		if seen[c.order.record.Key] {
			t.Fatalf("row %d has the key of another", row.Number)
		}
		seen[c.order.record.Key] = true
	}
	if len(seen) != 2000 {
		t.Errorf("%d keys", len(seen))
	}
}
