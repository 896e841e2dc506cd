package signoff

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"time"

	"handout/internal/diag"
	"handout/internal/yamlfile"
)

// head opens the file.
const head = `# Who has signed which words, and until when. "handout signoff" writes this file. Each record is sealed: one changed
# byte in it is a problem, and the sheets that it would stand for are not made. To withdraw a signature, delete its
# record.
`

// MaxSize is how many bytes a book may have: some 2,000 signatures under guides as long as the program's.
const MaxSize = 16 << 20

// Bytes gives the book as a file.
func (b *Book) Bytes() []byte {
	var out bytes.Buffer
	out.WriteString(head)
	if len(b.records) == 0 {
		out.WriteString("[]\n")
	}
	for i := range b.records {
		r := &b.records[i]
		fmt.Fprintf(&out, "\n- guide: %s\n  locale: %s\n  as: %s\n  name: %q\n  credential: %q\n  signed: %s\n  review_by: %s\n  digest: %s\n",
			r.Guide, r.Locale, r.As, r.Name, r.Credential, r.Signed.Format(time.DateOnly), r.ReviewBy.Format(time.DateOnly), r.digest)
		fmt.Fprintf(&out, "  seal: %s\n  words:\n", r.seal())
		for _, id := range slices.Sorted(maps.Keys(r.words)) {
			fmt.Fprintf(&out, "    %s: %q\n", id, r.words[id])
		}
	}
	return out.Bytes()
}

// Parse reads a book. The file's name is only for places. The list holds all that is wrong, sorted; a record whose seal
// does not fit is a problem, since nobody can tell what was signed, and is among those that are not to be trusted.
func Parse(file string, data []byte) (*Book, diag.List) {
	var list diag.List
	b := &Book{}
	root := yamlfile.ParseUpTo(MaxSize, file, data, &list)
	if !root.Present() {
		list.Sort()
		return b, list
	}
	for _, n := range root.Seq() {
		before := len(list)
		r, seal := readRecord(n)
		switch {
		case len(list) > before:
		case r.As != For(r.Locale):
			n.Problem("the words in %s want a %s", r.Locale, For(r.Locale))
		case r.seal() != seal:
			n.Problem("the seal does not fit: this record was changed after it was signed; delete it from the file, and have the words signed again")
		case b.find(r.Guide, r.Locale) != nil:
			n.Problem("a second record for the guide %s in %s", r.Guide, r.Locale)
		default:
			b.Add(r)
		}
		for _, p := range list[before:] {
			b.Tampered = append(b.Tampered, Tampering{r.Guide, r.Locale, p})
		}
	}
	list.Sort()
	return b, list
}

func readRecord(n yamlfile.Node) (r Record, seal string) {
	r.pos, r.words = n.Pos(), map[string]string{}
	read := map[string]func(yamlfile.Node){
		"guide":      func(n yamlfile.Node) { r.Guide = n.String() },
		"locale":     func(n yamlfile.Node) { r.Locale = n.String() },
		"as":         func(n yamlfile.Node) { r.As = Role(n.String()) },
		"name":       func(n yamlfile.Node) { r.Name = n.String() },
		"credential": func(n yamlfile.Node) { r.Credential = n.String() },
		"signed":     func(n yamlfile.Node) { r.Signed = day(n) },
		"review_by":  func(n yamlfile.Node) { r.ReviewBy = day(n) },
		"digest":     func(n yamlfile.Node) { r.digest = n.String() },
		"seal":       func(n yamlfile.Node) { seal = n.String() },
		"words": func(n yamlfile.Node) {
			for _, p := range n.Pairs() {
				r.words[p.Key] = p.Value.String()
			}
		},
	}
	n.Map("a record", read)
	if n.IsMap() {
		there := map[string]bool{}
		for _, p := range n.Pairs() {
			there[p.Key] = true
		}
		for _, key := range slices.Sorted(maps.Keys(read)) {
			if !there[key] {
				n.Problem("a record needs the key %s", key)
			}
		}
	}
	return r, seal
}

func day(n yamlfile.Node) time.Time {
	text := n.String()
	t, err := time.Parse(time.DateOnly, text)
	if err != nil && text != "" {
		n.Problem("want a date such as 2027-11-01")
	}
	return t
}
