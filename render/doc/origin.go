package doc

import (
	"crypto/sha256"
	"encoding/base32"
	"net/url"
	"strings"
)

// An Origin says what a document was made of (R8): which guide, words and settings, and who had signed them. All
// patients' documents that are made of the same have the same Origin.
//
// Nothing in it depends on the patient's values, and so does nothing that is worked out from it. A digest of them could
// be tried: there are some 30,000 dates of birth. One that is keyed with a ledger's secret could not, but then the same
// row would give other bytes beside another ledger (R9).
type Origin struct {
	Guide, Version string
	Kind           string
	Locale         string // BCP 47; of two languages "ar+en"
	Content        string // digest of the guide's file, as by [Short]; so are Words and Settings
	Words          string // of all messages that the kind may print, in English and in its languages
	Settings       string // of what the clinic's profile has for it
	Signed         string // the records that have signed it, with a plus sign between them; "draft"
}

// Code stands for all of it, in 12 characters: on every page, and in the file.
func (o Origin) Code() string { return Short(sha256.Sum256([]byte(strings.Join(o.values(), "\x00")))) }

// Short gives the first 60 bits of a digest in twelve of the letters and digits that can be told apart when they are
// written by hand or read aloud: Crockford's base 32, which has no i, l, o or u. Lower case: 5 and s, 8 and b, 2 and z
// look less alike.
func Short(digest [sha256.Size]byte) string {
	return base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").EncodeToString(digest[:])[:12]
}

// fields gives its parts, in the order in which they are written.
func (o *Origin) fields() []*string {
	return []*string{&o.Guide, &o.Version, &o.Kind, &o.Locale, &o.Content, &o.Words, &o.Settings, &o.Signed}
}

func (o *Origin) values() []string {
	var all []string
	for _, f := range o.fields() {
		all = append(all, *f)
	}
	return all
}

// String writes it on a line, with its code at the end, in letters that need no escape in XML; "" for the zero value.
func (o Origin) String() string {
	if o == (Origin{}) {
		return ""
	}
	fields := append(o.values(), o.Code())
	for i := range fields {
		fields[i] = url.QueryEscape(fields[i])
	}
	return strings.Join(fields, " ")
}

// ParseOrigin reads what String writes, of which the code has to be the right one.
func ParseOrigin(s string) (Origin, bool) {
	fields := strings.Split(s, " ")
	var o Origin
	if len(fields) != len(o.fields())+1 {
		return Origin{}, false
	}
	for i, into := range o.fields() {
		var err error
		if *into, err = url.QueryUnescape(fields[i]); err != nil {
			return Origin{}, false
		}
	}
	if o.String() != s {
		return Origin{}, false
	}
	return o, true
}
