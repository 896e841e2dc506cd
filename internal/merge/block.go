package merge

import (
	"fmt"

	"handout/internal/guide"
	"handout/render/doc"
)

// Levels of headings. A notice's title is one below the section that it stands in.
const (
	titleLevel   = 1
	sectionLevel = 2
)

// blocks makes the body of the sheet. A section of which nothing applies has no heading either.
func (b *builder) blocks(kind *guide.Kind) {
	b.doc.Blocks = make([]doc.Block, 0, len(kind.Blocks)+2)
	b.doc.Blocks = append(b.doc.Blocks, &doc.Heading{
		Place: doc.Place{Pos: kind.Title.Pos},
		Level: titleLevel,
		Text:  b.plain(b.words(b.Catalog, kind.Title)),
	})
	for _, block := range kind.Blocks {
		if !b.holds(block.Part()) {
			continue
		}
		switch block := block.(type) {
		case *guide.Heading:
			b.pending = &doc.Heading{Place: place(&block.Terms), Level: sectionLevel, Text: b.message(block.Text, &block.Terms)}
		case *guide.PageOne:
			b.doc.Answer = len(b.doc.Blocks)
		default:
			if made := b.block(block); made != nil {
				b.add(made)
			}
		}
	}
}

// add appends a block, after the heading of its section if it is the first there.
func (b *builder) add(block doc.Block) {
	if b.pending != nil {
		b.doc.Blocks = append(b.doc.Blocks, b.pending)
		b.pending, b.sections = nil, true
	}
	b.doc.Blocks = append(b.doc.Blocks, block)
}

// holds reports whether a part applies to the record.
func (b *builder) holds(part *guide.Terms) bool {
	if part.When == nil {
		return true
	}
	ok, err := b.facts.Holds(part.When)
	if err != nil {
		b.list.Add(part.When.Pos, "", "%v", err)
	}
	return ok
}

func place(part *guide.Terms) doc.Place { return doc.Place{Pos: part.Pos} }

// block makes one block, or nil when nothing in it applies.
func (b *builder) block(block guide.Block) doc.Block {
	switch block := block.(type) {
	case *guide.Paragraph:
		return &doc.Paragraph{Place: place(&block.Terms), Text: b.message(block.Text, &block.Terms)}
	case *guide.List:
		return b.listBlock(block)
	case *guide.Table:
		return b.table(block)
	case *guide.Notice:
		return b.notice(block)
	case *guide.Patient:
		return b.factTable(&block.Terms, block.Facts)
	case *guide.Contacts:
		return b.factTable(&block.Terms, block.Numbers)
	case *guide.Details:
		return b.details(block)
	case *guide.Form:
		return b.form(block)
	}
	panic(fmt.Sprintf("merge: unknown block %T", block))
}

func (b *builder) form(f *guide.Form) doc.Block {
	made := &doc.Form{Place: place(&f.Terms)}
	for _, m := range f.Labels {
		made.Labels = append(made.Labels, b.message(m, &f.Terms))
	}
	return made
}

func (b *builder) listBlock(l *guide.List) doc.Block {
	made := &doc.List{Place: place(&l.Terms), Items: b.items.cut(len(l.Items))[:0]}
	switch l.Style {
	case guide.Bullet:
		made.Style = doc.Bullet
	case guide.Number:
		made.Style = doc.Number
	case guide.Tick:
		made.Style = doc.Tick
	case guide.Answer:
		made.Style = doc.Answer
	default:
		panic("merge: unknown list style " + string(l.Style))
	}
	for i := range l.Items {
		item := &l.Items[i]
		if b.holds(&item.Terms) {
			made.Items = append(made.Items, doc.Item{Place: place(&item.Terms), Text: b.message(item.Text, &item.Terms)})
		}
	}
	if len(made.Items) == 0 {
		return nil
	}
	return made
}

func (b *builder) notice(n *guide.Notice) doc.Block {
	made := &doc.Notice{Place: place(&n.Terms)}
	switch n.Level {
	case guide.Info:
		made.Level = doc.Info
	case guide.Warning:
		made.Level = doc.Warning
	case guide.Emergency:
		made.Level = doc.Emergency
	default:
		panic("merge: unknown notice level " + string(n.Level))
	}
	for _, block := range n.Blocks {
		if !b.holds(block.Part()) {
			continue
		}
		if inner := b.block(block); inner != nil {
			made.Blocks = append(made.Blocks, inner)
		}
	}
	if len(made.Blocks) == 0 {
		return nil
	}
	level := sectionLevel
	if b.sections || b.pending != nil {
		level++
	}
	made.Heading = doc.Heading{Place: made.Place, Level: level, Text: b.message(n.Title, &n.Terms)}
	return made
}
