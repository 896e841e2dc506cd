package ipp

import (
	"errors"
	"reflect"
	"strings"
	"testing"
)

// The Print-Job request of RFC 8010, A.1, byte for byte, without its document.
const rfcPrintJob = "\x01\x01\x00\x02\x00\x00\x00\x01\x01" +
	"\x47\x00\x12attributes-charset\x00\x05utf-8" +
	"\x48\x00\x1battributes-natural-language\x00\x05en-us" +
	"\x45\x00\x0bprinter-uri\x00\x2cipp://printer.example.com/ipp/print/pinetree" +
	"\x42\x00\x08job-name\x00\x06foobar" +
	"\x22\x00\x16ipp-attribute-fidelity\x00\x01\x01" +
	"\x02" +
	"\x21\x00\x06copies\x00\x04\x00\x00\x00\x14" +
	"\x44\x00\x05sides\x00\x13two-sided-long-edge" +
	"\x03"

func rfcMessage() *Message {
	return &Message{0x0101, uint16(PrintJob), 1, []Group{
		{OperationGroup, Attributes{
			{"attributes-charset", []Value{String{CharsetTag, "utf-8"}}},
			{"attributes-natural-language", []Value{String{NaturalLanguageTag, "en-us"}}},
			{"printer-uri", []Value{String{URITag, "ipp://printer.example.com/ipp/print/pinetree"}}},
			{"job-name", []Value{String{NameTag, "foobar"}}},
			{"ipp-attribute-fidelity", []Value{Boolean(true)}},
		}},
		{JobGroup, Attributes{
			{"copies", []Value{Integer(20)}},
			{"sides", []Value{Keyword("two-sided-long-edge")}},
		}},
	}}
}

func TestRFCExample(t *testing.T) {
	b, err := rfcMessage().Encode()
	if err != nil || string(b) != rfcPrintJob {
		t.Errorf("encoded %q, %v; want %q", b, err, rfcPrintJob)
	}
	m, document, err := Decode([]byte(rfcPrintJob + "%!PDF"))
	if err != nil || !reflect.DeepEqual(m, rfcMessage()) || string(document) != "%!PDF" {
		t.Errorf("decoded %+v, %q, %v", m, document, err)
	}
}

// Each kind of value comes back as it went, alone, among others and in a collection.
func TestValues(t *testing.T) {
	values := []Value{
		Integer(-1), Boolean(false), Boolean(true), Enum(9), Range{1, 999},
		String{TextTag, "Wärme"}, Keyword(""), Localized{tagLocalizedText, "fr", "Papier épuisé"},
		OutOfBand{0x13}, Octets{0x31, "\x07\xea\x0b\x16\x10\x00\x00\x00+\x00\x00"}, Octets{0x7f, "\x00\x00\x01\x00?"},
		Collection(nil),
		Collection{{"media-size", []Value{Collection{{"x-dimension", []Value{Integer(21000), Range{1, 2}}}}}}},
	}
	all := Attributes{{"all", values}, {"member", []Value{Collection{{"all", values}}}}}
	for _, v := range values {
		all = append(all, Attribute{"one", []Value{v}})
	}
	want := &Message{0x0200, 0, 7, []Group{{PrinterGroup, all}, {Tag(0x0e), nil}, {PrinterGroup, all[:1]}}}
	b, err := want.Encode()
	if err != nil {
		t.Fatal(err)
	}
	got, rest, err := Decode(b)
	if err != nil || len(rest) != 0 || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, %d bytes left, %v", got, len(rest), err)
	}
	if n := len(got.Group(PrinterGroup)); n != len(all)+1 {
		t.Errorf("%d printer attributes, want %d: groups of one tag belong together", n, len(all)+1)
	}
}

// A value of a wrong size is kept as bytes and hides nothing that comes after it.
func TestDecodeLenient(t *testing.T) {
	const head = "\x02\x00\x00\x00\x00\x00\x00\x01\x04"
	for name, value := range map[string]string{
		"integer of 3 bytes":     "\x21\x00\x01a\x00\x03abc",
		"boolean 2":              "\x22\x00\x01a\x00\x01\x02",
		"enum without bytes":     "\x23\x00\x01a\x00\x00",
		"range of 4 bytes":       "\x33\x00\x01a\x00\x04abcd",
		"language cut short":     "\x35\x00\x01a\x00\x03\x00\x05e",
		"more than its text":     "\x36\x00\x01a\x00\x05\x00\x00\x00\x00x",
		"no-value with a value":  "\x13\x00\x01a\x00\x01x",
		"a kind of the future":   "\x4f\x00\x01a\x00\x01x",
		"resolution, not in use": "\x32\x00\x01a\x00\x09123456789",
	} {
		m, _, err := Decode([]byte(head + value + "\x21\x00\x01b\x00\x04\x00\x00\x00\x05\x03"))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		a := m.Group(PrinterGroup)
		if _, ok := a.Values("a")[0].(Octets); !ok {
			t.Errorf("%s: got %T, want Octets", name, a.Values("a")[0])
		}
		if n, ok := a.Int("b"); !ok || n != 5 {
			t.Errorf("%s: the value after it is %d, %v", name, n, ok)
		}
	}
}

func TestDecodeProblems(t *testing.T) {
	const head = "\x02\x00\x00\x00\x00\x00\x00\x01"
	for _, c := range []struct{ message, want string }{
		{"", "byte 0: cut short"},
		{"\x02\x00\x00\x00\x00\x00\x00", "byte 0: cut short"},
		{head, "byte 8: cut short"},
		{head + "\x01", "byte 9: cut short"},
		{head + "\x44\x00\x01a\x00\x00\x03", "byte 8: an attribute before the first group"},
		{head + "\x01\x44\x00\x00\x00\x01a\x03", "byte 15: a value without a name"},
		{head + "\x01\x44\x00\x05a", "byte 12: cut short"},
		{head + "\x01\x44\xff\xffa", "byte 12: a length below zero"},
		{head + "\x01\x44\x00\x01a\x80\x00", "byte 15: a length below zero"},
		{head + "\x01\x37\x00\x01a\x00\x00", "byte 15: a part of a collection outside one"},
		{head + "\x01\x34\x00\x01a\x00\x00\x03", "byte 15: a group inside a collection"},
		{head + "\x01\x34\x00\x01a\x00\x00\x44\x00\x01b\x00\x00", "byte 21: a named value in a collection"},
		{head + "\x01\x34\x00\x01a\x00\x00\x44\x00\x00\x00\x00", "byte 20: a value without a name in a collection"},
		{head + "\x01\x34\x00\x01a\x00\x00\x4a\x00\x00\x00\x01b\x37\x00\x00\x00\x00", "byte 26: a member without a value"},
		{head + "\x01" + "\x34\x00\x01a\x00\x00" + strings.Repeat("\x4a\x00\x00\x00\x01b\x34\x00\x00\x00\x00", 16),
			"byte 191: too many collections in each other"},
	} {
		_, _, err := Decode([]byte(c.message))
		if !errors.Is(err, ErrFormat) || err.Error() != "not an IPP message: "+c.want {
			t.Errorf("%q: got %v, want %s", c.message, err, c.want)
		}
	}
}

func TestEncodeProblems(t *testing.T) {
	long := strings.Repeat("x", 1<<15)
	one := func(v Value) Group { return Group{JobGroup, Attributes{{"a", []Value{v}}}} }
	for name, g := range map[string]Group{
		"value too long":       one(Keyword(long)),
		"name too long":        {JobGroup, Attributes{{long, []Value{Integer(1)}}}},
		"text too long":        one(Localized{tagLocalizedText, "en", long}),
		"long in a collection": one(Collection{{"b", []Value{Keyword(long)}}}),
		"no value":             {JobGroup, Attributes{{"a", nil}}},
		"no name":              {JobGroup, Attributes{{"", []Value{Integer(1)}}}},
		"member, no value":     one(Collection{{"b", nil}}),
		"octets as group":      one(Octets{0x02, ""}),
		"octets as end":        one(Octets{tagEndCollection, ""}),
		"string as integer":    one(String{tagInteger, "1234"}),
		"end as group":         {endOfAttributes, nil},
	} {
		if b, err := (&Message{Groups: []Group{g}}).Encode(); err == nil {
			t.Errorf("%s: encoded as %d bytes", name, len(b))
		}
	}
}

// What can be read can be written, and is the same when it is read again.
func FuzzDecode(f *testing.F) {
	f.Add([]byte(rfcPrintJob))
	f.Add([]byte("\x02\x00\x00\x00\x00\x00\x00\x01\x04\x34\x00\x01a\x00\x00\x4a\x00\x00\x00\x01b\x33\x00\x00\x00\x0812345678\x37\x00\x00\x00\x00\x13\x00\x00\x00\x00\x03"))
	f.Add([]byte("\x02\x00\x00\x00\x00\x00\x00\x01\x04\x35\x00\x01a\x00\x07\x00\x02en\x00\x01x\x03rest"))
	f.Fuzz(func(t *testing.T, b []byte) {
		m, rest, err := Decode(b)
		if err != nil {
			return
		}
		again, err := m.Encode()
		if err != nil {
			t.Fatalf("cannot be encoded: %v", err)
		}
		m2, rest2, err := Decode(append(again, rest...))
		if err != nil || !reflect.DeepEqual(m, m2) || string(rest) != string(rest2) {
			t.Errorf("read again: %v\n%+v\n%+v", err, m, m2)
		}
	})
}
