package signoff_test

import (
	"bytes"
	"crypto/sha1"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"handout/internal/guide"
	"handout/internal/locale"
	"handout/internal/signoff"
)

const aGuide = `id: small
version: "1"
issued: "2026-11-22"
name: guide_small
fields:
  - {name: mrn, type: id, required: true, sample: S-1}
  - {name: patient_name, type: name, required: true, sample: Ana}
  - {name: birth_date, type: date, required: true, sample: "1970-01-02"}
  - {name: procedure_time, type: datetime, required: true, sample: "2026-12-03 09:30"}
kinds:
  prep:
    title: prep_title
    blocks:
      - patient: [patient_name, birth_date, mrn]
      - {paragraph: prep_eat}
      - {paragraph: both_call}
  care:
    title: care_title
    blocks:
      - patient: [patient_name, birth_date, mrn]
      - {paragraph: care_rest}
      - {paragraph: both_call}
`

// words are a catalog of aGuide, each message followed by the language, and translated from English as it was; change replaces one.
func words(tag, id, change string) string {
	var b strings.Builder
	for _, m := range []string{
		"page_of", "identity", "draft", "source", "source_reviewed", "link_call", "continued", "codes_title", "code_call", "code_map",
		"code_web", "guide_small", "prep_title", "prep_eat", "both_call", "care_title", "care_rest",
		"label_patient_name", "label_birth_date", "label_mrn",
	} {
		text := m + " in " + tag
		if m == id {
			text = change
		}
		fmt.Fprintf(&b, "[%s]\nhash = \"sha1-%x\"\nother = %q\n", m, sha1.Sum([]byte(m+" in en")), text)
	}
	return b.String()
}

// A world is a guide, a clinic's settings and the catalogs, as somebody may have changed them.
type world struct {
	guide  *guide.Guide
	set    *locale.Set
	values guide.Values
}

func (w world) words() signoff.Words {
	return signoff.GuideWords{Guide: w.guide, Values: w.values, Set: w.set}
}

// drugs are settings of a clinic: a number, and a text by language.
func drugs(hours int, en, es string) guide.Values {
	return guide.Values{
		"stay_hours": {Type: guide.Hours, Number: hours},
		"drug":       {Type: guide.Words, Words: map[string]string{"en": en, "es": es, "ar": "x"}},
	}
}

func read(t *testing.T, text string, catalogs map[string]string) world {
	t.Helper()
	g, list := guide.Parse("small/guide.yaml", []byte(text))
	if err := list.Err(); err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for tag, text := range catalogs {
		files["active."+tag+".toml"] = &fstest.MapFile{Data: []byte(text)}
	}
	set, list := locale.Load(files, nil)
	if err := list.Err(); err != nil {
		t.Fatal(err)
	}
	return world{g, set, drugs(24, "paracetamol", "paracetamol")}
}

// shipped is the world in which everybody signs.
func shipped(t *testing.T) world {
	return read(t, aGuide, map[string]string{"en": words("en", "", ""), "es": words("es", "", ""), "ar": words("ar", "", "")})
}

func day(text string) time.Time {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		panic(err)
	}
	return t
}

// signed gives a book with signatures for languages, through its file.
func signed(t *testing.T, w world, tags ...string) *signoff.Book {
	t.Helper()
	var b signoff.Book
	for _, tag := range tags {
		until := "2027-11-01"
		if tag == "es" {
			until = "2027-06-30"
		}
		r, err := signoff.Sign(signoff.Record{Name: `Dr. "Ö" Ruiz`, Credential: "RN: 4711 #x", Signed: day("2026-11-22"), ReviewBy: day(until)}, w.words(), tag)
		if err != nil {
			t.Fatal(err)
		}
		b.Add(r)
	}
	again, list := signoff.Parse("signoff.yaml", b.Bytes())
	if err := list.Err(); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(again.Bytes(), b.Bytes()) {
		t.Fatal("what was read is not what was written")
	}
	return again
}

// unsigned lists the sheets of a world that are not signed, as "prep.es: es words have changed: prep_eat".
func unsigned(b *signoff.Book, w world, on string) []string {
	var all []string
	for i := range w.guide.Kinds {
		kind := &w.guide.Kinds[i]
		for _, tag := range w.set.Tags() {
			s := b.Standing(w.words(), kind.Messages(), tag, day(on))
			for _, l := range s.Lacks {
				all = append(all, strings.TrimSuffix(fmt.Sprintf("%s.%s: %s %s: %s", kind.Name, tag, l.Locale, l.Why, strings.Join(l.Changed, " ")), ": "))
			}
			if s.Signed() != (len(s.Lacks) == 0 && len(s.By) > 0 && !s.Until.IsZero()) {
				all = append(all, kind.Name+"."+tag+": signed by nobody")
			}
		}
	}
	return all
}

// TestWithdrawn: one changed word on either side, a changed guide or a passed date withdraws exactly the sheets that
// it is about, by name (R7).
func TestWithdrawn(t *testing.T) {
	whole := shipped(t)
	with := func(guide, tag, id, change string) world {
		catalogs := map[string]string{}
		for _, t := range []string{"en", "es", "ar"} {
			catalogs[t] = words(t, "", "")
			if t == tag {
				catalogs[t] = words(t, id, change)
			}
		}
		return read(t, guide, catalogs)
	}
	for name, test := range map[string]struct {
		by   []string
		now  world
		on   string
		want []string
	}{
		"all signed":       {[]string{"en", "es", "ar"}, whole, "2026-11-22", nil},
		"the last day":     {[]string{"en", "es", "ar"}, whole, "2027-06-30", nil},
		"nobody":           {nil, whole, "2026-11-22", []string{"prep.ar: en nobody has signed", "prep.ar: ar nobody has signed", "prep.en: en nobody has signed", "prep.es: en nobody has signed", "prep.es: es nobody has signed", "care.ar: en nobody has signed", "care.ar: ar nobody has signed", "care.en: en nobody has signed", "care.es: en nobody has signed", "care.es: es nobody has signed"}},
		"no clinician":     {[]string{"es", "ar"}, whole, "2026-11-22", []string{"prep.ar: en nobody has signed", "prep.en: en nobody has signed", "prep.es: en nobody has signed", "care.ar: en nobody has signed", "care.en: en nobody has signed", "care.es: en nobody has signed"}},
		"the day after":    {[]string{"en", "es", "ar"}, whole, "2027-07-01", []string{"prep.es: es the review date has passed", "care.es: es the review date has passed"}},
		"a clock set back": {[]string{"en"}, whole, "2026-11-21", []string{"prep.ar: en signed on a day that is still to come", "prep.ar: ar nobody has signed", "prep.en: en signed on a day that is still to come", "prep.es: en signed on a day that is still to come", "prep.es: es nobody has signed", "care.ar: en signed on a day that is still to come", "care.ar: ar nobody has signed", "care.en: en signed on a day that is still to come", "care.es: en signed on a day that is still to come", "care.es: es nobody has signed"}},
		"a Spanish word":   {[]string{"en", "es", "ar"}, with(aGuide, "es", "care_rest", "descanse"), "2026-11-22", []string{"care.es: es words have changed: care_rest"}},
		"an English word": {[]string{"en", "es", "ar"}, with(aGuide, "en", "prep_eat", "eat nothing"), "2026-11-22", []string{
			"prep.ar: en words have changed: prep_eat", "prep.ar: ar words have changed: prep_eat", "prep.en: en words have changed: prep_eat",
			"prep.es: en words have changed: prep_eat", "prep.es: es words have changed: prep_eat"}},
		"a word of both kinds": {[]string{"en", "es", "ar"}, with(aGuide, "ar", "both_call", "x"), "2026-11-22", []string{"prep.ar: ar words have changed: both_call", "care.ar: ar words have changed: both_call"}},
		"the draft line":       {[]string{"en", "es", "ar"}, with(aGuide, "ar", "draft", "x"), "2026-11-22", nil}, // no signed sheet prints it
		"the guide": {[]string{"en", "ar"}, with(aGuide+"# a word\n", "", "", ""), "2026-11-22", []string{
			"prep.ar: en the guide or the clinic's settings for it have changed", "prep.ar: ar the guide or the clinic's settings for it have changed", "prep.en: en the guide or the clinic's settings for it have changed", "prep.es: en the guide or the clinic's settings for it have changed", "prep.es: es nobody has signed",
			"care.ar: en the guide or the clinic's settings for it have changed", "care.ar: ar the guide or the clinic's settings for it have changed", "care.en: en the guide or the clinic's settings for it have changed", "care.es: en the guide or the clinic's settings for it have changed", "care.es: es nobody has signed"}},
		"a setting":      {[]string{"en"}, setting(whole, drugs(48, "paracetamol", "paracetamol")), "2026-11-22", clinicChanged("en", "ar", "en", "es")},
		"a Spanish drug": {[]string{"en", "es", "ar"}, setting(whole, drugs(24, "paracetamol", "ibuprofeno")), "2026-11-22", clinicChanged("es", "es")},
	} {
		if got := unsigned(signed(t, whole, test.by...), test.now, test.on); !slices.Equal(got, test.want) {
			t.Errorf("%s:\ngot  %q\nwant %q", name, got, test.want)
		}
	}
}

// TestManySignatures: what many people have signed can be read again, also where it is more than anybody writes by hand.
func TestManySignatures(t *testing.T) {
	w := shipped(t)
	r, err := signoff.Sign(signoff.Record{Name: "A. Osei", Credential: "MD 1", Signed: day("2026-11-22"), ReviewBy: day("2027-11-01")}, w.words(), "en")
	if err != nil {
		t.Fatal(err)
	}
	var book signoff.Book
	for i := range 1000 {
		r.Guide = fmt.Sprintf("guide-%d", i)
		book.Add(r)
	}
	data := book.Bytes()
	read, list := signoff.Parse("signoffs.yaml", data)
	if len(data) < 512<<10 || len(data) > signoff.MaxSize || list.Bad() || !bytes.Equal(read.Bytes(), data) {
		t.Errorf("%d bytes came back as %d: %v", len(data), len(read.Bytes()), list)
	}
}

// setting is a world with other settings.
func setting(w world, v guide.Values) world {
	w.values = v
	return w
}

// clinicChanged lists the sheets that are withdrawn when the words of a language have changed in the profile.
func clinicChanged(language string, tags ...string) []string {
	var all []string
	for _, kind := range []string{"prep", "care"} {
		for _, tag := range tags {
			all = append(all, kind+"."+tag+": "+language+" the guide or the clinic's settings for it have changed")
			if tag != "en" && language == "en" {
				all = append(all, kind+"."+tag+": "+tag+" nobody has signed")
			}
		}
	}
	return all
}

// TestChangedByte: no byte of a record can be changed without the file being a problem, or the record saying the same.
func TestChangedByte(t *testing.T) {
	w := shipped(t)
	data := signed(t, w, "en", "es").Bytes()
	before := unsigned(signed(t, w, "en", "es"), w, "2026-11-22")
	found := 0
	for i := bytes.Index(data, []byte("\n- ")); i < len(data); i++ {
		changed := bytes.Clone(data)
		changed[i] ^= 1
		b, list := signoff.Parse("signoff.yaml", changed)
		if list.Bad() {
			found++
			if list[0].Pos.Line == 0 {
				t.Fatalf("byte %d: a problem without a line: %v", i, list[0])
			}
			continue
		}
		if got := unsigned(b, w, "2026-11-22"); !bytes.Equal(b.Bytes(), data) || !slices.Equal(got, before) {
			t.Errorf("byte %d, %q: taken for what was signed", i, data[i])
		}
	}
	if found < len(data)/2 {
		t.Errorf("only %d of %d changed bytes were found", found, len(data))
	}
}

// TestSignRefused: a signature needs somebody, and an end.
func TestSignRefused(t *testing.T) {
	w := shipped(t)
	good := signoff.Record{Name: "A. Ruiz", Credential: "RN", Signed: day("2026-11-22"), ReviewBy: day("2026-11-22")}
	if r, err := signoff.Sign(good, w.words(), "es"); err != nil || r.As != signoff.Translator {
		t.Fatal(r.As, err)
	}
	for want, change := range map[string]func(*signoff.Record){
		"the name wants one line of 1 to 100 characters":                                   func(r *signoff.Record) { r.Name = " " },
		"the credential wants one line of 1 to 100 characters":                             func(r *signoff.Record) { r.Credential = "RN\nseal: x" },
		"the review date is past: want a day on which the words are to be looked at again": func(r *signoff.Record) { r.ReviewBy = day("2026-11-21") },
		"the review date is more than 5 years away":                                        func(r *signoff.Record) { r.ReviewBy = day("2031-11-23") },
	} {
		r := good
		change(&r)
		if _, err := signoff.Sign(r, w.words(), "es"); err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

// TestParseRefused: what is wrong in the file is said with its line.
func TestParseRefused(t *testing.T) {
	w := shipped(t)
	data := string(signed(t, w, "en").Bytes())
	record := data[strings.Index(data, "- guide"):]
	for name, test := range map[string]struct{ file, want string }{
		"no list":     {"guide: x\n", "signoff.yaml:1:1: want a list"},
		"two records": {data + record, "a second record for the guide small in en"},
		"a key":       {strings.Replace(data, "  name:", "  nome:", 1), "nome: a record has no such key"},
		"a date":      {strings.Replace(data, "2027-11-01", "1.11.2027", 1), "review_by: want a date such as 2027-11-01"},
		"a word less": {data[:strings.LastIndex(data[:len(data)-1], "\n")+1], "the seal does not fit"},
	} {
		if _, list := signoff.Parse("signoff.yaml", []byte(test.file)); !list.Bad() || !strings.Contains(list.Err().Error(), test.want) {
			t.Errorf("%s: %v, want %s", name, list.Err(), test.want)
		}
	}
}

// TestStale: a translation of another English is signed by nobody, and stands for none (R7): exactly the sheets that use it
// are drafts. So is one of which nobody knows.
func TestStale(t *testing.T) {
	whole := shipped(t)
	old := fmt.Sprintf("sha1-%x", sha1.Sum([]byte("care_rest in en")))
	for _, now := range []string{"sha1-0000", ""} {
		es := strings.Replace(words("es", "", ""), old, now, 1)
		w := read(t, aGuide, map[string]string{"en": words("en", "", ""), "es": es})
		got := unsigned(signed(t, whole, "en", "es"), w, "2026-11-22")
		if want := []string{"care.es: es the translation is of another English: care_rest"}; !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", now, got, want)
		}
		_, err := signoff.Sign(signoff.Record{Name: "A", Credential: "B", Signed: day("2026-11-22"), ReviewBy: day("2027-11-01")}, w.words(), "es")
		if err == nil || !strings.Contains(err.Error(), "another English than that of today, so nobody can sign it: care_rest") {
			t.Errorf("%q: %v", now, err)
		}
		if list := w.set.Stale(); len(list) != 1 || list[0].Field != "care_rest" || list[0].Warning {
			t.Errorf("%q: %v", now, list)
		}
	}
}

// TestMailWords: the words of the e-mail are signed with the guide. A change of them withdraws the mail, and no sheet.
func TestMailWords(t *testing.T) {
	with := func(subject string) world {
		return read(t, aGuide, map[string]string{"en": words("en", "", "") + "[mail_subject]\nother = \"" + subject + "\"\n"})
	}
	b := signed(t, with("A document"), "en")
	for subject, want := range map[string]string{"A document": "[]", "Your document": "[en: words have changed: mail_subject]"} {
		w := with(subject)
		got := b.Standing(w.words(), guide.MailMessages(), "en", day("2026-11-22"))
		if fmt.Sprint(got.Lacks) != want || unsigned(b, w, "2026-11-22") != nil {
			t.Errorf("%s: the mail %v, the sheets %v", subject, got.Lacks, unsigned(b, w, "2026-11-22"))
		}
	}
}

// TestCardWords: a card is not withdrawn by words that no card prints.
func TestCardWords(t *testing.T) {
	withCard := aGuide + "  card:\n    title: prep_title\n    card: true\n    blocks:\n      - {paragraph: both_call}\n"
	b := signed(t, read(t, withCard, map[string]string{"en": words("en", "", "")}), "en")
	for id, want := range map[string]string{
		"code_call":  "prep.en: en words have changed: code_call; care.en: en words have changed: code_call",
		"prep_title": "prep.en: en words have changed: prep_title; card.en: en words have changed: prep_title",
	} {
		got := unsigned(b, read(t, withCard, map[string]string{"en": words("en", id, "x")}), "2026-11-22")
		if strings.Join(got, "; ") != want {
			t.Errorf("%s: got %q, want %q", id, got, want)
		}
	}
}

// TestChanges: who signs again is told what is new, changed and gone since the last time.
func TestChanges(t *testing.T) {
	w := shipped(t)
	b := signed(t, w, "en")
	if c := b.Changes(w.words(), "es"); c.Last != nil || len(c.New) != len(w.words().Messages()) {
		t.Errorf("nobody has signed, and %d messages are new", len(c.New))
	}
	now := read(t, strings.Replace(aGuide, "{paragraph: prep_eat}", "{paragraph: prep_drink}", 1), map[string]string{
		"en": words("en", "both_call", "x") + "[prep_drink]\nother = \"y\"\n"})
	c := b.Changes(now.words(), "en")
	if got, want := fmt.Sprint(c.New, c.Changed, c.Gone, c.Guide), "[prep_drink] [both_call] [prep_eat] true"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if c := b.Changes(w.words(), "en"); len(c.New)+len(c.Changed)+len(c.Gone) > 0 || c.Guide {
		t.Errorf("nothing has changed, but %v", c)
	}
}

// TestTampered: a changed record is one for its guide and language alone (R7).
func TestTampered(t *testing.T) {
	w := shipped(t)
	data := bytes.Replace(signed(t, w, "en", "es").Bytes(), []byte("2027-06-30"), []byte("2028-06-30"), 1)
	b, list := signoff.Parse("signoff.yaml", data)
	if !list.Bad() || len(b.Tampered) != 1 || b.Tampered[0].Locale != "es" || b.Tampered[0].Problem != list[0] {
		t.Errorf("%v: %v", b.Tampered, list)
	}
	want := []string{"prep.ar: ar nobody has signed", "prep.es: es the record was changed after it was signed",
		"care.ar: ar nobody has signed", "care.es: es the record was changed after it was signed"}
	if got := unsigned(b, w, "2026-11-22"); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
