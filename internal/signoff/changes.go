package signoff

import (
	"maps"
	"slices"
)

// Changes say how words differ from those that were signed last, for whoever is to sign them now.
type Changes struct {
	Last    *Record // nil: nobody has signed before, and all is new
	Guide   bool    // the guide or the clinic's settings for it have changed
	New     []string
	Changed []string
	Gone    []string
}

// Changes compares the words with the last record for their guide and the language. IDs are sorted.
func (b *Book) Changes(w Words, tag string) Changes {
	ids := w.Messages()
	c := Changes{Last: b.find(w.ID(), tag)}
	if c.Last == nil {
		c.New = ids
		return c
	}
	c.Guide = c.Last.digest != w.Digest(tag)
	for _, id := range ids {
		switch was, signed := c.Last.words[id]; {
		case !signed:
			c.New = append(c.New, id)
		case was != digest(w, tag, id):
			c.Changed = append(c.Changed, id)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(c.Last.words)) {
		if !slices.Contains(ids, id) {
			c.Gone = append(c.Gone, id)
		}
	}
	return c
}

// Mark says in a word how a message differs: "new", "changed" or "".
func (c Changes) Mark(id string) string {
	switch {
	case slices.Contains(c.New, id):
		return "new"
	case slices.Contains(c.Changed, id):
		return "changed"
	}
	return ""
}
