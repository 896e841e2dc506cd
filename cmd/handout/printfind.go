package main

import (
	"cmp"
	"context"
	"errors"
	"strconv"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"handout/internal/batch"
	"handout/internal/patient"
	"handout/internal/picker"
)

// find finds the one patient whose sheets are wanted. Where several rows may be meant, or none is named, a person
// at a terminal chooses; otherwise there is a doubt, and nothing is printed.
func (r *printRun) find(ctx context.Context, c *cli.Context, rows batch.Rows, survey *batch.Survey) (batch.Found, error) {
	wanted, err := wantedRow(c)
	if err != nil {
		return batch.Found{}, err
	}
	all, whole, err := r.shop.Find(ctx, rows, r.options, survey, wanted)
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
		if all, err = r.choose(ctx, all, named); err != nil {
			return batch.Found{}, err
		}
	}
	return all[0], all[0].Problems.Err()
}

// wantedRow tells the rows that the flags name. Rows with problems are told by what is written in them, so that
// a patient is not missed for a slip in another column.
func wantedRow(c *cli.Context) (func(batch.Found) bool, error) {
	switch {
	case c.IsSet("mrn"):
		number, _ := patient.Clean(c.String("mrn"))
		return func(f batch.Found) bool {
			text, _ := patient.Clean(f.Row.Cells[patient.RecordNumber].Text)
			return number != "" && strings.EqualFold(text, number)
		}, nil
	case c.IsSet("name"):
		name := patient.FoldName(c.String("name"))
		if _, err := time.Parse(time.DateOnly, c.String("born")); err != nil {
			return nil, misuse("", "--born: want a date such as 1961-04-17")
		}
		return func(f batch.Found) bool {
			if name == "" || patient.FoldName(f.Row.Cells[patient.PatientName].Text) != name {
				return false
			}
			born := f.Record.Values[patient.BirthDate]
			return f.Problems.Bad() || born.Text == c.String("born")
		}, nil
	}
	return func(batch.Found) bool { return true }, nil
}

// choose lets a person choose a row.
func (r *printRun) choose(ctx context.Context, all []batch.Found, named bool) ([]batch.Found, error) {
	if !r.interactive {
		if named {
			return nil, &exit{code: exitInvalid, text: count(len(all), "row") + " of the list may be this patient's: " + rowNumbers(all),
				hint: "name the record number, or leave only the right row in the list"}
		}
		return nil, misuse("", "want the patient: --mrn, or --name and --born")
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

// rowNumbers lists where rows are.
func rowNumbers(all []batch.Found) string {
	var b strings.Builder
	for i, f := range all {
		b.WriteString(cmp.Or(map[int]string{0: "row "}[i], ", "))
		b.WriteString(strconv.Itoa(f.Row.Number))
	}
	return b.String()
}
