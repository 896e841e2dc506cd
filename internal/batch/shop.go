// Package batch turns rows into sheets: it checks each row, merges it with its guide and its catalog,
// lays the result out, writes it as PDF and hands it to a sink. Rows go in one at a time; results
// come out in the rows' order, however many are worked on at once.
package batch

import (
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"

	"handout/internal/clinic"
	"handout/internal/diag"
	"handout/internal/guide"
	"handout/internal/locale"
	"handout/internal/signoff"
	"handout/render/layout"
	"handout/render/text"
)

// Sources are the files that a shop is set up from.
type Sources struct {
	Templates fs.FS // <guide>/guide.yaml, and clinic.yaml with its logo
	Locales   fs.FS // active.<tag>.toml
	Fonts     fs.FS // faces.json and the files it names
	Clinic    *ProfileFile

	// What a clinic lays over Templates and Locales, beside what its profile names: see [guide.Load], [locale.Load].
	OverTemplates, OverLocales []diag.Folder

	// Languages are those that rows can be in, by tag; nil for all that there are. Of the others, only English
	// and the clinic's are read: nothing is said of what is wrong in the rest, and a row in them is refused.
	Languages []string
}

// A ProfileFile is a clinic's profile as it was read; nil stands for clinic.yaml among the templates.
type ProfileFile struct {
	Name string // for places
	Data []byte
	Dir  fs.FS // the folder that the logo's path starts from
}

// A Shop is what all rows share. It does not change once it is open, but for [Shop.LookAgain], and may be used by several
// goroutines.
type Shop struct {
	Guides   []*guide.Guide // sorted by ID
	Catalogs *locale.Set
	Profile  *clinic.Profile
	Notice   []locale.NoticeText // of language services, in its order on the sheets; none: it is on none

	faces     *text.Faces
	standings sync.Map // of [standingKey]: each is worked out once a day
	origins   sync.Map // of [originKey], but for who has signed
	media     layout.Media
	values    map[string]guide.Values // the clinic's settings, by guide
	silent    map[silence][]string    // why there are no sheets of a guide in a language
	presses   map[pressKey]*press

	from        Sources // with what the profile names
	stamp       string  // of what is the clinic's among them
	signoffs    atomic.Pointer[signBook]
	noticeWords signoff.NoticeWords
	signoffsIn  fs.FS // the folder of the file with signatures; nil where the clinic has none
}

// Open loads and checks guides, fonts, the profile, and the catalogs of all languages that rows can be in. The
// list holds everything that is wrong with them, sorted, and warnings. If it is more than warnings there is no
// shop: what is wrong here would be wrong in every sheet.
func Open(from Sources) (*Shop, diag.List) {
	s := &Shop{values: map[string]guide.Values{}, presses: map[pressKey]*press{}, silent: map[silence][]string{}}
	var list diag.List
	var err error
	if s.faces, err = text.LoadFaces(from.Fonts); err != nil {
		list.Add(diag.Pos{}, "", "fonts: %v", err)
		return nil, list
	}
	// A single sheet waits for all of this, so it is done beside each other as far as it can be.
	fonts := []<-chan error{s.loadFaces("Latn")} // every sheet has something in Latin letters
	list = s.read(from)
	for _, tag := range from.Languages {
		if c := s.Catalogs.Catalog(tag); c != nil && c.Script != "Latn" {
			fonts = append(fonts, s.loadFaces(c.Script)) // they will be needed, and soon
		}
	}
	// Only what can be read can be compared: after a slip in one file, what the others would say of
	// it helps nobody.
	if !list.Bad() {
		list = append(list, s.compare()...)
	}
	for _, loaded := range fonts {
		if err := <-loaded; err != nil {
			list.Add(diag.Pos{}, "", "fonts: %v", err)
		}
	}
	list.Sort()
	if list.Bad() {
		return nil, list
	}
	for _, c := range s.Catalogs.All() {
		s.addPresses(c)
	}
	return s, list
}

// loadFaces begins to load the faces for a script, and gives what comes of it.
func (s *Shop) loadFaces(script string) <-chan error {
	loaded := make(chan error, 1)
	go func() { loaded <- s.faces.Load(script) }()
	return loaded
}

// read reads guides, profile and catalogs, each by itself.
func (s *Shop) read(from Sources) diag.List {
	var list, guides, problems diag.List
	s.Profile, list = readProfile(from)
	from, missing := from.withProfile(s.Profile)
	var reading sync.WaitGroup
	reading.Go(func() { s.Guides, guides = guide.Load(from.Templates, from.OverTemplates...) })
	languages := from.Languages
	if len(languages) > 0 && s.Profile != nil {
		languages = append(slices.Clip(languages), s.Profile.Locale) // for what staff reads
	}
	s.from, s.stamp = from, from.stamp()
	s.Catalogs, problems = locale.Load(from.Locales, from.OverLocales, languages...)
	reading.Wait()
	return slices.Concat(guides, list, missing, problems, s.readNotice(from), s.readSignoffs(from), s.addFaces(from))
}

// addFaces takes in the clinic's own faces, where it has any.
func (s *Shop) addFaces(from Sources) (list diag.List) {
	if s.Profile == nil || s.Profile.Fonts.File == "" {
		return nil
	}
	dir, err := fs.Sub(from.beside(), s.Profile.Fonts.File)
	if err == nil {
		err = s.faces.AddFaces(dir)
	}
	if err != nil {
		list.Add(s.Profile.Fonts.Pos, "fonts_dir", "%v", err)
	}
	return list
}

// beside gives the folder that the profile is in.
func (from Sources) beside() fs.FS {
	if from.Clinic != nil {
		return from.Clinic.Dir
	}
	return from.Templates
}

// withProfile lays the folders that the profile names over those that the program carries, beneath the others.
func (from Sources) withProfile(p *clinic.Profile) (Sources, diag.List) {
	var list diag.List
	if p == nil || from.Clinic == nil {
		return from, nil
	}
	add := func(field string, at clinic.Beside, over []diag.Folder) []diag.Folder {
		if at.File == "" {
			return over
		}
		files, err := fs.Sub(from.Clinic.Dir, at.File)
		if err == nil {
			_, err = fs.Stat(files, ".")
		}
		if err != nil {
			list.Add(at.Pos, field, "cannot be read: %v", diag.Cause(err))
			return over
		}
		name := filepath.Join(filepath.Dir(from.Clinic.Name), filepath.FromSlash(at.File))
		return append([]diag.Folder{{Name: name, Files: files}}, over...)
	}
	from.OverTemplates = add("templates", p.Templates, from.OverTemplates)
	from.OverLocales = add("locales", p.Locales, from.OverLocales)
	return from, list
}

// readProfile reads the clinic's profile, or the one among the templates.
func readProfile(from Sources) (*clinic.Profile, diag.List) {
	file := from.Clinic
	if file == nil {
		data, err := fs.ReadFile(from.Templates, "clinic.yaml")
		if err != nil {
			return nil, diag.List{{Text: fmt.Sprintf("the clinic profile: %v", err)}}
		}
		file = &ProfileFile{Name: "clinic.yaml", Data: data, Dir: from.Templates}
	}
	return clinic.Parse(file.Name, file.Data, file.Dir)
}

// compare checks guides, catalogs and profile against each other, and binds the clinic's settings.
func (s *Shop) compare() diag.List {
	list := slices.Concat(s.Catalogs.Check(), guide.Kept(s.Catalogs), guide.Unused(s.Guides, s.Catalogs), guide.Strangers(s.Guides, s.Profile))
	s.Guides = slices.DeleteFunc(s.Guides, s.unset)
	if named := s.Profile.Guide; named.Name != "" && s.Guide(named.Name) == nil {
		list = append(list, diag.Problem{
			Pos: named.Pos, Field: "guide", Text: "there is no such guide, or no settings for it", Hint: diag.DidYouMean(named.Name, s.GuideIDs()),
		})
	}
	for _, g := range s.Guides {
		list = append(list, g.Check(s.Catalogs)...)
		values, problems := g.Bind(s.Profile, s.Catalogs.Tags())
		list = append(list, problems...)
		s.values[g.ID] = values
		list = append(list, s.listen(g)...)
	}
	if s.Catalogs.Catalog(s.Profile.Locale) == nil {
		list.Add(diag.Pos{File: s.Profile.File}, "locale", "there are no messages in this language")
	}
	media, ok := layout.MediaByName(s.Profile.Media)
	if !ok {
		list.Add(diag.Pos{File: s.Profile.File}, "media", "unknown paper")
	}
	s.media = media
	return list
}

// CheckGlossaries holds the catalogs against the program's glossaries and the clinic's own: see [locale.Set.CheckGlossaries].
func (s *Shop) CheckGlossaries() diag.List {
	return s.Catalogs.CheckGlossaries(s.from.Locales, s.from.OverLocales...)
}

// unset reports whether the clinic does not use a guide: it wants settings, and the profile has none at all for it. No
// clinic does all procedures. A profile with some of them has to have all.
func (s *Shop) unset(g *guide.Guide) bool {
	return len(g.Settings) > 0 && s.Profile.Settings[g.ID] == nil
}

// Guide returns the guide of that ID, or nil when there is none.
func (s *Shop) Guide(id string) *guide.Guide {
	for _, g := range s.Guides {
		if g.ID == id {
			return g
		}
	}
	return nil
}

// GuideIDs returns the IDs of all guides, sorted.
func (s *Shop) GuideIDs() []string {
	var ids []string
	for _, g := range s.Guides {
		ids = append(ids, g.ID)
	}
	return ids
}
