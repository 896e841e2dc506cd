package guide

import (
	"handout/internal/patient"
	"handout/internal/yamlfile"
)

// kinds reads the sheets that the guide can give.
func (r *reader) kinds(n yamlfile.Node) {
	pairs := n.Pairs()
	if n.IsMap() && len(pairs) == 0 {
		n.Problem("want at least one kind of sheet")
	}
	for _, p := range pairs {
		k := Kind{Pos: p.Pos, Name: p.Key}
		var blocks yamlfile.Node
		if !slug.MatchString(p.Key) {
			r.list.Add(p.Pos, p.Key, "want a name such as prep")
		}
		r.mapping(p.Value, "a kind", keys{
			"title":      message(&k.Title),
			"card":       func(n yamlfile.Node) { k.Card = n.Bool() },
			"on_request": func(n yamlfile.Node) { k.OnRequest = n.Bool() },
			"before":     func(n yamlfile.Node) { k.Before = r.deadline(n) },
			"blocks":     func(n yamlfile.Node) { blocks = n },
		}, "title", "blocks")
		k.OnRequest = k.OnRequest || k.Card // whose paper is not the clinic's
		if blocks.Present() {
			k.Blocks = r.sections(blocks, k.Card)
		}
		r.guide.Kinds = append(r.guide.Kinds, k)
	}
	if n.IsMap() && len(pairs) > 0 && len(r.guide.SheetNames()) == 0 {
		n.Problem("want at least one kind that is made without being asked for")
	}
}

// deadline reads the name of a date and time that no row can leave out.
func (r *reader) deadline(n yamlfile.Node) string {
	name := n.String()
	if f := r.guide.Field(name); name != "" && (f == nil || f.Type != patient.DateTime || !f.Required) {
		n.Problem("want a required field of the type datetime")
	}
	return name
}

// sections reads the blocks of a kind: sections, each under its heading, and what comes before the
// first of them. A card has no room to say whose it is a second time.
func (r *reader) sections(n yamlfile.Node, card bool) []Block {
	blocks := r.blocks(n, false)
	patients, ends := 0, 0
	for i, b := range blocks {
		switch b := b.(type) {
		case *PageOne:
			if ends++; ends > 1 {
				r.list.Add(b.Pos, "", "page one ends above already")
			}
		case *Patient:
			patients++
			if b.When != nil {
				r.list.Add(b.When.Pos, "", "every sheet says whose it is: no condition here")
			}
		case *Heading:
			if i+1 == len(blocks) || !says(blocks[i+1]) {
				r.list.Add(b.Pos, "", "nothing stands under this heading")
			}
		}
	}
	switch {
	case !n.IsSeq():
	case card && patients > 0:
		n.Problem("the head of a card says whose it is: no block patient here")
	case !card && patients != 1:
		n.Problem("want one block patient, which says whose sheet it is")
	}
	return blocks
}

// says reports whether a block can stand under a heading.
func says(b Block) bool {
	switch b.(type) {
	case *Heading, *PageOne:
		return false
	}
	return true
}

// blocks reads a list of blocks.
func (r *reader) blocks(n yamlfile.Node, inNotice bool) []Block {
	var blocks []Block
	for _, entry := range some(n) {
		if b := r.block(entry, inNotice); b != nil {
			blocks = append(blocks, b)
		}
	}
	return blocks
}

// some gives the entries of a list, of which there has to be one at least.
func some(n yamlfile.Node) []yamlfile.Node {
	entries := n.Seq()
	if n.IsSeq() && len(entries) == 0 {
		n.Problem("want at least one entry")
	}
	return entries
}

// block reads one block. Its kind is the key that is the name of one.
func (r *reader) block(n yamlfile.Node, inNotice bool) Block {
	read := map[string]func(yamlfile.Node) Block{
		"paragraph": r.paragraph,
		"list":      r.listBlock,
		"table":     r.table,
		"details":   r.details,
		"contacts":  r.contacts,
	}
	names := "paragraph, list, table, details, contacts"
	if !inNotice {
		read["heading"], read["patient"], read["notice"] = r.heading, r.patient, r.notice
		read["form"], read["page_one"] = r.form, r.pageOne
		names = "heading, " + names + ", patient, notice, form, page_one"
	}
	for _, p := range n.Pairs() {
		if read, ok := read[p.Key]; ok {
			return read(n)
		}
	}
	if n.IsMap() {
		n.Problem("want a block with one of the keys %s", names)
	}
	return nil
}
