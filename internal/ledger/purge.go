package ledger

import (
	"fmt"
	"time"
)

// CountBefore counts the entries that Purge would delete.
func (l *Ledger) CountBefore(t time.Time) (int, error) {
	var n int
	if err := l.read.QueryRow("SELECT count(*) FROM entry WHERE at < ?", t.UnixMicro()).Scan(&n); err != nil {
		return 0, l.unread(err)
	}
	return n, nil
}

// Purge deletes the entries from before a time, by their own times, and says how many they were. It
// writes the file anew, or they would still stand in its free pages; for that the disk needs room for the
// ledger twice over. An error may come after the entries are deleted: the next purge makes up for it.
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
	result, err := l.write.Exec("DELETE FROM entry WHERE at < ?", before.UnixMicro())
	if err != nil {
		return 0, err
	}
	n, err := result.RowsAffected()
	if err != nil {
		return 0, err
	}
	if _, err := l.write.Exec("VACUUM"); err != nil {
		return int(n), err
	}
	// The old pages are in the file until the log is brought into it. A reader that is under way puts that
	// off to the next time that the ledger is closed.
	_, err = l.write.Exec("PRAGMA wal_checkpoint(TRUNCATE)")
	return int(n), err
}
