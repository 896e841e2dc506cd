package pdf

import "strings"

// A stretch is words in one language in one block, without spaces at its ends.
type stretch struct{ lang, text string }

// A languageReader collects the stretches that are not in a language.
type languageReader struct {
	lang  string
	found []stretch
	open  stretch
}

// foreign gives the stretches of passages that are in another language than the document.
func foreign(passages []passage, lang string) []stretch {
	r := languageReader{lang: lang}
	for _, p := range passages {
		for i := range p.spans {
			own := p.lang
			if p.spans[i].Lang != "" {
				own = p.spans[i].Lang
			}
			r.add(own, p.spans[i].Text)
		}
		r.flush()
	}
	return r.found
}

// add goes on in a block.
func (r *languageReader) add(lang, text string) {
	if lang != r.open.lang {
		r.flush()
	}
	r.open.lang = lang
	r.open.text += text
}

// flush ends a stretch.
func (r *languageReader) flush() {
	r.open.text = strings.Trim(r.open.text, " ")
	if r.open.text != "" && r.open.lang != r.lang {
		r.found = append(r.found, r.open)
	}
	r.open = stretch{}
}

// read reads an element of a file, whose words are in a language unless it says otherwise (14.9.2.2).
func (r *languageReader) read(e *seenElement, lang string) {
	if own, ok := e.dict["Lang"].(pdfString); ok {
		lang = string(own)
	}
	if inline := e.kind == "Span" || e.kind == "Link"; !inline {
		r.flush()
		defer r.flush()
	}
	for _, kid := range e.kids {
		switch {
		case kid.element != nil:
			r.read(kid.element, lang)
		case kid.mark != nil:
			r.add(lang, kid.mark.text.String())
		}
	}
}
