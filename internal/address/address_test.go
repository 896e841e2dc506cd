package address

import (
	"strings"
	"testing"
	"unicode"
)

// TestCheck: one address and nothing else; what is wrong with another is said without it (R10).
func TestCheck(t *testing.T) {
	local, label := strings.Repeat("l", 64), strings.Repeat("d", 60)
	for _, c := range []struct{ name, in, want, err string }{
		{"plain", "a.b+c@example.org", "a.b+c@example.org", ""},
		{"all that needs no quotes", "a!#$%&'*+-/=?^_`{|}~@example.org", "a!#$%&'*+-/=?^_`{|}~@example.org", ""},
		{"capitals", "Ann@EXAMPLE.Org", "Ann@example.org", ""},
		{"Unicode domain", "ann@bücher.example", "ann@xn--bcher-kva.example", ""},
		{"domain in full width", "ann@ｅｘａｍｐｌｅ．ｏｒｇ", "ann@example.org", ""},
		{"Arabic domain", "ann@مثال.إختبار", "ann@xn--mgbh0fb.xn--kgbechtv", ""},
		{"domain in ASCII already", "ann@xn--bcher-kva.example", "ann@xn--bcher-kva.example", ""},
		{"Unicode local part", "用户@example.org", "用户@example.org", ""},
		{"local part in form C", "jose\u0301@example.org", "josé@example.org", ""},
		{"64 in front", local + "@example.org", local + "@example.org", ""},
		{"254 in all", local + "@" + strings.Repeat(label+".", 3) + "dd.org", local + "@" + strings.Repeat(label+".", 3) + "dd.org", ""},
		{"255 in all", local + "@" + strings.Repeat(label+".", 3) + "ddd.org", "", errLong.Error()},
		{"300 characters", strings.Repeat("x", 288) + "@example.org", "", errLong.Error()},
		{"65 in front", local + "l@example.org", "", errLong.Error()},
		{"nothing", "", "", errAddress.Error()},
		{"no @", "example.org", "", errAddress.Error()},
		{"display name", "Ann <ann@example.org>", "", errAddress.Error()},
		{"angle brackets", "<ann@example.org>", "", errAddress.Error()},
		{"comment", "ann(home)@example.org", "", errAddress.Error()},
		{"comment behind", "ann@example.org (home)", "", errDomain.Error()},
		{"two addresses", "ann@example.org, bob@example.org", "", errAddress.Error()},
		{"two addresses, semicolon", "ann@example.org;bob@example.org", "", errAddress.Error()},
		{"two addresses, space", "ann@example.org bob@example.org", "", errAddress.Error()},
		{"group", "home:ann@example.org;", "", errAddress.Error()},
		{"quoted", `"ann b"@example.org`, "", errAddress.Error()},
		{"route", "@relay.example:ann@example.org", "", errAddress.Error()},
		{"dots", "ann..b@example.org", "", errAddress.Error()},
		{"dot first", ".ann@example.org", "", errAddress.Error()},
		{"dot last", "ann.@example.org", "", errAddress.Error()},
		{"space in front", " ann@example.org", "", errAddress.Error()},
		{"line break in front", "ann\r\n@example.org", "", errAddress.Error()},
		{"line break behind", "ann@example.org\r\nBcc: bob@example.org", "", errAddress.Error()},
		{"line break at the end", "ann@example.org\n", "", errDomain.Error()},
		{"NUL", "ann@exam\x00ple.org", "", errDomain.Error()},
		{"lost character", "ann\xff@example.org", "", errAddress.Error()},
		{"lost character in the domain", "ann@0\xbc.org", "", errDomain.Error()},
		{"hidden character", "ann\u200b@example.org", "", errAddress.Error()},
		{"right to left override", "ann\u202e@example.org", "", errAddress.Error()},
		{"emoji", "ann😀@example.org", "", errAddress.Error()},
		{"@ in full width", "ann＠example.org", "", errAddress.Error()},
		{"no domain", "ann@", "", errDomain.Error()},
		{"no dot", "ann@localhost", "", errDomain.Error()},
		{"dot at the end", "ann@example.org.", "", errDomain.Error()},
		{"empty label", "ann@example..org", "", errDomain.Error()},
		{"underscore", "ann@exa_mple.org", "", errDomain.Error()},
		{"hyphen first", "ann@-example.org", "", errDomain.Error()},
		{"IP address", "ann@192.0.2.1", "", errDomain.Error()},
		{"address literal", "ann@[192.0.2.1]", "", errDomain.Error()},
		{"broken punycode", "ann@xn--a.example", "", errDomain.Error()},
		{"label of 64", "ann@" + strings.Repeat("d", 64) + ".org", "", errDomain.Error()},
		{"two directions in a label", "ann@aא.example", "", errDomain.Error()},
	} {
		got, err := Check(c.in)
		text := ""
		if err != nil {
			text = err.Error()
		}
		if got != c.want || text != c.err {
			t.Errorf("%s: %q, error %q; want %q, error %q", c.name, got, text, c.want, c.err)
		}
	}
}

// FuzzCheck: what is accepted can stand in an envelope, and is accepted again as it is.
func FuzzCheck(f *testing.F) {
	for _, s := range []string{"a.b+c@example.org", "josé@bücher.example", "Ann <ann@example.org>", "ann@example.org\r\nBcc: b@example.org"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		address, err := Check(s)
		if err != nil {
			if address != "" {
				t.Error("an address beside an error")
			}
			return
		}
		if again, err := Check(address); err != nil || again != address {
			t.Errorf("%q gives %q (%v) the second time", address, again, err)
		}
		_, domain, _ := strings.Cut(address, "@")
		if len(address) > maxAddress || strings.ContainsAny(address, " \t\r\n\x00<>(),;:\"\\") || strings.ContainsFunc(domain, func(r rune) bool { return r > unicode.MaxASCII }) || strings.Contains(domain, "@") {
			t.Errorf("%q cannot stand in an envelope", address)
		}
	})
}
