package translation

import (
	"slices"

	"handout/internal/diag"
	"handout/internal/locale"
)

// Vouch gives a catalog in which messages have the hash of the English as it is now, and their IDs: somebody knows that
// they are translations of it. Without ids they are those that have no hash at all; with ids, those alone, whatever they
// have.
func Vouch(set *locale.Set, tag string, src []byte, ids []string) ([]byte, []string, diag.List) {
	name := "active." + tag + ".toml"
	c, list := parseCatalog(name, src)
	var done []string
	for _, id := range ids {
		if c.index(id) < 0 {
			list = append(list, diag.Problem{Pos: diag.Pos{File: name}, Field: id, Text: "no such message", Hint: diag.DidYouMean(id, set.Catalog(tag).IDs())})
		}
	}
	if list.Bad() {
		return nil, nil, list
	}
	for i := range c.entries {
		e := &c.entries[i]
		if set.Hash(e.id) == "" || set.Current(tag, e.id) || len(ids) == 0 && set.Hashed(tag, e.id) || len(ids) > 0 && !slices.Contains(ids, e.id) {
			continue
		}
		e.hash(set.Hash(e.id))
		done = append(done, e.id)
	}
	src = c.bytes()
	if list := set.Try(tag, src, nil); list.Bad() {
		return nil, nil, list
	}
	return src, done, nil
}
