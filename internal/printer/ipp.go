package printer

import (
	"context"
	"math"

	"handout/internal/ipp"
)

// pdfType is the media type of a PDF (RFC 8118).
const pdfType = "application/pdf"

// byIPP hands jobs over with Print-Job.
func byIPP(name string, client *ipp.Client) delivery {
	return func(ctx context.Context, j Job, _ func(string)) (int, []string, error) {
		receipt, err := client.Print(ctx, j.Name, pdfType, attributes(j), j.PDF)
		if err != nil {
			return 0, nil, notTaken(name, err)
		}
		var ignored []string
		for _, a := range receipt.Ignored {
			ignored = append(ignored, optionWords(a.Name, j))
		}
		return receipt.ID, ignored, nil
	}
}

// attributes gives the options of a job. A tray can be named only in media-col, which stands in the place of
// media (PWG 5100.7).
func attributes(j Job) ipp.Attributes {
	var a ipp.Attributes
	set := func(name string, v ipp.Value) { a = append(a, ipp.Attribute{Name: name, Values: []ipp.Value{v}}) }
	if j.Copies > 1 {
		set("copies", ipp.Integer(j.Copies))
	}
	if j.Sides != "" {
		set("sides", ipp.Keyword(j.Sides))
	}
	switch {
	case j.Tray != "":
		set("media-col", mediaCol(j))
	case j.Media != "":
		set("media", ipp.Keyword(j.Media))
	}
	return a
}

// mediaCol names paper and tray. The paper goes by its size in hundredths of a millimetre.
func mediaCol(j Job) ipp.Collection {
	var c ipp.Collection
	if p, ok := parsePaper(j.Media); ok {
		x, y := p.hundredths()
		c = append(c, ipp.Attribute{Name: "media-size", Values: []ipp.Value{ipp.Collection{
			{Name: "x-dimension", Values: []ipp.Value{ipp.Integer(x)}},
			{Name: "y-dimension", Values: []ipp.Value{ipp.Integer(y)}},
		}}})
	}
	return append(c, ipp.Attribute{Name: "media-source", Values: []ipp.Value{ipp.Keyword(j.Tray)}})
}

func (p paper) hundredths() (x, y int) {
	return int(math.Round(p.width * 100)), int(math.Round(p.height * 100))
}
