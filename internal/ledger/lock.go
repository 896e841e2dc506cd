package ledger

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"
	"unicode"

	"handout/internal/disk"
)

// A LockedError says that another process has a ledger open for writing, and who that is.
type LockedError struct {
	Path   string // of the ledger
	Holder string // in the other's words; "" where it said nothing
}

func (e *LockedError) Error() string {
	if e.Holder == "" {
		return fmt.Sprintf("ledger %s is in use by another run", e.Path)
	}
	return fmt.Sprintf("ledger %s is in use: %s", e.Path, e.Holder)
}

// Holder writes who holds a ledger, for [Options]: "handout batch, process 4711 on ward3, since
// 2026-11-22 09:14". The time is in the zone that it comes with.
func Holder(program string, since time.Time) string {
	where := ""
	if host, err := os.Hostname(); err == nil {
		where = " on " + host
	}
	return fmt.Sprintf("%s, process %d%s, since %s", program, os.Getpid(), where, since.Format("2006-01-02 15:04"))
}

// again is how long a run that waits for a lock sleeps between two tries.
const again = 50 * time.Millisecond

// acquire locks a ledger for this process. The lock is the system's, on a file of its own beside the
// ledger, so it ends with the process however that ends; the file stays, for taking it away could let
// two in. What is written in it says who holds the lock.
func acquire(ctx context.Context, path string, o Options) (*os.File, error) {
	file, err := os.OpenFile(path+".lock", os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	if err := wait(ctx, file, path, o.Wait); err != nil {
		return nil, errors.Join(err, file.Close())
	}
	if err := sign(file, o.Who); err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return file, nil
}

// wait tries to lock a file until a time is over.
func wait(ctx context.Context, file *os.File, path string, limit time.Duration) error {
	patience, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	for {
		if free, err := disk.Lock(file); free || err != nil {
			return err
		}
		select {
		case <-time.After(again):
		case <-patience.Done():
			if err := ctx.Err(); err != nil {
				return err
			}
			return &LockedError{Path: path, Holder: holder(file)}
		}
	}
}

// sign replaces what is written in a lock.
func sign(file *os.File, who string) error {
	if err := file.Truncate(0); err != nil {
		return err
	}
	_, err := file.WriteAt([]byte(who), 0)
	return err
}

// holder reads what is written in a lock, as far as it can be shown on a terminal.
func holder(file *os.File) string {
	data, err := io.ReadAll(io.NewSectionReader(file, 0, 200))
	if err != nil {
		return ""
	}
	return strings.ToValidUTF8(strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return -1
	}, string(data)), "")
}

// release lets the next one in. Closing the file unlocks it.
func release(file *os.File) error { return errors.Join(sign(file, ""), file.Close()) }
