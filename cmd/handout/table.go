package main

import (
	"encoding/csv"
	"io"

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
