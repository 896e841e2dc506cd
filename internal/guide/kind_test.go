package guide_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"handout/internal/guide"
	"handout/templates"
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

// TestMessages: what a patient may be told is the sheets' and the e-mail's, not the staff's (R1).
func TestMessages(t *testing.T) {
	guides, list := guide.Load(templates.Files)
	if list.Bad() {
		t.Fatal(list)
	}
	for _, g := range guides {
		ids := g.Messages()
		for id, want := range map[string]bool{
			guide.Draft: true, guide.Source: true, guide.MailSubject: true, g.Name.ID: true, g.Kinds[0].Title.ID: true,
			guide.TallyRows: false, guide.SlipTitle: false, guide.StaffText: false,
		} {
			if slices.Contains(ids, id) != want {
				t.Errorf("%s: %s is among them: %v", g.ID, id, !want)
			}
		}
	}
}

// TestPageOneWordings: what page one has to hold is what stands above the place where its answer ends (P1).
func TestPageOneWordings(t *testing.T) {
	guides, list := guide.Load(templates.Files)
	if list.Bad() {
		t.Fatal(list)
	}
	g := guides[slices.IndexFunc(guides, func(g *guide.Guide) bool { return g.ID == "colonoscopy" })]
	on := map[string]bool{}
	for _, w := range g.Kind("prep").Wordings() {
		on[w.ID] = w.PageOne
	}
	for id, want := range map[string]bool{"colo_plan_clear": true, "colo_call_now": true, "colo_call_keep": false, "teach_intro": false} {
		if got, ok := on[id]; !ok || got != want {
			t.Errorf("%s: on page one %v, want %v; named %v", id, got, want, ok)
		}
	}
}
