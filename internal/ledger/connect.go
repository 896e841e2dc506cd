package ledger

import (
	"database/sql"
	"errors"
	"net/url"
	"path/filepath"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// Connections, as the driver and SQLite take their settings in a URI. A cache is given in KiB, with a
// minus: it bounds the memory of a connection whatever the size of the ledger.
const (
	// writing: a commit is on the disk when it returns (FULL), and a transaction asks for the right to
	// write when it starts, not half-way. What is deleted is overwritten, as [Ledger.Forget] needs it; that
	// costs nothing that can be measured where a page is written anyway.
	writing = "mode=rw&_synchronous=FULL&_txlock=immediate&_pragma=cache_size(-16384)&_pragma=secure_delete(1)"

	// reading may write as far as SQLite itself has to: it brings back what a killed writer left in its
	// log, and takes the log away when it is the last to close.
	reading = "mode=rw&_query_only=1&_pragma=cache_size(-2048)"

	// still is for a file that nobody changes, beside which nobody can write.
	still = "mode=ro&immutable=1&_query_only=1&_pragma=cache_size(-2048)"

	// always: nothing that a file may bring along is trusted, "x" is never a string, an error does not
	// come with the words of another, and for what SQLite locks for a moment there are five seconds.
	always = "&_busy_timeout=5000&_defensive=1&_dqs=0&_error_rc=1&_pragma=trusted_schema(0)"
)

// readers is how many connections read at once. A list that is under way holds one of them.
const readers = 4

// connect gives connections to a file. The first is made when it is used.
func connect(path, settings string, limit int) (*sql.DB, error) {
	connector, err := sqlite.NewConnector("file:" + uriPath(path) + "?" + settings + always)
	if err != nil {
		return nil, err
	}
	db := sql.OpenDB(connector)
	db.SetMaxOpenConns(limit)
	db.SetMaxIdleConns(limit)
	return db, nil
}

// uriPath writes a path as SQLite wants it in a URI: with slashes, and one before a drive's letter.
func uriPath(path string) string {
	path = filepath.Clean(path)
	slashed := filepath.ToSlash(path)
	if filepath.VolumeName(path) != "" {
		slashed = "/" + slashed
	}
	return (&url.URL{Path: slashed}).EscapedPath()
}

// unwritable reports whether SQLite could not write beside a file what it wants even to read it.
func unwritable(err error) bool {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return false
	}
	primary := e.Code() & 0xff // the rest is a detail
	return primary == sqlite3.SQLITE_CANTOPEN || primary == sqlite3.SQLITE_READONLY
}
