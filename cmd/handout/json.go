package main

import (
	"encoding/hex"
	"encoding/json"
	"io"

	"handout/internal/batch"
	"handout/internal/diag"
)

// A problemJSON is a [diag.Problem] for programs.
type problemJSON struct {
	File    string `json:"file,omitempty"`
	Line    int    `json:"line,omitempty"`
	Column  int    `json:"column,omitempty"`
	Field   string `json:"field,omitempty"`
	Text    string `json:"text"`
	Hint    string `json:"hint,omitempty"`
	Warning bool   `json:"warning,omitempty"`
}

// problemsJSON is never nil, so that programs always find a list.
func problemsJSON(list diag.List) []problemJSON {
	out := make([]problemJSON, len(list))
	for i, p := range list {
		out[i] = problemJSON{p.Pos.File, p.Pos.Line, p.Pos.Column, p.Field, p.Text, p.Hint, p.Warning}
	}
	return out
}

// A rowJSON is what became of a row.
type rowJSON struct {
	Event    string        `json:"event"` // "row"
	Row      int           `json:"row"`
	Key      string        `json:"key,omitempty"` // only where the row itself has no problem
	Sheets   []sheetJSON   `json:"sheets"`
	Problems []problemJSON `json:"problems"`
}

// A sheetJSON is a sheet that was written.
type sheetJSON struct {
	Guide   string `json:"guide"`
	Kind    string `json:"kind"`
	Locale  string `json:"locale"`
	Outcome string `json:"outcome"` // made, again, changed; before: not made, since it was made before
	File    string `json:"file,omitempty"`
	Bytes   int    `json:"bytes,omitempty"`
	SHA256  string `json:"sha256"`
}

func newRowJSON(r batch.Result) rowJSON {
	sheets := make([]sheetJSON, len(r.Sheets))
	for i, s := range r.Sheets {
		sheets[i] = sheetJSON{s.Guide, s.Kind, s.Locale, string(s.Outcome), s.Receipt.Path, s.Receipt.Bytes, hex.EncodeToString(s.Receipt.SHA256[:])}
	}
	return rowJSON{Event: "row", Row: r.Row.Number, Key: r.Key, Sheets: sheets, Problems: problemsJSON(r.Problems)}
}

// A tallyJSON is the last line of a batch, also of one that was refused.
type tallyJSON struct {
	Event  string `json:"event"` // "end"
	Rows   int    `json:"rows"`
	Sheets int    `json:"sheets"`
	Before int    `json:"sheets_made_before"`
	Out    int    `json:"rows_left_out"`
	Part   int    `json:"rows_done_in_part"`
	Whole  bool   `json:"complete"` // every row was read, and the run was not stopped
}

func newTallyJSON(t batch.Tally, whole bool) tallyJSON {
	return tallyJSON{"end", t.Rows, t.Sheets, t.Before, t.Out, t.Part, whole}
}

// writeJSON prints a value on a line of its own.
func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}
