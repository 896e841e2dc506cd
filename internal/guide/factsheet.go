package guide

import (
	"errors"
	"io/fs"
	"path"

	"handout/internal/diag"
	"handout/internal/yamlfile"
)

// factSheet is the file beside a guide that lists the facts it may cite, so that no line of a sheet rests on a fact that
// there is not, and no fact is forgotten. It holds what each is about, not the fact: that is in the sources.
const factSheet = "facts.yaml"

// A cite is a place where a guide names a fact. A part of a kind prints it; a setting only rests on it.
type cite struct {
	id     string
	pos    diag.Pos
	prints bool
}

// A fact is an entry of the fact sheet.
type fact struct {
	pos       diag.Pos
	id, about string
	unprinted string // why no kind prints it; "": some kind does
}

// factSheet reads the fact sheet beside the guide, and compares it with what the guide cites: each fact that is cited is
// in it, and each that is in it is printed by some kind or says why not. A guide that cites nothing needs none.
func (g *Guide) factSheet(from diag.Folder, folder string) diag.List {
	var list diag.List
	file := path.Join(folder, factSheet)
	pos := from.Pos(file)
	data, err := fs.ReadFile(from.Files, file)
	switch {
	case errors.Is(err, fs.ErrNotExist) && len(g.cites) == 0:
	case errors.Is(err, fs.ErrNotExist):
		list.Add(g.Pos, "", "it cites facts, and no %s is beside it", factSheet)
	case err != nil:
		list.Add(pos, "", "cannot read the facts: %v", diag.Cause(err))
	default:
		facts := readFacts(pos.File, data, &list)
		if !list.Bad() {
			g.compareFacts(facts, &list)
		}
	}
	return list
}

// readFacts reads a list of facts.
func readFacts(file string, data []byte, list *diag.List) []fact {
	var all []fact
	seen := map[string]bool{}
	for _, n := range some(yamlfile.Parse(file, data, list)) {
		f := fact{pos: n.Pos()}
		named, reason := false, false
		n.Map("a fact", keys{
			"id":        func(n yamlfile.Node) { f.id, named = matching(n, factID, "the id of a fact such as PREP-4"), true },
			"about":     func(n yamlfile.Node) { f.about = n.String() },
			"unprinted": func(n yamlfile.Node) { f.unprinted, reason = n.String(), true },
		})
		switch {
		case !n.IsMap():
		case !named || f.about == "" || reason && f.unprinted == "":
			n.Problem("want id and about, and in unprinted a reason where no kind prints the fact")
		case f.id != "" && seen[f.id]:
			n.Problem("there is another fact %s", f.id)
		}
		seen[f.id] = true
		all = append(all, f)
	}
	return all
}

// compareFacts holds what the guide cites to the fact sheet, and the other way round.
func (g *Guide) compareFacts(facts []fact, list *diag.List) {
	var ids []string
	known, printed := map[string]bool{}, map[string]bool{}
	for _, f := range facts {
		ids, known[f.id] = append(ids, f.id), true
	}
	for _, c := range g.cites {
		printed[c.id] = printed[c.id] || c.prints
		if !known[c.id] {
			*list = append(*list, diag.Problem{
				Pos: c.pos, Field: "cites", Text: "there is no fact " + c.id + " in " + factSheet, Hint: diag.DidYouMean(c.id, ids),
			})
		}
	}
	for _, f := range facts {
		switch {
		case !printed[f.id] && f.unprinted == "":
			list.Add(f.pos, f.id, "no kind prints this fact; say why under unprinted, or cite it where it is printed")
		case printed[f.id] && f.unprinted != "":
			list.Add(f.pos, f.id, "a kind prints this fact: take the reason out")
		}
	}
}
