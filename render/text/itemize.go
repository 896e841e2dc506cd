package text

import (
	"cmp"
	"unicode"

	"github.com/go-text/typesetting/bidi"
	"github.com/go-text/typesetting/language"
	bcp47 "golang.org/x/text/language"
)

// A char is one character of a paragraph and what is decided about it before shaping.
type char struct {
	r       rune
	span    int
	at      int // byte offset in the span
	face    *Face
	script  language.Script // Common and Inherited resolved
	lang    language.Language
	level   bidi.Level
	control bidi.Level // of the isolate control before it, or noControl
}

// A tongue is a language as a shaper knows it.
type tongue struct {
	lang   language.Language
	script language.Script // that it is usually written in, or the code of a country's writing
}

func (s *Shaper) tongue(tag string) tongue {
	t, ok := s.tongues[tag]
	if !ok {
		script, _ := bcp47.Make(tag).Script() // "Zzzz" where nothing is known, which no family serves
		code, _ := language.ParseScript(script.String())
		t = tongue{language.NewLanguage(tag), code}
		s.tongues[tag] = t
	}
	return t
}

// read takes the characters of the spans apart and chooses a face for each.
func (s *Shaper) read(p Paragraph) error {
	s.chars, s.runes = s.chars[:0], s.runes[:0]
	for i, span := range p.Spans {
		start := len(s.chars)
		for at, r := range span.Text {
			s.chars = append(s.chars, char{r: r, span: i, at: at})
			s.runes = append(s.runes, r)
		}
		t := s.tongue(cmp.Or(span.Lang, p.Lang))
		if err := s.chooseFaces(s.chars[start:], t, span.Bold); err != nil {
			return err
		}
	}
	return nil
}

// chooseFaces sets face, script and language of a span's characters (UAX #24).
func (s *Shaper) chooseFaces(chars []char, t tongue, bold bool) error {
	now := surroundings{t.script, hanWriting(chars, t.script), firstScript(chars, t.script), bold}
	known := s.known(now)
	for i := range chars {
		c := &chars[i]
		c.lang = t.lang
		if made, ok := known[c.r]; ok {
			c.face, c.script = made.face, made.script
			if made.running != now.running {
				now.running = made.running
				known = s.known(now)
			}
			continue
		}
		script := language.LookupScript(c.r)
		alone := false // whether the choice depends on nothing but its surroundings
		var err error
		switch {
		case joinControl(chars[:i], c.r):
			c.face, c.script = chars[i-1].face, chars[i-1].script // it shapes a letter and needs no glyph
		case !showable(c.r):
			err = c.noGlyph()
		case unicode.Is(unicode.M, c.r):
			err = c.chooseMark(chars[:i], script)
		case script == language.Common || script == language.Inherited:
			alone = true
			err = s.chooseCommon(c, now)
		default:
			// A letter has the family of its script and no other, even where another has a glyph for it.
			alone = true
			err = s.chooseLetter(c, script, now)
			now.running = script
		}
		if err != nil {
			return err
		}
		if alone {
			known[c.r] = chosen{c.face, c.script, now.running}
			known = s.known(now)
		}
	}
	return nil
}

// Surroundings are what the face of a letter, digit or sign depends on besides itself.
type surroundings struct {
	tongue  language.Script // the language's
	han     language.Script // how ideographs are written: see hanWriting
	running language.Script // that of the last letter
	bold    bool
}

// chosen is what was chosen, and the script of the last letter from there on.
type chosen struct {
	face            *Face
	script, running language.Script
}

// choiceLimit bounds the choices that are remembered in one kind of surroundings. All of them go when it is reached.
const choiceLimit = 20000

// known gives the choices that were made in some surroundings, to be added to.
func (s *Shaper) known(now surroundings) map[rune]chosen {
	known, ok := s.choices[now]
	if !ok {
		known = map[rune]chosen{}
		s.choices[now] = known
	} else if len(known) >= choiceLimit {
		clear(known)
	}
	return known
}

// chooseMark chooses for a mark: the face of what it stands on, or it could not be placed. before are the
// characters of the span before it.
func (c *char) chooseMark(before []char, script language.Script) error {
	if len(before) == 0 {
		return c.noGlyph()
	}
	base := before[len(before)-1]
	if len(base.face.font.GPOS.Lookups) == 0 {
		return c.noGlyph() // the face does not say where marks go
	}
	if isSpace(base.r) || script != language.Inherited && script != base.script {
		return c.noGlyph()
	}
	return c.set(base.face, base.script)
}

// chooseLetter chooses for a letter of one script: the family of that script, or where it has no glyph what
// was added for it.
func (s *Shaper) chooseLetter(c *char, script language.Script, now surroundings) error {
	if ok, err := c.try(s.faces.byScript.family(script, now.han).face(now.bold), script); ok || err != nil {
		return err
	}
	return c.set(s.faces.further.family(script, now.han).face(now.bold), script)
}

// chooseCommon chooses for digits, spaces and signs, which many scripts share. The language's script comes
// first, so that all numbers on a page look the same; then that of the letters around.
func (s *Shaper) chooseCommon(c *char, now surroundings) error {
	for _, script := range [...]language.Script{now.tongue, now.running} {
		if ok, err := c.try(s.faces.byScript.family(script, now.han).face(now.bold), scriptOf(script)); ok || err != nil {
			return err
		}
	}
	for _, f := range s.faces.families {
		if ok, err := c.try(f.face(now.bold), f.script); ok || err != nil {
			return err
		}
	}
	return c.noGlyph()
}

// firstScript is the script of the first letter, or otherwise when there is none.
func firstScript(chars []char, otherwise language.Script) language.Script {
	for _, c := range chars {
		if script := language.LookupScript(c.r); script.Strong() && script != language.Unknown {
			return script
		}
	}
	return otherwise
}

// try sets face and script if the face has a glyph for the character. A face of nil, which a script has
// that no family serves, has none. A file is read when it is first asked.
func (c *char) try(f *Face, script language.Script) (bool, error) {
	if f == nil {
		return false, nil
	}
	if err := f.load(); err != nil {
		return false, err
	}
	glyph, ok := f.font.NominalGlyph(c.r)
	if !ok || glyph == 0 {
		return false, nil
	}
	c.face, c.script = f, script
	return true, nil
}

// set is try where there is no other choice.
func (c *char) set(f *Face, script language.Script) error {
	if ok, err := c.try(f, script); ok || err != nil {
		return err
	}
	return c.noGlyph()
}

func (c *char) noGlyph() error { return &NoGlyphError{Span: c.span, Rune: c.r} }
