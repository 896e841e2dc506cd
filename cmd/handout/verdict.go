package main

import (
	"cmp"
	"fmt"
	"io"
	"text/tabwriter"
	"time"

	"handout/internal/batch"
	"handout/internal/ledger"
	"handout/render/doc"
	"handout/render/pdf"
)

// What is known of a file's bytes.
const (
	unchanged = "unchanged"
	changed   = "changed"
	unknown   = "unknown"
)

// A verdict is what can be said of one file, as programs read it.
type verdict struct {
	File  string `json:"file"`
	Bytes string `json:"bytes"`
	By    string `json:"by,omitempty"` // who says that they are unchanged: "ledger", or "file", which does not find forgers
	Why   string `json:"why"`

	Guide   string `json:"guide,omitempty"`
	Version string `json:"version,omitempty"`
	Kind    string `json:"kind,omitempty"`
	Locale  string `json:"locale,omitempty"`
	Code    string `json:"code,omitempty"` // as on each page

	// Whether they are today's; null where nobody can tell, as of a file that was changed.
	SameGuide    *bool `json:"same_guide"`
	SameWords    *bool `json:"same_words"`
	SameSettings *bool `json:"same_settings"`

	Signed string `json:"signed,omitempty"` // when it was made: "draft", or who had, as the ledger has it, or else the records
	Stands *bool  `json:"signature_stands"` // today; null for a draft

	Entries []entryJSON `json:"entries"` // the ledger's, of this very file
}

// judge says whether a byte has changed.
func (v *verdict) judge(state pdf.State, known bool, path string) {
	switch {
	case known:
		v.Bytes, v.By, v.Why = unchanged, "ledger", "the ledger "+path+" has this very file"
	case state == pdf.Whole:
		v.Bytes, v.By, v.Why = unchanged, "file", "the digest in it agrees, which finds accidents and no forgery; "
		if path == "" {
			v.Why += "no ledger was asked (--ledger names one)"
		} else {
			v.Why += "the ledger " + path + " does not have it"
		}
	case state == pdf.Changed:
		v.Bytes, v.Why = changed, "it is damaged, or somebody changed it: what it says of itself may be false"
	case state == pdf.Encrypted:
		v.Why = "it is encrypted, so nothing can be seen: if it is a copy of a sheet, ask that sheet"
	default:
		v.Why = "no ledger has it, and it is no PDF of this program"
	}
}

// describe says what the file is: as the ledger has it, or else as it says itself.
func (v *verdict) describe(origin doc.Origin, entries []ledger.Entry) {
	v.Guide, v.Version, v.Kind, v.Locale, v.Signed = origin.Guide, origin.Version, origin.Kind, origin.Locale, origin.Signed
	if origin != (doc.Origin{}) {
		v.Code = origin.Code()
	}
	v.Entries = make([]entryJSON, len(entries))
	for i, e := range entries {
		v.Entries[i] = newEntryJSON(e)
		v.Guide, v.Version, v.Kind, v.Locale, v.Signed = e.Guide, e.Version, e.Kind, e.Locale, e.Signed
	}
}

// compare compares it with what such a sheet would be made of now.
func (v *verdict) compare(shop *batch.Shop, origin doc.Origin, entries []ledger.Entry, now time.Time) {
	g := shop.Guide(v.Guide)
	there := g != nil && g.Kind(v.Kind) != nil && shop.Speaks(v.Locale)
	var today doc.Origin
	if there {
		today = shop.Origin(g, v.Kind, v.Locale, now)
	}
	same := func(then, now string) *bool {
		if origin == (doc.Origin{}) {
			return nil
		}
		is := then == now
		return &is
	}
	v.SameGuide, v.SameWords = same(origin.Content, today.Content), same(origin.Words, today.Words)
	v.SameSettings = same(origin.Settings, today.Settings)
	if v.Signed != batch.Draft {
		v.Stands = same(origin.Signed, today.Signed)
	}
	if n := len(entries); n > 0 && v.Signed != batch.Draft {
		stands := !signatureGone(shop, entries[n-1], now)
		v.Stands = &stands
	}
}

// print prints it for people, after an empty line if it is not the first.
func (v *verdict) print(out io.Writer, gap bool) error {
	if gap {
		fmt.Fprintln(out)
	}
	bytes := map[string]string{unchanged: "unchanged", changed: "changed", unknown: "cannot tell"}[v.Bytes]
	fmt.Fprintf(out, "%s: %s: %s\n", printable(v.File), bytes, v.Why)
	t := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	line := func(what, text string) { fmt.Fprintf(t, "  %s\t%s\n", what, printable(text)) }
	switch {
	case v.Guide == "" && v.Bytes == unknown:
	case v.Guide == "":
		line("guide", "it does not say which: a file of many sheets, of an older version, or too damaged")
	case v.Bytes == changed:
		line("it says", fmt.Sprintf("%s, version %s, %s in %s, code %s", v.Guide, v.Version, v.Kind, v.Locale, v.Code))
	default:
		line("guide", fmt.Sprintf("%s, version %s: %s", v.Guide, v.Version, sameAs(v.SameGuide, "today's", "not today's")))
		line("sheet", fmt.Sprintf("%s in %s, code %s", v.Kind, v.Locale, cmp.Or(v.Code, "not in the file")))
		line("words", sameAs(v.SameWords, "those of this program today", "others than those of this program today"))
		line("settings", sameAs(v.SameSettings, "those of this clinic's profile today", "others than those of this clinic's profile today"))
		line("sign-off", v.signature())
	}
	for _, e := range v.Entries {
		line("ledger", fmt.Sprintf("entry %d: %s, %s by %s, row %d, patient's key %s", e.Number, e.When, e.Outcome, e.Sink, e.Row, e.ID))
	}
	return t.Flush()
}

func sameAs(same *bool, yes, no string) string {
	switch {
	case same == nil:
		return "nobody can tell whether they are today's"
	case *same:
		return yes
	}
	return no
}

// signature says whether the sign-off stood when the sheet was made, and whether it stands today.
func (v *verdict) signature() string {
	if v.Signed == batch.Draft {
		return "a draft when it was made: nobody had signed all of its words"
	}
	return "stood when it was made (" + v.Signed + "); " + sameAs(v.Stands, "the same signature stands today", "it does not stand today")
}
