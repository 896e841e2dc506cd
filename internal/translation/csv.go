package translation

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"

	"handout/internal/diag"
	"handout/internal/locale"
)

// errColumn: a CSV file has to come back with these columns.
var errColumn = errors.New("want the columns " + strings.Join(needed(), ", "))

func needed() []string { return []string{"message", "form", "english", "translation"} }

// CSV writes a file as CSV in UTF-8, with the mark that spreadsheets know that by. A message without plural forms has
// nothing in the column form.
func (f *File) CSV() []byte {
	b := bytes.NewBufferString("\ufeff")
	w := csv.NewWriter(b)
	w.Write(append(needed(), "before", "description", "used", "length", "facts"))
	for _, u := range f.Units {
		form := ""
		if u.Plural {
			form = u.Form
		}
		w.Write([]string{u.ID, form, u.English, u.Translation, u.Before, u.Note, strings.Join(u.Used, ", "), u.Length, strings.Join(u.Facts, ", ")})
	}
	w.Flush() // a Buffer takes everything
	return b.Bytes()
}

// ReadCSV reads a file that came back, in the language that the caller knows it is in. Columns may stand in any order;
// those that are not needed are for people. The list holds all that is wrong.
func ReadCSV(name string, data []byte, tag string) (*File, diag.List) {
	var list diag.List
	f := &File{Locale: tag}
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	head, err := r.Read()
	var at [4]int
	for i, column := range needed() {
		if at[i] = slices.Index(head, column); at[i] < 0 && err == nil {
			err = errColumn
		}
	}
	if err != nil {
		list.Add(diag.Pos{File: name, Line: 1}, "", "%s", csvError(err))
		return f, list
	}
	for {
		row, err := r.Read()
		if err == io.EOF {
			return f, list
		}
		if err != nil {
			list.Add(csvPos(name, err), "", "%s", csvError(err))
			return f, list
		}
		u := Unit{ID: row[at[0]], Form: row[at[1]], Plural: row[at[1]] != "", English: row[at[2]], Translation: row[at[3]]}
		u.Pos.File = name
		u.Pos.Line, u.Pos.Column = r.FieldPos(at[3])
		switch {
		case !u.Plural:
			u.Form = other
		case !locale.IsForm(u.Form):
			list.Add(u.Pos, u.ID, "want one of zero, one, two, few, many, other as the form, or nothing")
		}
		f.Units = append(f.Units, u)
	}
}

func csvPos(name string, err error) diag.Pos {
	var parse *csv.ParseError
	if errors.As(err, &parse) {
		return diag.Pos{File: name, Line: parse.Line, Column: parse.Column}
	}
	return diag.Pos{File: name}
}

// csvError says what is wrong with the CSV in our words.
func csvError(err error) string {
	switch {
	case errors.Is(err, csv.ErrFieldCount):
		return "this line has more fields than the first one, or fewer"
	case errors.Is(err, errColumn):
		return err.Error()
	}
	return "this is not CSV: look at the quotes"
}
