package printer

import (
	"context"
	"errors"
	"fmt"
	"net"
	"regexp"
	"strconv"
	"strings"
	"time"

	"handout/internal/ipp"
)

// A spooler prints with lp, the command of CUPS, and follows the job by IPP on the server that lp uses.
type spooler struct {
	lp    string // path
	queue string // "" for the default one
	user  string // whose the jobs are
	limit time.Duration
}

func newSpooler(lp string, s Settings) (Printer, error) {
	if err := checkName(s.Queue); err != nil {
		return nil, err
	}
	return &spooler{lp: lp, queue: s.Queue, user: userName(), limit: s.Limit}, nil
}

// Print is that of [Printer].
func (s *spooler) Print(ctx context.Context, j Job, say func(string)) (Result, error) {
	q, err := s.find(ctx)
	if err != nil {
		return Result{}, err
	}
	return q.Print(ctx, j, say)
}

// find gives the queue on the server that lp uses. lpstat knows it from the environment and the settings of
// user and system, as it knows the default queue.
func (s *spooler) find(ctx context.Context) (*queue, error) {
	ctx, cancel := context.WithTimeout(ctx, answerTime)
	defer cancel()
	where := run(ctx, "lpstat", "-H")
	if where.err != nil {
		return nil, &UnreachableError{"the print server", where.err}
	}
	address, socket := serverAddress(strings.TrimSpace(where.stdout))
	name := s.queue
	if name == "" {
		var err error
		if name, err = defaultQueue(ctx, address, socket); err != nil {
			return nil, err
		}
	}
	base, _, _ := strings.Cut(name, "/") // the rest is an instance: settings of lp for the same queue
	q, err := openQueue(name, address+"/printers/"+base, ipp.Options{User: s.user, Socket: socket}, s.limit)
	if err != nil {
		return nil, err
	}
	q.deliver = byLP(s.lp, name, q)
	return q, nil
}

// serverAddress reads what lpstat -H prints: host:port or the path of a socket.
func serverAddress(server string) (address, socket string) {
	if strings.HasPrefix(server, "/") {
		return "ipp://localhost", server
	}
	host, port := server, "631"
	if i := strings.LastIndexByte(server, ':'); i >= 0 {
		host, port = server[:i], server[i+1:]
	}
	return "ipp://" + net.JoinHostPort(strings.Trim(host, "[]"), port), ""
}

// defaultQueue asks for the default queue of the user and the system. Where there is none, lpstat says the same as
// where there is no server, so the server is asked too.
func defaultQueue(ctx context.Context, address, socket string) (string, error) {
	asked := run(ctx, "lpstat", "-d")
	if _, name, found := strings.Cut(asked.stdout, "system default destination: "); asked.err == nil && found {
		name = strings.TrimSpace(name)
		return name, checkName(name)
	}
	client, err := ipp.New(address+"/", ipp.Options{Socket: socket})
	if err != nil {
		return "", err
	}
	_, err = client.Printer(ctx, "printer-state")
	if none := (*ipp.ConnectError)(nil); errors.As(err, &none) {
		return "", &UnreachableError{"the print server", err}
	}
	return "", ErrNoPrinter
}

// requestID finds the job's number in what lp prints: "request id is ward-12 (1 file(s))".
var requestID = regexp.MustCompile(`request id is \S+-([0-9]+) `)

// byLP hands jobs over with lp.
func byLP(lp, name string, q *queue) delivery {
	return func(ctx context.Context, j Job, say func(string)) (id int, ignored []string, err error) {
		err = withFile(j.PDF, say, func(path string) error {
			p := run(ctx, append([]string{lp}, lpArguments(name, j, path)...)...)
			if m := requestID.FindStringSubmatch(p.stdout); m != nil && p.err == nil {
				if id, err = strconv.Atoi(m[1]); err == nil {
					return nil
				}
			}
			return q.noRequest(ctx, p)
		})
		return id, nil, err
	}
}

// noRequest is the error of an lp that did not print a job's number. When something goes wrong on the way, lp
// cancels what it has begun; that can be relied on only where lp came to its end and the server still answers.
func (q *queue) noRequest(ctx context.Context, p program) error {
	if !p.started() {
		return &UnreachableError{p.name, p.err}
	}
	if p.err == nil {
		return lost(q.name, fmt.Errorf("%s names no job", p.name))
	}
	if _, err := q.ask(ctx); err == nil && p.exited() {
		return refused(q.name, p.words()...)
	}
	return &NotPrintedError{Queue: q.name, State: "unknown", Words: p.words(), Undecided: true}
}

// lpArguments are those of lp(1). A tray can be named only in media-col, which CUPS translates to what the
// queue's driver calls it.
func lpArguments(name string, j Job, path string) []string {
	args := []string{"-d", name, "-t", j.Name, "-n", strconv.Itoa(j.Copies)}
	if j.Sides != "" {
		args = append(args, "-o", "sides="+j.Sides)
	}
	switch p, ok := parsePaper(j.Media); {
	case j.Tray != "" && ok:
		x, y := p.hundredths()
		size := fmt.Sprintf("media-size={x-dimension=%d y-dimension=%d}", x, y)
		args = append(args, "-o", "media-col={"+size+" media-source="+j.Tray+"}")
	case j.Tray != "":
		args = append(args, "-o", "media-col={media-source="+j.Tray+"}")
	case j.Media != "":
		args = append(args, "-o", "media="+j.Media)
	}
	return append(args, "--", path)
}
