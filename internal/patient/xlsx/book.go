// Package xlsx reads the rows of an Excel workbook (SpreadsheetML: ECMA-376, ISO/IEC 29500-1 clause
// 18) as a stream. A workbook goes in; out come rows of cells that say what they are: text, a number,
// a date, or something that cannot be taken at its word, such as a formula. Memory does not grow with
// the rows, but for the table of shared texts, which is bounded.
package xlsx

import (
	"archive/zip"
	"io"
	"path"
	"strings"

	"handout/internal/diag"
)

// A Book is an open workbook. It holds no place in the file: several [Rows] can be read at a time.
type Book struct {
	file     string
	parts    map[string]*zip.File // by path, lower case: names of parts are compared so (OPC, ISO/IEC 29500-2 6.2.2.3)
	sheets   []sheet
	shared   texts
	formats  []format // by index of a cell's style
	from1904 bool     // day 0 is 1904-01-01
}

// A sheet is one worksheet.
type sheet struct {
	part   string
	hidden bool
}

// Open reads what all sheets of a workbook share. The file's name is only for places. The error is a
// [diag.Problem].
func Open(file string, in io.ReaderAt, size int64) (*Book, error) {
	b := &Book{file: file}
	archive, err := zip.NewReader(in, size)
	if err != nil {
		return nil, b.damaged()
	}
	if err := b.index(archive); err != nil {
		return nil, err
	}
	root, err := b.relations("")
	if err != nil {
		return nil, err
	}
	main, ok := root.first("officeDocument")
	if !ok || b.parts[main] == nil {
		return nil, b.noWorkbook()
	}
	if strings.HasSuffix(main, ".bin") {
		return nil, b.problem("a binary workbook (.xlsb)", saveAs)
	}
	return b, b.readBook(main)
}

const saveAs = "save it as an Excel workbook (.xlsx)"

// index notes the parts. Of two with one name, programs would differ in which they read.
func (b *Book) index(archive *zip.Reader) error {
	b.parts = make(map[string]*zip.File, len(archive.File))
	for _, f := range archive.File {
		name := strings.ToLower(strings.TrimPrefix(f.Name, "/"))
		if b.parts[name] != nil {
			return b.damaged()
		}
		b.parts[name] = f
	}
	return nil
}

// readBook reads the workbook's main part and what it points to.
func (b *Book) readBook(main string) error {
	rels, err := b.relations(main)
	if err != nil {
		return err
	}
	if err := b.readSheets(main, rels); err != nil {
		return err
	}
	if part, ok := rels.first("styles"); ok {
		if err := b.readStyles(part); err != nil {
			return err
		}
	}
	if part, ok := rels.first("sharedStrings"); ok {
		return b.readShared(part)
	}
	return nil
}

// noWorkbook says what a ZIP archive is that is no workbook.
func (b *Book) noWorkbook() error {
	switch {
	case b.parts["content.xml"] != nil && b.parts["mimetype"] != nil:
		return b.problem("an OpenDocument file", saveAs)
	case b.parts["word/document.xml"] != nil:
		return b.problem("a text document (.docx)", "copy its table into a spreadsheet and "+saveAs)
	}
	return b.problem("a ZIP archive and not an Excel workbook", "unpack it, and give the file that is in it")
}

// damaged is what is said of all that no program writes. The errors below it can quote cells.
func (b *Book) damaged() error {
	return b.problem("the workbook is damaged, or not as Excel writes it", "open it in a spreadsheet program and save it anew")
}

func (b *Book) problem(text, hint string) error {
	return diag.Problem{Pos: diag.Pos{File: b.file}, Text: text, Hint: hint}
}

// relations are the parts that a part points to (ISO/IEC 29500-2 clause 6.5), in order.
type relations []relation

type relation struct {
	id     string
	kind   string // the last word of the type
	target string // a key of Book.parts
}

// relations reads where a part points to; "" is the package itself.
func (b *Book) relations(part string) (relations, error) {
	folder, name := path.Split(part)
	file := folder + "_rels/" + name + ".rels"
	if b.parts[file] == nil {
		return nil, nil
	}
	var doc struct {
		Relationship []struct {
			ID         string `xml:"Id,attr"`
			Type       string `xml:"Type,attr"`
			Target     string `xml:"Target,attr"`
			TargetMode string `xml:"TargetMode,attr"`
		}
	}
	if err := b.unmarshal(file, &doc); err != nil {
		return nil, err
	}
	var rels relations
	for _, r := range doc.Relationship {
		if r.TargetMode == "External" {
			continue
		}
		target := r.Target
		if !strings.HasPrefix(target, "/") {
			target = "/" + folder + target
		}
		rels = append(rels, relation{r.ID, path.Base(r.Type), strings.ToLower(strings.TrimPrefix(path.Clean(target), "/"))})
	}
	return rels, nil
}

// first gives the part of a kind of which there is one.
func (rels relations) first(kind string) (target string, ok bool) {
	for _, r := range rels {
		if r.kind == kind {
			return r.target, true
		}
	}
	return "", false
}

// worksheet gives the part with an ID, if it is a worksheet.
func (rels relations) worksheet(id string) (target string, ok bool) {
	for _, r := range rels {
		if r.id == id && r.kind == "worksheet" {
			return r.target, true
		}
	}
	return "", false
}
