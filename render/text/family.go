package text

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/go-text/typesetting/language"
)

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

// An entry is one family in faces.json.
type entry struct {
	Family  string   `json:"family"`
	Regular string   `json:"regular"`
	Bold    string   `json:"bold"`    // "" where Stroke stands in for it
	Stroke  int      `json:"stroke"`  // see [Face]; 0 with a bold file
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

// newFamily makes the faces of an entry, which are not read yet. The regular one has the index given.
func newFamily(fsys fs.FS, e entry, index int) (family, error) {
	name := strings.ReplaceAll(e.Family, " ", "")
	fam := family{
		regular: &Face{Name: name + "-Regular", Index: index, fsys: fsys, file: e.Regular},
		bold:    &Face{Name: name + "-Bold", Bold: true, Index: index + 1, fsys: fsys, file: e.Bold},
	}
	files := []string{e.Regular, e.Bold}
	switch {
	case e.Stroke != 0 && e.Bold != "":
		return family{}, errors.New("want a bold file or a stroke, not both")
	case e.Stroke < 0 || e.Stroke > maxStroke:
		return family{}, fmt.Errorf("want a stroke of 1 to %d", maxStroke)
	case e.Stroke > 0:
		fam.bold.Plain, fam.bold.Stroke = fam.regular, e.Stroke
		files = files[:1]
	}
	for _, file := range files {
		if _, err := fs.Stat(fsys, file); err != nil {
			return family{}, err
		}
	}
	return fam, nil
}

// maxStroke is the thickest line that a face is made bold with: a thicker one closes the counters of
// ideographs with many strokes.
const maxStroke = 60
