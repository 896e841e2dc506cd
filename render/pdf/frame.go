package pdf

import (
	"time"

	"handout/render/doc"
)

// A frame is what a file has once, whatever it holds: the settings in its catalog, and the numbers of
// the objects that they stand in.
type frame struct {
	title, lang string
	rtl, duplex bool
	created     time.Time  // UTC, to the second
	origin      doc.Origin // zero in a file of many sheets

	catalog, info, metadata, profile int
	pages                            int // the root of the page tree
	root, parentTree                 int // of the structure
	outline                          int // 0: there are no bookmarks
}

// catalog writes the document catalog (ISO 32000-1, 7.7.2; ISO 14289-1, 7.1).
func (o *objects) catalog(f *frame) {
	s := o.begin(f.catalog)
	s.raw("<</Type/Catalog/Pages ")
	s.ref(f.pages)
	s.raw("/Lang")
	s.literal(f.lang)
	s.raw("/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true")
	if f.rtl {
		s.raw("/Direction/R2L")
	}
	if f.duplex {
		s.raw("/Duplex/DuplexFlipLongEdge/PrintScaling/None")
	}
	s.raw(">>/StructTreeRoot ")
	s.ref(f.root)
	if f.outline != 0 {
		s.raw("/PageMode/UseOutlines/Outlines ")
		s.ref(f.outline)
	}
	s.raw("/Metadata ")
	s.ref(f.metadata)
	s.raw("/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)/DestOutputProfile ")
	s.ref(f.profile)
	s.raw(">>]>>\n")
}

// structureRoot writes the root of the structure tree (14.7.2). Keys of its ParentTree are below next.
func (o *objects) structureRoot(f *frame, document, next int) {
	s := o.begin(f.root)
	s.raw("<</Type/StructTreeRoot/K[")
	s.ref(document)
	s.raw("]/ParentTree ")
	s.ref(f.parentTree)
	s.raw("/ParentTreeNextKey ")
	s.int(next)
	s.raw(">>\n")
}

// outputProfile writes the profile of the output intent, deflated (ISO 19005-2, 6.2.3).
func (o *objects) outputProfile(f *frame, profile []byte) {
	o.stream(f.profile, "/N 3/Filter/FlateDecode", profile)
}
