package readability

import "testing"

// The counts are those of the words' entries in dictionaries. A word that people say in two ways is not among them.
func TestEnglishSyllables(t *testing.T) {
	words := map[int][]string{
		1: {
			"eye", "eyes", "ache", "blood", "bleed", "bruise", "clothes", "dates", "healed", "hour", "like", "please", "press",
			"queue", "shoes", "thinned", "tongue", "used", "walked", "whole", "year", "don't", "can't", "won't", "it's",
		},
		2: {
			"able", "asthma", "being", "business", "changes", "client", "create", "diet", "didn't", "doctor", "doses", "every",
			"evening", "fatigue", "fluid", "freely", "handled", "hasn't", "headaches", "hundred", "label", "lying", "marrow",
			"minutes", "muscles", "needed", "needle", "people", "platelet", "prism", "quiet", "rhythm", "science", "series",
			"seizures", "soreness", "special", "surgeon", "syringe", "trying", "union", "vaccine", "washes", "e-mail",
		},
		3: {
			"allergic", "area", "bandages", "biopsy", "companion", "decision", "hemorrhage", "idea", "infected", "insulin",
			"medicine", "museum", "naproxen", "nutrient", "period", "physician", "radio", "serious", "video", "well-being",
		},
		4: {
			"anemia", "appreciate", "bacteria", "diabetes", "emergency", "experience", "ibuprofen", "interpreter", "material",
			"radiation", "society", "variety",
		},
		5: {"antibiotic", "appendicitis", "university"},
		6: {"acetaminophen", "responsibility"},
	}
	count, all := englishCounter(), 0
	for want, list := range words {
		for _, w := range list {
			all++
			if got := count(w); got != want {
				t.Errorf("%s: %d syllables, want %d", w, got, want)
			}
		}
	}
	if all < 100 {
		t.Errorf("%d words, want a hundred", all)
	}
}
