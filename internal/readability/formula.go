package readability

import "math"

// A Formula turns counts into a score.
type Formula struct {
	Name   string
	Source string // where it was published
	Ease   bool   // higher is easier; otherwise it is a grade, and lower is
	// Bound is how hard a text may be by this formula, with its direction; 0: the score is only told. It is the
	// project's own rule (P6): grade 6 in English, and in Spanish what INFLESZ calls normal.
	Bound float64
	Score func(Counts) float64
}

func fleschKincaid() Formula {
	return Formula{
		Name:   "Flesch-Kincaid",
		Source: "Kincaid, Fishburne, Rogers, Chissom: Derivation of new readability formulas for Navy enlisted personnel, 1975",
		Bound:  6,
		Score:  func(c Counts) float64 { return 0.39*c.wordsPerSentence() + 11.8*c.syllablesPerWord() - 15.59 },
	}
}

// smog is only told: it was fitted to readers who understand all of a text, so it stands
// above Flesch-Kincaid.
func smog() Formula {
	return Formula{
		Name:   "SMOG",
		Source: "McLaughlin: SMOG grading, a new readability formula, Journal of Reading 12, 1969 (30 sentences; scaled for other numbers)",
		Score:  func(c Counts) float64 { return 3.1291 + 1.0430*math.Sqrt(30*float64(c.Many)/float64(c.Sentences)) },
	}
}

// fernandezHuerta takes words per sentence. The article prints sentences per hundred words, with which short sentences
// would be hard ones: Law, "Error in the Fernandez Huerta Readability Formula", LINGUIST List 22.2332, 2011.
func fernandezHuerta() Formula {
	return Formula{
		Name:   "Fernández Huerta",
		Source: "Fernández Huerta: Medidas sencillas de lecturabilidad, Consigna 214, 1959, as corrected by Law, 2011",
		Ease:   true,
		Score:  func(c Counts) float64 { return ease(c, 206.84, 1.02, 60) },
	}
}

// inflesz is Szigriszt's formula on the scale for texts for patients: below 40 very hard, 55 rather hard, 65 normal,
// 80 rather easy, above that very easy.
func inflesz() Formula {
	return Formula{
		Name: "INFLESZ",
		Source: "Szigriszt Pazos: Sistemas predictivos de legibilidad del mensaje escrito, 1993; " +
			"scale of Barrio-Cantalejo and others, Anales Sis San Navarra 31, 2008",
		Ease:  true,
		Bound: 55,
		Score: func(c Counts) float64 { return ease(c, 206.835, 1, 62.3) },
	}
}

// sachtext is the first of the four.
func sachtext() Formula {
	return Formula{
		Name:   "Wiener Sachtextformel",
		Source: "Bamberger, Vanecek: Lesen, Verstehen, Lernen, Schreiben, 1984, first formula",
		Score: func(c Counts) float64 {
			return 0.1935*c.percent(c.Many) + 0.1672*c.wordsPerSentence() + 0.1297*c.percent(c.Long) - 0.0327*c.percent(c.Single) - 0.875
		},
	}
}

func gulpease() Formula {
	return Formula{
		Name:   "Gulpease",
		Source: "Lucisano, Piemontese: GULPEASE, una formula per la predizione della difficoltà dei testi, Scuola e Città 39, 1988",
		Ease:   true,
		Score:  func(c Counts) float64 { return 89 + float64(300*c.Sentences-10*c.Letters)/float64(c.Words) },
	}
}

func kandelMoles() Formula {
	return Formula{
		Name:   "Kandel-Moles",
		Source: "Kandel, Moles: Application de l'indice de Flesch à la langue française, Cahiers d'études de radio-télévision 19, 1958",
		Ease:   true,
		Score:  func(c Counts) float64 { return ease(c, 207, 1.015, 73.6) },
	}
}

func atesman() Formula {
	return Formula{
		Name:   "Ateşman",
		Source: "Ateşman: Türkçede okunabilirliğin ölçülmesi, Dil Dergisi 58, 1997",
		Ease:   true,
		Score:  func(c Counts) float64 { return ease(c, 198.825, 2.610, 40.175) },
	}
}

func martins() Formula {
	return Formula{
		Name:   "Flesch-Martins",
		Source: "Martins, Ghiraldelo, Nunes, Oliveira: Readability formulas applied to textbooks in Brazilian Portuguese, 1996",
		Ease:   true,
		Score:  func(c Counts) float64 { return ease(c, 248.835, 1.015, 84.6) },
	}
}

func oborneva() Formula {
	return Formula{
		Name:   "Oborneva",
		Source: "Oborneva: Automated assessment of the complexity of teaching texts by statistical parameters (in Russian), 2006, p. 13",
		Ease:   true,
		Score:  func(c Counts) float64 { return ease(c, 206.835, 1.3, 60.1) },
	}
}

// fogPL counts words as they stand in the text. Base forms are shorter, but take a dictionary.
func fogPL() Formula {
	return Formula{
		Name: "FOG-PL",
		Source: "Gunning: The Technique of Clear Writing, 1952, with words of four syllables for Polish; " +
			"Broda and others: Measuring readability of Polish texts, LREC 2014",
		Score: func(c Counts) float64 { return 0.4 * (c.wordsPerSentence() + c.percent(c.Four)) },
	}
}

// ease is the form of Flesch's formula (A new readability yardstick, Journal of Applied Psychology 32, 1948): a number
// from which the length of sentences and that of words are taken.
func ease(c Counts, from, sentence, word float64) float64 {
	return from - sentence*c.wordsPerSentence() - word*c.syllablesPerWord()
}
