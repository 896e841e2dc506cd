package main

import (
	"encoding/csv"
	"errors"
	"io"

	"handout/internal/deliver"
	"handout/internal/ledger"
)

// printCSV prints a table for a spreadsheet: UTF-8 with a byte-order mark, and no cell that is taken for a formula
// (CWE-1236).
func printCSV(w io.Writer, header []string, rows [][]string) error {
	if _, err := io.WriteString(w, "\uFEFF"); err != nil {
		return err
	}
	c := csv.NewWriter(w)
	c.UseCRLF = true
	c.Write(header)
	for _, row := range rows {
		safe := make([]string, len(row))
		for i, cell := range row {
			safe[i] = ledger.Harmless(cell)
		}
		c.Write(safe)
	}
	c.Flush()
	return c.Error()
}

// writeCSV writes a table to a file that only its owner can read, whole or not at all.
func writeCSV(name string, header []string, rows [][]string) error {
	f, err := deliver.NewWhole(name)
	if err != nil {
		return err
	}
	err = printCSV(f, header, rows)
	if err == nil {
		err = f.Finish()
	}
	return errors.Join(err, f.Close())
}
