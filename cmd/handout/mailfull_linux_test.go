package main

import (
	"errors"
	"net"
	"os"
	"strings"
	"syscall"
	"testing"
)

// A smallDisk is what the sheets are on: a file system of its own where the test may mount one, the usual one elsewhere.
type smallDisk struct {
	dir     string
	mounted bool
	limit   syscall.Rlimit // of before
}

// newSmallDisk puts one where a clinic's sheets go.
func newSmallDisk(t *testing.T, m *mailClinic) *smallDisk {
	t.Helper()
	d := &smallDisk{dir: m.path("out")}
	if err := errors.Join(os.Mkdir(d.dir, 0o700), syscall.Getrlimit(syscall.RLIMIT_FSIZE, &d.limit)); err != nil {
		t.Fatal(err)
	}
	d.mounted = syscall.Mount("none", d.dir, "tmpfs", 0, "size=8m") == nil
	t.Cleanup(func() {
		d.free()
		if d.mounted {
			syscall.Unmount(d.dir, syscall.MNT_DETACH)
		}
	})
	return d
}

// fill leaves room for some bytes: with a file that takes all the rest, or else with a limit on the size of files, which
// leaves little.
func (d *smallDisk) fill(room int64) error {
	if !d.mounted {
		return syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: 8 << 10, Max: d.limit.Max})
	}
	f, err := os.Create(d.dir + "/filler")
	if err != nil {
		return err
	}
	defer f.Close()
	for err == nil {
		_, err = f.Write(make([]byte, 4<<10))
	}
	if !errors.Is(err, syscall.ENOSPC) {
		return err
	}
	info, err := f.Stat()
	if err != nil {
		return err
	}
	return f.Truncate(max(0, info.Size()-room))
}

func (d *smallDisk) free() {
	if d.mounted {
		os.Remove(d.dir + "/filler")
	} else {
		syscall.Setrlimit(syscall.RLIMIT_FSIZE, &d.limit)
	}
}

// words are in what is said of a full disk.
func (d *smallDisk) words() []string {
	if d.mounted {
		return []string{"no space left on device", "disk is full"} // from the machine, from SQLite
	}
	return []string{"file too large", "disk I/O error"}
}

// wantFull wants a message to say where there was no room, and why.
func (d *smallDisk) wantFull(t *testing.T, said string) {
	t.Helper()
	for _, words := range d.words() {
		for line := range strings.Lines(said) {
			if strings.Contains(line, words) && strings.Contains(line, d.dir) {
				return
			}
		}
	}
	t.Errorf("it does not say where there is no room, and why:\n%s", said)
}

// TestMailFullBefore keeps M5: where the ledger, or the sheets beside it, find no room nothing is sent, and the same
// command goes on when room is made.
func TestMailFullBefore(t *testing.T) {
	for _, room := range []int64{0, 500 << 10} {
		relay := newRelay(t)
		m := newMailClinic(t, relay)
		disk := newSmallDisk(t, m)
		m.list(consenting(20)...)
		if err := disk.fill(room); err != nil {
			t.Fatal(err)
		}
		code, out, errs := m.try("list.csv", "--send", "--draft-reason", "a test")
		if code != exitUnexpected || len(relay.messages()) > 0 {
			t.Errorf("room for %d bytes: exit code %d, %d messages\n%s", room, code, len(relay.messages()), out)
		}
		disk.wantFull(t, errs)
		disk.free()
		if out, _ := m.send(exitDone); out != "20 messages sent\n" {
			t.Errorf("with room: %s", out)
		}
		wantOnce(t, relay)
	}
}

// TestMailFullAmid keeps M5: a disk that fills up while mails go out stops the run at the mail whose answer cannot be
// written. That one waits for a person; the others go once, with the same command.
func TestMailFullAmid(t *testing.T) {
	const all, full = 40, 5
	relay := newRelay(t)
	m := newMailClinic(t, relay)
	disk := newSmallDisk(t, m)
	m.list(consenting(all)...)
	filled := make(chan error, 1)
	relay.pause(func(net.Conn) {
		if len(relay.messages()) == full {
			filled <- disk.fill(0)
		}
	})
	code, out, errs := m.try("list.csv", "--send", "--draft-reason", "a test")
	relay.pause(nil)
	if err := <-filled; err != nil {
		t.Fatal(err)
	}
	n := len(relay.messages())
	if code != exitUnexpected || n < full || n == all || !strings.Contains(errs, "handout: hint: handout mail resume goes on\n") {
		t.Errorf("exit code %d, %d messages\n%s%s", code, n, out, errs)
	}
	disk.wantFull(t, errs)
	disk.free()

	m.send(exitUndecided)
	there, uncertain := wantOnce(t, relay), 0
	for row, mail := range m.mails() {
		switch {
		case !there[mail.Mail]:
			t.Errorf("row %d is %s, and not at the relay", row, mail.State)
		case mail.State == "uncertain":
			uncertain++
			m.mail(exitDone, "resolve", mail.Mail, "--sent", "--why", "the relay's log has it")
		case mail.State != "sent":
			t.Errorf("row %d is %s", row, mail.State)
		}
	}
	if uncertain != 1 || len(there) != all {
		t.Errorf("%d uncertain, %d of %d at the relay", uncertain, len(there), all)
	}
	if out, _ := m.send(exitDone); out != "no message sent\n" {
		t.Errorf("once more: %s", out)
	}
}
