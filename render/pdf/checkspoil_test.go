package pdf

const mark0 = "/H1<</MCID 0>>BDC\n"

// brokenContent: content streams and the marked content in them.
func brokenContent() []breakage {
	content := func(want, old, new string) breakage {
		return breakage{want, func(s spoiled) { s.content(old, new) }}
	}
	paint := func(want, operators string) breakage {
		return breakage{want, func(s spoiled) { s.paint(operators) }}
	}
	return []breakage{
		content("page 1: MCID 0 stands there twice (ISO 32000-1, 14.7.4.2)", "/MCID 1>>", "/MCID 0>>"),
		content("page 1: there is no MCID 1, but there are higher ones (ISO 32000-1, 14.7.4.2)", "/MCID 1>>", "/MCID 99>>"),
		content("page 1: there is no MCID 0, but there are higher ones (ISO 32000-1, 14.7.4.2)", "/MCID 0>>", "/MCID -1>>"),
		content("page 1: marked content lies in marked content (ISO 14289-1, 7.1)", mark0, mark0+"/Artifact BMC EMC\n"),
		content("page 1: marked content lies in marked content (ISO 14289-1, 7.1)", mark0, "/Artifact BMC\n"+mark0),
		content("page 1: marked content is neither tagged content nor an artifact (ISO 14289-1, 7.1)", mark0, "/H1 BMC\n"),
		content("page 1: marked content is neither tagged content nor an artifact (ISO 14289-1, 7.1)", mark0, "/Artifact<</MCID 0>>BDC\n"),
		content("page 1: marked content is neither tagged content nor an artifact (ISO 14289-1, 7.1)", mark0, "/H1/Properties BDC\n"),
		content("page 1: marked content says of itself what only its element is to say (ISO 32000-1, 14.9)", mark0, "/H1<</MCID 0/ActualText(Eat)>>BDC\n"),
		content("page 1: marked content says of itself what only its element is to say (ISO 32000-1, 14.9)", mark0, "/H1<</MCID 0/Lang(fr)>>BDC\n"),
		content("page 1: marked content crosses ET (ISO 32000-1, 14.6.1)", mark0+"BT\n", "BT\n"+mark0),
		content("page 1: marked content crosses BT (ISO 32000-1, 14.6.1)", "ET\nEMC\n", "EMC\nET\n"),
		content("page 1: marked content crosses q (ISO 32000-1, 8.4.2)", mark0, mark0+"q\n"),
		content("page 1: marked content crosses Q (ISO 32000-1, 8.4.2)", mark0, "q\n"+mark0+"Q\n"),
		content("page 1: marked content is empty (ISO 32000-1, 14.6.1)", mark0, "/Artifact BMC EMC\n"+mark0),
		content("page 1: BT and ET do not alternate (ISO 32000-1, 9.4.1)", mark0+"BT\n", mark0+"BT BT\n"),
		paint("page 1: EMC closes nothing (ISO 32000-1, 14.6.1)", "EMC\n"),
		paint("page 1: marked content is not closed (ISO 32000-1, 14.6.1)", "/Artifact BMC\n"),
		paint("page 1: BT or q is not closed (ISO 32000-1, 8.4.2)", "q\n"),
		paint("page 1: Q restores nothing (ISO 32000-1, 8.4.2)", "Q\n"),
		paint("page 1: something is painted outside marked content (ISO 14289-1, 7.1)", "0 0 1 1 re f\n"),
		paint("page 1: something is painted outside marked content (ISO 14289-1, 7.1)", "BT /F0 9 Tf () Tj ET\n"),
		paint("page 1: unknown operator (ISO 32000-1, 7.8.2)", "BI\n"),
		paint("page 1: the content cannot be read: not the syntax of an object (ISO 32000-1, 7.8.2)", "(\n"),
		paint("page 1: the content cannot be read: EOF (ISO 32000-1, 7.8.2)", "1 0 0\n"),
		{"page 1: the content cannot be read: there is no stream (ISO 32000-1, 7.8.2)", func(s spoiled) {
			s.pages[0].dict["Contents"] = s.catalog["Pages"]
		}},
		paint("page 1: a string has half a code (ISO 32000-1, 9.7.6.2)", "/Artifact BMC BT /F0 9 Tf (abc) Tj ET EMC\n"),
		paint("page 1: text is shown without a font or outside a text object (ISO 32000-1, 9.4.3)", "/Artifact BMC BT /F99 9 Tf (ab) Tj ET EMC\n"),
		paint("page 1: text is shown without a font or outside a text object (ISO 32000-1, 9.4.3)", "/Artifact BMC /F0 9 Tf (ab) Tj EMC\n"),
		paint("page 1: the text rendering mode is left on (ISO 32000-1, 9.3.6)", "/Artifact BMC BT /F0 9 Tf 2 Tr () Tj ET EMC\n"),
		paint("page 1: text is neither filled nor filled and stroked (ISO 32000-1, 9.3.6)", "/Artifact BMC BT /F0 9 Tf 3 Tr () Tj 0 Tr ET EMC\n"),
		paint("page 1: bold letters are filled and stroked in different colours (ISO 32000-1, 9.3.6)",
			"1 0 0 rg /Artifact BMC BT /F0 9 Tf 2 Tr () Tj 0 Tr ET EMC\n"),
		paint("page 1: bold letters are filled and stroked in different colours (ISO 32000-1, 9.3.6)",
			"1 0 0 rg q 1 0 0 RG Q /Artifact BMC BT /F0 9 Tf 2 Tr () Tj 0 Tr ET EMC\n"),
		{"page 1: the content is in parts, and marked content may cross them (ISO 32000-1, 14.6.1)", func(s spoiled) {
			first := s.pages[0].dict
			first["Contents"] = pdfArray{first["Contents"], s.pages[1].dict["Contents"]}
		}},
		paint("page 1: Do paints something else than a picture (ISO 32000-1, 8.8)", "/Artifact BMC /Form Do EMC\n"),
	}
}

// brokenOwners: the way from content to elements and back.
func brokenOwners() []breakage {
	return []breakage{
		{"page 1: MCID 0 belongs to 2 elements (ISO 32000-1, 14.7.4.2)", func(s spoiled) { s.first("TD").dict["K"] = pdfArray{0} }},
		{"page 1: MCID 0 belongs to 0 elements (ISO 32000-1, 14.7.4.2)", func(s spoiled) { s.first("H1").dict["K"] = pdfArray{} }},
		{"has an MCID without a page (ISO 32000-1, 14.7.4.2)", func(s spoiled) { delete(s.first("H1").dict, "Pg") }},
		{"refers to MCID 99, which is not on page 1 (ISO 32000-1, 14.7.4.2)", func(s spoiled) { s.first("H1").dict["K"] = pdfArray{0, 99} }},
		{"page 1: ParentTree names another element for MCID 0 (ISO 32000-1, 14.7.4.4)", func(s spoiled) {
			entries := s.nums()[1].(pdfArray)
			copy(entries, entries[1:])
		}},
		{"page 1: ParentTree has not as many entries as there are MCIDs (ISO 32000-1, 14.7.4.4)", func(s spoiled) {
			s.nums()[1] = s.nums()[1].(pdfArray)[1:]
		}},
		{"ParentTree has key 1, which no page and no annotation has (ISO 32000-1, 14.7.4.4)", func(s spoiled) {
			s.pages[1].dict["StructParents"] = 0
		}},
		{"page 2: StructParents is missing or another's (ISO 32000-1, 14.7.4.4)", func(s spoiled) {
			s.pages[1].dict["StructParents"] = 0
		}},
		{"the keys of ParentTree do not rise (ISO 32000-1, 7.9.7)", func(s spoiled) { s.nums()[2] = 0 }},
		{"ParentTree has a key without a value (ISO 32000-1, 7.9.7)", func(s spoiled) {
			root := s.file.dict(s.catalog["StructTreeRoot"])
			s.file.dict(root["ParentTree"])["Nums"] = append(s.nums(), 99)
		}},
		{"ParentTreeNextKey is not above the keys of ParentTree (ISO 32000-1, 14.7.2)", func(s spoiled) {
			s.file.dict(s.catalog["StructTreeRoot"])["ParentTreeNextKey"] = 1
		}},
		{"there is no structure tree with one root (ISO 32000-1, 14.7.2)", func(s spoiled) { delete(s.catalog, "StructTreeRoot") }},
		{"the root of the structure tree is not a Document (ISO 32000-1, 14.8.4.2)", func(s spoiled) { s.renameAll("Document", "Div") }},
		{"has no Type (ISO 32000-1, 14.7.2)", func(s spoiled) { delete(s.first("TD").dict, "Type") }},
		{"names another parent than the element that holds it (ISO 32000-1, 14.7.2)", func(s spoiled) {
			s.first("TD").dict["P"] = s.first("Table").ref
		}},
		{"stands twice in the structure tree (ISO 32000-1, 14.7.2)", func(s spoiled) {
			s.first("P").dict["K"] = pdfArray{s.root.ref}
		}},
		{"something in the structure tree is not an element (ISO 32000-1, 14.7.2)", func(s spoiled) {
			s.first("P").dict["K"] = pdfArray{s.catalog["Pages"]}
		}},
		{"holds something unknown (ISO 32000-1, 14.7.2)", func(s spoiled) { s.first("P").dict["K"] = pdfArray{pdfDict{}} }},
		{"elements lie too deep in each other (ISO 32000-1, 14.7.2)", func(s spoiled) {
			for n := range pdfRef(2 * maxNesting) {
				s.file.objects[9000+n] = pdfDict{"S": pdfName("Div"), "K": 9001 + n}
			}
			s.first("P").dict["K"] = pdfRef(9000)
		}},
	}
}

// brokenKinds: what elements of a kind must have and hold.
func brokenKinds() []breakage {
	return []breakage{
		{"is empty (ISO 14289-1, 7.1)", func(s spoiled) { s.first("TD").dict["K"] = pdfArray{} }},
		{"has a Lang that is no language tag (ISO 32000-1, 14.9.2)", func(s spoiled) { s.first("P").dict["Lang"] = pdfString("en_US") }},
		{"has words that are read in place of its own (ISO 32000-1, 14.9)", func(s spoiled) { s.first("P").dict["ActualText"] = pdfString("Eat") }},
		{"has words that are read in place of its own (ISO 32000-1, 14.9)", func(s spoiled) { s.first("TD").dict["Alt"] = pdfString("Eat") }},
		{"has words that are read in place of its own (ISO 32000-1, 14.9)", func(s spoiled) { s.first("P").dict["E"] = pdfString("Eat") }},
		{"has no header cell (ISO 14289-1, 7.5)", func(s spoiled) { s.renameAll("TH", "TD") }},
		{"has no Scope (ISO 14289-1, 7.5)", func(s spoiled) { delete(s.first("TH").dict, "A") }},
		{"has no Scope (ISO 14289-1, 7.5)", func(s spoiled) {
			s.first("TH").dict["A"] = pdfDict{"O": pdfName("Table"), "Scope": pdfName("Table")}
		}},
		{"has another number of cells than the first row (ISO 14289-1, 7.2)", func(s spoiled) {
			row := s.first("TR")
			row.dict["K"] = row.dict["K"].(pdfArray)[1:]
		}},
		{"has no LBody (ISO 32000-1, 14.8.4.3.3)", func(s spoiled) { s.renameAll("LBody", "P") }},
		{"holds something that does not belong there (ISO 32000-1, 14.8.4.3)", func(s spoiled) { s.renameAll("LBody", "P") }},
		{"stands in the wrong place (ISO 32000-1, 14.8.4.3)", func(s spoiled) { s.renameAll("L", "Div") }},
		{"stands in the wrong place (ISO 32000-1, 14.8.4.3)", func(s spoiled) { s.renameAll("TR", "Div") }},
		{"has labels but no ListNumbering (ISO 14289-1, 7.6)", func(s spoiled) { delete(s.first("L").dict, "A") }},
		{"has no Alt (ISO 14289-1, 7.3)", func(s spoiled) { s.first("Figure").dict["Alt"] = pdfString(" ") }},
		{"has no BBox (ISO 32000-1, 14.8.5.4.3)", func(s spoiled) { delete(s.first("Figure").dict, "A") }},
		{"has no BBox (ISO 32000-1, 14.8.5.4.3)", func(s spoiled) {
			s.first("Figure").dict["A"] = pdfDict{"O": pdfName("Layout"), "BBox": pdfArray{9, 9, 1, 1}}
		}},
		{"has labels but no ListNumbering (ISO 14289-1, 7.6)", func(s spoiled) {
			s.first("L").dict["A"] = pdfDict{"O": pdfName("List"), "ListNumbering": pdfName("Roman")}
		}},
		{"has a BBox that its picture is not inside of (ISO 32000-1, 14.8.5.4.3)", func(s spoiled) {
			box := s.attribute(s.first("Figure"), "Layout", "BBox").(pdfArray)
			box[1] = box[1].(float64) + 1
		}},
		{"has a BBox that its picture is not inside of (ISO 32000-1, 14.8.5.4.3)", func(s spoiled) {
			s.content("48 0 0 32 480", "48 0 0 32 479")
		}},
		{"has no picture (ISO 14289-1, 7.3)", func(s spoiled) {
			figure, words := s.first("Figure").dict, s.first("P").dict
			figure["K"], words["K"] = words["K"], figure["K"]
		}},
		{"skips a level (ISO 14289-1, 7.4.2)", func(s spoiled) { s.renameAll("H1", "H2") }},
		{"skips a level (ISO 14289-1, 7.4.2)", func(s spoiled) { s.renameAll("H2", "H3") }},
		{"there is no heading (ISO 14289-1, 7.4.2)", func(s spoiled) {
			s.renameAll("H1", "P")
			s.renameAll("H2", "P")
		}},
	}
}

// brokenLinks: annotations and what ties them to elements.
func brokenLinks() []breakage {
	tied := "an annotation is not tied to a Link element (ISO 32000-1, 14.7.4.4)"
	return []breakage{
		{"page 1: Tabs is not S (ISO 14289-1, 7.18.3)", func(s spoiled) { s.pages[0].dict["Tabs"] = pdfString("S") }},
		{"refers to no annotation (ISO 14289-1, 7.18.5)", func(s spoiled) {
			link := s.first("Link")
			link.dict["K"] = link.dict["K"].(pdfArray)[:1]
		}},
		{tied, func(s spoiled) {
			link := s.first("Link")
			link.dict["K"] = link.dict["K"].(pdfArray)[:1]
		}},
		{tied, func(s spoiled) { delete(s.link(), "StructParent") }},
		{tied, func(s spoiled) { s.link()["StructParent"] = 0 }},
		{tied, func(s spoiled) { s.nums()[len(s.nums())-1] = s.first("P").ref }},
		{"refers to an annotation that is not on its page (ISO 32000-1, 14.7.4.3)", func(s spoiled) {
			s.first("Link").dict["K"].(pdfArray)[1].(pdfDict)["Pg"] = s.pages[0].ref
		}},
		{"an annotation is not a link with an object of its own (ISO 14289-1, 7.18.5)", func(s spoiled) {
			s.pages[0].dict["Annots"] = pdfArray{s.link()}
		}},
		{"an annotation is not a link with an object of its own (ISO 14289-1, 7.18.5)", func(s spoiled) {
			s.link()["Subtype"] = pdfName("Text")
		}},
		{"an annotation has no Contents (ISO 14289-1, 7.18.5)", func(s spoiled) { s.link()["Contents"] = pdfString("") }},
		{"an annotation is not printed, or hidden (ISO 32000-1, 12.5.3)", func(s spoiled) { s.link()["F"] = 6 }},
		{"an annotation has a Rect without an area (ISO 32000-1, 12.5.2)", func(s spoiled) { s.link()["Rect"] = pdfArray{1, 9, 5, 5} }},
		{"an annotation has no URI that can be followed (ISO 32000-1, 12.6.4.7)", func(s spoiled) {
			s.link()["A"] = pdfDict{"S": pdfName("URI"), "URI": pdfString("javascript:alert(1)")}
		}},
		{"an annotation has no URI that can be followed (ISO 32000-1, 12.6.4.7)", func(s spoiled) {
			s.link()["A"] = pdfDict{"S": pdfName("URI"), "URI": pdfString("tel:+1 555")}
		}},
		{"an annotation has no URI that can be followed (ISO 32000-1, 12.6.4.7)", func(s spoiled) {
			s.link()["A"] = pdfDict{"S": pdfName("Launch"), "URI": pdfString("https://example.org")}
		}},
	}
}

// brokenFonts: fonts, their programs and what their glyphs say.
func brokenFonts() []breakage {
	font := func(want string, spoil func(s spoiled)) breakage { return breakage{want, spoil} }
	unmapped := "has no text or one that cannot be read aloud (ISO 14289-1, 7.21.7)"
	names := "its names have no subset tag or are not the same (ISO 32000-1, 9.6.4)"
	// mapTo gives the sample's first text, B, another meaning.
	mapTo := func(text string) func(s spoiled) {
		return func(s spoiled) { s.replace(s.fonts[0].dict["ToUnicode"], "<0042>", text) }
	}
	return []breakage{
		font("is shown, which is .notdef (ISO 14289-1, 7.21.8)", func(s spoiled) {
			s.paint("/Artifact BMC BT /F0 9 Tf <0000> Tj ET EMC\n")
		}),
		font("is shown, which is .notdef (ISO 14289-1, 7.21.8)", func(s spoiled) {
			s.paint("/Artifact BMC BT /F0 9 Tf <FFFF> Tj ET EMC\n")
		}),
		font("ToUnicode: there is no stream (ISO 14289-1, 7.21.7)", func(s spoiled) { delete(s.fonts[0].dict, "ToUnicode") }),
		font(unmapped, func(s spoiled) { delete(s.fonts[0].dict, "ToUnicode") }),
		font(unmapped, mapTo("<>")),
		font(unmapped, mapTo("<0000>")),
		font(unmapped, mapTo("<FEFF>")),
		font(unmapped, mapTo("<FFFE>")),
		font(unmapped, mapTo("<E000>")),
		font(unmapped, mapTo("<DB800DC0>")),
		font(unmapped, mapTo("<D800>")),
		font("ToUnicode: a mapping is not as it should be (ISO 14289-1, 7.21.7)", mapTo("<00>")),
		font("ToUnicode: a mapping is not as it should be (ISO 14289-1, 7.21.7)", mapTo("")),
		font("ToUnicode: not the syntax of an object (ISO 14289-1, 7.21.7)", mapTo("<")),
		font(names, func(s spoiled) { s.fonts[0].dict["BaseFont"] = pdfName("NotoSans-Regular") }),
		font(names, func(s spoiled) { s.fonts[0].cid["BaseFont"] = pdfName("ABCDEF+Other") }),
		font(names, func(s spoiled) { s.descriptor()["FontName"] = pdfName("ABCDEF+Other") }),
		font("not a TrueType font with Identity-H (ISO 14289-1, 7.21.3)", func(s spoiled) { delete(s.fonts[0].cid, "CIDToGIDMap") }),
		font("the font program: there is no stream (ISO 14289-1, 7.21.4)", func(s spoiled) { delete(s.descriptor(), "FontFile2") }),
		font("the font program: it is not a TrueType file (ISO 32000-1, 9.9)", func(s spoiled) {
			s.replace(s.descriptor()["FontFile2"], "hmtx", "hmty")
		}),
		font("is not that of the font program (ISO 14289-1, 7.21.5)", func(s spoiled) {
			s.fonts[0].cid["W"].(pdfArray)[1].(pdfArray)[1] = 777.5 // glyph 1 is the first that is shown
		}),
		font("is not that of the font program (ISO 14289-1, 7.21.5)", func(s spoiled) {
			s.fonts[0].cid["W"] = pdfArray{0, pdfArray{600}}
		}),
		font("W cannot be read (ISO 32000-1, 9.7.4.3)", func(s spoiled) { s.fonts[0].cid["W"] = pdfArray{5, 4, 777} }),
		font("ToUnicode: a mapping is not as it should be (ISO 14289-1, 7.21.7)", func(s spoiled) {
			s.replace(s.fonts[0].dict["ToUnicode"], "endbfchar", "endbfrange")
		}),
		font("ToUnicode: a mapping is not as it should be (ISO 14289-1, 7.21.7)", mapTo("<0042><0001><0042><0001><0042>")),
	}
}

// brokenDocument: catalog, trailer, pages and metadata.
func brokenDocument() []breakage {
	xmp := func(want, old, new string) breakage {
		return breakage{want, func(s spoiled) { s.replace(s.catalog["Metadata"], old, new) }}
	}
	title := "the Title of Info is not dc:title (ISO 32000-1, 14.3.3)"
	made := "CreationDate of Info and xmp:CreateDate are not the same instant (ISO 32000-1, 14.3.3)"
	return []breakage{
		{"there is no catalog (ISO 32000-1, 7.7.2)", func(s spoiled) { s.file.trailer["Root"] = s.file.trailer["Info"] }},
		{"the catalog has a Version, which overrides the header (ISO 32000-1, 7.7.2)", func(s spoiled) { s.catalog["Version"] = pdfName("2.0") }},
		{"the catalog has something that no sheet needs (ISO 32000-1, 7.7.2)", func(s spoiled) { s.catalog["OCProperties"] = pdfDict{} }},
		{"Lang is missing or no language tag (ISO 32000-1, 14.9.2)", func(s spoiled) { delete(s.catalog, "Lang") }},
		{"Lang is missing or no language tag (ISO 32000-1, 14.9.2)", func(s spoiled) { s.catalog["Lang"] = pdfString("") }},
		{"MarkInfo does not say that the file is tagged (ISO 14289-1, 7.1)", func(s spoiled) { delete(s.catalog, "MarkInfo") }},
		{"DisplayDocTitle is not true (ISO 14289-1, 7.1)", func(s spoiled) { delete(s.catalog, "ViewerPreferences") }},
		{"the trailer has no ID (ISO 32000-1, 14.4)", func(s spoiled) { delete(s.file.trailer, "ID") }},
		{"an ID of the trailer is too short to be one (ISO 32000-1, 14.4)", func(s spoiled) {
			s.file.trailer["ID"] = pdfArray{pdfString(""), pdfString("")}
		}},
		{"there are no pages (ISO 32000-1, 7.7.3.2)", func(s spoiled) { delete(s.catalog, "Pages") }},
		{"the page tree holds a page twice, or something else than pages (ISO 32000-1, 7.7.3.2)", func(s spoiled) {
			s.file.array(s.file.dict(s.catalog["Pages"])["Kids"])[1] = s.pages[0].ref
		}},
		{"the metadata: there is no stream (ISO 32000-1, 14.3.2)", func(s spoiled) { delete(s.catalog, "Metadata") }},
		xmp("the metadata: not well-formed XML (ISO 32000-1, 14.3.2)", "</rdf:Alt>", "&"),
		xmp("dc:title is empty (ISO 14289-1, 7.1)", "Before your operation", ""),
		xmp("dc:title is empty (ISO 14289-1, 7.1)", "x-default", "fr"),
		xmp(title, "Before your operation", "After your operation"),
		{title, func(s spoiled) { s.info()["Title"] = pdfString("B\xE9fore") }},
		{title, func(s spoiled) { delete(s.info(), "Title") }},
		xmp("the Producer of Info is not pdf:Producer (ISO 32000-1, 14.3.3)", ">handout<", ">another<"),
		xmp("dc:language is not the Lang of the catalog (ISO 32000-1, 14.3.2)", "<rdf:li>en<", "<rdf:li>fr<"),
		xmp(made, "2026-03-29T06", "2026-03-29T07"),
		{made, func(s spoiled) { delete(s.info(), "CreationDate") }},
		{made, func(s spoiled) { s.info()["CreationDate"] = pdfString("D:20260329063000") }},
		{"ModDate of Info and xmp:ModifyDate are not the same instant (ISO 32000-1, 14.3.3)", func(s spoiled) {
			s.info()["ModDate"] = pdfString("D:20260329083000+01'00'")
		}},
	}
}
