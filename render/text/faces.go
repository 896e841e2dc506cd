package text

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/language"
	bcp47 "golang.org/x/text/language"
)

// Faces are the families that text may be set in. They may be shared between goroutines.
type Faces struct {
	families []family // in the order of faces.json
	byScript map[language.Script]family
}

// A family is one design in two weights, trusted with some scripts.
type family struct {
	regular, bold *Face
	script        language.Script // the first that it lists: stands for digits and signs on their own
}

// face gives the face of one weight.
func (f family) face(bold bool) *Face {
	if bold {
		return f.bold
	}
	return f.regular
}

// A Face is one font file. Its fields are for reading only. A face that stands in a [Run] is
// complete; before its first use only Name, Bold and Index are set.
type Face struct {
	Name  string // as a PostScript name is built: "NotoSans-Bold"
	Bold  bool
	Index int // counts from 0 in the order of faces.json, regular before bold

	Data       []byte // the TrueType file
	UnitsPerEm int
	// In 1/1000 em, y up: the hhea table's ascender and descender (negative), the OS/2 table's
	// sCapHeight, and the head table's xMin, yMin, xMax, yMax.
	Ascent, Descent, CapHeight int
	BBox                       [4]int

	fsys fs.FS
	file string
	once sync.Once
	err  error
	font *font.Font
}

// LoadFaces reads faces.json and checks that the files it names exist. A file is read and parsed when
// text first needs it; an error in it comes from [Shaper.Wrap].
func LoadFaces(fsys fs.FS) (*Faces, error) {
	entries, err := readEntries(fsys)
	if err != nil {
		return nil, fmt.Errorf("read faces.json: %w", err)
	}
	faces := &Faces{byScript: map[language.Script]family{}}
	for _, e := range entries {
		if err := faces.add(fsys, e); err != nil {
			return nil, fmt.Errorf("read faces.json: %w", err)
		}
	}
	return faces, nil
}

// An entry is one family in faces.json.
type entry struct {
	Family  string   `json:"family"`
	Regular string   `json:"regular"`
	Bold    string   `json:"bold"`
	Scripts []string `json:"scripts"` // ISO 15924
}

func readEntries(fsys fs.FS) ([]entry, error) {
	f, err := fsys.Open("faces.json")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var entries []entry
	d := json.NewDecoder(f)
	d.DisallowUnknownFields()
	if err := d.Decode(&entries); err != nil {
		return nil, err
	}
	if len(entries) == 0 {
		return nil, fmt.Errorf("no family")
	}
	return entries, nil
}

// add takes one family in. No script has two families: which face a letter gets must not depend on
// the order of a list.
func (f *Faces) add(fsys fs.FS, e entry) error {
	if e.Family == "" || len(e.Scripts) == 0 {
		return fmt.Errorf("want a family name and its scripts in every entry")
	}
	for _, file := range []string{e.Regular, e.Bold} {
		if _, err := fs.Stat(fsys, file); err != nil {
			return fmt.Errorf("family %s: %w", e.Family, err)
		}
	}
	name, at := strings.ReplaceAll(e.Family, " ", ""), 2*len(f.families)
	fam := family{
		regular: &Face{Name: name + "-Regular", Index: at, fsys: fsys, file: e.Regular},
		bold:    &Face{Name: name + "-Bold", Bold: true, Index: at + 1, fsys: fsys, file: e.Bold},
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
			fam.script = script
		}
		if _, taken := f.byScript[script]; taken {
			return fmt.Errorf("family %s: another family has script %s already", e.Family, code)
		}
		f.byScript[script] = fam
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
	fam, ok := f.byScript[code]
	if !ok {
		return fmt.Errorf("script %s: no family serves it", script)
	}
	var wait sync.WaitGroup
	var regular error
	wait.Go(func() { regular = fam.regular.load() })
	bold := fam.bold.load()
	wait.Wait()
	return errors.Join(regular, bold)
}
