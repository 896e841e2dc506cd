package locale_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"handout/internal/diag"
	"handout/internal/locale"
	"handout/locales"
)

// TestNotice: the notice has English and the languages of the whole country, each in its direction, and each of its
// catalogs' languages.
func TestNotice(t *testing.T) {
	notice, list := locale.LoadNotice(locales.Files, nil)
	if err := list.Err(); err != nil {
		t.Fatal(err)
	}
	set, list := locale.Load(locales.Files, nil)
	if err := list.Err(); err != nil {
		t.Fatal(err)
	}
	for _, tag := range slices.Concat(locale.National(), set.Tags()) {
		if _, ok := notice.Text(tag); !ok {
			t.Errorf("there is no notice in %s", tag)
		}
	}
	for _, tag := range notice.Tags() {
		text, _ := notice.Text(tag)
		if want := slices.Contains([]string{"ar", "fa", "ur"}, tag); text.RTL != want || text.Tag != tag {
			t.Errorf("%s: right to left %v, want %v; tag %s", tag, text.RTL, want, text.Tag)
		}
	}
}

// TestNoticeOver: a clinic's text takes the place of the program's; English of its own takes that of all of them.
func TestNoticeOver(t *testing.T) {
	beneath := fstest.MapFS{"notice.toml": {Data: []byte(noticeOf("en", "es"))}}
	for _, test := range []struct{ own, want string }{
		{noticeOf("so"), "en es so"},
		{strings.ReplaceAll(noticeOf("es"), "Call", "Now call"), "en es"},
		{noticeOf("en", "so"), "en so"},
		{"", "en es"},
	} {
		over := []diag.Folder{{Name: "none", Files: fstest.MapFS{}}, {Name: "own", Files: fstest.MapFS{"notice.toml": {Data: []byte(test.own)}}}}
		notice, list := locale.LoadNotice(beneath, over)
		if err := list.Err(); err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(notice.Tags(), " "); got != test.want {
			t.Errorf("languages %s, want %s", got, test.want)
		}
		es, ok := notice.Text("es")
		if got := es.Before == "Now call "; ok && got != strings.Contains(test.own, "Now") {
			t.Errorf("in es it says %q", es.Source())
		}
	}
}

// noticeOf writes a notice in languages.
func noticeOf(tags ...string) string {
	var all strings.Builder
	for _, tag := range tags {
		all.WriteString("[" + tag + "]\nname = \"" + tag + "\"\ntext = \"Call {{.phone_day}}.\"\n")
	}
	return all.String()
}

// TestNoticeProblems: whatever is wrong is said at its place, and no text with a problem is there.
func TestNoticeProblems(t *testing.T) {
	const file = `en = "Call."
[pt_BR]
name = "x"
text = "Call {{.phone_day}}."
[es]
name = "Español"
[fr]
name = "Français"
text = "Two: {{.phone_day}}, {{.phone_day}}."
[it]
name = "{{.phone_day}}"
text = "{{.phone_day}}"
[ja]
name = "日本語"
text = "None."
[ko]
name = "한국어"
text = "{{.phone_day}}  "
hash = "x"
`
	notice, list := locale.LoadNotice(fstest.MapFS{"notice.toml": {Data: []byte(file)}}, nil)
	const want = `notice.toml:1:1: en: want a table with name = "..." and text = "..."
notice.toml:2:2: want a BCP 47 language tag in its canonical form
notice.toml:5:2: es: want text, a text in quotes
notice.toml:9:1: fr: want the clinic's number, {{.phone_day}}, once, and no other placeholder
notice.toml:12:1: it: want the clinic's number, {{.phone_day}}, once, and no other placeholder
notice.toml:15:1: ja: want the clinic's number, {{.phone_day}}, once, and no other placeholder
notice.toml:18:1: ko: text: has two spaces in a row
notice.toml:19:1: ko: want name and text, and nothing else`
	if got := list.Error(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if tags := notice.Tags(); len(tags) > 0 {
		t.Errorf("there are texts in %v", tags)
	}
	if _, list := locale.LoadNotice(fstest.MapFS{"notice.toml": {Data: []byte(noticeOf("es"))}}, nil); !strings.Contains(list.Error(), "the English text is missing") {
		t.Errorf("without English: %v", list)
	}
	if _, list := locale.LoadNotice(fstest.MapFS{}, nil); !strings.HasPrefix(list.Error(), "notice.toml: cannot be read: ") {
		t.Errorf("without a file: %v", list)
	}
}
