package guide

// A Wording is a message that a kind of sheet names.
type Wording struct {
	Message
	Part *Terms // what its placeholders stand for there
}

// Wordings returns every message that a kind may say, whatever the row, in the order of the file and each once.
func (k *Kind) Wordings() []Wording {
	var all []Wording
	seen := map[string]bool{}
	for _, u := range k.uses() {
		if seen[u.message.ID] {
			continue
		}
		seen[u.message.ID] = true
		if u.part == nil {
			u.part = &Terms{}
		}
		all = append(all, Wording{u.message, u.part})
	}
	return all
}
