package patient

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// Good rows come out whole and in order, whatever the rows beside them are (R1).
func TestGoodRowsStay(t *testing.T) {
	const n = 300
	rng := rand.New(rand.NewPCG(5, 6))
	spoilt := make([]bool, n)
	for i := range spoilt {
		spoilt[i] = i > 0 && rng.IntN(3) == 0
	}
	name := func(i int) string { return fmt.Sprintf("Ann \"%d\", Nováková; ليلى", i) }
	var csv, objects strings.Builder
	csv.WriteString("mrn,patient_name,note\n")
	book := page{{"mrn", "patient_name", "note"}}
	for i := range n {
		id := fmt.Sprintf("A-%d", i)
		quoted, _ := json.Marshal(name(i))
		fmt.Fprintf(&csv, "%s,\"%s\",\"a\nb\"\n", id, strings.ReplaceAll(name(i), `"`, `""`))
		fmt.Fprintf(&objects, "{\"mrn\": %q, \"patient_name\": %s, \"note\": \"a\\nb\"}\n", id, quoted)
		book = append(book, []any{id, name(i), "a\nb"})
		if !spoilt[i] {
			continue
		}
		bad := rng.IntN(4)
		csv.WriteString([]string{"x\n", "x,y\"z,\n", "1,2,3,4\n", "1,\"a\"b,c\n"}[bad])
		objects.WriteString([]string{"x\n", "{\"mrn\": 1}\n", "{\"mrn\": [1]}\n", "{\"mrn\": \"1\"} x\n"}[bad])
		book = append(book, [][]any{{1, "x", "y"}, {"x", true, "y"}, {"1", "2", "3", "4"}, {"x", "y", 0.5}}[bad])
	}
	for format, data := range map[string][]byte{"csv": []byte(csv.String()), "json": []byte(objects.String()), "xlsx": save(t, book)} {
		f, list := OpenFile("f", bytes.NewReader(data), int64(len(data)), Intake{Fields: csvFields})
		if list.Bad() {
			t.Fatal(format, list)
		}
		good, bad := 0, 0
		for row, list := range f.Rows() {
			if row.Number == 0 {
				t.Fatal(format, list)
			}
			if list.Bad() {
				bad++
				continue
			}
			got := []string{row.Cells["mrn"].Text, row.Cells["patient_name"].Text, row.Cells["note"].Text}
			if want := []string{fmt.Sprintf("A-%d", good), name(good), "a\nb"}; !slices.Equal(got, want) {
				t.Fatalf("%s: row %d is %q, want %q", format, row.Number, got, want)
			}
			good++
		}
		want := 0
		for _, s := range spoilt {
			if s {
				want++
			}
		}
		if good != n || bad != want {
			t.Errorf("%s: %d good rows and %d bad ones, want %d and %d", format, good, bad, n, want)
		}
	}
}

// A cell of a million characters is that row's problem, in its place, and the next row comes (R1).
func TestLongCell(t *testing.T) {
	long := strings.Repeat("x", 1_000_000)
	d := Defaults{Zone: zone(t, "UTC"), Locale: "en"}
	for format, data := range map[string][]byte{
		"csv":  []byte("mrn,patient_name,note\n1,Ann," + long + "\n2,Bo,\n"),
		"json": []byte(`{"mrn": "1", "patient_name": "Ann", "note": "` + long + "\"}\n" + `{"mrn": "2", "patient_name": "Bo"}`),
	} {
		f, list := OpenFile("f", bytes.NewReader(data), int64(len(data)), Intake{Fields: csvFields})
		if list.Bad() {
			t.Fatal(format, list)
		}
		var got []string
		for row, list := range f.Rows() {
			if !list.Bad() {
				_, list = Check(row, csvFields, d)
			}
			for _, p := range list {
				p.Pos.Line = 0
				got = append(got, fmt.Sprintf("%s %s: %s", row.Raw[0], p.Field, p.Text))
			}
		}
		if want := []string{"1 note: longer than 200 characters"}; !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", format, got, want)
		}
	}
}

// A hundred thousand columns are a problem of the header or of a row, and not of the machine (R1).
func TestManyColumns(t *testing.T) {
	const n = 100_000
	many := strings.Repeat(",x", n-1)
	_, _, list := readText("mrn" + many + "\n")
	if want := []string{"1: this line is too long for a header"}; !slices.Equal(lines(list), want) {
		t.Errorf("problems %q, want %q", lines(list), want)
	}
	_, rows, list := readText("mrn,patient_name\n1" + many + "\n2,Bo\n")
	if want := []string{"2 x", "3 2 / Bo"}; !slices.Equal(rows, want) || len(list) != 1 || !strings.Contains(list[0].Text, "100000 cells") {
		t.Errorf("rows %q, want %q; problems %q", rows, want, lines(list))
	}
	var object strings.Builder
	object.WriteString(`{"mrn": "1"`)
	for i := range n {
		fmt.Fprintf(&object, `, "%d": ""`, i)
	}
	_, rows, list = readObjects(`{"mrn": "1"}` + "\n" + object.String() + "}\n" + `{"mrn": "2"}`)
	if want := []string{"1 1 /  / ", "2 x", "3 2 /  / "}; len(rows) != 3 || !slices.Equal(rows, want) {
		t.Errorf("rows %q, want %q; %d problems", rows, want, len(list))
	}
}

// scripts are those of the names in the world's large languages, each as ranges of letters.
var scripts = map[string][2]rune{
	"Latin": {'a', 'z'}, "Latin with accents": {'à', 'ö'}, "Greek": {'α', 'ω'}, "Cyrillic": {'а', 'я'}, "Armenian": {'ա', 'ֆ'},
	"Hebrew": {'א', 'ת'}, "Arabic": {'ا', 'ي'}, "Devanagari": {'क', 'ह'}, "Bengali": {'ক', 'ন'}, "Tamil": {'க', 'ங'},
	"Thai": {'ก', 'ฮ'}, "Hangul": {'가', '힣'}, "Han": {'一', '龥'}, "Kana": {'あ', 'ん'},
}

// Ten thousand names in more than twelve scripts are taken as they are, in each format, and told apart
// (R1, R3). What of them has no glyph is for the sheet to say.
func TestNames(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	seen := map[string]bool{}
	var names []string
	for len(names) < 10_000 {
		for _, letters := range scripts {
			var b strings.Builder
			for i := range 3 + rng.IntN(20) {
				if i > 0 && i%7 == 0 {
					b.WriteByte(' ')
				}
				b.WriteRune(letters[0] + rune(rng.IntN(int(letters[1]-letters[0])+1)))
			}
			if name, problem := Clean(b.String()); problem == "" && !seen[name] {
				seen[name] = true
				names = append(names, name)
			}
		}
	}
	var csv, objects strings.Builder
	csv.WriteString("mrn,patient_name\n")
	book := page{{"mrn", "patient_name"}}
	for i, name := range names {
		fmt.Fprintf(&csv, "A-%d,%s\n", i, name)
		fmt.Fprintf(&objects, "{\"mrn\": \"A-%d\", \"patient_name\": %q}\n", i, name)
		book = append(book, []any{fmt.Sprintf("A-%d", i), name})
	}
	d := Defaults{Zone: zone(t, "UTC"), Locale: "en"}
	for format, data := range map[string][]byte{"csv": []byte(csv.String()), "json": []byte(objects.String()), "xlsx": save(t, book)} {
		f, list := OpenFile("f", bytes.NewReader(data), int64(len(data)), Intake{Fields: csvFields})
		if list.Bad() {
			t.Fatal(format, list)
		}
		repeats := NewRepeats()
		i := 0
		for row, list := range f.Rows() {
			rec, found := Check(row, csvFields, d)
			if list.Bad() || found.Bad() {
				t.Fatalf("%s: row %d: %v %v", format, row.Number, list, found)
			}
			if got := rec.Values[PatientName].Text; got != names[i] {
				t.Fatalf("%s: row %d is %q, want %q", format, row.Number, got, names[i])
			}
			repeats.Note(rec)
			i++
		}
		if some, _ := repeats.Suspects(); i != len(names) || some {
			t.Errorf("%s: %d rows, want %d; suspects %v", format, i, len(names), some)
		}
	}
}

// FuzzObjects wants no panic, places inside the text, each line that is a flat object taken and no other,
// and after anything a good row as it is.
func FuzzObjects(f *testing.F) {
	for _, seed := range []string{
		"", `{"mrn": "1"}`, `{"mrn": 1.5e3, "note": null}`, `{"mrn": true}x`, `{"note": "\ud800"}`, `{"a": {}}`, `{,}`, `{"mrn": "1",}`,
		"\"\\", "{\"mrn\"\t:\"\x01\"}", `{"mrn": -}`, `{"mrn": 01}`, `{"mrn": "\x"}`,
	} {
		f.Add(seed)
	}
	const good = `{"mrn": "7", "patient_name": "Ann \"x\" Lee", "note": "a,b"}`
	f.Fuzz(func(t *testing.T, line string) {
		if strings.ContainsAny(line, "\n\r\x00") || !utf8.ValidString(line) {
			t.Skip() // not one line of text
		}
		text := good + "\n" + line + "\n" + good
		var got []Row
		for row, list := range open(t, text, Intake{Fields: csvFields}).Rows() {
			for _, p := range list {
				inside(t, p.Pos, text)
			}
			got = append(got, row)
		}
		if last := got[len(got)-1]; last.Number != 3 || last.Cells["patient_name"].Text != `Ann "x" Lee` {
			t.Fatalf("after %q the last row is %d: %q", line, last.Number, last.Raw)
		}
		o := object{line: []byte(line)}
		if o.read(); strings.TrimSpace(line) != "" && (o.problem == nil) != isFlat(line) {
			t.Fatalf("%q: flat %v, problem %v", line, isFlat(line), o.problem)
		}
		var want map[string]any
		if o.problem != nil || json.Unmarshal([]byte(line), &want) != nil {
			return
		}
		texts := map[string]string{}
		for i, name := range o.names {
			texts[name.Text] = o.cells[i].Text // the last of two counts, as in encoding/json
		}
		for name, v := range want {
			if text, ok := v.(string); ok && texts[name] != text {
				t.Fatalf("%q: %q is %q, want %q", line, name, texts[name], text)
			}
		}
	})
}

// isFlat says the slow way whether a line is a JSON object without lists and objects in it.
func isFlat(line string) bool {
	var object map[string]json.RawMessage
	if json.Unmarshal([]byte(line), &object) != nil || object == nil {
		return false
	}
	// Of two values with one name only the last is in the map, so brackets outside of texts are counted.
	brackets, quoted := 0, false
	for i := 0; i < len(line); i++ {
		switch {
		case quoted && line[i] == '\\':
			i++
		case line[i] == '"':
			quoted = !quoted
		case !quoted && (line[i] == '[' || line[i] == '{'):
			brackets++
		}
	}
	return brackets == 1
}
