package ipp

// A Tag says what kind of group or value follows (RFC 8010, 3.5).
type Tag byte

// Group tags (RFC 8010, 3.5.1).
const (
	OperationGroup   Tag = 0x01
	JobGroup         Tag = 0x02
	endOfAttributes  Tag = 0x03
	PrinterGroup     Tag = 0x04
	UnsupportedGroup Tag = 0x05
	lastGroup        Tag = 0x0f
)

// Value tags (RFC 8010, 3.5.2).
const (
	lastOutOfBand      Tag = 0x1f
	tagInteger         Tag = 0x21
	tagBoolean         Tag = 0x22
	tagEnum            Tag = 0x23
	tagRange           Tag = 0x33
	tagCollection      Tag = 0x34
	tagLocalizedText   Tag = 0x35
	tagLocalizedName   Tag = 0x36
	tagEndCollection   Tag = 0x37
	TextTag            Tag = 0x41
	NameTag            Tag = 0x42
	KeywordTag         Tag = 0x44
	URITag             Tag = 0x45
	uriSchemeTag       Tag = 0x46
	CharsetTag         Tag = 0x47
	NaturalLanguageTag Tag = 0x48
	MimeMediaTypeTag   Tag = 0x49
	tagMemberName      Tag = 0x4a
)

// A Value is one of Integer, Boolean, Enum, Range, String, Localized, Collection, OutOfBand or Octets.
type Value interface{ value() }

type (
	// Integer is a whole number.
	Integer int32
	// Boolean is true or false.
	Boolean bool
	// Enum is a number that stands for a word, such as a job's state.
	Enum int32
	// Range is a range of integers; both ends belong to it.
	Range struct{ Low, High int32 }
	// String is text, a name, a keyword, a URI, a charset, a language or a media type: Tag says which. It is as
	// the printer sent it, so not always UTF-8 and not always fit for a terminal.
	String struct {
		Tag  Tag
		Text string
	}
	// Localized is a text or name with its own natural language.
	Localized struct {
		Tag            Tag
		Language, Text string
	}
	// Collection is a set of attributes; their names need not be in any order (RFC 8010, 3.1.6).
	Collection Attributes
	// OutOfBand stands for a value that is not there: unsupported, unknown or no-value.
	OutOfBand struct{ Tag Tag }
	// Octets is a value as bytes: of a kind that this package does not use, or that is not as its kind should be.
	Octets struct {
		Tag   Tag
		Bytes string
	}
)

func (Integer) value()    {}
func (Boolean) value()    {}
func (Enum) value()       {}
func (Range) value()      {}
func (String) value()     {}
func (Localized) value()  {}
func (Collection) value() {}
func (OutOfBand) value()  {}
func (Octets) value()     {}

// Keyword gives a keyword as a value.
func Keyword(word string) String { return String{KeywordTag, word} }

// isString reports whether values of this tag are characters and nothing else. tagMemberName is none of them: it
// is a part of a collection.
func (t Tag) isString() bool {
	switch t {
	case TextTag, NameTag, KeywordTag, URITag, uriSchemeTag, CharsetTag, NaturalLanguageTag, MimeMediaTypeTag:
		return true
	}
	return false
}

func (t Tag) isGroup() bool { return t <= lastGroup && t != endOfAttributes }

func (t Tag) isOutOfBand() bool { return t > lastGroup && t <= lastOutOfBand }
