package pdf

import (
	"errors"
	"strings"
)

// Text returns the words of a finished sheet as a screen reader meets them: in the order of the
// structure tree, decoded through ToUnicode, one string for each stretch of text that stands directly
// in a block-level element (P, H1, Lbl, LBody, TH, TD ...), without spaces at its ends. Span and Link
// belong to the block around them. Pictures have no words, and artifacts are left out.
//
// A code that has no text gives U+FFFD. Text does not look for defects; [Check] does.
func Text(file []byte) ([]string, error) {
	f, err := readPDF(file)
	if err != nil {
		return nil, err
	}
	c := newChecker(f)
	if c.root == nil {
		return nil, errors.New("the file has no structure tree")
	}
	var t textReader
	t.read(c.root)
	t.flush()
	return t.blocks, nil
}

// A textReader walks the structure tree.
type textReader struct {
	blocks []string
	open   strings.Builder // the text of the block so far
}

func (t *textReader) read(e *seenElement) {
	inline := e.kind == "Span" || e.kind == "Link"
	if !inline {
		t.flush()
		defer t.flush()
	}
	for _, kid := range e.kids {
		switch {
		case kid.element != nil:
			t.read(kid.element)
		case kid.mark != nil:
			t.open.WriteString(kid.mark.text.String())
		}
	}
}

// flush ends the open block.
func (t *textReader) flush() {
	if s := strings.Trim(t.open.String(), " "); s != "" {
		t.blocks = append(t.blocks, s)
	}
	t.open.Reset()
}
