package ipp

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// ErrFormat is wrapped by all errors of [Decode].
var ErrFormat = errors.New("not an IPP message")

// maxDepth is how deep collections may stand in each other; the deepest in use is 3 (PWG 5100.7).
const maxDepth = 16

// Decode reads a message and gives the bytes after it: the document, if there is one. They are a part of b.
//
// It is strict about structure and lenient about values: a value that is not as its kind should be, or is of a
// kind not known here, comes as [Octets], so that one bad attribute does not hide the others.
func Decode(b []byte) (*Message, []byte, error) {
	d := decoder{b: b}
	m, err := d.message()
	if err != nil {
		return nil, nil, fmt.Errorf("%w: byte %d: %w", ErrFormat, d.at, err)
	}
	return m, b[d.at:], nil
}

// A decoder stands at a byte of a message.
type decoder struct {
	b  []byte
	at int
}

// A field is one tag with a name and a value, the smallest part of a message.
type field struct {
	tag         Tag
	name, value string
}

func (d *decoder) message() (*Message, error) {
	head, err := d.take(8)
	if err != nil {
		return nil, err
	}
	m := &Message{
		Version:   binary.BigEndian.Uint16(head),
		Code:      binary.BigEndian.Uint16(head[2:]),
		RequestID: int32(binary.BigEndian.Uint32(head[4:])),
	}
	for {
		tag, err := d.peek()
		if err != nil {
			return nil, err
		}
		switch {
		case tag == endOfAttributes:
			d.at++
			return m, nil
		case tag.isGroup():
			d.at++
			m.Groups = append(m.Groups, Group{Tag: tag})
		case len(m.Groups) == 0:
			return nil, errors.New("an attribute before the first group")
		default:
			if err := d.attribute(&m.Groups[len(m.Groups)-1]); err != nil {
				return nil, err
			}
		}
	}
}

// attribute reads one value; a value without a name belongs to the attribute before it.
func (d *decoder) attribute(g *Group) error {
	f, err := d.field()
	if err != nil {
		return err
	}
	v, err := d.value(f, 0)
	if err != nil {
		return err
	}
	if f.name != "" {
		g.Attributes = append(g.Attributes, Attribute{f.name, []Value{v}})
		return nil
	}
	if len(g.Attributes) == 0 {
		return errors.New("a value without a name")
	}
	last := &g.Attributes[len(g.Attributes)-1]
	last.Values = append(last.Values, v)
	return nil
}

// value turns a field into what it means. For a collection it reads on to its end.
func (d *decoder) value(f field, depth int) (Value, error) {
	switch {
	case f.tag == tagCollection:
		return d.collection(depth + 1)
	case f.tag == tagEndCollection || f.tag == tagMemberName:
		return nil, errors.New("a part of a collection outside one")
	}
	return f.simple(), nil
}

// collection reads the members, the mark of the beginning being behind it (RFC 8010, 3.1.6).
func (d *decoder) collection(depth int) (Value, error) {
	if depth > maxDepth {
		return nil, errors.New("too many collections in each other")
	}
	var c Collection
	for {
		f, err := d.field()
		if err != nil {
			return nil, err
		}
		if f.name != "" {
			return nil, errors.New("a named value in a collection")
		}
		switch {
		case f.tag == tagEndCollection:
			return c, nonEmpty(c)
		case f.tag == tagMemberName:
			if err := nonEmpty(c); err != nil || f.value == "" {
				return nil, errors.New("a member without a name or a value")
			}
			c = append(c, Attribute{Name: f.value})
		case len(c) == 0:
			return nil, errors.New("a value without a name in a collection")
		default:
			v, err := d.value(f, depth)
			if err != nil {
				return nil, err
			}
			last := &c[len(c)-1]
			last.Values = append(last.Values, v)
		}
	}
}

// nonEmpty fails if the last member got no value.
func nonEmpty(c Collection) error {
	if len(c) > 0 && len(c[len(c)-1].Values) == 0 {
		return errors.New("a member without a value")
	}
	return nil
}

// simple gives the value of a field that stands for itself (RFC 8010, 3.9).
func (f field) simple() Value {
	v := []byte(f.value)
	switch {
	case f.tag.isOutOfBand() && len(v) == 0:
		return OutOfBand{f.tag}
	case f.tag == tagInteger && len(v) == 4:
		return Integer(binary.BigEndian.Uint32(v))
	case f.tag == tagEnum && len(v) == 4:
		return Enum(binary.BigEndian.Uint32(v))
	case f.tag == tagBoolean && len(v) == 1 && v[0] <= 1:
		return Boolean(v[0] == 1)
	case f.tag == tagRange && len(v) == 8:
		return Range{int32(binary.BigEndian.Uint32(v)), int32(binary.BigEndian.Uint32(v[4:]))}
	case f.tag.isString():
		return String{f.tag, f.value}
	case f.tag == tagLocalizedText || f.tag == tagLocalizedName:
		return f.localized()
	}
	return Octets{f.tag, f.value}
}

// localized splits a language from its text.
func (f field) localized() Value {
	d := decoder{b: []byte(f.value)}
	language, err := d.counted()
	if err != nil {
		return Octets{f.tag, f.value}
	}
	text, err := d.counted()
	if err != nil || d.at != len(d.b) {
		return Octets{f.tag, f.value}
	}
	return Localized{f.tag, language, text}
}

// field reads a tag, a name and a value.
func (d *decoder) field() (f field, err error) {
	if f.tag, err = d.peek(); err != nil {
		return f, err
	}
	if f.tag <= lastGroup {
		return f, errors.New("a group inside a collection")
	}
	d.at++
	if f.name, err = d.counted(); err != nil {
		return f, err
	}
	f.value, err = d.counted()
	return f, err
}

// counted reads a length of two bytes and as many bytes. The length is signed and never below zero.
func (d *decoder) counted() (string, error) {
	head, err := d.take(2)
	if err != nil {
		return "", err
	}
	b, err := d.take(int(int16(binary.BigEndian.Uint16(head))))
	return string(b), err
}

func (d *decoder) peek() (Tag, error) {
	if d.at >= len(d.b) {
		return 0, errors.New("cut short")
	}
	return Tag(d.b[d.at]), nil
}

func (d *decoder) take(n int) ([]byte, error) {
	if n < 0 {
		return nil, errors.New("a length below zero")
	}
	if len(d.b)-d.at < n {
		return nil, errors.New("cut short")
	}
	d.at += n
	return d.b[d.at-n : d.at], nil
}
