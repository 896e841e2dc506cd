// Package ledger is the account of which sheets were given out: entries go in, in groups, and are found,
// listed, exported, merged and after their time purged. The mails that take sheets to patients stand in it
// too, each with its state and its history. It is one SQLite file with its secret beside it.
//
// # What it keeps, and of whom
//
// An entry holds no patient's value. In place of the row's key, which anybody can work out who knows the
// patient's record number, birth date and procedure time, it holds an HMAC-SHA256 of the key under a
// random secret. Who has the ledger alone (a backup, an export) cannot ask it whether a known person was
// a patient.
//
// A mail is the exception while it is on its way: until the relay took it, or refused it for good, the
// ledger holds the address that it goes to and the name of the sheet's file, which has the key in it. After
// that it holds a keyed hash of the address only.
//
// That is all it protects against. Who has the secret too can ask, and the sheets' own file names give
// the keys in clear. The digests have no secret in them: who can make the very same sheet, word for word,
// can find it. Times, guides, locales and row numbers are in clear, and so is a reason as it was typed.
// Nothing is encrypted, and nothing stops the owner of the file from changing it.
//
// # What it promises
//
// Entries that [Ledger.Append] returned for are on the disk, whatever happens next. Their order is that
// in which they came, never that of their times: a clock that was set back does no harm. One process
// writes at a time; any number read meanwhile. All of it holds for a local disk only: network file
// systems lock and synchronise in ways of their own.
package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"handout/internal/disk"
)

// A Ledger is an open ledger. Its methods may be called by several goroutines at once; Close comes after
// all others. Those that write are for a ledger from [Open].
type Ledger struct {
	path     string
	lock     *os.File // nil in a reader
	write    *sql.DB  // one connection; nil in a reader
	read     *sql.DB
	asked    compiled // over read
	turn     turner   // for mails; empty in a reader
	written  int      // version of the schema, which a reader leaves as it is
	secret   []byte   // nil where a reader could not have it: noSecret says why
	noSecret error
}

// Options for [Open]. The zero value waits for nobody and tells another run nothing.
type Options struct {
	Who    string        // what another run is told, as [Holder] writes it
	Wait   time.Duration // for another run to end; 0: not at all
	Secret []byte        // for a ledger without one, 32 bytes, so that several machines have the same; nil: a random one is made
}

// Open opens a ledger for writing and makes it, with its folder and its secret, if it is not there. What
// it makes is for the owner's eyes only (0700, 0600). Only one process at a time can have a ledger open
// so; the context ends the wait for another. The error is a [*LockedError] where there is another still.
//
// A ledger of a newer version of the program, one with another secret than that beside it or that in the
// options, and a file that is something else are refused as they are.
func Open(ctx context.Context, path string, o Options) (*Ledger, error) {
	l, err := open(ctx, path, o)
	if locked := (*LockedError)(nil); errors.As(err, &locked) {
		return nil, locked
	}
	if err != nil {
		return nil, fmt.Errorf("open ledger %s: %w", path, disk.Plain(err))
	}
	return l, nil
}

func open(ctx context.Context, path string, o Options) (*Ledger, error) {
	if err := disk.MakeFolder(filepath.Dir(path)); err != nil {
		return nil, err
	}
	lock, err := acquire(ctx, path, o)
	if err != nil {
		return nil, err
	}
	l := &Ledger{path: path, lock: lock}
	if err := l.start(o.Secret); err != nil {
		return nil, errors.Join(err, l.Close())
	}
	return l, nil
}

// start opens the file, which nobody else writes to now.
func (l *Ledger) start(given []byte) error {
	secret, err := chooseSecret(SecretFile(l.path), given)
	if err != nil {
		return err
	}
	if err := makeFile(l.path); err != nil {
		return err
	}
	if l.write, err = connect(l.path, writing, 1); err != nil {
		return err
	}
	written, err := identify(l.write)
	if err != nil {
		return err
	}
	if written > 0 {
		if err := accept(l.write, secret); err != nil {
			return err
		}
	}
	if l.secret, err = keepSecret(SecretFile(l.path), secret); err != nil {
		return err
	}
	if err := logAhead(l.write); err != nil {
		return err
	}
	switch written {
	case 0:
		err = create(l.write, fingerprint(l.secret))
	case version:
	default:
		err = migrate(l.write, written)
	}
	if err != nil {
		return err
	}
	if l.turn, err = newTurner(l.write); err != nil {
		return err
	}
	return l.look(reading)
}

// OpenReader opens a ledger that is there for reading. It makes no ledger, waits for no writer, and none
// waits for it. Without the secret beside it all works but Find and Of. One that was begun and never finished is
// [ErrUnfinished].
func OpenReader(path string) (*Ledger, error) {
	l := &Ledger{path: path}
	if err := l.startReader(); err != nil {
		return nil, fmt.Errorf("open ledger %s: %w", path, errors.Join(disk.Plain(err), l.Close()))
	}
	return l, nil
}

// startReader opens the file. SQLite wants to write beside it even to read it; where it cannot, and no
// writer has left a log, the file is taken as one that does not change.
func (l *Ledger) startReader() error {
	if err := isFile(l.path); err != nil {
		return err
	}
	l.secret, l.noSecret = ReadSecret(SecretFile(l.path))
	err := l.look(reading)
	if !unwritable(err) || exists(l.path+"-wal") {
		return err
	}
	if err := l.read.Close(); err != nil {
		return err
	}
	return l.look(still)
}

// look opens the connections that read.
func (l *Ledger) look(settings string) (err error) {
	if l.read, err = connect(l.path, settings, readers); err != nil {
		return err
	}
	l.asked.in = l.read
	if l.written, err = identify(l.read); err != nil {
		return err
	}
	if l.written == 0 {
		return ErrUnfinished
	}
	if l.noSecret == nil {
		return accept(l.read, l.secret)
	}
	return nil
}

// Close lets go of the ledger, and lets the next one write.
func (l *Ledger) Close() error {
	errs := []error{l.asked.close()}
	if l.read != nil {
		errs = append(errs, l.read.Close())
	}
	if l.write != nil { // last, so that it leaves one file
		errs = append(errs, l.turn.close(), l.write.Close())
	}
	if l.lock != nil {
		errs = append(errs, release(l.lock))
	}
	if err := errors.Join(errs...); err != nil {
		return fmt.Errorf("close ledger %s: %w", l.path, disk.Plain(err))
	}
	return nil
}
