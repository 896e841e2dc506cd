package patient

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// cardFields are those of a usual guide.
var cardFields = []Field{
	{Name: "mrn", Type: ID, Required: true},
	{Name: "patient_name", Type: Name, Required: true},
	{Name: "birth_date", Type: Date, Required: true},
	{Name: "procedure_time", Type: DateTime, Required: true},
	{Name: "arrival_time", Type: DateTime},
	{Name: "site", Type: Choice, Required: true, Choices: []string{"posterior_iliac_crest", "anterior_iliac_crest", "sternum"}},
	{Name: "side", Type: Choice, Required: true, Choices: []string{"left", "right", "none"}},
	{Name: "location", Type: Text, Default: "location"},
	{Name: "clinician", Type: Name},
	{Name: "sedation", Type: YesNo},
	{Name: "blood_thinner", Type: Text, None: true},
	{Name: "follow_up_time", Type: DateTime},
	{Name: "escort", Type: Name, None: true},
	{Name: "phone_day", Type: Phone, Default: "phone_day"},
	{Name: "email", Type: Email},
	{Name: "needs", Type: Choices, Choices: []string{"large_print", "interpreter", "screen_reader"}},
}

const cardHeader = "mrn,patient_name,birth_date,locale,procedure_time,arrival_time,site,side,location,clinician," +
	"sedation,blood_thinner,follow_up_time,escort,phone_day,email,needs"

// cardCells gives a row that has no problem.
func cardCells(i int) []string {
	return []string{
		fmt.Sprintf("DEMO-%07d", i), "Maria Nováková", fmt.Sprintf("1961-04-%02d", i%28+1), "en",
		fmt.Sprintf("2026-12-03 %02d:%02d", 8+i%10, i%60), "2026-12-03 07:15", "posterior_iliac_crest", "left",
		"Day Unit, Level 2", "Dr. Amara Osei", "yes", "apixaban", "2026-12-17 14:00", "Jan Novák", "+1 555 010 4477",
		"maria@example.org", "interpreter",
	}
}

// Each gives what reading and checking one row takes.
func BenchmarkRows(b *testing.B) {
	header := strings.Split(cardHeader, ",")
	b.Run("csv", func(b *testing.B) {
		var data bytes.Buffer
		w := csv.NewWriter(&data)
		w.Write(header)
		for i := range b.N {
			w.Write(cardCells(i))
		}
		w.Flush()
		benchmarkRows(b, data.Bytes())
	})
	b.Run("json", func(b *testing.B) {
		var data bytes.Buffer
		for i := range b.N {
			object := map[string]string{}
			for j, cell := range cardCells(i) {
				object[header[j]] = cell
			}
			json.NewEncoder(&data).Encode(object)
		}
		benchmarkRows(b, data.Bytes())
	})
	b.Run("xlsx", func(b *testing.B) {
		rows := page{{}}
		for _, name := range header {
			rows[0] = append(rows[0], name)
		}
		for i := range b.N {
			var row []any
			for _, cell := range cardCells(i) {
				row = append(row, cell)
			}
			rows = append(rows, row)
		}
		benchmarkRows(b, save(b, rows))
	})
}

func benchmarkRows(b *testing.B, data []byte) {
	b.ReportAllocs()
	d := Defaults{Zone: zone(b, "America/New_York")}
	b.ResetTimer()
	f, list := OpenFile("f", bytes.NewReader(data), int64(len(data)), Intake{Fields: cardFields, WithLocale: true})
	if list.Bad() {
		b.Fatal(list)
	}
	rows := 0
	for row, list := range f.Rows() {
		if list.Bad() {
			b.Fatal(list)
		}
		if _, list = Check(row, cardFields, d); list.Bad() {
			b.Fatal(list)
		}
		rows++
	}
	if rows != b.N {
		b.Fatalf("%d rows, want %d", rows, b.N)
	}
}
