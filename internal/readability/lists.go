package readability

import (
	"bufio"
	"embed"
	"strconv"
	"strings"
)

// files are the lists of English words.
//
//go:embed words/*.txt
var files embed.FS

// lists are what the rules look words up in.
type lists struct {
	plain       map[string]string // a hard word or phrase, to a plainer one
	longest     int               // how many words the longest phrase has
	participles map[string]bool   // irregular ones
	adjectives  map[string]bool   // words that look like participles, and only describe
}

func readLists() *lists {
	l := &lists{plain: map[string]string{}, participles: map[string]bool{}, adjectives: map[string]bool{}}
	for line := range lines("plain") {
		hard, plain, _ := strings.Cut(line, ": ")
		l.plain[hard] = plain
		l.longest = max(l.longest, len(strings.Fields(hard)))
	}
	for line := range lines("participles") {
		for _, w := range strings.Fields(line) {
			l.participles[w] = true
		}
	}
	for line := range lines("adjectives") {
		for _, w := range strings.Fields(line) {
			l.adjectives[w] = true
		}
	}
	return l
}

// readSyllables reads the words whose syllables the rules get wrong.
func readSyllables() map[string]int {
	known := map[string]int{}
	for line := range lines("syllables") {
		count, words, _ := strings.Cut(line, ": ")
		n, err := strconv.Atoi(count)
		if err != nil {
			panic("readability: syllables.txt: " + err.Error())
		}
		for _, w := range strings.Fields(words) {
			known[w] = n
		}
	}
	return known
}

// lines gives the lines of a list that say something.
func lines(name string) func(yield func(string) bool) {
	data, err := files.ReadFile("words/" + name + ".txt")
	if err != nil {
		panic("readability: " + err.Error())
	}
	return func(yield func(string) bool) {
		for s := bufio.NewScanner(strings.NewReader(string(data))); s.Scan(); {
			if line := strings.TrimSpace(s.Text()); line != "" && !strings.HasPrefix(line, "#") && !yield(line) {
				return
			}
		}
	}
}
