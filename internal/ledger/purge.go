package ledger

import (
	"database/sql"
	"fmt"
	"time"
)

// pastMails are the mails that a purge deletes: their appointment passed before a time, and nothing changed since. One
// that was sent must not be forgotten while the same list could send it again.
const pastMails = "FROM mail WHERE changed < ?1 AND (state = 'blocked' OR ends < ?1)"

// CountBefore counts the entries and mails that Purge would delete.
func (l *Ledger) CountBefore(t time.Time) (int, error) {
	count := "SELECT (SELECT count(*) FROM entry WHERE at < ?1) + (SELECT count(*) " + pastMails + ")"
	if l.noMails() {
		count = "SELECT count(*) FROM entry WHERE at < ?1"
	}
	var n int
	if err := l.read.QueryRow(count, t.UnixMicro()).Scan(&n); err != nil {
		return 0, l.unread(err)
	}
	return n, nil
}

// Purge deletes the entries from before a time, by their own times, and the mails that came to their end
// before it, with their history; it says how many those are. A mail that is open stays until its
// appointment is past that time too. The list of suppressed addresses stays.
//
// It writes the file anew, or what it deletes would still stand in its free pages; for that the disk needs
// room for the ledger twice over. An error may come after the entries are deleted: the next purge makes up
// for it.
func (l *Ledger) Purge(before time.Time) (int, error) {
	n, err := l.purge(before)
	if err != nil {
		return n, fmt.Errorf("purge ledger %s: %w", l.path, err)
	}
	return n, nil
}

func (l *Ledger) purge(before time.Time) (int, error) {
	if l.write == nil {
		return 0, errReader
	}
	n, err := l.deleteBefore(before)
	if err != nil {
		return 0, err
	}
	if _, err := l.write.Exec("VACUUM"); err != nil {
		return n, err
	}
	// The old pages are in the file until the log is brought into it. A reader that is under way puts that
	// off to the next time that the ledger is closed.
	_, err = l.write.Exec("PRAGMA wal_checkpoint(TRUNCATE)")
	return n, err
}

// deleteBefore deletes in one transaction and counts entries and mails.
func (l *Ledger) deleteBefore(before time.Time) (int, error) {
	tx, err := l.write.Begin()
	if err != nil {
		return 0, err
	}
	defer tx.Rollback()
	entries, err := changed(tx.Exec("DELETE FROM entry WHERE at < ?", before.UnixMicro()))
	if err != nil {
		return 0, err
	}
	mails, err := changed(tx.Exec("DELETE "+pastMails, before.UnixMicro()))
	if err != nil {
		return 0, err
	}
	for _, table := range []string{"recipient", "mail_change"} {
		if _, err := tx.Exec("DELETE FROM " + table + " WHERE mail NOT IN (SELECT number FROM mail)"); err != nil {
			return 0, err
		}
	}
	return entries + mails, tx.Commit()
}

// changed gives how many rows a statement changed.
func changed(result sql.Result, err error) (int, error) {
	if err != nil {
		return 0, err
	}
	n, err := result.RowsAffected()
	return int(n), err
}
