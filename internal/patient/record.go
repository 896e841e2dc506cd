// Package patient reads rows of patients' fields and checks them. Rows come in as a clerk or another
// system wrote them; records come out, with typed values, times in the clinic's zone and a key. What
// is wrong is reported with its place and without the value.
package patient

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"handout/internal/diag"
)

// A Type says what a field holds.
type Type string

const (
	Text     Type = "text"     // up to 200 characters on one line
	Name     Type = "name"     // a person's
	ID       Type = "id"       // a record number
	Date     Type = "date"     // a day
	DateTime Type = "datetime" // a day and a time to the minute
	Phone    Type = "phone"
	Email    Type = "email"
	Choice   Type = "choice"  // one of the field's choices
	Choices  Type = "choices" // several of them, separated by commas, semicolons, spaces or +
	YesNo    Type = "yesno"
)

// Types gives all types, as guides write them.
func Types() []Type {
	return []Type{Text, Name, ID, Date, DateTime, Phone, Email, Choice, Choices, YesNo}
}

// A Field is one thing that a guide wants to know of a patient: a column of the rows.
type Field struct {
	Pos      diag.Pos // in the guide
	Name     string   // the column, lower case
	Type     Type
	Required bool
	Choices  []string // for a Choice and for Choices
	None     bool     // the word "none" says that there is none
	Sample   string   // a value that passes, for an example row
	Default  string   // the name of the clinic's value that stands in for an empty cell; "" for none
}

// Columns that every guide has, and that no guide declares.
const (
	GuideColumn  = "guide"  // optional
	KindColumn   = "kind"   // optional: several are separated as by [Words]
	LocaleColumn = "locale" // required, unless the caller has a default
)

// Fields that have a meaning for every guide, where it declares them: they make a record's key and
// tell patients apart.
const (
	RecordNumber = "mrn"
	PatientName  = "patient_name"
	BirthDate    = "birth_date"
	Procedure    = "procedure_time"
	Needs        = "needs" // choices, of which LargePrint and so on can be some
)

// The needs for larger letters (P3).
const (
	LargePrint   = "large_print"
	LargerPrint  = "larger_print"
	LargestPrint = "largest_print"
)

// A Row is one patient's fields as written.
type Row struct {
	Number int             // as a spreadsheet shows it: the header is row 1; from flags: 1; 0: see [File.Rows]
	Pos    diag.Pos        // where the row starts
	Cells  map[string]Cell // by column; an empty cell may be there or not
	Broken bool            // not a row: the file cannot be read on from here
	Raw    []string        // the cells in the order of [File.Header], as far as they could be read; as they were written
}

// A Cell is one field of a row, as written.
type Cell struct {
	Text string
	Pos  diag.Pos
}

// Words splits a text that holds several words, such as a cell of [KindColumn], at commas, semicolons,
// spaces and +. It gives each word once, in the order of the text.
func Words(text string) []string {
	var words []string
	for _, w := range strings.FieldsFunc(text, func(r rune) bool {
		return r == ',' || r == '+' || r == ';' || unicode.IsSpace(r)
	}) {
		if !slices.Contains(words, w) {
			words = append(words, w)
		}
	}
	return words
}

// A Record is a row that was checked.
type Record struct {
	Key    string // see [Key]
	Row    int
	Pos    diag.Pos
	Guide  string   // as the row says, else as the defaults say; not checked
	Locale string   // likewise
	Kinds  []string // likewise; none twice
	Values map[string]Value
}

// A Value is one checked field of a record. Every field of the guide has one; where the row leaves a
// field out, and nothing stands in, Given is false.
type Value struct {
	Pos   diag.Pos // of the cell; of the row where there is none
	Type  Type
	Text  string    // NFC; a date as 2006-01-02, with 15:04 after it for a DateTime; a choice as the guide spells it; "yes", "no"
	Time  time.Time // of a Date or DateTime, in the clinic's zone; a Date is noon, since midnight does not exist on every day
	Yes   bool      // of a YesNo
	Given bool
	None  bool // the row says that there is none (see Field.None); Given is false then
}

// Defaults are the clinic's part in reading a row.
type Defaults struct {
	Zone      *time.Location
	DateOrder DateOrder
	Guide     string            // for rows that name none
	Locale    string            // for rows that name none; "" makes that a problem
	Kinds     []string          // for rows that name none
	Values    map[string]string // what Field.Default names
}
