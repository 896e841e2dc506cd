package guide_test

import (
	"bytes"
	"io/fs"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"handout/internal/guide"
	"handout/templates"
)

// TestFactsPrinted lists the facts of each fact sheet that no kind prints, and those that the guide cites and the sheet
// does not have. There are none.
func TestFactsPrinted(t *testing.T) {
	guides, list := guide.Load(templates.Files)
	if list.Bad() || len(guides) == 0 {
		t.Fatalf("%d guides, %v", len(guides), list)
	}
	ids := regexp.MustCompile(`(?m)^- \{id: ([A-Z]+-[0-9]+),`)
	for _, g := range guides {
		facts, err := fs.ReadFile(templates.Files, g.ID+"/facts.yaml")
		if err != nil {
			t.Fatal(err)
		}
		all := ids.FindAllSubmatch(facts, -1)
		if g.ID == "bone-marrow" && len(all) != 85 {
			t.Errorf("%d facts, want 85", len(all))
		}
		// Each fact matters: what cites one that is taken away is a problem, and so is one that loses all its places.
		for _, m := range all {
			id := string(m[1])
			data, err := fs.ReadFile(templates.Files, g.ID+"/guide.yaml")
			if err != nil {
				t.Fatal(err)
			}
			other := "STEP-1"
			if id == other {
				other = "STEP-2"
			}
			elsewhere := regexp.MustCompile(`\b`+id+`\b`).ReplaceAll(data, []byte(other))
			if got := loadWith(g.ID, elsewhere, facts); !strings.Contains(got, ": "+id+": no kind prints this fact") {
				t.Errorf("%s cited nowhere: %s", id, got)
			}
			gone := regexp.MustCompile(`(?m)^- \{id: `+id+`,.*\n`).ReplaceAll(facts, nil)
			if got := loadWith(g.ID, data, gone); !strings.Contains(got, ": cites: there is no fact "+id+" in facts.yaml") {
				t.Errorf("%s not on the sheet: %s", id, got)
			}
		}
	}
}

// loadWith loads a guide with a fact sheet, nil for none, and gives the problems.
func loadWith(id string, data, facts []byte) string {
	fsys := fstest.MapFS{id + "/guide.yaml": {Data: data}}
	if facts != nil {
		fsys[id+"/facts.yaml"] = &fstest.MapFile{Data: facts}
	}
	_, list := guide.Load(fsys)
	return list.Error()
}

// TestFactSheet: what does not agree between a guide and its fact sheet has its place (R1).
func TestFactSheet(t *testing.T) {
	data := bytes.Replace(small("small"), []byte("{paragraph: prep}"), []byte("{paragraph: prep, cites: [PREP-1]}"), 1)
	const one = "- {id: PREP-1, about: consent}\n"
	for name, test := range map[string]struct {
		guide []byte
		facts string
		want  string
	}{
		"as it should be":     {data, one, ""},
		"with a reason":       {data, one + "- {id: CODE-1, about: billing, unprinted: for staff}\n", ""},
		"no such fact":        {bytes.Replace(data, []byte("PREP-1"), []byte("PREP-2"), 1), one + "- {id: PREP-3, about: food, unprinted: r}\n", "small/facts.yaml:1:3: PREP-1: no kind prints this fact; say why under unprinted, or cite it where it is printed\nsmall/guide.yaml:14:82: cites: there is no fact PREP-2 in facts.yaml"},
		"nobody prints it":    {data, one + "- {id: PREP-2, about: blood tests}\n", "small/facts.yaml:2:3: PREP-2: no kind prints this fact; say why under unprinted, or cite it where it is printed"},
		"a setting alone":     {bytes.Replace(data, []byte("max: 48}"), []byte("max: 48, cites: [PREP-5]}"), 1), one + "- {id: PREP-5, about: home}\n", "small/facts.yaml:2:3: PREP-5: no kind prints this fact; say why under unprinted, or cite it where it is printed"},
		"a reason too much":   {data, "- {id: PREP-1, about: consent, unprinted: for staff}\n", "small/facts.yaml:1:3: PREP-1: a kind prints this fact: take the reason out"},
		"twice":               {data, one + one, "small/facts.yaml:2:3: there is another fact PREP-1"},
		"about nothing":       {data, "- {id: PREP-1}\n", "small/facts.yaml:1:3: want id and about, and in unprinted a reason where no kind prints the fact"},
		"an empty reason":     {data, "- {id: PREP-1, about: consent, unprinted: ''}\n", "small/facts.yaml:1:3: want id and about, and in unprinted a reason where no kind prints the fact"},
		"a reason misspelt":   {data, "- {id: PREP-1, about: consent, unprintd: r}\n", "small/facts.yaml:1:32: unprintd: a fact has no such key"},
		"an id misspelt":      {data, "- {id: prep-1, about: consent}\n", "small/facts.yaml:1:8: id: want the id of a fact such as PREP-4"},
		"no list":             {data, "PREP-1: consent\n", "small/facts.yaml:1:1: want a list"},
		"no sheet":            {data, "", "small/facts.yaml: the file is empty"},
		"nothing to rest on":  {small("small"), one, "small/facts.yaml:1:3: PREP-1: no kind prints this fact; say why under unprinted, or cite it where it is printed"},
		"no facts, no cites":  {small("small"), "-", ""},
		"cites, and no sheet": {data, "-", "small/guide.yaml: it cites facts, and no facts.yaml is beside it"},
	} {
		facts := []byte(test.facts)
		if test.facts == "-" {
			facts = nil
		}
		if got := loadWith("small", test.guide, facts); !strings.HasPrefix(got, test.want) || (got == "") != (test.want == "") {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, test.want)
		}
	}
}
