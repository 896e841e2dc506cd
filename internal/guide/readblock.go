package guide

import (
	"slices"

	"handout/internal/diag"
	"handout/internal/patient"
	"handout/internal/yamlfile"
)

func (r *reader) heading(n yamlfile.Node) Block {
	b := &Heading{}
	r.saying(n, "a heading", &b.Terms, keys{"heading": message(&b.Text)})
	if b.When != nil {
		r.list.Add(b.When.Pos, "", "a heading needs no condition: it stands while anything under it does")
	}
	return b
}

func (r *reader) paragraph(n yamlfile.Node) Block {
	b := &Paragraph{}
	r.saying(n, "a paragraph", &b.Terms, keys{"paragraph": message(&b.Text)})
	return b
}

func (r *reader) listBlock(n yamlfile.Node) Block {
	b := &List{}
	r.container(n, "a list", &b.Terms, keys{
		"list": func(n yamlfile.Node) { b.Style = oneOf(n, Bullet, Number, Tick, Answer) },
		"items": func(n yamlfile.Node) {
			for _, entry := range some(n) {
				i := Item{}
				r.saying(entry, "an item", &i.Terms, keys{"text": message(&i.Text)})
				b.Items = append(b.Items, i)
			}
		},
	}, nil)
	return b
}

func (r *reader) notice(n yamlfile.Node) Block {
	b := &Notice{}
	r.saying(n, "a notice", &b.Terms, keys{
		"notice": func(n yamlfile.Node) { b.Level = oneOf(n, Info, Warning, Emergency) },
		"title":  message(&b.Title),
		"blocks": func(n yamlfile.Node) { b.Blocks = r.blocks(n, true) },
	})
	return b
}

func (r *reader) details(n yamlfile.Node) Block {
	b := &Details{}
	r.container(n, "details", &b.Terms, keys{"details": func(n yamlfile.Node) {
		for _, entry := range some(n) {
			d := Detail{}
			r.saying(entry, "a detail", &d.Terms, keys{"label": message(&d.Label), "value": message(&d.Value)})
			b.Rows = append(b.Rows, d)
		}
	}}, nil)
	return b
}

// patient reads which fields say whose sheet it is. They are required ones: a sheet that lacks one
// of them is nobody's.
func (r *reader) patient(n yamlfile.Node) Block {
	b := &Patient{}
	r.container(n, "a patient block", &b.Terms, keys{"patient": func(n yamlfile.Node) {
		b.Facts = r.facts(n, "required field that can be shown", func(f patient.Field) bool {
			return f.Required && showable(f.Type)
		})
	}}, nil)
	return b
}

// contacts reads which numbers can be called.
func (r *reader) contacts(n yamlfile.Node) Block {
	b := &Contacts{}
	r.container(n, "contacts", &b.Terms, keys{"contacts": func(n yamlfile.Node) {
		b.Numbers = r.facts(n, "field of type phone", func(f patient.Field) bool {
			return f.Type == patient.Phone
		}, EmergencyNumber)
	}}, nil)
	return b
}

// form reads the labels of what is filled in by hand.
func (r *reader) form(n yamlfile.Node) Block {
	b := &Form{}
	r.container(n, "a form", &b.Terms, keys{"form": func(n yamlfile.Node) {
		for _, entry := range some(n) {
			var m Message
			message(&m)(entry)
			b.Labels = append(b.Labels, m)
		}
	}}, nil)
	return b
}

// pageOne reads where the first page may end.
func (r *reader) pageOne(n yamlfile.Node) Block {
	b := &PageOne{}
	b.Pos = n.Pos()
	r.mapping(n, "the end of page one", keys{"page_one": func(n yamlfile.Node) {
		if n.String() != "ends" {
			n.Problem("want ends: what stands above must be on the first page")
		}
	}}, "page_one")
	return b
}

// facts reads a list of names of fields that fit, or of others; what says which fit.
func (r *reader) facts(n yamlfile.Node, what string, fit func(patient.Field) bool, others ...string) []Fact {
	names := others
	for _, f := range r.guide.Fields {
		if fit(f) {
			names = append(names, f.Name)
		}
	}
	var facts []Fact
	for _, entry := range some(n) {
		name := entry.String()
		if name == "" {
			continue
		}
		if !slices.Contains(names, name) {
			entry.ProblemHint(diag.DidYouMean(name, names), "the guide has no %s called %s", what, name)
		}
		facts = append(facts, Fact{Field: name, Label: Message{ID: "label_" + name, Pos: entry.Pos()}})
	}
	return facts
}

// showable reports whether a value of the type says something to a patient. Choices and yesno are
// for conditions: which words they stand for, a message says.
func showable(t patient.Type) bool {
	return t != patient.Choice && t != patient.Choices && t != patient.YesNo
}
