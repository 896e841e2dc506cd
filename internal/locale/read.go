package locale

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"handout/internal/diag"
)

// A reader collects the messages of one file.
type reader struct {
	file     string
	places   map[string]diag.Pos
	messages map[string]*message
	list     *diag.List
}

// readMessages returns the messages of a catalog, sorted by ID, with the text of each form checked.
// It reports false when the file as a whole cannot be read.
func readMessages(file string, src []byte, list *diag.List) ([]*message, bool) {
	tree, ok := decode(file, src, list)
	if !ok {
		return nil, false
	}
	r := reader{file, keyPlaces(file, src), map[string]*message{}, list}
	r.group("", tree)
	return slices.SortedFunc(maps.Values(r.messages), func(a, b *message) int {
		return strings.Compare(a.ID, b.ID)
	}), true
}

// idSyntax is what an ID may look like. [care.title] and title in [care] have the same ID, as in go-i18n.
var idSyntax = regexp.MustCompile(`^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$`)

// messageKeys are the keys that a message may have. Description and hash are for translators.
var messageKeys = []string{"description", "few", "hash", "many", "one", "other", "two", "zero"}

// group reads a table that holds messages or further groups.
func (r *reader) group(prefix string, table map[string]any) {
	for _, key := range slices.Sorted(maps.Keys(table)) {
		id := prefix + key
		if !idSyntax.MatchString(id) {
			r.list.Add(r.at(id), "", "want a message ID of letters, digits, '_', '-' and '.'")
			continue
		}
		switch v := table[key].(type) {
		case string:
			r.message(id, map[string]any{other.String(): v})
		case map[string]any:
			if isMessage(v) || len(v) == 0 {
				r.message(id, v)
			} else {
				r.group(id+".", v)
			}
		default:
			r.list.Add(r.at(id), id, "want a text in quotes, or a table of plural forms")
		}
	}
}

// isMessage reports whether a table is a message and not a group of messages: whether a key that only
// messages have holds something that is no table.
func isMessage(table map[string]any) bool {
	return slices.ContainsFunc(messageKeys, func(key string) bool {
		v, ok := table[key]
		_, isTable := v.(map[string]any)
		return ok && !isTable
	})
}

// message reads one message.
func (r *reader) message(id string, table map[string]any) {
	m := &message{Message: Message{ID: id, Pos: r.at(id)}}
	if r.messages[id] != nil {
		r.messages[id].report(r.list, m.Pos, "there is another message with this ID", "")
		return
	}
	if slices.Contains(messageKeys, id[strings.LastIndexByte(id, '.')+1:]) {
		m.report(r.list, m.Pos, "this is a part of a message, but stands outside of one", "")
		return
	}
	r.messages[id] = m
	for _, key := range slices.Sorted(maps.Keys(table)) {
		r.messageKey(m, key, table[key])
	}
	if len(m.forms()) == 0 && !m.bad {
		m.report(r.list, m.Pos, "want a text", `write other = "..." below the ID`)
	}
	m.collectArgs()
	if len(m.Args) > maxArgs {
		m.report(r.list, m.Pos, fmt.Sprintf("has more than %d placeholders", maxArgs), "")
	}
}

// messageKey reads one key of a message's table.
func (r *reader) messageKey(m *message, key string, value any) {
	pos := m.Pos
	if at, ok := r.places[m.ID+"."+key]; ok {
		pos = at
	}
	if !slices.Contains(messageKeys, key) {
		m.report(r.list, pos, "a message has no part with this name", diag.DidYouMean(strings.ToLower(key), messageKeys))
		return
	}
	text, isText := value.(string)
	if !isText {
		m.report(r.list, pos, key+": want a text in quotes", "")
		return
	}
	switch key {
	case "description":
		m.Description = text
		return
	case "hash":
		m.hash = text
		return
	}
	f, _ := formNamed(key)
	if f != other {
		m.Plural = true
	}
	args, problem := checkText(text)
	if problem != "" {
		m.report(r.list, pos, key+": "+problem, "")
		return
	}
	m.texts[f] = &formText{pos, text, args}
}

// at is the place of an ID, or the file alone where the scan did not find it.
func (r *reader) at(id string) diag.Pos {
	if p, ok := r.places[id]; ok {
		return p
	}
	return diag.Pos{File: r.file}
}
