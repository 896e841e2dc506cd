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
	c := cure{reaches: map[reflect.Type]bool{}}
	c.writeOutRanges(reflect.ValueOf(&f.GSUB.Lookups).Elem())
	c.writeOutRanges(reflect.ValueOf(&f.GPOS.Lookups).Elem())
}

// A cure walks through the parsed tables of one font.
type cure struct{ reaches map[reflect.Type]bool }

// writeOutRanges replaces every range coverage in v, at any depth. The value must be addressable. Many
// of the fields that hold coverages are unexported; unsafe is the only way to reach them.
func (c cure) writeOutRanges(v reflect.Value) {
	if !c.mayHold(v.Type()) {
		return
	}
	switch v.Kind() {
	case reflect.Slice:
		for i := range v.Len() {
			c.writeOutRanges(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			field := v.Field(i)
			c.writeOutRanges(reflect.NewAt(field.Type(), unsafe.Pointer(field.UnsafeAddr())).Elem())
		}
	case reflect.Interface:
		if v.IsNil() {
			return
		}
		if ranges, ok := v.Interface().(tables.Coverage2); ok {
			v.Set(reflect.ValueOf(listed(ranges)))
			return
		}
		if !c.mayHold(v.Elem().Type()) {
			return
		}
		// What an interface holds cannot be changed in place: change a copy and put that in.
		held := reflect.New(v.Elem().Type()).Elem()
		held.Set(v.Elem())
		c.writeOutRanges(held)
		v.Set(held)
	}
}

// mayHold reports whether a value of a type can have an interface inside, and so a coverage. Most of what
// a font holds is records of numbers, a hundred thousand of them.
func (c cure) mayHold(t reflect.Type) bool {
	if may, known := c.reaches[t]; known {
		return may
	}
	c.reaches[t] = false // until more is known: a type may lead back to itself
	may := false
	switch t.Kind() {
	case reflect.Interface:
		may = true
	case reflect.Slice:
		may = c.mayHold(t.Elem())
	case reflect.Struct:
		for i := 0; i < t.NumField() && !may; i++ {
			may = c.mayHold(t.Field(i).Type)
		}
	}
	c.reaches[t] = may
	return may
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
