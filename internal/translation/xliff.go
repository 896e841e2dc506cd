package translation

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
)

// core is the namespace of XLIFF 2.0 and 2.1 (XLIFF 2.1, 4.1).
const core = "urn:oasis:names:tc:xliff:document:2.0"

// XLIFF writes a file as XLIFF 2.1. A message with plural forms is a group with a unit for each form; a placeholder is a
// <ph>, which cannot be deleted. How wide a text is on the page is not said: that depends on the size of the letters, the
// paper and the patient's values, and check finds what does not fit.
func (f *File) XLIFF() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s<xliff xmlns=%q version=\"2.1\" srcLang=\"en\" trgLang=%q>\n", xml.Header, core, f.Locale)
	b.WriteString("  <file id=\"catalog\" canResegment=\"no\" xml:space=\"preserve\">\n")
	for i, u := range f.Units {
		if !u.Plural {
			writeUnit(&b, u, u.ID)
			continue
		}
		if i == 0 || f.Units[i-1].ID != u.ID {
			fmt.Fprintf(&b, "    <group id=%q name=%q>\n", u.ID, u.ID)
		}
		writeUnit(&b, u, u.ID+"."+u.Form)
		if i+1 == len(f.Units) || f.Units[i+1].ID != u.ID {
			b.WriteString("    </group>\n")
		}
	}
	b.WriteString("  </file>\n</xliff>\n")
	return b.Bytes()
}

// writeUnit writes a unit. Its name is a message's ID, and of plural forms the form's name behind that.
func writeUnit(b *bytes.Buffer, u Unit, name string) {
	fmt.Fprintf(b, "      <unit id=%q name=%q>\n", name, name)
	if notes := u.notes(); len(notes) > 0 {
		b.WriteString("        <notes>\n")
		for _, n := range notes {
			fmt.Fprintf(b, "          <note category=%q>%s</note>\n", n[0], escape(n[1]))
		}
		b.WriteString("        </notes>\n")
	}
	if names := placeholders(u.English + u.Translation); len(names) > 0 {
		b.WriteString("        <originalData>\n")
		for _, name := range names {
			fmt.Fprintf(b, "          <data id=\"d.%s\">{{.%s}}</data>\n", name, name)
		}
		b.WriteString("        </originalData>\n")
	}
	state := "initial"
	if u.Translation != "" {
		state = "translated"
	}
	fmt.Fprintf(b, "        <segment state=%q>\n          <source>%s</source>\n", state, inline(u.English))
	if u.Translation != "" {
		fmt.Fprintf(b, "          <target>%s</target>\n", inline(u.Translation))
	}
	b.WriteString("        </segment>\n      </unit>\n")
}

// notes gives what a translator has to know, each with its category.
func (u Unit) notes() [][2]string {
	var all [][2]string
	add := func(category, text string) {
		if text != "" {
			all = append(all, [2]string{category, text})
		}
	}
	add("description", u.Note)
	if u.Plural {
		add("plural", "the form "+u.Form)
	}
	add("used", strings.Join(u.Used, ", "))
	add("length", u.Length)
	add("facts", strings.Join(u.Facts, ", "))
	add("before", u.Before)
	return all
}

// placeholders gives the names of the placeholders in a text, sorted.
func placeholders(text string) []string {
	var names []string
	for _, p := range pieces(text) {
		if p.name != "" {
			names = append(names, p.name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// inline writes a text with its placeholders.
func inline(text string) string {
	var b strings.Builder
	all := pieces(text)
	for i, id := range ids(all) {
		if name := all[i].name; name != "" {
			fmt.Fprintf(&b, `<ph id=%q dataRef="d.%s" disp="{{.%s}}" canDelete="no"/>`, id, name, name)
		} else {
			b.WriteString(escape(all[i].text))
		}
	}
	return b.String()
}

func escape(text string) string {
	var b strings.Builder
	xml.EscapeText(&b, []byte(text)) // a Builder takes everything
	return b.String()
}
