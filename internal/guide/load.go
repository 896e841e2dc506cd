package guide

import (
	"cmp"
	"crypto/sha256"
	"io/fs"
	"path"
	"slices"

	"handout/internal/diag"
	"handout/internal/yamlfile"
)

// Load reads <id>/guide.yaml in every folder of fsys, with the facts.yaml beside it, and of the folders that a clinic lays
// over it: of two guides of one ID the later takes the place of the earlier, as a whole. They are sorted by ID. A guide with
// a problem is not among them, nor is the one that it was to take the place of.
func Load(fsys fs.FS, over ...diag.Folder) ([]*Guide, diag.List) {
	var list diag.List
	byID := map[string]*Guide{}
	for _, from := range slices.Concat([]diag.Folder{{Files: fsys}}, over) {
		files, err := fs.Glob(from.Files, "*/guide.yaml")
		if err != nil || len(files) == 0 {
			list.Add(diag.Pos{File: from.Name}, "", "no guide found; want a folder with a file guide.yaml")
		}
		for _, file := range files {
			g, problems := read(from, file)
			byID[path.Dir(file)] = g
			list = append(list, problems...)
		}
	}
	var guides []*Guide
	for _, g := range byID {
		if g != nil {
			guides = append(guides, g)
		}
	}
	slices.SortFunc(guides, func(a, b *Guide) int { return cmp.Compare(a.ID, b.ID) })
	list.Sort()
	return guides, list
}

// read reads one guide, which is nil if it has a problem.
func read(from diag.Folder, file string) (*Guide, diag.List) {
	pos := from.Pos(file)
	data, err := fs.ReadFile(from.Files, file)
	if err != nil {
		return nil, diag.List{{Pos: pos, Text: "cannot read the guide: " + diag.Cause(err).Error()}}
	}
	g, list := Parse(pos.File, data)
	if folder := path.Dir(file); g.ID != "" && g.ID != folder {
		list.Add(g.Pos, "id", "the guide is in the folder %s; both want the same name", folder)
	}
	if !list.Bad() {
		list = append(list, g.factSheet(from, path.Dir(file))...)
	}
	if list.Bad() {
		return nil, list
	}
	return g, list
}

// Parse reads a guide. The file's name is only for places. The list holds everything that is wrong,
// sorted; the guide is whole only if that is nothing.
func Parse(file string, data []byte) (*Guide, diag.List) {
	var list diag.List
	r := reader{
		guide: &Guide{Pos: diag.Pos{File: file}, Digest: sha256.Sum256(data)},
		list:  &list,
		taken: reserved(),
		scope: map[string]variable{},
		used:  map[string]bool{},
		whens: map[string]*Condition{},
	}
	if root := yamlfile.Parse(file, data, &list); root.Present() {
		r.read(root)
	}
	list.Sort()
	return r.guide, list
}
