package main

import (
	"bytes"
	"strings"
	"testing"
	"time"
)

// steps lets a run of rows go by, a row in so many milliseconds, and gives what was printed.
func steps(p *progress, rows, each int) (said, events string) {
	var w, json bytes.Buffer
	p.w, p.json = &w, &json
	clock := time.Date(2026, 12, 1, 8, 0, 0, 0, time.UTC)
	p.begun, p.told = clock, clock
	p.now = func() time.Time { return clock }
	for i := range rows {
		clock = clock.Add(time.Duration(each) * time.Millisecond)
		p.step(i%10 == 0)
	}
	p.clear()
	return w.String(), json.String()
}

// TestProgress: where nobody watches there is a line for each tenth, or each half minute of a slow run, and
// nothing at all of a run of a few seconds.
func TestProgress(t *testing.T) {
	said, events := steps(&progress{total: 1000}, 1000, 20)
	if n := strings.Count(said, "\n"); n != 9 { // none within the first five seconds
		t.Errorf("%d lines, want 9:\n%s", n, said)
	}
	const half = "handout: 500 of 1000 rows, 50 with a problem, 50 a second, 10s left\n"
	if !strings.Contains(said, half) {
		t.Errorf("no line %q in\n%s", half, said)
	}
	if !strings.Contains(events, `{"event":"progress","done":500,"rows":1000,"bad":50}`+"\n") {
		t.Errorf("events:\n%s", events)
	}
	if said, _ := steps(&progress{total: 1000}, 10, 20_000); strings.Count(said, "\n") != 5 {
		t.Errorf("a slow run:\n%s", said)
	}
	if said, events := steps(&progress{total: 100}, 100, 40); said+events != "" {
		t.Errorf("a short run: %s%s", said, events)
	}
	if said, _ := steps(&progress{}, 4000, 20); !strings.HasPrefix(said, "handout: 1500 rows read, 150 with a problem, 50 a second\n") {
		t.Errorf("a run of unknown length: %s", said)
	}
}

// TestProgressLive: on a terminal one line is written over and over, and leaves nothing behind.
func TestProgressLive(t *testing.T) {
	said, _ := steps(&progress{total: 1000, live: true}, 100, 20)
	if n := strings.Count(said, "\r\x1b[K"); n != 20 || strings.Contains(said, "\n") || !strings.HasSuffix(said, "\r\x1b[K") {
		t.Errorf("written over %d times, want 20: %q", n, said)
	}
}
