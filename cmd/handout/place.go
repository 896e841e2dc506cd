package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/urfave/cli/v2"

	"handout/internal/batch"
	"handout/internal/deliver"
	"handout/internal/patient"
)

// divided is from how many sheets on a folder is divided into subfolders.
const divided = 10_000

// A place is where the sheets of a batch go: a folder, an archive, or one file for a printer.
type place struct {
	archive, merged string
	sort            []string // fields
	duplex, slips   bool

	name  string // as a person would call it
	sink  io.Closer
	whole *deliver.Whole // the merged file
}

// newPlace reads the flags that say where sheets go.
func newPlace(c *cli.Context, shop *batch.Shop) (*place, error) {
	p := &place{archive: c.String("archive"), merged: c.String("merge"), duplex: c.Bool("duplex"), slips: c.Bool("slips")}
	switch {
	case p.archive != "" && p.merged != "":
		return nil, misuse("", "--archive and --merge are two places: take one of them")
	case p.archive != "" && !deliver.ArchiveForm(p.archive):
		return nil, misuse("", "--archive wants a file whose name ends in .zip or .tar.zst")
	case p.merged != "" && c.String("format") != "" && c.String("format") != string(batch.PDF):
		return nil, misuse("", "--merge makes a PDF: leave out --format")
	case p.merged != "" && filepath.Ext(p.merged) != ".pdf":
		return nil, misuse("", "--merge wants a file whose name ends in .pdf")
	case p.merged == "" && (p.duplex || p.slips || c.String("sort") != ""):
		return nil, misuse("", "--sort, --duplex and --slips go with --merge")
	}
	for _, name := range patient.Words(c.String("sort")) {
		if name == "name" {
			name = patient.PatientName
		}
		if known := columnsOf(shop); !slices.Contains(known, name) {
			return nil, unknownName("field", name, known, "handout fields GUIDE lists them")
		}
		p.sort = append(p.sort, name)
	}
	return p, nil
}

// target is the one file that everything goes into; "" for a folder.
func (p *place) target() string { return p.archive + p.merged }

// apart refuses to write over the rows.
func (p *place) apart(in *input) error {
	if info, err := os.Stat(p.target()); err == nil && p.target() != "" && in.is(info) {
		return misuse("", "the sheets would take the place of the rows they are made of")
	}
	return nil
}

// resume says how a run goes on that was interrupted.
func (p *place) resume() string {
	if p.target() != "" {
		return "the same command makes them all"
	}
	return "the same command again makes the rest"
}

// complete counts the sheets in an archive or a merged file that has all of them, as the ledger knows; 0 where
// the file is not there, and for a folder. A file with others in it is not replaced: who knows who has it.
func (p *place) complete(ctx context.Context, r *sheetRun, rows batch.Rows, d batch.Delivery) (int, error) {
	if p.target() == "" || d.Again != "" {
		return 0, nil
	}
	if _, err := os.Stat(p.target()); err != nil {
		return 0, nil
	}
	if p.archive != "" {
		d.Sink = &deliver.Archive{}
	} else {
		d.Binding = &batch.Binding{}
	}
	missing, before, err := r.shop.Missing(ctx, rows, r.options, d)
	if err == nil && missing > 0 {
		err = &exit{code: exitInvalid, text: p.target() + " is there already, with other sheets",
			hint: "take another name, or --again --reason WHY to replace it"}
	}
	return before, err
}

// rows gives the rows in the order in which their sheets are made.
func (p *place) rows(ctx context.Context, r *sheetRun, rows batch.Rows) (batch.Rows, error) {
	if len(p.sort) == 0 {
		return rows, nil
	}
	return r.shop.Sorted(ctx, rows, r.options, p.sort)
}

// open makes the place ready.
func (p *place) open(r *sheetRun, d *batch.Delivery) error {
	switch {
	case p.archive != "":
		a, err := deliver.NewArchive(p.archive, time.Now())
		if err != nil {
			return err
		}
		d.Sink, p.sink, p.name = a, a, filepath.Clean(p.archive)
	case p.merged != "":
		allowMore()
		var err error
		if p.whole, err = deliver.NewWhole(p.merged); err != nil {
			return fmt.Errorf("write %s: %w", p.merged, err)
		}
		p.sink, p.name = p.whole, filepath.Clean(p.merged)
		d.Binding = r.shop.Bind(p.binding(r, p.whole, p.finish), r.options, d.Survey)
	default:
		f := deliver.NewFolder(r.dir, d.Survey.AllSheets > divided)
		d.Sink, p.sink, p.name = f, f, folderName(r.dir)
	}
	return nil
}

// binding says how the sheets are bound.
func (p *place) binding(r *sheetRun, out io.Writer, last func() error) batch.Binding {
	return batch.Binding{Out: out, Last: last, Duplex: p.duplex, Slips: p.slips, Date: time.Now().In(r.shop.Profile.Zone)}
}

// finish gives a merged file its name, when all is in it.
func (p *place) finish() error {
	if err := p.whole.Finish(); err != nil {
		return fmt.Errorf("write %s: %w", p.merged, err)
	}
	return nil
}

// close lets go of the place. What was not finished is dropped.
func (p *place) close() error { return p.sink.Close() }
