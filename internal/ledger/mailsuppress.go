package ledger

import "time"

// Suppress puts an address on the list of those that get no mail, and blocks what waits for it; it says how
// many mails those are. Upper and lower case are the same. The list holds keyed hashes, so nobody can read
// the addresses from it, and a purge leaves it as it is.
func (l *Ledger) Suppress(address, by string, now time.Time) (blocked int, err error) {
	if l.write == nil {
		return 0, l.unwritten(errReader)
	}
	if address == "" {
		return 0, l.unwritten(errNoMail)
	}
	tx, err := l.write.Begin()
	if err != nil {
		return 0, l.unwritten(err)
	}
	defer tx.Rollback()
	// Read before the list has the address; nobody else writes meanwhile.
	changes, err := l.waiting(address, by, now)
	if err != nil {
		return 0, err
	}
	if _, err := tx.Exec("INSERT INTO suppressed VALUES (?, ?, ?) ON CONFLICT DO NOTHING", l.addressHash(address), writeTime(now), by); err != nil {
		return 0, l.unwritten(err)
	}
	for _, c := range changes {
		if err := l.turn.apply(tx, c); err != nil {
			return 0, l.unwritten(err)
		}
	}
	if err := tx.Commit(); err != nil {
		return 0, l.unwritten(err)
	}
	return len(changes), nil
}

// waiting gives the changes that block what waits for an address.
func (l *Ledger) waiting(address, by string, now time.Time) ([]Change, error) {
	var changes []Change
	question := fromOpen + "WHERE whom = ? AND state IN (?, ?, ?) ORDER BY number"
	for m, err := range l.queryMails(question, l.addressHash(address), Queued, Retry, Failed) {
		if err != nil {
			return nil, err
		}
		changes = append(changes, Change{Mail: m.Number, From: m.State, To: Blocked, At: now, Words: SuppressedWords, By: by})
	}
	return changes, nil
}

// Suppressed reports whether an address is on the list of those that get no mail.
func (l *Ledger) Suppressed(address string) (bool, error) {
	if l.noSecret != nil {
		return false, l.noSecret
	}
	if l.noMails() {
		return false, nil
	}
	found, err := l.suppressed(&l.asked, address)
	if err != nil {
		return false, l.unread(err)
	}
	return found, nil
}
