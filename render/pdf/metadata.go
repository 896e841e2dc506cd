package pdf

import (
	"bytes"
	"encoding/xml"
	"time"

	"handout/render/doc"
)

// metadataEntries are those of the stream's dictionary.
const metadataEntries = "/Type/Metadata/Subtype/XML"

// producer is the program's name in the metadata.
const producer = "handout"

// metadata writes the document information and the XMP packet, which say the same (ISO 19005-2,
// 6.6.2 and 6.6.3). Neither holds anything of a patient.
func (o *objects) metadata(f *frame) {
	s := o.begin(f.info)
	s.raw("<</Title")
	s.text(f.title)
	s.raw("/Producer")
	s.literal(producer)
	date := f.created.Format("D:20060102150405Z")
	s.raw("/CreationDate")
	s.literal(date)
	s.raw("/ModDate")
	s.literal(date)
	s.raw(">>\n")

	o.stream(f.metadata, metadataEntries, xmp(f))
}

// xmp makes the packet (ISO 16684-1). PDF/UA's identification is not among the schemas that PDF/A
// knows, and neither is what a sheet was made of, so extension schemas describe them (ISO 19005-2, 6.6.2.3).
func xmp(f *frame) []byte {
	var b bytes.Buffer
	b.WriteString(xmpHead)
	xml.EscapeText(&b, []byte(f.title)) // a bytes.Buffer takes everything
	b.WriteString(`</rdf:li></rdf:Alt></dc:title><dc:language><rdf:Bag><rdf:li>`)
	b.WriteString(f.lang)
	b.WriteString(`</rdf:li></rdf:Bag></dc:language><pdf:Producer>` + producer + `</pdf:Producer>`)
	date := f.created.Format(time.RFC3339)
	for _, property := range []string{"CreateDate", "ModifyDate", "MetadataDate"} {
		b.WriteString("<xmp:" + property + ">" + date + "</xmp:" + property + ">")
	}
	if f.origin != (doc.Origin{}) {
		b.WriteString("<handout:origin>" + f.origin.String() + "</handout:origin>")
	}
	b.WriteString(xmpTail)
	return b.Bytes()
}

// namespace is that of what a sheet says it was made of. It names nothing that could be fetched.
const namespace = "urn:uuid:5b0d6a52-8c1e-4f7a-9d3b-2e64c0a1f8d7#"

const xmpHead = `<?xpacket begin="` + "\uFEFF" + `" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"
 xmlns:handout="` + namespace + `">
<dc:format>application/pdf</dc:format><dc:title><rdf:Alt><rdf:li xml:lang="x-default">`

const xmpTail = `
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file keeps</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>What a sheet was made of</pdfaSchema:schema>
<pdfaSchema:namespaceURI>` + namespace + `</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>handout</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>origin</pdfaProperty:name><pdfaProperty:valueType>Text</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Guide, version, kind, languages, digests of guide, words and settings, signatures, code</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`
