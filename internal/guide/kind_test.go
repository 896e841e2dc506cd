package guide_test

import (
	"bytes"
	"strings"
	"testing"

	"handout/internal/guide"
)

// TestOnRequest: a kind is made when nobody names one, unless it says otherwise; a card has paper of its own and is never.
// One kind has to be left that is.
func TestOnRequest(t *testing.T) {
	care := []byte("care: {title: care_title, ")
	for key, want := range map[string]string{
		"":                    "prep care",
		"on_request: false, ": "prep care",
		"on_request: true, ":  "prep",
	} {
		g, list := guide.Parse("guide.yaml", bytes.Replace(small("small"), care, append(care, key...), 1))
		if got := strings.Join(g.SheetNames(), " "); list.Bad() || got != want {
			t.Errorf("%q: made without being asked for: %s, want %s; %v", key, got, want, list)
		}
	}
	card := bytes.Replace(small("small"), []byte("blocks: [{patient: [mrn]}, {paragraph: care}]"), []byte("card: true, blocks: [{paragraph: care}]"), 1)
	g, list := guide.Parse("guide.yaml", card)
	if got := strings.Join(g.SheetNames(), " "); list.Bad() || got != "prep" {
		t.Errorf("with a card: %s, %v", got, list)
	}
	none := bytes.Replace(card, []byte("title: prep_title"), []byte("title: prep_title, on_request: true"), 1)
	if _, list := guide.Parse("guide.yaml", none); list.Error() != "guide.yaml:14:3: kinds: want at least one kind that is made without being asked for" {
		t.Errorf("none is left: %v", list)
	}
}
