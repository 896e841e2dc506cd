package pdf

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"handout/render/layout"
)

var (
	// langForm is what a language tag looks like (BCP 47), as validators read it.
	langForm = regexp.MustCompile(`^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$`)
	// uriForm is a URI in ASCII with nothing that must be percent-encoded (RFC 3986).
	uriForm = regexp.MustCompile(`^[a-z][a-z0-9+.-]*:[!#-;=?-Z_a-z~\[\]]+$`)
)

// validate refuses a sheet whose words or structure could not be written as they are. It is for our
// own mistakes in layout: a guide or a record cannot cause them.
func validate(s *layout.Sheet) error {
	switch {
	case len(s.Pages) == 0:
		return errors.New("the sheet has no page")
	case len(s.Elements) == 0 || s.Elements[0].Type != "Document" || s.Elements[0].Parent != -1:
		return errors.New("the first element is not the document")
	case !langForm.MatchString(s.Lang):
		return errors.New("the sheet's language is not a language tag")
	case !isText(s.Title):
		return errors.New("the sheet has no title")
	case !isSide(s.Media.Width) || !isSide(s.Media.Height):
		return fmt.Errorf("paper of %.0f by %.0f pt", s.Media.Width, s.Media.Height)
	}
	for i := range s.Elements {
		if err := validateElement(s.Elements, i); err != nil {
			return fmt.Errorf("element %d: %w", i, err)
		}
	}
	return nil
}

func validateElement(elements []layout.Element, i int) error {
	e := &elements[i]
	switch {
	case !isName(e.Type):
		return errors.New("a structure type must be a name")
	case i > 0 && (e.Parent < 0 || e.Parent >= i):
		return errors.New("the parent must come before the child")
	case e.Lang != "" && !langForm.MatchString(e.Lang):
		return errors.New("the language is not a language tag")
	case e.Scope != "" && !isName(e.Scope):
		return errors.New("the scope must be a name")
	case e.List != "" && !isName(e.List):
		return errors.New("the list numbering must be a name")
	case (e.Type == "Figure") != isText(e.Alt):
		return errors.New("a figure, and only a figure, has a text instead")
	}
	return nil
}

// isName reports whether s is a letter, and then letters and digits: a name that needs no escapes.
func isName(s string) bool {
	for i := range len(s) {
		c := s[i] | 0x20
		if !('a' <= c && c <= 'z' || i > 0 && '0' <= s[i] && s[i] <= '9') {
			return false
		}
	}
	return s != ""
}

// isText reports whether s says something and can stand in a text string and in XML.
func isText(s string) bool {
	return strings.TrimSpace(s) != "" && utf8.ValidString(s) &&
		!strings.ContainsFunc(s, func(r rune) bool { return unicode.IsControl(r) || r == '\uFFFE' || r == '\uFFFF' })
}

// isSide reports whether a page may have a side of this length (ISO 19005-2, 6.1.13).
func isSide(length layout.Pt) bool { return length >= 3 && length <= 14400 }

// A rect is a place on a page, in hundredths of a point from the page's bottom left corner.
type rect struct{ left, bottom, right, top int }

// place turns a rectangle of the layout, which counts from the top left corner, into a rect. It
// must have an area and lie on the page: nothing is ever cut.
func place(m layout.Media, x, y, width, height layout.Pt) (rect, error) {
	r := rect{hundredths(x), hundredths(m.Height - y - height), hundredths(x + width), hundredths(m.Height - y)}
	if err := onPage(m, x, y, width, height); err != nil {
		return rect{}, err
	}
	if r.right <= r.left || r.top <= r.bottom {
		return rect{}, errors.New("an item has no area")
	}
	return r, nil
}

// onPage refuses what lies, even in part, outside the page, and what is no number at all.
func onPage(m layout.Media, x, y, width, height layout.Pt) error {
	const slack = 0.01 // layout rounds
	if !(width >= 0 && height >= 0 && x >= -slack && y >= -slack &&
		x+width <= m.Width+slack && y+height <= m.Height+slack) {
		return errors.New("an item does not lie on the page")
	}
	return nil
}

// hundredths rounds a length to hundredths of a point.
func hundredths(p layout.Pt) int { return int(math.Round(p * 100)) }
