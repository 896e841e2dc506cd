package ledger

import (
	"database/sql"
	"time"
)

// Forget takes from the ledger's files what is left there of addresses and file names that are no longer
// needed. A run ends with it.
//
// SQLite overwrites what it deletes (secure_delete), but a page that was split or joined may keep a copy in
// its gaps, and the log keeps its old pages. So the rows that are still needed are written anew, after all
// pages of their table were emptied, and the log is brought into the file and cut to nothing. That costs a
// transaction over the mails that are open, not the whole file as VACUUM would. What the disk keeps of
// freed blocks is not in our hands. A reader that is under way puts the last step off to the next time.
func (l *Ledger) Forget(now time.Time) error {
	if l.write == nil {
		return l.unwritten(errReader)
	}
	if err := l.forget(now); err != nil {
		return l.unwritten(err)
	}
	return nil
}

func (l *Ledger) forget(now time.Time) error {
	tx, err := l.write.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	kept, err := recipients(tx, now)
	if err != nil {
		return err
	}
	// Without a condition: so the pages are emptied, not the rows.
	if _, err := tx.Exec("DELETE FROM recipient"); err != nil {
		return err
	}
	put, err := tx.Prepare("INSERT INTO recipient VALUES (?, ?, ?)")
	if err != nil {
		return err
	}
	for _, r := range kept {
		if _, err := put.Exec(r.mail, r.address, r.file); err != nil {
			return err
		}
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	_, err = l.write.Exec("PRAGMA wal_checkpoint(TRUNCATE)")
	return err
}

// A recipient is what is forgotten of a mail.
type recipient struct {
	mail          int64
	address, file string
}

func recipients(tx *sql.Tx, now time.Time) ([]recipient, error) {
	// One that failed is of no use after its appointment.
	rows, err := tx.Query("SELECT mail, address, file FROM recipient JOIN mail ON number = mail WHERE state <> ? OR ends > ? ORDER BY mail",
		Failed, writeTime(now))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []recipient
	for rows.Next() {
		var r recipient
		if err := rows.Scan(&r.mail, &r.address, &r.file); err != nil {
			return nil, err
		}
		all = append(all, r)
	}
	return all, rows.Err()
}
