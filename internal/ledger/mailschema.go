package ledger

import (
	"database/sql"
	"fmt"
	"strings"
)

// mailSchema is what version 2 has beside version 1. What must be forgotten when a mail has arrived stands
// in a table of its own, which is small and empties itself: see [Ledger.Forget]. The changes of a mail are
// added to and never rewritten.
const mailSchema = `
ALTER TABLE entry ADD COLUMN draft TEXT NOT NULL DEFAULT '';
CREATE TABLE mail (
	number    INTEGER PRIMARY KEY AUTOINCREMENT,
	id        TEXT NOT NULL UNIQUE CHECK (length(id) = 26),
	owner     BLOB NOT NULL CHECK (length(owner) = 16), -- as in an entry
	person    BLOB NOT NULL,                            -- keyed hash of guide, kind and record number
	withdrawn TEXT NOT NULL DEFAULT '',                 -- why it must not be sent again, whatever became of it
	whom      BLOB NOT NULL,                            -- keyed hash of the address
	guide     TEXT NOT NULL,
	version   TEXT NOT NULL,
	kind      TEXT NOT NULL,
	locale    TEXT NOT NULL,
	line      INTEGER NOT NULL,
	folder    TEXT NOT NULL,
	pdf       BLOB NOT NULL CHECK (length(pdf) = 32),
	consent   TEXT NOT NULL,
	consented TEXT NOT NULL,
	reason    TEXT NOT NULL,
	state     TEXT NOT NULL CHECK (state IN ('blocked', 'queued', 'sending', 'sent', 'retry', 'failed', 'uncertain', 'bounced')),
	words     TEXT NOT NULL,
	due       INTEGER NOT NULL, -- this and all times: microseconds since 1970 in UTC
	ends      INTEGER NOT NULL,
	tries     INTEGER NOT NULL,
	slow      INTEGER NOT NULL,
	code      INTEGER NOT NULL,
	queue     TEXT NOT NULL,
	message   TEXT NOT NULL,
	changed   INTEGER NOT NULL,
	CHECK (state = 'blocked' OR consent IN ('encrypted', 'unencrypted'))
) STRICT;
CREATE INDEX mail_owner ON mail (owner);
CREATE INDEX mail_person ON mail (person);
CREATE INDEX mail_message ON mail (message) WHERE message <> '';
CREATE TABLE recipient (
	mail    INTEGER PRIMARY KEY,
	address TEXT NOT NULL,
	file    TEXT NOT NULL
) STRICT;
CREATE TABLE suppressed (
	whom BLOB PRIMARY KEY CHECK (length(whom) = 16),
	at   INTEGER NOT NULL,
	by   TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE mailbox (
	one      INTEGER PRIMARY KEY CHECK (one = 0),
	validity INTEGER NOT NULL,
	uid      INTEGER NOT NULL
) STRICT;
CREATE TABLE mail_change (
	number INTEGER PRIMARY KEY AUTOINCREMENT,
	mail   INTEGER NOT NULL,
	state  TEXT NOT NULL,
	at     INTEGER NOT NULL,
	code   INTEGER NOT NULL,
	words  TEXT NOT NULL,
	by     TEXT NOT NULL
) STRICT;
CREATE INDEX mail_change_mail ON mail_change (mail);
CREATE TRIGGER mail_change_stays BEFORE UPDATE ON mail_change BEGIN
	SELECT raise(ABORT, 'a change of a mail is never rewritten');
END;
`

// listSchema is what version 3 has beside version 2: the list that a mail's row number is of.
const listSchema = "ALTER TABLE mail ADD COLUMN list TEXT NOT NULL DEFAULT '';"

// lockSchema is what version 4 has beside version 3: the kind of the code that an encrypted sheet opens with. It stays
// what it was when the mail came, whatever kind the clinic wants by now: somebody may have the code already.
const lockSchema = "ALTER TABLE mail ADD COLUMN lock TEXT NOT NULL DEFAULT '';"

// lightSchema is what version 5 has beside version 4. A run changes two mails in each of its commits, and every page that a
// commit touches is written to the disk before the next mail goes out: so a mail's changes lie together in one tree that needs
// neither a counter nor an index, and no index holds the Message-ID, which begins with the ID that a mail is found by. A file's
// digest has an index, or each signed mail would be looked for among all entries.
const lightSchema = `
CREATE TABLE mail_step (
	mail   INTEGER NOT NULL,
	number INTEGER NOT NULL, -- of this mail's changes: a later one has a higher number
	state  TEXT NOT NULL,
	at     INTEGER NOT NULL,
	code   INTEGER NOT NULL,
	words  TEXT NOT NULL,
	by     TEXT NOT NULL,
	PRIMARY KEY (mail, number)
) STRICT, WITHOUT ROWID;
INSERT INTO mail_step SELECT mail, number, state, at, code, words, by FROM mail_change;
DROP TABLE mail_change;
ALTER TABLE mail_step RENAME TO mail_change;
CREATE TRIGGER mail_change_stays BEFORE UPDATE ON mail_change BEGIN
	SELECT raise(ABORT, 'a change of a mail is never rewritten');
END;
DROP INDEX mail_message;
CREATE INDEX entry_pdf ON entry (pdf);
`

// migrate brings a ledger of an older version to this one, in one transaction.
func migrate(db *sql.DB, written int) error {
	missing := []string{mailSchema, listSchema, lockSchema, lightSchema}[written-1:]
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := tx.Exec(strings.Join(missing, "") + fmt.Sprintf("PRAGMA user_version = %d;", version)); err != nil {
		return err
	}
	return tx.Commit()
}
