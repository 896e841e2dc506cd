package ledger

import (
	"database/sql"
	"errors"
	"fmt"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

const (
	application = 0x686e646f // "hndo", in SQLite's header: the file is a ledger
	version     = 5          // of the schema, in SQLite's user_version
)

// entrySchema is version 1. A number is never given twice, not even after a purge. A key
// has a few entries only, so an index on its keyed hash finds all of them at once.
const entrySchema = `
CREATE TABLE entry (
	number  INTEGER PRIMARY KEY AUTOINCREMENT,
	id      BLOB NOT NULL CHECK (length(id) = 16),
	guide   TEXT NOT NULL,
	version TEXT NOT NULL,
	kind    TEXT NOT NULL,
	locale  TEXT NOT NULL,
	line    INTEGER NOT NULL,
	pdf     BLOB NOT NULL CHECK (length(pdf) = 32),
	words   BLOB NOT NULL CHECK (length(words) = 32),
	paper   TEXT NOT NULL,
	signed  TEXT NOT NULL,
	sink    TEXT NOT NULL,
	at      INTEGER NOT NULL, -- microseconds since 1970 in UTC
	east    INTEGER NOT NULL, -- seconds from UTC where it was written
	outcome TEXT NOT NULL,
	reason  TEXT NOT NULL
) STRICT;
CREATE INDEX entry_id ON entry (id);
CREATE TABLE secret (fingerprint BLOB NOT NULL) STRICT;
`

var (
	errForeign = errors.New("this file is not a ledger")

	// ErrUnfinished is for a reader: there is nothing in the ledger yet, not even that it is one.
	ErrUnfinished = errors.New("this ledger is not finished: the run that makes it goes on, or was stopped, and the next one finishes it")
	errNoLog      = errors.New("the file system cannot hold a ledger: it has no shared memory for SQLite's log")
)

// identify gives the version of a ledger's schema, 0 for an empty file, and refuses what is neither that nor
// a ledger that this program knows.
func identify(db *sql.DB) (written int, err error) {
	var id, tables int
	err = db.QueryRow(`SELECT application_id, user_version, (SELECT count(*) FROM sqlite_schema)
		FROM pragma_application_id, pragma_user_version`).Scan(&id, &written, &tables)
	var e *sqlite.Error
	switch {
	case errors.As(err, &e) && e.Code()&0xff == sqlite3.SQLITE_NOTADB:
		return 0, errForeign
	case err != nil:
		return 0, err
	case id == 0 && written == 0 && tables == 0:
		return 0, nil
	case id != application:
		return 0, errForeign
	case written > version:
		return 0, fmt.Errorf("it was written by a newer version of this program (format %d; this one knows %d)", written, version)
	case written < 1:
		return 0, errForeign
	}
	return written, nil
}

// logAhead switches the write-ahead log on, which lets others read while one writes.
func logAhead(db *sql.DB) error {
	var mode string
	if err := db.QueryRow("PRAGMA journal_mode = WAL").Scan(&mode); err != nil {
		return err
	}
	if mode != "wal" {
		return errNoLog
	}
	return nil
}

// create makes an empty file a ledger, in one transaction.
func create(db *sql.DB, fingerprint []byte) error {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	mark := fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d;", application, version)
	if _, err := tx.Exec(entrySchema + mailSchema + listSchema + lockSchema + lightSchema + mark); err != nil {
		return err
	}
	if _, err := tx.Exec("INSERT INTO secret VALUES (?)", fingerprint); err != nil {
		return err
	}
	return tx.Commit()
}

func readFingerprint(db *sql.DB) ([]byte, error) {
	var mark []byte
	err := db.QueryRow("SELECT fingerprint FROM secret").Scan(&mark)
	return mark, err
}
