package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/mattn/go-isatty"
)

// A progress tells somebody who waits how far a run is. On a terminal it is one line that stays at the foot
// and is written anew; elsewhere a line for every tenth or every half minute. A run that ends within a few
// seconds says nothing.
type progress struct {
	w     io.Writer
	live  bool      // w is a terminal
	json  io.Writer // where programs read, or nil
	total int       // rows; 0: not known
	done  int
	bad   int // rows with a problem

	now         func() time.Time
	begun, told time.Time
	drawn       time.Time // the live line
	tenth       int       // told last
	shown       bool      // the live line is there
}

// patience is how long a run takes before it says how far it is where nobody watches.
const patience = 5 * time.Second

func newProgress(w, json io.Writer, total int) *progress {
	f, ok := w.(*os.File)
	now := time.Now()
	return &progress{w: w, live: ok && isatty.IsTerminal(f.Fd()), json: json, total: total, now: time.Now, begun: now, told: now}
}

// step counts a row.
func (p *progress) step(bad bool) {
	p.done++
	if bad {
		p.bad++
	}
	now := p.now()
	tenth := 0
	if p.total > 0 {
		tenth = 10 * p.done / p.total
	}
	if p.live && now.Sub(p.drawn) >= 100*time.Millisecond {
		p.clear()
		fmt.Fprint(p.w, p.line(now))
		p.shown, p.drawn = true, now
	}
	if now.Sub(p.begun) < patience || tenth == p.tenth && now.Sub(p.told) < 30*time.Second {
		return
	}
	p.told, p.tenth = now, tenth
	if !p.live {
		fmt.Fprintf(p.w, "handout: %s\n", p.line(now))
	}
	if p.json != nil {
		writeJSON(p.json, progressJSON{"progress", p.done, p.total, p.bad})
	}
}

// line says how far the run is: rows done, rows with a problem, rows a second, time left.
func (p *progress) line(now time.Time) string {
	spent := now.Sub(p.begun)
	rate := float64(p.done) / spent.Seconds()
	if p.total == 0 {
		return fmt.Sprintf("%s read, %d with a problem, %.0f a second", count(p.done, "row"), p.bad, rate)
	}
	left := time.Duration(float64(p.total-p.done) / rate * float64(time.Second)).Round(time.Second)
	return fmt.Sprintf("%d of %s, %d with a problem, %.0f a second, %s left", p.done, count(p.total, "row"), p.bad, rate, left)
}

// clear takes the live line away, so that another can be printed.
func (p *progress) clear() {
	if p.shown {
		fmt.Fprint(p.w, "\r\x1b[K")
		p.shown = false
	}
}

// A progressJSON says how far a run is.
type progressJSON struct {
	Event string `json:"event"`
	Done  int    `json:"done"`
	Rows  int    `json:"rows"`
	Bad   int    `json:"bad"`
}
