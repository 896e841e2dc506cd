package guide

import (
	"crypto/sha256"
	"io/fs"
	"path"

	"handout/internal/diag"
	"handout/internal/yamlfile"
)

// Load reads <id>/guide.yaml in every folder of fsys, with the facts.yaml beside it, sorted by ID. A guide with a problem
// is not among them.
func Load(fsys fs.FS) ([]*Guide, diag.List) {
	var list diag.List
	files, err := fs.Glob(fsys, "*/guide.yaml")
	if err != nil || len(files) == 0 {
		list.Add(diag.Pos{}, "", "no guide found; want a folder with a file guide.yaml")
		return nil, list
	}
	var guides []*Guide
	for _, file := range files {
		data, err := fs.ReadFile(fsys, file)
		if err != nil {
			list.Add(diag.Pos{File: file}, "", "cannot read the guide: %v", diag.Cause(err))
			continue
		}
		g, problems := Parse(file, data)
		if folder := path.Dir(file); g.ID != "" && g.ID != folder {
			problems.Add(g.Pos, "id", "the guide is in the folder %s; both want the same name", folder)
		}
		if !problems.Bad() {
			problems = append(problems, g.factSheet(fsys)...)
		}
		list = append(list, problems...)
		if !problems.Bad() {
			guides = append(guides, g)
		}
	}
	list.Sort()
	return guides, list
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
