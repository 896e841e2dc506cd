package batch

import (
	"handout/internal/diag"
	"handout/internal/guide"
	"handout/internal/patient"
)

// Sample gives one row made of the samples that a guide gives for its fields. The places are those
// of the fields in the guide.
func Sample(g *guide.Guide, locale string) Rows {
	at := diag.Pos{File: "sample of " + g.ID}
	cells := map[string]patient.Cell{
		patient.GuideColumn:  {Text: g.ID, Pos: at},
		patient.LocaleColumn: {Text: locale, Pos: at},
	}
	for _, f := range g.Fields {
		cells[f.Name] = patient.Cell{Text: f.Sample, Pos: f.Pos}
	}
	return One(at, cells)
}

// SampleCSV gives the columns of a guide and one row of samples, the locale behind the last field
// that tells who the patient is.
func SampleCSV(g *guide.Guide, locale string) (columns, cells []string) {
	for _, f := range g.Fields {
		columns, cells = append(columns, f.Name), append(cells, f.Sample)
		if f.Name == patient.BirthDate {
			columns, cells = append(columns, patient.LocaleColumn), append(cells, locale)
		}
	}
	return columns, cells
}
