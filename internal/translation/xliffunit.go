package translation

import (
	"encoding/xml"
	"strings"

	"handout/internal/diag"
	"handout/internal/locale"
)

// readUnit reads a unit with its one segment.
func (r *xliffReader) readUnit(start xml.StartElement) error {
	u := unitNamed(attr(start, "id"))
	u.Pos, r.unit = r.pos, attr(start, "id")
	names, segments := map[string]string{}, 0
	for {
		token, err := r.next()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.EndElement:
			if t.Name.Local == "unit" {
				if segments != 1 {
					r.list.Add(u.Pos, r.unit, "want one segment, not %d", segments)
				}
				r.f.Units = append(r.f.Units, u)
				return nil
			}
		case xml.StartElement:
			switch {
			case t.Name.Space != core, t.Name.Local == "notes":
				err = r.dec.Skip()
			case t.Name.Local == "originalData":
			case t.Name.Local == "data":
				names[attr(t, "id")], err = r.data()
			case t.Name.Local == "segment":
				segments++
			case t.Name.Local == "source":
				u.English, err = r.text(names)
			case t.Name.Local == "target":
				u.Translation, err = r.text(names)
			default:
				r.problem("<%s> has no place here", t.Name.Local)
				err = r.dec.Skip()
			}
			if err != nil {
				return err
			}
		}
	}
}

// unitNamed tells a form from its message: "care_bleed.other" is one, since no ID ends like that.
func unitNamed(name string) Unit {
	if i := strings.LastIndexByte(name, '.'); i >= 0 && locale.IsForm(name[i+1:]) {
		return Unit{ID: name[:i], Form: name[i+1:], Plural: true}
	}
	return Unit{ID: name, Form: other}
}

// data reads what a placeholder stands for, and gives its name; "" where it is no placeholder of ours.
func (r *xliffReader) data() (string, error) {
	at := r.pos
	text, err := r.inside(func(start xml.StartElement) string {
		r.problem("<%s> has no place here", start.Name.Local)
		return ""
	}, func(xml.CharData) {})
	if err != nil {
		return "", err
	}
	if p := pieces(text); len(p) == 1 && p[0].name != "" {
		return p[0].name, nil
	}
	r.list.Add(at, r.unit, "want a placeholder such as {{.name}}")
	return "", nil
}

// text reads words and placeholders up to the end of their element. Other elements inside would be lost.
func (r *xliffReader) text(names map[string]string) (string, error) {
	return r.inside(func(start xml.StartElement) string {
		name := names[attr(start, "dataRef")]
		switch {
		case start.Name.Space != core || start.Name.Local != "ph":
			r.problem("<%s> has no place in a text: want words and <ph>", start.Name.Local)
		case name == "":
			r.problem("this <ph> has lost its dataRef: nobody can tell what it stands for")
		default:
			return "{{." + name + "}}"
		}
		return ""
	}, func(words xml.CharData) {
		if strings.ContainsAny(string(words), "{}") {
			r.problem("want placeholders as <ph>, and no braces")
		}
	})
}

// inside reads up to the end of an element: its words, which are looked at, and what each element among them stands for.
func (r *xliffReader) inside(element func(xml.StartElement) string, look func(xml.CharData)) (string, error) {
	var text strings.Builder
	for {
		token, err := r.next()
		if err != nil {
			return "", err
		}
		switch t := token.(type) {
		case xml.CharData:
			look(t)
			text.Write(t)
		case xml.EndElement:
			return text.String(), nil
		case xml.StartElement:
			text.WriteString(element(t))
			if err := r.dec.Skip(); err != nil {
				return "", err
			}
		}
	}
}

// at gives the place of a message among the units, or of one of its forms.
func (f *File) at(id, form string) (diag.Pos, bool) {
	for _, u := range f.Units {
		if u.ID == id && (form == "" || u.Form == form) {
			return u.Pos, true
		}
	}
	return diag.Pos{}, false
}
