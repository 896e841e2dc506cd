package locale

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"golang.org/x/text/language"
)

// catalogs is a set without problems: English, and two languages that make other demands on plurals.
var catalogs = map[string]string{
	"en": `
title = "Your test"

[greeting]
description = "at the head"
other = "{{.name}}, your test is at {{.place}}, {{.name}}."

[days]
one = "one day before {{.event}}"
other = "{{.days}} days before {{.event}}"
`,
	"ar": `
title = "فحصك"

[greeting]
other = "{{.name}}، فحصك في {{.place}}، {{.name}}."

[days]
zero = "يوم {{.event}}"
one = "قبل {{.event}} بيوم"
two = "قبل {{.event}} بيومين"
few = "قبل {{.event}} بـ{{.days}} أيام"
many = "قبل {{.event}} بـ{{.days}} يومًا"
other = "قبل {{.event}} بـ{{.days}} يوم"
`,
	"ja": `
title = "検査"
greeting = "{{.name}}様、検査は{{.place}}です。{{.name}}"
days = "{{.event}}の{{.days}}日前"
`,
}

// load makes a set of catalogs that must have no problem.
func load(t testing.TB, catalogs map[string]string) *Set {
	t.Helper()
	set, list := Load(mapFS(catalogs), nil)
	if err := append(list, set.Check()...).Err(); err != nil {
		t.Fatal(err)
	}
	return set
}

// mapFS is a folder of catalogs, by tag.
func mapFS(catalogs map[string]string) fstest.MapFS {
	files := fstest.MapFS{}
	for tag, text := range catalogs {
		files["active."+tag+".toml"] = &fstest.MapFile{Data: []byte(text)}
	}
	return files
}

// written puts parts together as they stand in a catalog.
func written(parts []Part) string {
	var b strings.Builder
	for _, p := range parts {
		if p.Arg != "" {
			p.Text = "{{." + p.Arg + "}}"
		}
		b.WriteString(p.Text)
	}
	return b.String()
}

func TestTextParts(t *testing.T) {
	set := load(t, catalogs)
	got, err := set.Catalog("en").Text("greeting", nil)
	if err != nil {
		t.Fatal(err)
	}
	want := []Part{{Arg: "name"}, {Text: ", your test is at "}, {Arg: "place"}, {Text: ", "}, {Arg: "name"}, {Text: "."}}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// The form for a count is the language's, not English's.
func TestTextPlural(t *testing.T) {
	set := load(t, catalogs)
	for _, c := range []struct {
		tag   string
		count int
		want  string
	}{
		{"en", 0, "{{.days}} days before {{.event}}"},
		{"en", 1, "one day before {{.event}}"},
		{"en", 21, "{{.days}} days before {{.event}}"},
		{"en", 1000000, "{{.days}} days before {{.event}}"},
		{"ar", 0, "يوم {{.event}}"},
		{"ar", 1, "قبل {{.event}} بيوم"},
		{"ar", 2, "قبل {{.event}} بيومين"},
		{"ar", 3, "قبل {{.event}} بـ{{.days}} أيام"},
		{"ar", 11, "قبل {{.event}} بـ{{.days}} يومًا"},
		{"ar", 100, "قبل {{.event}} بـ{{.days}} يوم"},
		{"ar", 203, "قبل {{.event}} بـ{{.days}} أيام"},
		{"ja", 1, "{{.event}}の{{.days}}日前"},
	} {
		parts, err := set.Catalog(c.tag).Text("days", &c.count)
		if err != nil {
			t.Errorf("%s, %d: %v", c.tag, c.count, err)
			continue
		}
		if got := written(parts); got != c.want {
			t.Errorf("%s, %d: got %q, want %q", c.tag, c.count, got, c.want)
		}
	}
}

// R1: where there is no text there is an error, and no text of another message, form or language.
func TestTextStrict(t *testing.T) {
	set, _ := Load(fstest.MapFS{
		"active.en.toml": {Data: []byte("title = 'Title'\nbad = 'Bad'\n[days]\none = 'One day'\nother = '{{.n}} days'\n")},
		"active.es.toml": {Data: []byte("bad = ' Mal'\n[days]\none = 'Un día'\nmany = '{{.n}} de días'\nother = '{{.n}} días'\n")},
		"active.pl.toml": {Data: []byte("[days]\none = 'Dzień'\nother = '{{.n}} dnia'\n")},
	}, nil)
	minus, single := -1, 1
	for _, c := range []struct {
		name, tag, id string
		count         *int
		want          string
	}{
		{"missing message", "es", "title", nil, `catalog es has no message "title"`},
		{"message with a problem", "es", "bad", nil, `message "bad" of catalog es has a problem`},
		{"missing plural form", "pl", "days", &single, `message "days" of catalog pl has a problem`},
		{"no count", "es", "days", nil, `message "days" of catalog es needs a count`},
		{"count below 0", "es", "days", &minus, `message "days" of catalog es: a count is 0 or more`},
		{"needless count", "en", "title", &single, `message "title" of catalog en takes no count`},
		{"no name", "en", "", nil, `catalog en has no message ""`},
		{"name of the plural probe", "en", probeID, nil, `catalog en has no message "plural form"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			parts, err := set.Catalog(c.tag).Text(c.id, c.count)
			if err == nil || err.Error() != c.want {
				t.Errorf("error is %v, want %s", err, c.want)
			}
			if parts != nil {
				t.Errorf("there is text: %q", parts)
			}
		})
	}
}

// R1: no language stands in for another.
func TestCatalogExact(t *testing.T) {
	set := load(t, map[string]string{"en": "", "es": "", "fil": "", "pt-BR": "", "zh-Hans": ""})
	for tag, want := range map[string]string{
		"es": "es", "ES": "es", "pt-br": "pt-BR", "zh-hans": "zh-Hans", "tl": "fil",
		"zh-CN": "zh-Hans", "zh_CN": "zh-Hans", "zh-Hans-CN": "zh-Hans", "es-ES": "es", "tl-PH": "fil", "pt-Latn-BR": "pt-BR",
		"es-MX": "", "pt": "", "pt-PT": "", "zh": "", "zh-TW": "", "zh-HK": "", "zh-Hant": "", "zh-Hant-CN": "", "en-GB": "",
		"es-u-nu-arab": "", "es-ES-valencia": "", "fr": "", "": "", "und": "", "und-US": "", "?": "",
	} {
		got := ""
		if c := set.Catalog(tag); c != nil {
			got = c.Tag
		}
		if got != want {
			t.Errorf("catalog for %q is %q, want %q", tag, got, want)
		}
	}
	if got, want := set.Tags(), []string{"en", "es", "fil", "pt-BR", "zh-Hans"}; !slices.Equal(got, want) {
		t.Errorf("tags are %q, want %q", got, want)
	}
}

func TestMessage(t *testing.T) {
	set := load(t, catalogs)
	for _, c := range []struct{ tag, id, want string }{
		{"en", "title", "active.en.toml:2:1 [] false"},
		{"en", "greeting", "active.en.toml:4:2 [name place] false"},
		{"en", "days", "active.en.toml:8:2 [days event] true"},
		{"ar", "days", "active.ar.toml:7:2 [days event] true"},
		{"ja", "days", "active.ja.toml:4:1 [days event] true"},
	} {
		m, ok := set.Catalog(c.tag).Message(c.id)
		if got := fmt.Sprintf("%v %v %v", m.Pos, m.Args, m.Plural); !ok || got != c.want {
			t.Errorf("%s in %s: got %s, %t, want %s", c.id, c.tag, got, ok, c.want)
		}
	}
	if _, ok := set.Catalog("en").Message("none"); ok {
		t.Error("there is a message that is not in the catalog")
	}
	if got, want := set.Catalog("en").IDs(), []string{"days", "greeting", "title"}; !slices.Equal(got, want) {
		t.Errorf("IDs are %q, want %q", got, want)
	}
}

// What comes out of go-i18n is what stands in the file, for every message and form.
func TestTextRoundTrip(t *testing.T) {
	set := load(t, catalogs)
	for _, tag := range set.Tags() {
		for id, m := range set.Catalog(tag).messages {
			for _, f := range m.forms() {
				if got := written(m.parts[f]); got != m.texts[f].text {
					t.Errorf("%s, %s, %s: got %q, want %q", tag, id, f, got, m.texts[f].text)
				}
			}
		}
	}
}

// go-i18n left alone prints "<no value>" for a missing field and another form for a missing one, and
// falls back to another language. Held as it is here, each is an error without text (R1).
func TestTranslatorStrict(t *testing.T) {
	days := &message{Message: Message{ID: "days"}}
	days.texts[other] = &formText{text: "{{.n}} of {{.m}} days"}
	tr := newTranslator(language.English, []*message{days})
	for _, c := range []struct {
		name, id string
		data     map[string]string
		count    any
	}{
		{"missing message", "weeks", nil, nil},
		{"missing field", "days", map[string]string{"n": "1"}, nil},
		{"no fields", "days", nil, nil},
		{"missing plural form", "days", map[string]string{"n": "1", "m": "2"}, 1},
	} {
		if text, err := tr.localize(c.id, c.data, c.count); err == nil || text != "" {
			t.Errorf("%s: got %q, error %v", c.name, text, err)
		}
	}
	text, err := tr.localize("days", map[string]string{"n": "1", "m": "2"}, 2)
	if want := "1 of 2 days"; err != nil || text != want {
		t.Errorf("got %q, error %v, want %q", text, err, want)
	}
}

// A catalog is shared by all sheets of a batch. Run with -race. Counts beyond the table go to go-i18n.
func TestTextConcurrent(t *testing.T) {
	set := load(t, catalogs)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for n := probed - 50; n < probed+50; n++ {
				if _, err := set.Catalog("ar").Text("days", &n); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
}

func BenchmarkText(b *testing.B) {
	c := load(b, catalogs).Catalog("ar")
	n := 5
	b.ReportAllocs()
	for b.Loop() {
		if _, err := c.Text("days", &n); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	files := mapFS(catalogs)
	for b.Loop() {
		if set, list := Load(files, nil); set == nil || list.Bad() {
			b.Fatal(list)
		}
	}
}
