package ledger

import (
	"database/sql"
	"errors"
	"sync"
)

// A compiled asks a database, or a transaction, and compiles each statement once: most of what a small question costs
// is its compiling. It is safe for concurrent use where what it asks is.
type compiled struct {
	in interface {
		Prepare(text string) (*sql.Stmt, error)
	}
	mu  sync.Mutex
	all map[string]*sql.Stmt // by their text
}

// A scanner is a row that can be read.
type scanner interface{ Scan(into ...any) error }

// An unasked is the row of a statement that cannot be compiled.
type unasked struct{ err error }

func (u unasked) Scan(...any) error { return u.err }

func (c *compiled) statement(text string) (*sql.Stmt, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if s := c.all[text]; s != nil {
		return s, nil
	}
	s, err := c.in.Prepare(text)
	if err != nil {
		return nil, err
	}
	if c.all == nil {
		c.all = map[string]*sql.Stmt{}
	}
	c.all[text] = s
	return s, nil
}

func (c *compiled) row(text string, args ...any) scanner {
	s, err := c.statement(text)
	if err != nil {
		return unasked{err}
	}
	return s.QueryRow(args...)
}

func (c *compiled) rows(text string, args ...any) (*sql.Rows, error) {
	s, err := c.statement(text)
	if err != nil {
		return nil, err
	}
	return s.Query(args...)
}

func (c *compiled) change(text string, args ...any) (sql.Result, error) {
	s, err := c.statement(text)
	if err != nil {
		return nil, err
	}
	return s.Exec(args...)
}

// close lets go of the statements. Those of a transaction end with it.
func (c *compiled) close() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	var errs []error
	for _, s := range c.all {
		errs = append(errs, s.Close())
	}
	c.all = nil
	return errors.Join(errs...)
}
