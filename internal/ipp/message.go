// Package ipp speaks the Internet Printing Protocol to one printer: attributes and a document go in, typed
// attributes come out. The encoding is RFC 8010, the operations are RFC 8011; CUPS queues are printers too.
package ipp

// A Message is a request or a response, without the document that may follow it.
type Message struct {
	Version   uint16 // 0x0200 is IPP 2.0
	Code      uint16 // an [Op] in a request, a [Status] in a response
	RequestID int32
	Groups    []Group
}

// A Group is a run of attributes with one purpose.
type Group struct {
	Tag        Tag // OperationGroup, JobGroup, PrinterGroup, UnsupportedGroup or one that is not known here
	Attributes Attributes
}

// An Attribute has a name and one or more values. Values of different kinds may stand side by side.
type Attribute struct {
	Name   string
	Values []Value
}

// Attributes are in the order of the message.
type Attributes []Attribute

// Group gives the attributes of all groups with this tag, in order.
func (m *Message) Group(tag Tag) Attributes {
	var all Attributes
	for _, g := range m.Groups {
		if g.Tag == tag {
			all = append(all, g.Attributes...)
		}
	}
	return all
}

// Values gives what the first attribute of this name holds; nothing if there is none.
func (a Attributes) Values(name string) []Value {
	for _, attribute := range a {
		if attribute.Name == name {
			return attribute.Values
		}
	}
	return nil
}

// Strings gives those values of an attribute that are words or text. An attribute that is missing, or is
// there only to say that it has no value, has none.
func (a Attributes) Strings(name string) []string {
	var words []string
	for _, v := range a.Values(name) {
		switch v := v.(type) {
		case String:
			words = append(words, v.Text)
		case Localized:
			words = append(words, v.Text)
		}
	}
	return words
}

// Int gives the first value of an attribute if it is an integer or an enum.
func (a Attributes) Int(name string) (int, bool) {
	values := a.Values(name)
	if len(values) == 0 {
		return 0, false
	}
	switch v := values[0].(type) {
	case Integer:
		return int(v), true
	case Enum:
		return int(v), true
	}
	return 0, false
}

// Bool gives the first value of an attribute if it is a boolean.
func (a Attributes) Bool(name string) (value, ok bool) {
	values := a.Values(name)
	if len(values) == 0 {
		return false, false
	}
	b, ok := values[0].(Boolean)
	return bool(b), ok
}
