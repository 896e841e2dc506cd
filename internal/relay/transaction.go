package relay

import (
	"context"
	"slices"
	"strings"
	"time"
)

// A transaction is one message on its way through MAIL, RCPT and DATA (RFC 5321 3.3).
type transaction struct {
	conn    *conn
	message *Message
	hidden  hidden // the message's, and the connection's
}

// What becomes of the connection after a message. RSET is never sent: after a failed one go-mail and others
// report a message lost that was taken.
type fate int

const (
	keep fate = iota // the relay waits for MAIL
	quit             // a transaction is open
	drop             // nobody knows what the relay waits for
)

// run offers the message. While the text is not ended, the end of ctx closes the connection.
func (t transaction) run(ctx context.Context) (Reply, fate, error) {
	c, m := t.conn, t.message
	if why := c.offers.lacks(m.envelope, len(m.text), m.eight); why != "" {
		return Reply{Outcome: Failed, Words: why}, keep, nil
	}
	stop := context.AfterFunc(ctx, c.drop)
	defer stop()
	if reply, after, err := t.offer(); reply.Outcome != "" || err != nil {
		if err == nil {
			reply = stopped(ctx, reply)
		}
		return reply, after, err
	}
	if reply, ok := t.text(); !ok {
		return stopped(ctx, reply), drop, nil
	}
	if !stop() {
		return cancelled, drop, nil
	}
	reply, after := t.end()
	return reply, after, nil
}

// stopped says that it was the end of ctx which kept a message from being answered.
func stopped(ctx context.Context, reply Reply) Reply {
	if reply.Code == 0 && ctx.Err() != nil {
		return cancelled
	}
	return reply
}

// A step is a command before the text.
type step struct {
	line  string
	wait  time.Duration
	yes   []int
	after fate // a refusal
}

func (t transaction) steps() []step {
	c, m := t.conn, t.message
	mail, rcpt := m.envelope.lines(c.offers, len(m.text), m.eight)
	return []step{
		{mail, c.wait.Command, []int{250}, keep},
		{rcpt, c.wait.Command, []int{250, 251}, quit},
		{"DATA", c.wait.Data, []int{354}, quit},
	}
}

// offer sends the commands before the text. An empty reply means that the relay waits for it.
func (t transaction) offer() (Reply, fate, error) {
	steps := t.steps()
	if t.conn.offers.pipelining {
		return t.offerAtOnce(steps)
	}
	for _, s := range steps {
		a, err := t.conn.command(s.line, s.wait)
		if reply, after, err := t.judge(s, a, err); reply.Outcome != "" || err != nil {
			return reply, after, err
		}
	}
	return Reply{}, keep, nil
}

// offerAtOnce sends the commands in one piece, which saves two ways to the relay and back (RFC 2920). After a refusal
// the others must be refused as well: a relay that wants a text for nobody is left.
func (t transaction) offerAtOnce(steps []step) (Reply, fate, error) {
	var lines []string
	for _, s := range steps {
		lines = append(lines, s.line)
	}
	if err := t.conn.say(strings.Join(lines, "\r\n")); err != nil {
		return Reply{Outcome: Retry, Words: noAnswer(err)}, drop, nil
	}
	for i, s := range steps {
		a, err := t.conn.answer(s.wait)
		reply, after, err := t.judge(s, a, err)
		if reply.Outcome == "" && err == nil {
			continue
		}
		for _, s := range steps[i+1:] {
			if after == drop {
				break
			}
			if a, err := t.conn.answer(s.wait); err != nil || a.code < 400 || a.code == 421 {
				after = drop
			}
		}
		return reply, after, err
	}
	return Reply{}, keep, nil
}

// judge says what an answer to a command means. An empty reply means that the next command may follow.
func (t transaction) judge(s step, a answer, err error) (Reply, fate, error) {
	switch {
	case err != nil:
		return Reply{Outcome: Retry, Words: noAnswer(err)}, drop, nil
	case slices.Contains(s.yes, a.code):
		return Reply{}, keep, nil
	case authMissing(a.code):
		return Reply{}, quit, &DownError{Step: StepAuth, Code: a.code, Words: t.hidden.words(a)}
	case a.code < 400 || a.code == 421:
		s.after = drop
	}
	return refusal(a, t.hidden), s.after, nil
}

// authMissing reports whether a command was turned away because of who we are, not what it said (RFC 4954 6): no
// message would fare better.
func authMissing(code int) bool { return code == 530 || code == 534 || code == 535 || code == 538 }

// block is how much is written under one time-out.
const block = 64 << 10

// text writes the message, but not the dot that ends it. When that did not come to an end, or the relay spoke
// before it, ok is false and the dot must not follow.
func (t transaction) text() (reply Reply, ok bool) {
	c := t.conn
	for part := range slices.Chunk(t.message.stuffed, block) {
		if err := c.write(part, c.wait.Block); err != nil {
			return t.interrupted(noAnswer(err)), false
		}
	}
	if c.glance() != silent {
		return t.interrupted(early.Words), false
	}
	return Reply{}, true
}

// interrupted is the reply to a message whose text was not ended. If the relay has said why, that is the reason:
// it cannot have taken it.
func (t transaction) interrupted(why string) Reply {
	a, err := t.conn.answer(min(time.Second, t.conn.wait.Command))
	if err != nil || a.code < 400 {
		return Reply{Outcome: Retry, Words: why}
	}
	return refusal(a, t.hidden)
}

// end writes the dot and waits for what the relay says to the message. From the last byte on, only a clear
// answer tells whether it was taken.
func (t transaction) end() (Reply, fate) {
	c := t.conn
	if err := c.write([]byte(".\r\n"), c.wait.Block); err != nil {
		return Reply{Outcome: Retry, Words: noAnswer(err)}, drop
	}
	a, err := c.answer(c.wait.Dot)
	if err != nil {
		return Reply{Outcome: Uncertain, Words: noAnswer(err)}, drop
	}
	sign := c.listen(0)
	if sign == spoke {
		return excess, drop
	}
	reply := final(a, t.hidden)
	if reply.Outcome == Uncertain || sign == ended || a.code == 421 {
		return reply, drop
	}
	return reply, keep
}
