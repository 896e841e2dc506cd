package text

import (
	"errors"
	"fmt"
	"io/fs"
	"sync"

	"github.com/go-text/typesetting/language"
	bcp47 "golang.org/x/text/language"
)

// Faces are the families that text may be set in. They may be shared between goroutines.
type Faces struct {
	families []family // in the order of faces.json, then those of AddFaces
	byScript scripts
	further  scripts // those of AddFaces: for letters that byScript's lack
}

// Scripts are families by the script, or national writing, that they are trusted with: see writing.go.
type scripts map[language.Script]family

// LoadFaces reads faces.json and checks that the files it names exist. A file is read and parsed when
// text first needs it; an error in it comes from [Shaper.Wrap].
func LoadFaces(fsys fs.FS) (*Faces, error) {
	entries, err := readEntries(fsys)
	if err != nil {
		return nil, fmt.Errorf("read faces.json: %w", err)
	}
	faces := &Faces{byScript: scripts{}, further: scripts{}}
	for _, e := range entries {
		if err := faces.add(fsys, e, faces.byScript); err != nil {
			return nil, fmt.Errorf("read faces.json: %w", err)
		}
	}
	return faces, nil
}

// AddFaces reads another folder with faces.json, for characters that the faces so far lack. All of its files are
// read at once: what is wrong with them is said here. It comes before the first shaper is made.
func (f *Faces) AddFaces(fsys fs.FS) error {
	entries, err := readEntries(fsys)
	if err != nil {
		return fmt.Errorf("read faces.json: %w", err)
	}
	first := len(f.families)
	for _, e := range entries {
		if err := f.add(fsys, e, f.further); err != nil {
			return fmt.Errorf("read faces.json: %w", err)
		}
	}
	for _, fam := range f.families[first:] {
		if err := errors.Join(fam.regular.load(), fam.bold.load()); err != nil {
			return err
		}
	}
	return nil
}

// add takes one family in, for its scripts among to. No script has two families there: which face a letter gets
// must not depend on the order of a list.
func (f *Faces) add(fsys fs.FS, e entry, to scripts) error {
	if e.Family == "" || len(e.Scripts) == 0 {
		return fmt.Errorf("want a family name and its scripts in every entry")
	}
	fam, err := newFamily(fsys, e, 2*len(f.families))
	if err != nil {
		return fmt.Errorf("family %s: %w", e.Family, err)
	}
	for _, other := range f.families {
		if other.regular.Name == fam.regular.Name {
			return fmt.Errorf("family %s: there is one of this name already", e.Family)
		}
	}
	for i, code := range e.Scripts {
		known, err := bcp47.ParseScript(code)
		if err != nil || known.String() != code {
			return fmt.Errorf("family %s: want an ISO 15924 script such as Latn, not %q", e.Family, code)
		}
		script, err := language.ParseScript(code)
		if err != nil {
			return fmt.Errorf("family %s: %w", e.Family, err)
		}
		if i == 0 {
			fam.script = scriptOf(script)
		}
		if _, taken := to[script]; taken {
			return fmt.Errorf("family %s: another family has script %s already", e.Family, code)
		}
		to[script] = fam
	}
	f.families = append(f.families, fam)
	return nil
}

// Load reads and parses both faces of the family that a script is set in, beside each other. It is for
// who knows that they will be needed; without it they are loaded when they are.
func (f *Faces) Load(script string) error {
	code, err := language.ParseScript(script)
	if err != nil {
		return fmt.Errorf("script %s: %w", script, err)
	}
	fam := f.byScript.family(code, code)
	if fam.regular == nil {
		return fmt.Errorf("script %s: no family serves it", script)
	}
	if fam.bold.Plain != nil {
		return fam.bold.load() // and the regular one with it
	}
	var wait sync.WaitGroup
	var regular error
	wait.Go(func() { regular = fam.regular.load() })
	bold := fam.bold.load()
	wait.Wait()
	return errors.Join(regular, bold)
}
