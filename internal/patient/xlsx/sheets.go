package xlsx

import (
	"encoding/xml"
	"fmt"
	"io"
)

// readSheets reads the list of sheets (18.2.20) and the date system (18.2.28). Sheets that are charts
// or macros are none.
func (b *Book) readSheets(main string, rels relations) error {
	var doc struct {
		WorkbookPr struct {
			Date1904 string `xml:"date1904,attr"`
		} `xml:"workbookPr"`
		Sheets []struct {
			State string     `xml:"state,attr"`
			Attrs []xml.Attr `xml:",any,attr"`
		} `xml:"sheets>sheet"`
	}
	if err := b.unmarshal(main, &doc); err != nil {
		return err
	}
	b.from1904 = isTrue(doc.WorkbookPr.Date1904)
	for _, s := range doc.Sheets {
		for _, a := range s.Attrs {
			// The ID has one of two namespaces, by the edition of the standard.
			if part, ok := rels.worksheet(a.Value); ok && a.Name.Local == "id" && a.Name.Space != "" {
				b.sheets = append(b.sheets, sheet{part, s.State != "" && s.State != "visible"})
			}
		}
	}
	return nil
}

// Rows gives the rows of the one visible sheet that has any. With several, which is meant is not for us
// to guess. Sheets are counted and not named: some name them for patients.
func (b *Book) Rows() (*Rows, error) {
	found := -1
	for i, s := range b.sheets {
		if s.hidden {
			continue
		}
		used, err := b.used(s)
		switch {
		case err != nil:
			return nil, err
		case used && found >= 0:
			return nil, b.problem(
				fmt.Sprintf("sheets %d and %d of the workbook both have rows", found+1, i+1),
				"keep one sheet, or hide those that are not meant")
		case used:
			found = i
		}
	}
	if found < 0 {
		return nil, b.problem("no visible sheet of the workbook has rows", "")
	}
	r, err := b.rows(b.sheets[found])
	if err != nil {
		return nil, err
	}
	r.Note = "workbook"
	if len(b.sheets) > 1 {
		r.Note += fmt.Sprintf(", sheet %d of %d", found+1, len(b.sheets))
	}
	return r, nil
}

// used reports whether a sheet has a cell that is not empty.
func (b *Book) used(s sheet) (bool, error) {
	r, err := b.rows(s)
	if err != nil {
		return false, err
	}
	defer r.Close()
	for {
		row, err := r.read()
		if err == io.EOF {
			return false, nil
		}
		if err != nil || len(row.Cells) > 0 {
			return err == nil, err
		}
	}
}
