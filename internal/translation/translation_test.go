package translation_test

import (
	"crypto/sha1"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"handout/internal/diag"
	"handout/internal/locale"
	"handout/internal/translation"
)

const english = `# The source.

# ---- first

[eat]
description = "Said <before> the test"
other = "Eat & drink until {{.at}}, not after {{.at}} or {{.late}}."

# ---- second

[wait]
one = "Wait {{.n}}\u00a0day."
other = "Wait {{.n}}\u00a0days."

[call]
other = "Call \"us\"."
`

// hash is that of a message with a description and a text.
func hash(text string) string { return fmt.Sprintf("sha1-%x", sha1.Sum([]byte(text))) }

// spanish is a catalog of english, but for a message that was translated from another one.
func spanish() string {
	return `# Spanish. Written by hand.

# ---- first

# A remark that stays.
[eat]
hash = "` + hash("Said <before> the testEat & drink until {{.at}}, not after {{.at}} or {{.late}}.") + `"
other = "Coma y beba hasta {{.at}}; no después de {{.at}} ni {{.late}}."

# ---- second

[wait]
hash = "` + hash("Wait {{.n}}\u00a0days.") + `"
one = "Espere {{.n}}\u00a0día."
many = "Espere {{.n}}\u00a0de\u00a0días."
other = "Espere {{.n}}\u00a0días."

[call]
hash = "sha1-00"
other = "Telefonee."
`
}

// load reads english and another catalog.
func load(t *testing.T, catalog string) *locale.Set {
	t.Helper()
	files := fstest.MapFS{"active.en.toml": {Data: []byte(english)}}
	if catalog != "" {
		files["active.es.toml"] = &fstest.MapFile{Data: []byte(catalog)}
	}
	set, list := locale.Load(files, nil)
	if err := list.Err(); err != nil {
		t.Fatal(err)
	}
	return set
}

// export gives the file for a translator, in a form that has a name.
func export(t *testing.T, form, catalog string, open bool) string {
	f := translation.Export(load(t, catalog), nil, "es", locale.Forms("es"), open)
	if form == "x.csv" {
		return string(f.CSV())
	}
	return string(f.XLIFF())
}

// bring takes a file back.
func bring(t *testing.T, name, data, catalog string) (string, []string, diag.List) {
	t.Helper()
	read := translation.ReadXLIFF
	if name == "x.csv" {
		read = func(name string, data []byte) (*translation.File, diag.List) {
			return translation.ReadCSV(name, data, "es")
		}
	}
	f, list := read(name, []byte(data))
	if list.Bad() {
		return "", nil, list
	}
	im := translation.Import{File: f, Set: load(t, catalog), English: []byte(english), Forms: locale.Forms(f.Locale), Glossaries: names}
	if catalog != "" {
		im.Catalog = []byte(catalog)
	}
	src, done, list := im.Into()
	return string(src), done, list
}

// names is a glossary: whoever eats, comes.
var names = fstest.MapFS{"glossary.es.toml": {Data: []byte("[eat]\nforms = [\"coma\"]\n")}}

// TestWay: what is translated stands in the catalog as that is written, with the hash of its English; all else stays
// byte for byte.
func TestWay(t *testing.T) {
	want := strings.Replace(spanish(), "hash = \"sha1-00\"\nother = \"Telefonee.\"", "hash = \""+hash(`Call "us".`)+"\"\nother = \"Llame\\u202f\\\"ya\\\".\"", 1)
	for name, fill := range map[string][2]string{
		"x.xlf": {"</source>\n        </segment>", "</source>\n<target>Llame\u202f&quot;ya&quot;.</target></segment>"},
		"x.csv": {`"Call ""us"".",,Telefonee.`, "\"Call \"\"us\"\".\",\"Llame\u202f\"\"ya\"\".\",Telefonee."},
	} {
		for _, open := range []bool{false, true} {
			file := export(t, name, spanish(), open)
			if !strings.Contains(file, fill[0]) || strings.Contains(file, "Espere") == open {
				t.Fatalf("%s:\n%s", name, file)
			}
			got, done, list := bring(t, name, strings.Replace(file, fill[0], fill[1], 1), spanish())
			if err := list.Err(); err != nil || got != want || fmt.Sprint(done) != "[call]" {
				t.Errorf("%s, open %t: %v, %v\ngot\n%s\nwant\n%s", name, open, done, err, got, want)
			}
			if _, done, list = bring(t, name, export(t, name, want, false), want); list.Bad() || len(done) > 0 {
				t.Errorf("%s: what came back unchanged is a change: %v %v", name, done, list)
			}
		}
	}
}

// TestNewLanguage: a catalog that was not there gets the source's order and headings.
func TestNewLanguage(t *testing.T) {
	file := export(t, "x.csv", "", false)
	for from, to := range map[string]string{
		"{{.late}}.\",,": "{{.late}}.\",Coma {{.at}} {{.late}}.,", "day.,,": "day.,Espere {{.n}} día.,",
		"wait,many,Wait {{.n}}\u00a0days.,,": "wait,many,Wait {{.n}}\u00a0days.,Espere {{.n}} de días.,", "wait,other,Wait {{.n}}\u00a0days.,,": "wait,other,Wait {{.n}}\u00a0days.,Espere {{.n}} días.,",
		"\"Call \"\"us\"\".\",,": "\"Call \"\"us\"\".\",Llame.,",
	} {
		if !strings.Contains(file, from) {
			t.Fatalf("no %s in\n%s", from, file)
		}
		file = strings.Replace(file, from, to, 1)
	}
	got, _, list := bring(t, "x.csv", file, "")
	want := "# es. A draft: no qualified translator and no clinician has signed these words. active.en.toml is the\n# source and explains the placeholders.\n" +
		"\n# ---- first\n\n[eat]\nhash = \"" + hash("Said <before> the testEat & drink until {{.at}}, not after {{.at}} or {{.late}}.") + "\"\nother = \"Coma {{.at}} {{.late}}.\"\n" +
		"\n# ---- second\n\n[wait]\nhash = \"" + hash("Wait {{.n}}\u00a0days.") + "\"\none = \"Espere {{.n}} día.\"\nmany = \"Espere {{.n}} de días.\"\nother = \"Espere {{.n}} días.\"\n" +
		"\n[call]\nhash = \"" + hash(`Call "us".`) + "\"\nother = \"Llame.\"\n"
	if err := list.Err(); err != nil || got != want {
		t.Errorf("%v\ngot\n%s\nwant\n%s", err, got, want)
	}
}

// TestRefused: one slip, and nothing is taken; it is said at its line.
func TestRefused(t *testing.T) {
	good := strings.Replace(spanish(), `"sha1-00"`, `"`+hash(`Call "us".`)+`"`, 1)
	ph := `<ph id="late" dataRef="d.late" disp="{{.late}}" canDelete="no"/>.</target>`
	for name, test := range map[string]struct{ file, from, to, want string }{
		"a placeholder less":       {"x.xlf", ph, "x.</target>", "x.xlf:4:7: eat: leaves out {{.late}} of active.en.toml:5:2"},
		"one that lost its name":   {"x.xlf", ph, `<ph id="late"/></target>`, "eat: this <ph> has lost its dataRef"},
		"one that is typed":        {"x.xlf", ph, "{{.late}}</target>", "eat: want placeholders as <ph>, and no braces"},
		"one with other data":      {"x.xlf", ">{{.late}}<", ">{{call .late}}<", "eat: want a placeholder such as {{.name}}"},
		"bold words":               {"x.xlf", ">Telefonee.<", "><pc id=\"1\">Telefonee.</pc><", "call: <pc> has no place in a text"},
		"the English":              {"x.xlf", "<source>Call", "<source>Phone", "call: the English is no longer the one that was translated"},
		"no translation":           {"x.xlf", "<target>Telefonee.</target>", "", "call: is not translated"},
		"a unit twice":             {"x.xlf", `id="wait.many"`, `id="wait.one"`, "wait: this message, or this form of it, stands twice in the file"},
		"a form too many":          {"x.xlf", `id="wait.many"`, `id="wait.few"`, `wait: plural form "few" is never used in this language`},
		"a plural that is none":    {"x.xlf", `id="call"`, `id="call.other"`, "call: want no plural forms, as in active.en.toml:15:2"},
		"an unknown message":       {"x.xlf", `id="call"`, `id="cal"`, "cal: unknown message: there is none with this ID in English"},
		"the glossary":             {"x.xlf", "Coma y beba", "Beba", "eat: the English says \"eat\": want “coma” (see glossary.es.toml:1:2)"},
		"two spaces":               {"x.xlf", "Telefonee.", "a  b", "call: other: has two spaces in a row"},
		"a mark of direction":      {"x.xlf", "Telefonee.", "\u200fa", "call: other: has a character that sets the direction, U+200F"},
		"another language":         {"x.xlf", `srcLang="en"`, `srcLang="fr"`, "want srcLang en"},
		"XLIFF 1.2":                {"x.xlf", `version="2.1"`, `version="1.2"`, "want XLIFF 2.1"},
		"a form is gone":           {"x.csv", "wait,many,Wait {{.n}}\u00a0days.,Espere {{.n}}\u00a0de\u00a0días.,,,,,\n", "", `x.csv:3:28: wait: plural form "many" is missing`},
		"a placeholder in CSV":     {"x.csv", "ni {{.late}}", "ni {{.tarde}}", "eat: has {{.tarde}}, which active.en.toml:5:2 has not"},
		"a broken placeholder":     {"x.csv", "ni {{.late}}", "ni {{.late}", "x.csv:2:67: eat: other: want a placeholder such as {{.name}}"},
		"a column less":            {"x.csv", "english", "englisch", "x.csv:1: want the columns message, form, english, translation"},
		"a field too many":         {"x.csv", "Telefonee.", "a,b", "this line has more fields than the first one, or fewer"},
		"an open quote":            {"x.csv", "Telefonee.", "a\"", "this is not CSV: look at the quotes"},
		"a form that nobody knows": {"x.csv", "wait,many", "wait,lots", "want one of zero, one, two, few, many, other"},
	} {
		file := export(t, test.file, good, false)
		if !strings.Contains(file, test.from) {
			t.Fatalf("%s: there is no %s in\n%s", name, test.from, file)
		}
		src, _, list := bring(t, test.file, strings.Replace(file, test.from, test.to, 1), good)
		if !list.Bad() || !strings.Contains(list.Err().Error(), test.want) || src != "" && list[0].Pos.Line == 0 {
			t.Errorf("%s: got %v, want %s", name, list.Err(), test.want)
		}
	}
}

// TestHostileXML: nothing is fetched or filled in, and what is no XML has one problem.
func TestHostileXML(t *testing.T) {
	good := strings.Replace(spanish(), `"sha1-00"`, `"`+hash(`Call "us".`)+`"`, 1)
	file := export(t, "x.xlf", good, false)
	const declaration = `<?xml version="1.0" encoding="UTF-8"?>`
	plain := "want XLIFF without document type, entities and processing instructions"
	for from, change := range map[string]struct{ to, want string }{
		declaration + "\n": {declaration + "\n" + `<!DOCTYPE xliff SYSTEM "http://127.0.0.1:1/x.dtd">`, plain},
		declaration:        {declaration + `<!DOCTYPE xliff [<!ENTITY a "b"><!ENTITY c SYSTEM "file:///etc/passwd">]>`, plain},
		"Telefonee.":       {"&c;", "want no entities but"},
		"<file":            {"<?xml-stylesheet href='http://127.0.0.1:1/'?><file", plain},
		`"UTF-8"`:          {`"ISO-8859-1"`, "want UTF-8"},
		"Coma":             {"\xff", "want UTF-8"},
		"</xliff>":         {"", "this is not XML, or it ends too early"},
		"<xliff":           {"<tmx", "this is not XML"},
	} {
		_, _, list := bring(t, "x.xlf", strings.Replace(file, from, change.to, 1), good)
		if !list.Bad() || !strings.Contains(list.Err().Error(), change.want) {
			t.Errorf("%s: got %v, want %s", change.to, list.Err(), change.want)
		}
	}
	if _, list := translation.ReadXLIFF("x.xlf", []byte("<a/>")); !list.Bad() {
		t.Error("XML that is no XLIFF is taken")
	}
}

// TestVouch: a missing hash is written; one of another English only where somebody names the message.
func TestVouch(t *testing.T) {
	current := hash(`Call "us".`)
	for _, test := range []struct {
		now  string
		ids  []string
		done string
	}{
		{"", nil, "[call]"},
		{"hash = \"sha1-00\"\n", nil, "[]"},
		{"hash = \"sha1-00\"\n", []string{"call"}, "[call]"},
		{"hash = \"" + current + "\"\n", []string{"call"}, "[]"},
	} {
		catalog := strings.Replace(spanish(), "hash = \"sha1-00\"\n", test.now, 1)
		src, done, list := translation.Vouch(load(t, catalog), "es", []byte(catalog), test.ids)
		want := catalog
		if test.done == "[call]" {
			want = strings.Replace(spanish(), "sha1-00", current, 1)
		}
		if list.Bad() || fmt.Sprint(done) != test.done || string(src) != want {
			t.Errorf("%q %v: %v %v\n%s", test.now, test.ids, done, list, src)
		}
	}
	if _, _, list := translation.Vouch(load(t, spanish()), "es", []byte(spanish()), []string{"cal"}); !list.Bad() {
		t.Error("a message that is not there is vouched for")
	}
	odd := "call = 'Llame.'\n"
	if _, _, list := translation.Vouch(load(t, odd), "es", []byte(odd), nil); !list.Bad() || list[0].Pos.Line != 1 {
		t.Errorf("a catalog that is written otherwise: %v", list)
	}
}

// FuzzReadXLIFF: any bytes give a file or a problem.
func FuzzReadXLIFF(f *testing.F) {
	f.Add([]byte(`<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="es"><file><unit id="a.one"><originalData><data id="d">{{.a}}</data></originalData><segment><source>x<ph dataRef="d"/></source><target/></segment></unit></file></xliff>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, list := translation.ReadXLIFF("x.xlf", data)
		if !list.Bad() && file.Locale == "" {
			t.Error("a file without a language, and no problem")
		}
	})
}
