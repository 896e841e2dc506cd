package locale

import (
	"crypto/sha1"
	"fmt"
	"slices"

	"handout/internal/diag"
)

// Hash returns the hash of a message of the English catalog, "" when there is none. Each translation keeps the one of the
// source that it was made from.
//
// It is that of go-i18n's own command (goi18n/merge_command.go, func hash), which takes a message with another one for
// not translated: SHA-1 of the description and the form "other". It does not see a change of the form "one" alone.
func (s *Set) Hash(id string) string {
	en := s.catalogs[English]
	if en == nil || en.messages[id] == nil {
		return ""
	}
	m := en.messages[id]
	text := ""
	if t := m.texts[other]; t != nil {
		text = t.text
	}
	return fmt.Sprintf("sha1-%x", sha1.Sum([]byte(m.Description+text)))
}

// Current reports whether a message is a translation of the English as it is now. One without a hash is not: nobody can
// know. What is not there is not out of date.
func (s *Set) Current(tag, id string) bool {
	c := s.Catalog(tag)
	return c == nil || c.Tag == English || c.messages[id] == nil || c.messages[id].hash == s.Hash(id)
}

// Outdated gives those of some messages that are not [Set.Current], in their order.
func (s *Set) Outdated(tag string, ids []string) []string {
	return slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return s.Current(tag, id) })
}

// Hashed reports whether a message keeps the hash of the source that it was made from.
func (s *Set) Hashed(tag, id string) bool {
	c := s.Catalog(tag)
	return c != nil && c.messages[id] != nil && c.messages[id].hash != ""
}

// Stale returns a problem for each message of the catalogs that is not known to be a translation of the English as it is
// now, sorted (R7). Those that [Set.Lacks] has are not among them: nothing is made of them.
func (s *Set) Stale() diag.List {
	var list diag.List
	for _, c := range s.All() {
		for _, id := range c.IDs() {
			if s.Current(c.Tag, id) || s.Hash(id) == "" || s.Lacks(c.Tag, id) {
				continue
			}
			p := diag.Problem{Pos: c.messages[id].Pos, Field: id, Text: "the English has changed since this was translated",
				Hint: "handout translate export has the English as it is now"}
			if !s.Hashed(c.Tag, id) {
				p.Text, p.Hint = "no hash says which English this was translated from", "handout translate import --vouch writes it, for whoever knows"
			}
			list = append(list, p)
		}
	}
	list.Sort()
	return list
}
