package guide

// A Wording is a message that a kind of sheet names.
type Wording struct {
	Message
	Part    *Terms // what its placeholders stand for there
	PageOne bool   // it stands on page one, as a part of the whole answer (P1)
}

// Wordings returns every message that a kind may say, whatever the row, in the order of the file and each once.
func (k *Kind) Wordings() []Wording {
	var all []Wording
	seen, answer := map[string]bool{}, k.answer()
	for _, u := range k.uses() {
		if seen[u.message.ID] {
			continue
		}
		seen[u.message.ID] = true
		if u.part == nil {
			u.part = &Terms{}
		}
		all = append(all, Wording{u.message, u.part, answer[u.message.ID]})
	}
	return all
}

// answer gives the IDs of the messages that have to be on page one; none where the kind does not say where that ends.
func (k *Kind) answer() map[string]bool {
	ids := map[string]bool{}
	for _, b := range k.Blocks {
		if _, ends := b.(*PageOne); ends {
			return ids
		}
		for _, u := range blockUses(b) {
			ids[u.message.ID] = true
		}
	}
	return nil
}
