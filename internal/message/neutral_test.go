package message

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"handout/internal/locale"
)

// TestNeutral: with patients' values in the PDF and nowhere else in the input, none of them is anywhere
// else in the message: not in a header, the name of a file, the text, the page or the calendar (M3, R10).
func TestNeutral(t *testing.T) {
	for _, tag := range catalogs().Tags() {
		for i := range 50 {
			values := []string{fmt.Sprintf("Seeded Name-%d", i), fmt.Sprintf("MRN7700%02d", i), fmt.Sprintf("19%02d-03-07", 30+i)}
			in := input(tag)
			if i%2 == 1 {
				in = withCode(tag)
			}
			in.PDF = append(in.PDF, strings.Join(values, "\n")...)
			m := build(t, in)
			r := read(t, m.Bytes)
			said := fmt.Sprint(r.header, m.From, m.ID)
			for _, p := range r.parts {
				said += p.file + p.mediaType
				if p.mediaType != "application/pdf" {
					said += string(p.content)
				}
			}
			raw, _, _ := bytes.Cut(m.Bytes, []byte("\r\n"+base64.StdEncoding.EncodeToString(in.PDF[:9])))
			said += string(raw)
			for _, v := range values {
				if strings.Contains(said, v) || strings.Contains(said, base64.StdEncoding.EncodeToString([]byte(v))) {
					t.Errorf("%s: a value of patient %d is outside of the PDF", tag, i)
				}
			}
		}
	}
}

// TestNoProcedure: no language names in a mail what a guide is about (M3).
func TestNoProcedure(t *testing.T) {
	your := []string{"ihrer", "inyong", "votre"} // of long words in titles, those that say nothing
	for _, tag := range catalogs().Tags() {
		in := input(tag)
		mail := strings.ToLower(fmt.Sprint(compose(in, span{})) + fmt.Sprint(compose(withCode(tag), span{})))
		for _, id := range []string{"guide_bone_marrow", "prep_title", "care_title", "topic_results"} {
			parts, err := in.Catalog.Text(id, nil)
			if err != nil {
				t.Fatal(err)
			}
			for word := range strings.FieldsSeq(strings.ToLower(parts[0].Text)) {
				if utf8.RuneCountInString(word) > 4 && !slices.Contains(your, word) && strings.Contains(mail, word) {
					t.Errorf("%s: the mail has %q, as %s has", tag, word, id)
				}
			}
		}
	}
}

// TestPage: the page asks for nothing from elsewhere, runs nothing and sets no colour; and what stands in it
// cannot become a part of it.
func TestPage(t *testing.T) {
	for _, tag := range catalogs().Tags() {
		l, err := compose(input(tag), phone("+1 555 010 4477"))
		if err != nil {
			t.Fatal(err)
		}
		for _, odd := range []string{"<img", "src=", "url(", "<link", "<script", "http:", "https:", "onclick", "onload", "background", "color:", "<table", "<font"} {
			if strings.Contains(l.page(), odd) {
				t.Errorf("%s: the page has %q", tag, odd)
			}
		}
	}
	l := letter{catalog: input("en").Catalog, subject: "<b>&", paragraphs: []paragraph{{spans: []span{{text: `<script>"&'`, link: `https://x/?a="&b='`}}}}}
	for _, want := range []string{
		"<title>&lt;b&gt;&amp;</title>",
		`<p><a href="https://x/?a=&#34;&amp;b=&#39;">&lt;script&gt;&#34;&amp;&#39;</a></p>`,
	} {
		if !strings.Contains(l.page(), want) {
			t.Errorf("the page lacks %s:\n%s", want, l.page())
		}
	}
}

// TestIsolated: in a language that runs from right to left, every typed value carries its direction (R6).
func TestIsolated(t *testing.T) {
	in := input("ar")
	l, err := compose(in, span{text: "stop@clinic.example", value: true})
	if err != nil {
		t.Fatal(err)
	}
	text := l.plain()
	for _, v := range []string{
		documentFile, calendarFile, "+1\u00a0(555)\u00a0010-4477", "+1\u00a0555\u00a0010\u00a04478\u00a0x12", "911", "stop@clinic.example",
	} {
		if strings.Count(text, v) != 1 || !strings.Contains(text, "\u2066"+v+"\u2069") {
			t.Errorf("%+q is not isolated", v)
		}
	}
}

// TestCatalog: a catalog without one of the messages, or with a placeholder that a mail has no value for,
// gives no message at all (R1).
func TestCatalog(t *testing.T) {
	const whole = `mail_subject = "s"
mail_greeting = "g"
mail_body_plain = "{{.document_file}}"
mail_calendar = "{{.calendar_file}}"
mail_calendar_title = "t"
mail_contact = "{{.phone_day}} {{.phone_night}} {{.emergency_number}}"
mail_no_reply = "n"
mail_opt_out = "{{.opt_out}}"
`
	load := func(text string) *locale.Catalog {
		set, list := locale.Load(fstest.MapFS{"active.en.toml": {Data: []byte(text)}}, nil)
		if list.Bad() {
			t.Fatal(list)
		}
		return set.Catalog("en")
	}
	in := input("en")
	in.Catalog = load(whole)
	build(t, in)
	for line := range strings.Lines(whole) {
		in.Catalog = load(strings.Replace(whole, line, "", 1))
		id, _, _ := strings.Cut(line, " ")
		if _, err := Build(in); err == nil || err.Error() != fmt.Sprintf("catalog en has no message %q", id) {
			t.Errorf("without %s: error %v", id, err)
		}
	}
	in.Catalog = load(strings.Replace(whole, `"n"`, `"{{.patient_name}}"`, 1))
	const want = `message "mail_no_reply" of catalog en: a mail has no {{.patient_name}}`
	if _, err := Build(in); err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
}
