package ledger

import (
	"encoding/csv"
	"encoding/hex"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
)

// Export writes all entries as CSV (RFC 4180) in UTF-8 with a byte-order mark, for a spreadsheet: a cell
// that it would take for a formula has an apostrophe in front (CWE-1236). Times are as in RFC 3339, each
// with the offset that it was written with.
func (l *Ledger) Export(w io.Writer) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return fmt.Errorf("write CSV: %w", err)
	}
	out := csv.NewWriter(w)
	out.Write(columns()) // its errors stay until Flush
	for e, err := range l.All() {
		if err != nil {
			return err
		}
		record := texts(e)
		for i, cell := range record {
			record[i] = Harmless(cell)
		}
		if err := out.Write(record); err != nil {
			return fmt.Errorf("write CSV: %w", err)
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("write CSV: %w", err)
	}
	return nil
}

func columns() []string {
	return []string{"number", "when", "id", "guide", "version", "kind", "locale", "row", "pdf_sha256", "words_sha256",
		"paper", "signed", "sink", "outcome", "reason", "draft"}
}

func texts(e Entry) []string {
	return []string{strconv.FormatInt(e.Number, 10), e.When.Format(time.RFC3339Nano), e.ID, e.Guide, e.Version, e.Kind, e.Locale,
		strconv.Itoa(e.Row), hex.EncodeToString(e.PDF[:]), hex.EncodeToString(e.Words[:]), e.Paper, e.Signed, e.Sink, e.Outcome, e.Reason, e.Draft}
}

// Harmless puts an apostrophe before what a spreadsheet would take for a formula, full-width signs
// included, as OWASP's page on CSV injection lists them.
func Harmless(cell string) string {
	for _, sign := range []string{"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"} {
		if strings.HasPrefix(cell, sign) {
			return "'" + cell
		}
	}
	return cell
}
