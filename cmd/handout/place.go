package main

import (
	"context"
	"fmt"
	"io"
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
		var err error
		if p.whole, err = deliver.NewWhole(p.merged); err != nil {
			return fmt.Errorf("write %s: %w", p.merged, err)
		}
		p.sink, p.name = p.whole, filepath.Clean(p.merged)
		d.Binding = r.shop.Bind(batch.Binding{
			Out: p.whole, Last: p.finish, Duplex: p.duplex, Slips: p.slips, Date: time.Now().In(r.shop.Profile.Zone),
		}, r.options, d.Survey)
	default:
		f := deliver.NewFolder(r.dir, d.Survey.AllSheets > divided)
		d.Sink, p.sink, p.name = f, f, folderName(r.dir)
	}
	return nil
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
