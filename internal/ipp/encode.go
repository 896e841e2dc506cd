package ipp

import (
	"encoding/binary"
	"fmt"
	"math"
)

// Encode gives the bytes of a message (RFC 8010, 3.1). A document is sent right after them. It fails on a name or
// a value that is too long for the format, on an attribute without values and on tags that mean something else.
func (m *Message) Encode() ([]byte, error) {
	b := binary.BigEndian.AppendUint16(nil, m.Version)
	b = binary.BigEndian.AppendUint16(b, m.Code)
	b = binary.BigEndian.AppendUint32(b, uint32(m.RequestID))
	for _, g := range m.Groups {
		if !g.Tag.isGroup() {
			return nil, fmt.Errorf("tag 0x%02x is no group", byte(g.Tag))
		}
		b = append(b, byte(g.Tag))
		for _, a := range g.Attributes {
			var err error
			if b, err = appendAttribute(b, a); err != nil {
				return nil, fmt.Errorf("attribute %s: %w", a.Name, err)
			}
		}
	}
	return append(b, byte(endOfAttributes)), nil
}

func appendAttribute(b []byte, a Attribute) ([]byte, error) {
	if a.Name == "" || len(a.Values) == 0 {
		return nil, fmt.Errorf("want a name and a value")
	}
	name := a.Name
	for _, v := range a.Values {
		var err error
		if b, err = appendValue(b, name, v); err != nil {
			return nil, err
		}
		name = "" // the values after the first (RFC 8010, 3.1.5)
	}
	return b, nil
}

func appendValue(b []byte, name string, v Value) ([]byte, error) {
	switch v := v.(type) {
	case Integer:
		return appendField(b, tagInteger, name, word(int32(v)))
	case Enum:
		return appendField(b, tagEnum, name, word(int32(v)))
	case Boolean:
		bit := "\x00"
		if v {
			bit = "\x01"
		}
		return appendField(b, tagBoolean, name, bit)
	case Range:
		return appendField(b, tagRange, name, word(v.Low)+word(v.High))
	case String:
		if !v.Tag.isString() {
			return nil, fmt.Errorf("tag 0x%02x is no string", byte(v.Tag))
		}
		return appendField(b, v.Tag, name, v.Text)
	case Localized:
		return appendLocalized(b, name, v)
	case OutOfBand:
		return appendOctets(b, name, Octets{Tag: v.Tag})
	case Octets:
		return appendOctets(b, name, v)
	case Collection:
		return appendCollection(b, name, v)
	}
	panic(fmt.Sprintf("ipp: no encoding for %T", v))
}

// appendOctets writes a value as it is. A tag that holds the message together would change its structure.
func appendOctets(b []byte, name string, v Octets) ([]byte, error) {
	if v.Tag <= lastGroup || v.Tag == tagCollection || v.Tag == tagEndCollection || v.Tag == tagMemberName {
		return nil, fmt.Errorf("tag 0x%02x is no value", byte(v.Tag))
	}
	return appendField(b, v.Tag, name, v.Bytes)
}

// appendLocalized writes language and text, each with its length (RFC 8010, 3.9).
func appendLocalized(b []byte, name string, v Localized) ([]byte, error) {
	if len(v.Language)+len(v.Text) > math.MaxInt16 {
		return nil, fmt.Errorf("text too long")
	}
	s := binary.BigEndian.AppendUint16(nil, uint16(len(v.Language)))
	s = append(s, v.Language...)
	s = binary.BigEndian.AppendUint16(s, uint16(len(v.Text)))
	return appendField(b, v.Tag, name, string(s)+v.Text)
}

// appendCollection writes each member as a value with its name, followed by its values without one (RFC 8010, 3.1.7).
func appendCollection(b []byte, name string, c Collection) ([]byte, error) {
	b, err := appendField(b, tagCollection, name, "")
	for _, member := range c {
		if err != nil {
			return nil, err
		}
		if member.Name == "" || len(member.Values) == 0 {
			return nil, fmt.Errorf("want a name and a value for each member")
		}
		b, err = appendField(b, tagMemberName, "", member.Name)
		for _, v := range member.Values {
			if err != nil {
				return nil, err
			}
			b, err = appendValue(b, "", v)
		}
	}
	if err != nil {
		return nil, err
	}
	return appendField(b, tagEndCollection, "", "")
}

// appendField writes a tag, a name and a value, the last two with their lengths, which are signed (RFC 8010, 3.1.4).
func appendField(b []byte, tag Tag, name, value string) ([]byte, error) {
	if len(name) > math.MaxInt16 || len(value) > math.MaxInt16 {
		return nil, fmt.Errorf("longer than %d bytes", math.MaxInt16)
	}
	b = append(b, byte(tag))
	b = binary.BigEndian.AppendUint16(b, uint16(len(name)))
	b = append(b, name...)
	b = binary.BigEndian.AppendUint16(b, uint16(len(value)))
	return append(b, value...), nil
}

// word gives four bytes, the highest first.
func word(n int32) string { return string(binary.BigEndian.AppendUint32(nil, uint32(n))) }
