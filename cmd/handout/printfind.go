package main

import (
	"context"
	"errors"
	"strings"

	"github.com/urfave/cli/v2"

	"handout/internal/batch"
	"handout/internal/patient"
	"handout/internal/picker"
)

// find finds the one patient whose sheets are wanted. Where several rows may be meant, or none is named, a person
// at a terminal chooses; otherwise there is a doubt, and nothing is printed.
func (r *printRun) find(ctx context.Context, c *cli.Context, rows batch.Rows, survey *batch.Survey) (batch.Found, error) {
	all, whole, err := r.shop.Find(ctx, rows, r.options, survey, wantedRow(c))
	if err != nil || whole.Bad() {
		return batch.Found{}, errors.Join(whole.Err(), err)
	}
	named := c.IsSet("mrn") || c.IsSet("name")
	switch {
	case len(all) == 0 && named:
		return batch.Found{}, &exit{code: exitInvalid, text: "no row of the list has this patient", hint: "look at the list: a record number wants all of its digits"}
	case len(all) == 0:
		return batch.Found{}, &exit{code: exitInvalid, text: "the list has no rows"}
	case len(all) > 1 || !named:
		if all, err = r.choose(ctx, all); err != nil {
			return batch.Found{}, err
		}
	}
	if c.IsSet("kind") { // whatever the row says of it
		if all, whole, err = r.shop.Find(ctx, all[0].Rows(c.String("kind")), r.options, survey, func(batch.Found) bool { return true }); err != nil || whole.Bad() {
			return batch.Found{}, errors.Join(whole.Err(), err)
		}
	}
	return all[0], all[0].Problems.Err()
}

// wantedRow tells the rows that the flags name. Rows with problems are told by what is written in them, so that
// a patient is not missed for a slip in another column.
func wantedRow(c *cli.Context) func(batch.Found) bool {
	switch {
	case c.IsSet("mrn"):
		number, _ := patient.Clean(c.String("mrn"))
		return func(f batch.Found) bool {
			text, _ := patient.Clean(f.Row.Cells[patient.RecordNumber].Text)
			return number != "" && strings.EqualFold(text, number)
		}
	case c.IsSet("name"):
		name := patient.FoldName(c.String("name"))
		return func(f batch.Found) bool {
			if name == "" || patient.FoldName(f.Row.Cells[patient.PatientName].Text) != name {
				return false
			}
			born := f.Record.Values[patient.BirthDate]
			return f.Problems.Bad() || born.Text == c.String("born")
		}
	}
	return func(batch.Found) bool { return true }
}

// choose lets a person choose a row.
func (r *printRun) choose(ctx context.Context, all []batch.Found) ([]batch.Found, error) {
	if !r.interactive {
		numbers := make([]int, len(all))
		for i, f := range all {
			numbers[i] = f.Row.Number
		}
		return nil, &exit{code: exitInvalid, text: count(len(all), "row") + " of the list may be this patient's: " + ranges(numbers),
			hint: "a record number tells namesakes apart; otherwise leave only the right row in the list"}
	}
	items := make([]picker.Item, len(all))
	for i, f := range all {
		cell := func(column string) string { text, _ := patient.Clean(f.Row.Cells[column].Text); return text }
		items[i] = picker.Item{Columns: []string{
			cell(patient.Procedure), cell(patient.PatientName), cell(patient.BirthDate), cell(patient.RecordNumber),
		}}
	}
	i, err := picker.Pick(ctx, r.in, r.screen, "Whose sheets are to be printed?", items)
	if errors.Is(err, picker.ErrNone) {
		return nil, &exit{code: exitInvalid, text: "nobody was chosen: nothing is printed"}
	}
	if err != nil {
		return nil, err
	}
	return all[i : i+1], nil
}
