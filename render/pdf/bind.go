package pdf

import (
	"crypto/sha256"
	"errors"
	"io"
	"slices"
	"time"
)

// A Run is what a file of many sheets says of itself.
type Run struct {
	Title   string // never a patient's value (R10)
	Lang    string // BCP 47: of the title and the bookmarks
	RTL     bool   // Lang is written from right to left
	Duplex  bool   // it is meant to be printed on both sides: print dialogs begin with that
	Created time.Time
}

// A Place says where a sheet stands in a run. Its bookmarks are for whoever looks for a patient's
// sheets, so they may hold the patient's name: they are content, and the file is as private as its
// pages. Nothing of them is in the metadata.
type Place struct {
	Group string // opens a group of sheets, all of one patient, with this bookmark; "": the last group goes on
	Sheet string // the sheet's own bookmark inside its group; "": none
	Front bool   // it begins on the front of a sheet of paper, after an empty page where one is needed
}

// A Binder writes one file of many sheets, in the order in which they are added. It keeps what the
// end of the file needs, some ten bytes for each object; everything else is written as it comes.
//
// After an error all calls give that error again. What was written until then is no PDF, nor is a file
// that was not closed.
type Binder struct {
	o        objects
	frame    frame
	document int   // structure element of the whole run
	groups   []int // the structure elements in it
	sheets   []int // those in the last group
	pages    int
	keys     int // of ParentTree that are taken

	fonts    map[*font]int             // those of packs: the first of their objects
	pictures map[[sha256.Size]byte]int // by Part.digests

	pageTree balanced
	parents  parentTree
	outline  outline
	failed   error
}

// NewBinder begins a file. Out is not closed by the Binder.
func NewBinder(out io.Writer, r Run) *Binder {
	b := &Binder{fonts: make(map[*font]int), pictures: make(map[[sha256.Size]byte]int)}
	b.frame = frame{title: r.Title, lang: r.Lang, rtl: r.RTL, duplex: r.Duplex, created: r.Created.UTC().Truncate(time.Second)}
	b.o.deflater, b.o.out = newDeflater(fast), out
	b.o.reset()
	b.frame.root, b.frame.outline, b.document = b.o.reserve(1), b.o.reserve(1), b.o.reserve(1)
	b.pageTree.write = b.o.pageNode
	b.parents.tree.write = b.o.numberNode
	b.outline.root.object = b.frame.outline
	if !isText(r.Title) || !langForm.MatchString(r.Lang) {
		b.failed = errors.New("the run has no title, or no language")
	}
	return b
}

// Pages is how many pages the file has so far, empty ones among them.
func (b *Binder) Pages() int { return b.pages }

// Add appends a sheet. The Part can be added to other files as well, but not at the same time.
func (b *Binder) Add(p *Part, at Place) error {
	if b.failed == nil {
		b.failed = b.refusal(p, at)
	}
	if b.failed != nil {
		return b.failed
	}
	if at.Group != "" {
		b.endGroup()
	}
	if at.Front && b.pages%2 == 1 {
		b.emptyPage(p)
	}
	if at.Group != "" {
		b.groups = append(b.groups, b.o.reserve(1))
	}
	n := b.number(p)
	b.outline.add(&b.o, at, n.page, p.media)
	b.write(p, n)
	b.failed = b.o.err
	return b.failed
}

// refusal says why a sheet cannot be added.
func (b *Binder) refusal(p *Part, at Place) error {
	switch {
	case at.Group == "" && len(b.groups) == 0:
		return errors.New("the first sheet of a run opens a group")
	case at.Group != "" && !isText(at.Group) || at.Sheet != "" && !isText(at.Sheet):
		return errors.New("a bookmark cannot be written as it is")
	case len(b.o.places)+p.ownObjects() > maxObjects:
		return errTooMany
	}
	return nil
}

// errTooMany is a run that no archival file can hold.
var errTooMany = errors.New("too many sheets for one file: it would have more than 8,388,607 objects")

// Close writes the end of the file: without it there is no PDF.
func (b *Binder) Close() error {
	if b.failed == nil && len(b.groups) == 0 {
		b.failed = errors.New("the run has no sheet")
	}
	if b.failed != nil {
		return b.failed
	}
	b.end()
	b.failed = b.o.err
	if b.failed != nil {
		return b.failed
	}
	b.failed = errors.New("the file is closed")
	return nil
}

// end writes what only the end of a run knows.
func (b *Binder) end() {
	o, f := &b.o, &b.frame
	b.endGroup()
	b.outline.end(o)
	f.pages = b.pageTree.end(o)
	f.parentTree = b.parents.end(o)
	o.grouping(b.document, f.root, "Document", b.groups)
	o.structureRoot(f, b.document, b.keys)
	f.catalog, f.info, f.metadata, f.profile = o.reserve(1), o.reserve(1), o.reserve(1), o.reserve(1)
	o.catalog(f)
	o.outputProfile(f, slices.Clone(newDeflater(small).deflate(srgbProfile())))
	o.metadata(f)
	o.end(f.catalog, f.info)
	if o.err == nil && len(o.places)-1 > maxObjects {
		o.err = errTooMany
	}
	o.flush()
}
