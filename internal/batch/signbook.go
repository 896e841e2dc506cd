package batch

import (
	"bytes"
	"errors"
	"io/fs"
	"slices"

	"handout/internal/diag"
	"handout/internal/signoff"
)

// A signBook is the clinic's account of signatures as it was read last.
type signBook struct {
	data []byte
	*signoff.Book
}

// readSignoffs reads the clinic's account of signatures. One that is not there yet has none: every sheet is a draft. Of a
// record that was changed there is a warning: it stops the sheets that it would stand for, and no others. Where it does not
// say for which, it stops all.
func (s *Shop) readSignoffs(from Sources) diag.List {
	s.signoffs.Store(&signBook{Book: &signoff.Book{}})
	if s.Profile == nil || s.Profile.Signoffs.File == "" {
		return nil
	}
	at := s.Profile.Signoffs
	s.signoffsIn = from.beside()
	data, err := fs.ReadFile(s.signoffsIn, at.File)
	if errors.Is(err, fs.ErrNotExist) {
		return diag.List{{Pos: at.Pos, Field: "signoffs", Warning: true, Text: "there is no such file yet: every sheet is a draft",
			Hint: "handout signoff writes it"}}
	}
	var list diag.List
	if err != nil {
		list.Add(at.Pos, "signoffs", "cannot be read: %v", diag.Cause(err))
		return list
	}
	book, list := signoff.Parse(at.File, data)
	for i, p := range list {
		list[i].Warning = slices.ContainsFunc(book.Tampered, func(t signoff.Tampering) bool {
			return t.Problem == p && s.known(t.Guide, t.Locale)
		})
	}
	s.signoffs.Store(&signBook{data, book})
	return list
}

// known reports whether there are words that a record can stand for, in a language that need not be loaded.
func (s *Shop) known(name, tag string) bool {
	if name == signoff.Notice {
		_, ok := s.noticeText(tag)
		return ok
	}
	return s.Guide(name) != nil && slices.Contains(s.Catalogs.Tags(), tag)
}

// LookAgain reads the clinic's account of signatures once more, if it is another one now: a run of hours must not hand out
// what is signed no longer. One that cannot be trusted any more has no signature. If the clinic's profile, words or guides
// were changed, this is no longer its shop, and that is the error.
func (s *Shop) LookAgain() error {
	if s.stamp != s.from.stamp() {
		return errors.New("the clinic's profile, words or guides were changed meanwhile")
	}
	if s.signoffsIn == nil {
		return nil
	}
	data, err := fs.ReadFile(s.signoffsIn, s.Profile.Signoffs.File)
	if err == nil && bytes.Equal(data, s.signoffs.Load().data) {
		return nil
	}
	book := &signoff.Book{}
	if err == nil {
		book, _ = signoff.Parse(s.Profile.Signoffs.File, data)
	}
	s.signoffs.Store(&signBook{data, book})
	return nil
}
