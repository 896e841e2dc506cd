package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/go-pdf/fpdf"

	"handout/render/layout"
)

// A skeleton is what fpdf is asked for: so many pages, with pictures for them to show. What stands on the
// pages, and the links on them, are written by ourselves.
type skeleton struct {
	media    layout.Media
	created  time.Time
	pages    int
	pictures []picture
}

// A skeletonKey tells skeletons apart.
type skeletonKey struct {
	media    layout.Media
	created  int64
	pages    int
	pictures string // their names
}

func (s *skeleton) key() skeletonKey {
	var names strings.Builder
	for _, p := range s.pictures {
		names.WriteString(p.name)
	}
	return skeletonKey{s.media, s.created.Unix(), s.pages, names.String()}
}

// keptSkeletons bounds a Writer's store of them. The sheets of a day are on one or two papers, have a few
// pages and the clinic's logo.
const keptSkeletons = 16

// images gives the pictures of a skeleton as fpdf embeds them. fpdf is asked once for each of the last few skeletons.
func (w *Writer) images(s *skeleton) ([]xobject, error) {
	key := s.key()
	if images, ok := w.skeletons[key]; ok {
		return images, nil
	}
	file, err := s.assemble()
	if err != nil {
		return nil, fmt.Errorf("fpdf: %w", err)
	}
	images, err := readDraft(file, s)
	if err != nil {
		return nil, err
	}
	if len(w.skeletons) >= keptSkeletons {
		clear(w.skeletons)
	}
	w.skeletons[key] = images
	return images, nil
}

// assemble has fpdf put the pages and the pictures together, and returns its file.
func (s *skeleton) assemble() ([]byte, error) {
	f := newAssembler(s.media, s.created)
	for range s.pages {
		f.AddPage()
		f.RawWriteStr(placeholder)
	}
	for _, p := range s.pictures {
		f.RegisterImageOptionsReader(p.name, fpdf.ImageOptions{ImageType: p.format}, bytes.NewReader(p.data))
	}
	var out grab
	err := f.Output(&out)
	return out, err
}

// newAssembler gives an fpdf document that adds nothing of its own: no margins, no page breaks, no
// clock.
func newAssembler(m layout.Media, created time.Time) *fpdf.Fpdf {
	f := fpdf.NewCustom(&fpdf.InitType{
		OrientationStr: "P", // else it would swap the sides of wide paper
		UnitStr:        "pt",
		Size:           fpdf.SizeType{Wd: m.Width, Ht: m.Height},
	})
	f.SetCompression(false)
	f.SetCatalogSort(true)
	f.SetProducer("", false)
	f.SetCreationDate(created)
	f.SetModificationDate(created)
	f.SetMargins(0, 0, 0)
	f.SetAutoPageBreak(false, 0)
	return f
}

// A grab takes the slice that fpdf writes at once, without copying it: the document that owned it
// is dropped.
type grab []byte

func (g *grab) Write(p []byte) (int, error) {
	if *g != nil {
		return 0, errors.New("the file came in parts")
	}
	*g = p
	return len(p), nil
}
