package batch

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"handout/internal/deliver"
	"handout/internal/diag"
	"handout/internal/patient"
	"handout/render/pdf"
)

// bind makes one file of rows, and gives its words.
func bind(t *testing.T, shop *Shop, text string, b Binding, o Options) (words []string, file []byte, tally Tally) {
	t.Helper()
	var out bytes.Buffer
	rows := open(t, shop, header+text)
	v, _, whole := survey(t, shop, rows, o)
	if whole.Bad() {
		t.Fatal(whole)
	}
	finished := false
	b.Out, b.Last = &out, func() error { finished = true; return nil }
	b.Date = time.Date(2026, 12, 1, 8, 0, 0, 0, time.UTC)
	tally, err := shop.Run(t.Context(), rows, o, Delivery{Binding: shop.Bind(b, o, v), Survey: v}, func(Result) {})
	if err != nil || !finished {
		t.Fatal(err, finished)
	}
	for _, defect := range pdf.Check(out.Bytes()) {
		t.Error(defect)
	}
	words, err = pdf.Text(out.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return words, out.Bytes(), tally
}

// TestBinding: one file has the sheets of all rows in their order with slips before and a tally behind; a row
// in doubt is in none of it but the tally, whether the survey has found the doubt or the layout.
func TestBinding(t *testing.T) {
	shop := openShop(t)
	text := ann +
		"S-3,Ann \u1230,1970-01-01,en,2026-12-03 09:30,sternum,none\n" + // no font has this letter
		"S-4,Ann Hill,1970-01-01,en,2026-12-03 09:30,sternum,left\n" + // the breast bone has no side
		eve
	words, _, tally := bind(t, shop, text, Binding{Slips: true, Duplex: true}, Options{Kinds: []string{"care"}})
	if want := (Tally{Rows: 4, Sheets: 2, Out: 2}); tally != want {
		t.Errorf("tally %+v, want %+v", tally, want)
	}
	var got []string
	for i, w := range words {
		switch {
		case strings.HasPrefix(w, "Slip "), w == "S-1", w == "S-2", w == "S-3", w == "S-4":
			got = append(got, w)
		case strings.HasPrefix(w, "Rows left out"):
			got = append(got, w+" "+words[i+1])
		}
	}
	const want = "Slip 1 of 3, S-1, Slip 3 of 3, S-2, Rows left out 2, Rows left out 3 · 4"
	if all := strings.Join(got, ", "); all != want {
		t.Errorf("got %s; want %s", all, want)
	}
}

// TestBindingSame keeps R9: the same rows give the same file, whatever the workers did before.
func TestBindingSame(t *testing.T) {
	shop := openShop(t)
	_, first, _ := bind(t, shop, ann+eve, Binding{Slips: true}, Options{})
	_, second, _ := bind(t, openShop(t), ann+eve, Binding{Slips: true}, Options{})
	if !bytes.Equal(first, second) {
		t.Error("the file is another the second time")
	}
}

// TestSorted puts rows in the order of a field, equal ones as they were, those in doubt last.
func TestSorted(t *testing.T) {
	shop := openShop(t)
	text := "T-1,zoë b,1970-01-01,en,2026-12-04 09:30,sternum,none\n" +
		"T-2,Zoe A,1970-01-01,en,2026-12-03 09:30,sternum,none\n" +
		"T-3,,1970-01-01,en,2026-12-01 09:30,sternum,none\n" +
		"T-4,Álvaro C,1970-01-01,en,2026-12-04 09:30,sternum,none\n" +
		"T-5,Alvaro B,1970-01-01,en,2026-12-04 09:30,sternum,none\n"
	for fields, want := range map[string]string{
		"procedure_time,patient_name": "[3 6 5 2 4]",
		"patient_name":                "[6 5 3 2 4]",
		"procedure_time":              "[3 2 5 6 4]",
	} {
		rows, err := shop.Sorted(t.Context(), open(t, shop, header+text), Options{}, strings.Split(fields, ","))
		if err != nil {
			t.Fatal(err)
		}
		var got []int
		for row := range rows {
			got = append(got, row.Number)
		}
		if fmt.Sprint(got) != want {
			t.Errorf("by %s: rows %v, want %s", fields, got, want)
		}
	}
	stopped, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := shop.Sorted(stopped, open(t, shop, header+text), Options{}, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
}

// TestShards: every row is in one of the shards and no other, those without a key as well.
func TestShards(t *testing.T) {
	for row := range 500 {
		for _, key := range []string{"", fmt.Sprintf("key%d", row*7919)} {
			in := 0
			for i := range 7 {
				if (Shard{i, 7}).has(patient.Row{Number: row}, key) {
					in++
				}
			}
			if in != 1 {
				t.Fatalf("row %d with key %q is in %d shards", row, key, in)
			}
		}
	}
	for text, want := range map[string]Shard{"1/1": {0, 1}, "3/4": {2, 4}, "4": {1, 4}} {
		if got, err := ParseShard(text, "1"); got != want || err != nil {
			t.Errorf("%s: %v (%v), want %v", text, got, err, want)
		}
	}
	for _, text := range []string{"0/4", "5/4", "1/0", "a/4", "1", "/", ""} {
		if got, err := ParseShard(text, "1"); err == nil {
			t.Errorf("%q is taken for %v", text, got)
		}
	}
}

// TestManyNames: of 10,008 names in twelve scripts each gets its sheet, or a problem with its place and
// without the name (R1, R10).
func TestManyNames(t *testing.T) {
	scripts := []string{"az", "ÀÿŚž", "αω", "ая", "את", "ءي", "कह", "กฮ", "가힣", "一丂七万丈三上下", "あん", "ሀሐ"}
	shop := openShop(t)
	r := rand.New(rand.NewPCG(12, 12))
	var text strings.Builder
	text.WriteString(header)
	var names []string
	for i := range 10_008 {
		letters := []rune(scripts[i%len(scripts)])
		word := func() string {
			var b strings.Builder
			for range 2 + r.IntN(6) {
				if len(letters) > 2 {
					b.WriteRune(letters[r.IntN(len(letters))])
				} else {
					b.WriteRune(letters[0] + r.Int32N(letters[1]-letters[0]+1))
				}
			}
			return b.String()
		}
		names = append(names, word()+" "+word())
		fmt.Fprintf(&text, "N-%d,%s,1970-01-01,%s,2026-12-03 09:30,sternum,none\n", i, names[i], shop.Catalogs.Tags()[r.IntN(len(shop.Catalogs.Tags()))])
	}
	o := Options{Kinds: []string{"care"}}
	made, stopped := make([]int, len(scripts)), make([]int, len(scripts))
	_, err := shop.Run(t.Context(), open(t, shop, text.String()), o, Delivery{Sink: deliver.Discard{}}, func(res Result) {
		i := res.Row.Number - 2
		switch {
		case len(res.Sheets) == 1 && !res.Problems.Bad():
			made[i%len(scripts)]++
		case len(res.Sheets) == 0 && res.Problems.Bad():
			stopped[i%len(scripts)]++
			wantPlaced(t, res, names[i])
		default:
			t.Errorf("row %d: %d sheets and %v", res.Row.Number, len(res.Sheets), res.Problems)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	for i, script := range scripts {
		t.Logf("%s: %d made, %d stopped", script, made[i], stopped[i])
		if made[i]+stopped[i] != 834 {
			t.Errorf("%s: %d rows accounted for, want 834", script, made[i]+stopped[i])
		}
	}
	if made[0] != 834 || stopped[len(scripts)-1] != 834 {
		t.Errorf("Latin: %d made; Ethiopic, which no font has: %d stopped; want 834 each", made[0], stopped[len(scripts)-1])
	}
}

// wantPlaced wants each problem of a row to have a place, and not to hold a name.
func wantPlaced(t *testing.T, res Result, name string) {
	t.Helper()
	for _, p := range res.Problems {
		if p.Pos.Line != res.Row.Number || strings.Contains(diag.Problem{Text: p.Text, Hint: p.Hint}.Error()+p.Hint, name) {
			t.Errorf("row %d: line %d, or the name is in it", res.Row.Number, p.Pos.Line)
		}
	}
}
