package pdf

import (
	"slices"

	"handout/render/doc"
)

// CheckDocument compares a finished sheet with the document that it was made of: the words in reading
// order, the language of each stretch of words that is not in the document's, what pictures tell, and what
// the file says of itself. It returns every difference, and nil if there is none. Defects name no word of
// the sheet.
//
// It does not look for defects of the file itself; [Check] does.
func CheckDocument(file []byte, d *doc.Document) []Defect {
	f, err := readPDF(file)
	if err != nil {
		return []Defect{{iso32000 + "7.5", err.Error()}}
	}
	return f.compare(d)
}

func (f *pdfFile) compare(d *doc.Document) []Defect {
	c := newChecker(f)
	c.defects = nil // they are those of Check
	if c.root == nil {
		c.fault(iso32000+"14.7.2", "there is no structure tree with one root")
		return c.defects
	}
	heard := c.compareWords(d)
	c.compareLanguages(d, heard)
	c.comparePictures(d)
	c.compareCatalog(d)
	return c.defects
}

// compareWords compares the words block by block: a wrong mapping of a font and a wrong reading order show
// nowhere else. It returns the document as it was heard; if the words differ, as it should have been.
func (c *checker) compareWords(d *doc.Document) (heard []passage) {
	var t textReader
	t.read(c.root)
	t.flush()
	at, same := 0, true
	for _, ways := range readDocument(d, t.blocks) {
		way := 0
		if same {
			way = slices.IndexFunc(ways, func(reading []passage) bool { return begins(t.blocks[at:], reading) })
		}
		if way < 0 {
			c.fault(iso32000+"14.8.2.3", "from block %d of words on they are not those of the document, or not in its order", at+1)
			way, same = 0, false
		}
		heard = append(heard, ways[way]...)
		at += len(ways[way])
	}
	if same && at != len(t.blocks) {
		c.fault(iso32000+"14.8.2.3", "there are %d blocks of words, and %d in the document", len(t.blocks), at)
	}
	return heard
}

// begins reports whether blocks begin with a reading.
func begins(blocks []string, reading []passage) bool {
	return len(blocks) >= len(reading) && slices.EqualFunc(blocks[:len(reading)], reading, func(block string, p passage) bool {
		return block == p.text()
	})
}

// compareLanguages compares the stretches of words in another language than the document's: a voice that
// is not told of one says it in the wrong language.
func (c *checker) compareLanguages(d *doc.Document, heard []passage) {
	lang, _ := c.catalog["Lang"].(pdfString)
	r := languageReader{lang: d.Lang}
	r.read(c.root, string(lang))
	r.flush()
	want := foreign(heard, d.Lang)
	for i := range min(len(r.found), len(want)) {
		if r.found[i] != want[i] {
			c.fault(iso14289+"7.2", "stretch %d of words in another language: it is tagged as %s, or its words are others; want %s",
				i+1, r.found[i].lang, want[i].lang)
			return
		}
	}
	if len(r.found) != len(want) {
		c.fault(iso14289+"7.2", "%d stretches of words are tagged as another language, and %d are in the document", len(r.found), len(want))
	}
}

// comparePictures compares what pictures tell, in their order.
func (c *checker) comparePictures(d *doc.Document) {
	var got []string
	for _, e := range c.elements {
		if e.kind == "Figure" {
			alt, _ := textString(e.dict["Alt"])
			got = append(got, alt)
		}
	}
	var want []string
	if d.Logo != nil {
		want = append(want, d.Logo.Alt)
	}
	if want = appendAlts(want, d.Blocks); d.With != nil {
		want = appendAlts(want, d.With.Blocks)
	}
	if !slices.Equal(got, want) {
		c.fault(iso14289+"7.3", "the figures do not tell what the pictures of the document do")
	}
}

func appendAlts(alts []string, blocks []doc.Block) []string {
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.Figure:
			alts = append(alts, b.Alt)
		case *doc.Notice:
			alts = appendAlts(alts, b.Blocks)
		}
	}
	return alts
}

// compareCatalog compares title, language and direction.
func (c *checker) compareCatalog(d *doc.Document) {
	if title, _ := textString(c.file.dict(c.file.trailer["Info"])["Title"]); title != d.Title {
		c.fault(iso14289+"7.1", "the title is not that of the document")
	}
	if c.catalog["Lang"] != pdfString(d.Lang) {
		c.fault(iso32000+"14.9.2", "the language is not that of the document")
	}
	if rtl := c.file.dict(c.catalog["ViewerPreferences"])["Direction"] == pdfName("R2L"); rtl != d.RTL {
		c.fault(iso32000+"12.2", "the direction is not that of the document")
	}
}
