// Package sample has invented documents for the tests of render/html and render/plain: of each direction and
// way to break lines one, with a block of every kind and a span of every style.
package sample

import (
	"encoding/base64"

	"handout/internal/diag"
	"handout/render/doc"
)

// words are a document's, in one language.
type words struct {
	lang                                                string
	rtl                                                 bool
	title, born, record, draft, source, clinic          string
	name, date, birth, number, test, when, where, place string
	todo, about, what, food, eat, pain, painLong        string
	danger, fever, bleed, call, callNow                 string
	info, rest, happens, first, second                  string
	bring, list, glasses, normal, callUs, bruise        string
	more, why, ask, day, staff, picture, long, sun      string
}

// All gives the documents, by name.
func All() map[string]*doc.Document {
	both := build(english)
	both.With = build(arabic)
	both.Passages = []doc.Passage{
		{Lang: "es", Text: []doc.Span{{Text: "Español", Strong: true}, {Text: " · Llame al "}, {Text: "555", Value: true, Link: "tel:555", LinkName: "555"}}},
		{Lang: "fa", RTL: true, Text: []doc.Span{{Text: "فارسی", Strong: true}, {Text: " · تماس بگیرید"}}},
	}
	return map[string]*doc.Document{
		"ltr": build(english), "rtl": build(arabic), "han": build(chinese), "both": both,
	}
}

// LTR gives the document in English.
func LTR() *doc.Document { return build(english) }

// build makes a document of words.
func build(w words) *doc.Document {
	text := func(s string) []doc.Span { return []doc.Span{{Text: s}} }
	cell := func(spans ...doc.Span) doc.Cell { return doc.Cell{Text: spans} }
	say := func(s string) doc.Span { return doc.Span{Text: s} }
	head := func(s string) doc.Cell { return doc.Cell{Head: true, Text: text(s)} }
	value := func(s string) doc.Span { return doc.Span{Text: s, Strong: true, Value: true} }
	person := doc.Span{Text: "Zoë O'Neil & Söhne", Lang: "en", Strong: true, Value: true, Private: true, Field: "patient_name"}
	phone := doc.Span{Text: "+1\u00a0555\u00a0010\u00a04477", Strong: true, Value: true, Field: "phone_day",
		Link: "tel:+15550104477", LinkName: w.call + " \u2066+1\u00a0555\u00a0010\u00a04477\u2069"}
	mail := doc.Span{Text: "ward@clinic.example", Value: true, Link: "mailto:ward@clinic.example", LinkName: w.ask}
	site := doc.Span{Text: w.more, Link: "https://clinic.example/care?a=1&b=2", LinkName: w.more}
	return &doc.Document{
		Title: w.title, Lang: w.lang, RTL: w.rtl,
		Identity: []doc.Span{person, say(w.born), value(w.date), say(w.record), value("DEMO-0001")},
		Draft:    [][]doc.Span{text(w.draft), {{Text: "Draft: not reviewed", Lang: "en", Value: true}}},
		Source:   []doc.Span{say(w.source), {Text: "bone-marrow", Value: true}, say(" 1.0 "), {Text: "b992c4c7af0f", Value: true, Private: true}},
		PageOf:   []doc.Span{{Counter: doc.PageNumber}, say(" / "), {Counter: doc.PageCount}},
		Logo:     logo(w.clinic),
		Clinic:   []doc.Span{{Text: "Example Clinic", Lang: "en", Strong: true, Value: true}, say(" · "), {Text: "1 Sample Street", Lang: "en", Value: true}},
		Blocks: []doc.Block{
			&doc.Heading{Place: at(1), Level: 1, Text: text(w.title)},
			&doc.Table{Place: at(2), Style: doc.Facts, Widths: []float64{1, 1, 1},
				Header: []doc.Cell{cell(say(w.name)), cell(say(w.birth)), cell(say(w.number))},
				Rows:   []doc.Row{{Place: at(2), Cells: []doc.Cell{cell(person), cell(value(w.date)), cell(value("DEMO-0001"))}}}},
			&doc.Table{Place: at(3), Style: doc.Facts, Widths: []float64{1, 2}, Rows: []doc.Row{
				{Place: at(4), Cells: []doc.Cell{head(w.test), cell(value(w.when))}},
				{Place: at(5), Cells: []doc.Cell{head(w.where), cell(say(w.place), phone)}},
			}},
			&doc.Heading{Place: at(6), Level: 2, Text: text(w.todo)},
			&doc.Paragraph{Place: at(7), Text: []doc.Span{say(w.long), {Text: "apixaban", Lang: "en", Strong: true, Value: true, Private: true}, say(w.sun)}},
			&doc.Table{Place: at(8), Style: doc.Ruled, Widths: []float64{1, 4}, Header: []doc.Cell{cell(say(w.about)), cell(say(w.what))}, Rows: []doc.Row{
				{Place: at(9), Icon: doc.Icon{Name: "food", Not: true}, Cells: []doc.Cell{head(w.food), cell(say(w.eat), value(w.when))}},
				{Place: at(10), Cells: []doc.Cell{head(w.pain), cell(say(w.painLong), phone)}},
			}},
			&doc.Notice{Place: at(11), Level: doc.Emergency, Heading: doc.Heading{Place: at(11), Level: 3, Text: text(w.danger)}, Blocks: []doc.Block{
				&doc.List{Place: at(12), Style: doc.Bullet, Items: items(w.fever, w.bleed)},
				&doc.Paragraph{Place: at(13), Text: []doc.Span{say(w.callNow), phone}},
			}},
			&doc.Heading{Place: at(14), Level: 2, Text: text(w.happens)},
			&doc.List{Place: at(15), Style: doc.Number, Items: items(w.first, w.second)},
			&doc.Notice{Place: at(16), Level: doc.Warning, Heading: doc.Heading{Place: at(16), Level: 3, Text: text(w.info)}, Blocks: []doc.Block{
				&doc.Paragraph{Place: at(17), Text: text(w.rest)},
				&doc.Table{Place: at(18), Style: doc.Facts, Widths: []float64{1, 1},
					Header: []doc.Cell{cell(say(w.day)), cell(say(w.ask))},
					Rows:   []doc.Row{{Place: at(18), Cells: []doc.Cell{cell(phone), cell(mail)}}}},
			}},
			&doc.Notice{Place: at(19), Level: doc.Info, Heading: doc.Heading{Place: at(19), Level: 3, Text: text(w.why)}, Blocks: []doc.Block{
				&doc.Paragraph{Place: at(20), Text: []doc.Span{say(w.rest), say(" "), site}},
			}},
			&doc.Heading{Place: at(21), Level: 2, Text: text(w.bring)},
			&doc.List{Place: at(22), Style: doc.Tick, Items: items(w.list, w.glasses)},
			&doc.Table{Place: at(23), Style: doc.Ruled, Widths: []float64{1, 1, 1}, Header: []doc.Cell{cell(say(w.about)), cell(say(w.normal)), cell(say(w.callUs))}, Rows: []doc.Row{
				{Place: at(24), Cells: []doc.Cell{head(w.pain), cell(say(w.bruise)), cell(say(w.bleed))}},
				{Place: at(25), Cells: []doc.Cell{head(w.food), cell(say(w.rest)), cell(say(w.fever), say(" "), phone)}},
			}},
			&doc.Figure{Place: at(26), Format: "png", Data: logo("").Data, Width: 2, Height: 1, Alt: w.picture},
			&doc.List{Place: at(27), Style: doc.Answer, Items: items(w.why, w.ask)},
			&doc.Form{Place: at(28), Labels: [][]doc.Span{text(w.day), text(w.staff)}},
			&doc.Code{Place: at(29), Holds: phone.Link, Text: []doc.Span{say(w.call), say(" "), phone}},
		},
	}
}

func at(line int) doc.Place { return doc.Place{Pos: diag.Pos{File: "guide.yaml", Line: line}} }

func items(texts ...string) []doc.Item {
	var list []doc.Item
	for i, s := range texts {
		list = append(list, doc.Item{Place: at(100 + i), Text: []doc.Span{{Text: s}}})
	}
	return list
}

// logo is two grey pixels.
func logo(alt string) *doc.Figure {
	data, _ := base64.StdEncoding.DecodeString("iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAAAAADRSSBWAAAAC0lEQVR4nGNoAAIAAwwBAX6yTZ4AAAAASUVORK5CYII=")
	return &doc.Figure{Format: "png", Data: data, Width: 2, Height: 1, Alt: alt}
}
