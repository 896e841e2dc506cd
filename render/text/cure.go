package text

import (
	"reflect"
	"unsafe"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// cureCoverages makes a font safe from a defect of go-text/typesetting v0.3.5: set_digest.go stops
// taking in ranges of a coverage table as soon as one of its three masks is full, so that lookups skip
// the glyphs of later ranges without an error (in Noto Sans Arabic medial noon and yeh do not join).
// Glyphs that a coverage table lists one by one are not affected. So every range is written out.
//
// Upstream: issue 278, mended by pull request 279 after the tag. This file goes with the next release.
func cureCoverages(f *font.Font) {
	writeOutRanges(reflect.ValueOf(&f.GSUB.Lookups).Elem())
	writeOutRanges(reflect.ValueOf(&f.GPOS.Lookups).Elem())
}

// writeOutRanges replaces every range coverage in v, at any depth. The value must be addressable. Many
// of the fields that hold coverages are unexported; unsafe is the only way to reach them.
func writeOutRanges(v reflect.Value) {
	switch v.Kind() {
	case reflect.Slice:
		switch v.Type().Elem().Kind() {
		case reflect.Struct, reflect.Interface, reflect.Slice: // not the long slices of numbers
			for i := range v.Len() {
				writeOutRanges(v.Index(i))
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			field := v.Field(i)
			writeOutRanges(reflect.NewAt(field.Type(), unsafe.Pointer(field.UnsafeAddr())).Elem())
		}
	case reflect.Interface:
		if v.IsNil() {
			return
		}
		if ranges, ok := v.Interface().(tables.Coverage2); ok {
			v.Set(reflect.ValueOf(listed(ranges)))
			return
		}
		// What an interface holds cannot be changed in place: change a copy and put that in.
		held := reflect.New(v.Elem().Type()).Elem()
		held.Set(v.Elem())
		writeOutRanges(held)
		v.Set(held)
	}
}

// listed gives the same coverage glyph by glyph. Ranges are in ascending order and do not overlap
// (OpenType 1.9, Coverage Format 2), so the list keeps the coverage indexes.
func listed(ranges tables.Coverage2) tables.Coverage1 {
	var list tables.Coverage1
	for _, r := range ranges.Ranges {
		for g := int(r.StartGlyphID); g <= int(r.EndGlyphID); g++ {
			list.Glyphs = append(list.Glyphs, tables.GlyphID(g))
		}
	}
	return list
}
