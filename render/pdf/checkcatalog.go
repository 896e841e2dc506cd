package pdf

import (
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"time"
)

// checkCatalog checks the catalog (7.7.2) and the trailer.
func (c *checker) checkCatalog() {
	if c.catalog["Type"] != pdfName("Catalog") {
		c.fault(iso32000+"7.7.2", "there is no catalog")
	}
	if c.catalog["Version"] != nil {
		c.fault(iso32000+"7.7.2", "the catalog has a Version, which overrides the header")
	}
	for key := range c.catalog {
		if !slices.Contains(catalogKeys(), key) && key != "Version" {
			c.fault(iso32000+"7.7.2", "the catalog has something that no sheet needs")
			break
		}
	}
	if lang, _ := c.catalog["Lang"].(pdfString); !languageTag.MatchString(string(lang)) {
		c.fault(iso32000+"14.9.2", "Lang is missing or no language tag")
	}
	mark := c.file.dict(c.catalog["MarkInfo"])
	if mark["Marked"] != true || mark["Suspects"] == true {
		c.fault(iso14289+"7.1", "MarkInfo does not say that the file is tagged")
	}
	if c.file.dict(c.catalog["ViewerPreferences"])["DisplayDocTitle"] != true {
		c.fault(iso14289+"7.1", "DisplayDocTitle is not true")
	}
	id := c.file.array(c.file.trailer["ID"])
	if len(id) != 2 {
		c.fault(iso32000+"14.4", "the trailer has no ID")
	}
	for _, v := range id {
		if s, _ := v.(pdfString); len(s) < 16 {
			c.fault(iso32000+"14.4", "an ID of the trailer is too short to be one")
		}
	}
}

// catalogKeys are those of our catalogs. What others stand for might hide content, run or ask. Encrypted
// copies have Extensions.
func catalogKeys() []pdfName {
	return []pdfName{"Type", "Pages", "Lang", "MarkInfo", "ViewerPreferences", "StructTreeRoot", "PageMode", "Outlines",
		"Metadata", "OutputIntents", "Extensions"}
}

// checkMetadata checks that the metadata stream and the Info dictionary say the same (14.3.2, 14.3.3).
func (c *checker) checkMetadata() {
	data, err := c.file.data(c.catalog["Metadata"])
	if err != nil {
		c.fault(iso32000+"14.3.2", "the metadata: %v", err)
		return
	}
	x, err := readXMP(data)
	if err != nil {
		c.fault(iso32000+"14.3.2", "the metadata: %v", err)
		return
	}
	info := c.file.dict(c.file.trailer["Info"])
	title, ok := textString(info["Title"])
	if strings.TrimSpace(x[xmpTitle]) == "" {
		c.fault(iso14289+"7.1", "dc:title is empty")
	}
	if !ok || title != x[xmpTitle] {
		c.fault(iso32000+"14.3.3", "the Title of Info is not dc:title")
	}
	if producer, ok := textString(info["Producer"]); !ok || producer != x[xmpProducer] {
		c.fault(iso32000+"14.3.3", "the Producer of Info is not pdf:Producer")
	}
	if lang, _ := c.catalog["Lang"].(pdfString); string(lang) != x[xmpLanguage] {
		c.fault(iso32000+"14.3.2", "dc:language is not the Lang of the catalog")
	}
	for _, date := range []struct{ key, property string }{
		{"CreationDate", "CreateDate"},
		{"ModDate", "ModifyDate"},
	} {
		t1, err1 := infoDate(info[pdfName(date.key)])
		t2, err2 := time.Parse(time.RFC3339, x[xmpBasic+date.property])
		if err1 != nil || err2 != nil || !t1.Equal(t2) {
			c.fault(iso32000+"14.3.3", "%s of Info and xmp:%s are not the same instant", date.key, date.property)
		}
	}
}

// Properties by which readXMP files its values: namespace and name, for dc:title that of its default
// language.
const (
	xmpBasic    = "http://ns.adobe.com/xap/1.0/ "
	xmpTitle    = "http://purl.org/dc/elements/1.1/ title"
	xmpLanguage = "http://purl.org/dc/elements/1.1/ language"
	xmpProducer = "http://ns.adobe.com/pdf/1.3/ Producer"
)

// readXMP reads the texts in a metadata stream (ISO 16684-1), by the namespace and name of the property
// that they stand in; of a property in several languages only the default.
func readXMP(data []byte) (map[string]string, error) {
	const rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	texts := map[string]string{}
	property, skip := "", false
	d := xml.NewDecoder(strings.NewReader(string(data)))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return texts, nil
		}
		if err != nil {
			return nil, errors.New("not well-formed XML") // the cause may quote the text
		}
		switch t := token.(type) {
		case xml.StartElement:
			if t.Name.Space != rdf {
				property = t.Name.Space + " " + t.Name.Local
			}
			skip = false
			for _, a := range t.Attr {
				skip = skip || a.Name.Local == "lang" && a.Value != "x-default"
			}
		case xml.EndElement:
			if t.Name.Space != rdf {
				property = ""
			}
		case xml.CharData:
			if property != "" && !skip {
				texts[property] += string(t)
			}
		}
	}
}

// infoDate reads a date of the Info dictionary (7.9.4): to the second, with its zone.
func infoDate(v any) (time.Time, error) {
	s, _ := v.(pdfString)
	t, err := time.Parse("D:20060102150405Z0700", strings.ReplaceAll(string(s), "'", ""))
	if err != nil {
		return time.Time{}, errors.New("not a date with its zone") // the cause quotes the text
	}
	return t, nil
}

// textString decodes a text string (7.9.2.2): UTF-16BE with a byte-order mark, or ASCII.
func textString(v any) (string, bool) {
	s, ok := v.(pdfString)
	if !ok {
		return "", false
	}
	if strings.HasPrefix(string(s), "\xfe\xff") {
		return decodeUTF16(s[2:]), len(s)%2 == 0
	}
	for _, c := range []byte(s) {
		if c < ' ' || c > '~' {
			return "", false
		}
	}
	return string(s), true
}
