package guide

import "slices"

// A use is a place where a guide names a message.
type use struct {
	message Message
	part    *Terms // what its placeholders may stand for; nil: it can have none
}

// uses returns all places where the guide names a message, in the order of the file but for the name.
func (g *Guide) uses() []use {
	all := []use{{message: g.Name}}
	for i := range g.Kinds {
		all = append(all, g.Kinds[i].uses()...)
	}
	return all
}

// uses returns all places where the kind names a message, in the order of the file.
func (k *Kind) uses() []use {
	// The title is also the title of the file, where no patient's value may stand (R10).
	all := []use{{message: k.Title}}
	for _, b := range k.Blocks {
		all = append(all, blockUses(b)...)
	}
	return all
}

// Messages returns the IDs of all messages that anything made of the guide may say to a patient, sorted, each once.
func (g *Guide) Messages() []string {
	ids := MailMessages()
	for _, own := range ownMessages() {
		if !own.off {
			ids = append(ids, own.id)
		}
	}
	for _, u := range g.uses() {
		ids = append(ids, u.message.ID)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// Messages returns the IDs of all messages that a sheet of the kind may print, sorted, each once: its own, and those
// that stand on every sheet but those of a draft: [Draft], [DraftAgain] and [Source].
func (k *Kind) Messages() []string {
	var ids []string
	for _, own := range ownMessages() {
		if !own.off && !(own.wide && k.Card) && own.id != Draft && own.id != DraftAgain && own.id != Source {
			ids = append(ids, own.id)
		}
	}
	for _, u := range k.uses() {
		ids = append(ids, u.message.ID)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// blockUses returns the uses in one block.
func blockUses(b Block) []use {
	part := b.Part()
	switch b := b.(type) {
	case *Heading:
		return []use{{b.Text, part}}
	case *Paragraph:
		return []use{{b.Text, part}}
	case *List:
		return listUses(b)
	case *Table:
		return tableUses(b)
	case *Notice:
		all := []use{{b.Title, part}}
		for _, inner := range b.Blocks {
			all = append(all, blockUses(inner)...)
		}
		return all
	case *Patient:
		return factUses(b.Facts)
	case *Contacts:
		return factUses(b.Numbers)
	case *Details:
		return detailUses(b)
	case *Form:
		var all []use
		for _, m := range b.Labels {
			all = append(all, use{message: m})
		}
		return all
	case *PageOne:
		return nil
	}
	panic("guide: unknown block")
}

func listUses(b *List) []use {
	var all []use
	for i := range b.Items {
		all = append(all, use{b.Items[i].Text, &b.Items[i].Terms})
	}
	return all
}

// tableUses returns the uses in a table. Its header is the same for all rows, and for everybody.
func tableUses(b *Table) []use {
	var all []use
	for _, m := range b.Header {
		all = append(all, use{message: m})
	}
	for i := range b.Rows {
		for _, m := range b.Rows[i].Cells {
			all = append(all, use{m, &b.Rows[i].Terms})
		}
		if m := b.Rows[i].OneDay; m.ID != "" {
			all = append(all, use{m, &b.Rows[i].Terms})
		}
	}
	return all
}

func detailUses(b *Details) []use {
	var all []use
	for i := range b.Rows {
		d := &b.Rows[i]
		all = append(all, use{d.Label, &d.Terms}, use{d.Value, &d.Terms})
	}
	return all
}

func factUses(facts []Fact) []use {
	var all []use
	for _, f := range facts {
		all = append(all, use{message: f.Label})
	}
	return all
}
