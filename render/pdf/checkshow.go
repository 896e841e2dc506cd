package pdf

// checkPicture sees that Do paints a picture: a form would have content of its own, which is not read.
func (r *contentReader) checkPicture(operands []any, resources pdfDict) {
	var name pdfName
	if len(operands) == 1 {
		name, _ = operands[0].(pdfName)
	}
	if r.file.dict(r.file.dict(resources["XObject"])[name])["Subtype"] != pdfName("Image") {
		r.fault(iso32000+"8.8", "Do paints something else than a picture")
	}
}

func (r *contentReader) setFont(operands []any) {
	r.font, r.size = nil, 0
	if len(operands) != 2 {
		return // the next text will be a defect
	}
	name, _ := operands[0].(pdfName)
	r.size, _ = number(operands[1])
	if ref, ok := r.fonts[name].(pdfRef); ok {
		r.font = r.fontAt(ref)
	}
}

// show reads the strings of a text-showing operator (9.4.3): codes of two bytes, high byte first.
func (r *contentReader) show(operands []any) {
	if r.font == nil || !r.text || len(operands) == 0 {
		r.fault(iso32000+"9.4.3", "text is shown without a font or outside a text object")
		return
	}
	for _, v := range r.file.list(operands[len(operands)-1]) {
		s, _ := v.(pdfString)
		if len(s)%2 != 0 {
			r.fault(iso32000+"9.7.6.2", "a string has half a code")
			return
		}
		for ; len(s) > 0; s = s[2:] {
			code := int(s[0])<<8 | int(s[1])
			r.font.used[code] = true
			if r.open != nil {
				r.open.text.WriteString(r.font.decode(code))
			}
		}
	}
}
