package xlsx

// readStyles reads how each style shows numbers: the cell formats (18.8.10) and the number formats
// that are not built in (18.8.31).
func (b *Book) readStyles(name string) error {
	var doc struct {
		NumFmts []struct {
			ID   int    `xml:"numFmtId,attr"`
			Code string `xml:"formatCode,attr"`
		} `xml:"numFmts>numFmt"`
		CellXfs []struct {
			NumFmtID int `xml:"numFmtId,attr"`
		} `xml:"cellXfs>xf"`
	}
	if err := b.unmarshal(name, &doc); err != nil {
		return err
	}
	custom := map[int]format{}
	for _, f := range doc.NumFmts {
		custom[f.ID] = formatOf(f.Code)
	}
	for _, xf := range doc.CellXfs {
		f, ok := custom[xf.NumFmtID]
		if !ok {
			f = builtIn(xf.NumFmtID)
		}
		b.formats = append(b.formats, f)
	}
	return nil
}

// A format is what a number format shows of a number.
type format int

const (
	general   format = iota // the number as it is
	other                   // the number in some other way
	day                     // a whole date
	moment                  // a whole date, and hours and minutes
	partOfDay               // a date without its year, its day and so on: what is not shown may be chance
	clock                   // a time, or a length of time
)

// builtIn gives the formats that have only a number (18.8.30). Of those that differ by country, only 31
// is a whole date in each.
func builtIn(id int) format {
	switch {
	case id == 0, id == 1, id == 49: // General, 0, @
		return general
	case id == 14, id == 31: // the short date of the country
		return day
	case id == 22: // the same with a time
		return moment
	case 15 <= id && id <= 17, 27 <= id && id <= 36, 50 <= id && id <= 58:
		return partOfDay
	case 18 <= id && id <= 21, 45 <= id && id <= 47:
		return clock
	}
	return other
}
