package main

import (
	"context"
	"io"

	"handout/internal/batch"
	"handout/internal/deliver"
	"handout/internal/diag"
	"handout/internal/patient"
)

// prove surveys the rows: all problems of all rows come before the first sheet. With --strict it makes all
// sheets as well, and keeps none.
func (b *batchRun) prove(ctx context.Context) error {
	progress := newProgress(b.term.w, nil, 0)
	var list diag.List
	var err error
	b.survey, list, err = b.shop.Survey(ctx, b.file.Rows(), b.options, func(row patient.Row, problems diag.List) {
		progress.clear()
		b.term.problems(problems)
		if problems.Bad() {
			b.reject(row, problems)
		}
	}, func() { progress.step(false) })
	progress.clear()
	switch {
	case err != nil:
		return err
	case list.Bad():
		b.rejected.drop() // of a file in doubt, its rows are too
		return b.refuse(list)
	case b.lost != nil || !b.strict:
		return b.lost
	}
	return b.proveSheets(ctx)
}

// proveSheets wants every sheet to be one that can be made.
func (b *batchRun) proveSheets(ctx context.Context) error {
	out := b.survey.Out
	if out == 0 {
		d := batch.Delivery{Sink: deliver.Discard{}, Survey: b.survey}
		if b.place.merged != "" {
			d.Binding = b.shop.Bind(b.place.binding(b.sheetRun, io.Discard, func() error { return nil }), b.options, b.survey)
		}
		_, err := b.shop.Run(ctx, b.file.Rows(), b.options, d, func(r batch.Result) {
			b.term.problems(r.New)
			if r.Problems.Bad() {
				out++
				b.reject(r.Row, r.Problems)
			}
		})
		if err != nil {
			return err
		}
	}
	if out > 0 && b.lost == nil {
		if b.json {
			b.ended = true
			writeJSON(b.out, newTallyJSON(batch.Tally{Rows: b.survey.Rows, Out: out}, false))
		}
		return &exit{code: exitInvalid, text: "no sheet written: " + count(out, "row") + " with a problem, and --strict",
			hint: "put them right in " + b.in.name + ", and type the same command again"}
	}
	return b.lost
}

// reject writes a row to the file of rejected ones.
func (b *batchRun) reject(row patient.Row, problems diag.List) {
	if b.lost == nil {
		b.lost = b.rejected.add(row, problems)
	}
}

// mend says where the rows that were left out are.
func (b *batchRun) mend() string {
	if b.rejected.n == 0 {
		return ""
	}
	return "put the rows in " + b.rejected.path + " right and make them alone"
}
