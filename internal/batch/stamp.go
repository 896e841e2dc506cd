package batch

import (
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"handout/internal/diag"
)

// Stamp says what a clinic's own files are by size and time, those that its profile names included: two that differ are of
// files that do.
func (from Sources) Stamp() string {
	profile, _ := readProfile(from)
	from, _ = from.withProfile(profile)
	return from.stamp()
}

// stamp says what a clinic's own files are by size and time: its profile, and the guides and catalogs that it lays over the
// program's. A file that was written anew makes another stamp, and so does one that came or went.
func (from Sources) stamp() string {
	var all strings.Builder
	note := func(files fs.FS, name string) {
		if info, err := fs.Stat(files, name); err == nil {
			fmt.Fprintln(&all, name, info.Size(), info.ModTime().UnixNano())
		}
	}
	if p := from.Clinic; p != nil && p.Dir != nil {
		note(p.Dir, filepath.Base(p.Name))
	}
	each := func(folders []diag.Folder, note func(files fs.FS, name string)) {
		for _, folder := range folders {
			fmt.Fprintln(&all, folder.Name)
			entries, _ := fs.ReadDir(folder.Files, ".") // one that cannot be listed any more has other files than before
			for _, e := range entries {
				note(folder.Files, e.Name())
			}
		}
	}
	each(from.OverTemplates, func(files fs.FS, name string) {
		note(files, name+"/guide.yaml")
		note(files, name+"/facts.yaml")
	})
	each(from.OverLocales, func(files fs.FS, name string) {
		if strings.HasSuffix(name, ".toml") {
			note(files, name)
		}
	})
	return all.String()
}
