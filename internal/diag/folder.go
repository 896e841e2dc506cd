package diag

import (
	"io/fs"
	"path/filepath"
)

// A Folder holds files of a clinic's own, which are laid over those that the program carries.
type Folder struct {
	Name  string // as a person wrote it
	Files fs.FS
}

// Pos gives the place of a file in the folder, by its name there, with slashes.
func (f Folder) Pos(name string) Pos {
	return Pos{File: filepath.Join(f.Name, filepath.FromSlash(name))}
}
