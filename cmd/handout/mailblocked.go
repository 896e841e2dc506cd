package main

import (
	"fmt"
	"slices"
	"strings"
)

// A blockedList is the rows whose sheets must not be mailed, by reason.
type blockedList struct {
	reasons []string // in the order in which they came first
	rows    map[string][]int
	sheets  int
}

func (b *blockedList) add(row int, reason string) {
	if b.rows == nil {
		b.rows = map[string][]int{}
	}
	b.sheets++
	if _, ok := b.rows[reason]; !ok {
		b.reasons = append(b.reasons, reason)
	}
	if rows := b.rows[reason]; len(rows) == 0 || rows[len(rows)-1] != row {
		b.rows[reason] = append(rows, row)
	}
}

// say prints one line for each reason.
func (b *blockedList) say(t terminal) {
	for _, reason := range b.reasons {
		t.say("not mailed: %s: %s", ranges(b.rows[reason]), reason)
	}
}

// ranges writes row numbers as a person would: row 3, or rows 3 to 17, 20.
func ranges(rows []int) string {
	rows = slices.Clone(rows)
	slices.Sort(rows)
	var parts []string
	for i := 0; i < len(rows); {
		end := i
		for end+1 < len(rows) && rows[end+1] == rows[end]+1 {
			end++
		}
		part := fmt.Sprint(rows[i])
		if end > i {
			part += fmt.Sprintf(" to %d", rows[end])
		}
		parts, i = append(parts, part), end+1
	}
	word := "rows "
	if len(rows) == 1 {
		word = "row "
	}
	return word + strings.Join(parts, ", ")
}
