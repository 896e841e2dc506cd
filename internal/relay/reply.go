package relay

// An Outcome is what became of a message.
type Outcome string

const (
	Sent      Outcome = "sent"      // the relay has taken it over
	Retry     Outcome = "retry"     // not taken; the same message may go later
	Slow      Outcome = "slow"      // as Retry, and all messages to this relay are to go more slowly
	Failed    Outcome = "failed"    // not taken, and it never will be
	Uncertain Outcome = "uncertain" // it went out whole, and nobody knows whether it was taken (RFC 1047)
)

// A Reply is what became of one message, and what the relay said to it.
type Reply struct {
	Outcome  Outcome
	Code     int    // of the answer that decided; 0: there was none
	Enhanced string // such as "5.1.1" (RFC 3463), or ""
	// Words are the relay's own, or ours where it said nothing: one line of at most 200 characters, and nothing
	// of the envelope, the message or the secret in it. "[…]" marks what was taken out.
	Words   string
	QueueID string // the relay's name for a message that is Sent, or ""
}

// What is said of a message when no answer of the relay's decided.
var (
	cancelled = Reply{Outcome: Retry, Words: "stopped before the message was complete"}
	early     = Reply{Outcome: Retry, Words: "the relay answered before the message was complete"}
	excess    = Reply{Outcome: Uncertain, Words: "the relay gave more than one answer to the message"}
)

// refusal is the reply to a message that was not taken, whichever command the answer is to. Codes that no relay
// should give there are a reason to try again: the text has not been ended.
func refusal(a answer, h hidden) Reply {
	r := Reply{Outcome: Retry, Code: a.code, Enhanced: a.enhanced(), Words: h.words(a)}
	switch {
	case a.code >= 500:
		r.Outcome = Failed
	case slows(a.code):
		r.Outcome = Slow
	}
	return r
}

// final is the reply to a message that went out whole. Only 250 is a yes, and only 4yz and 5yz are a no
// (RFC 5321 4.3.2).
func final(a answer, h hidden) Reply {
	r := refusal(a, h)
	switch {
	case a.code == 250:
		r.Outcome, r.QueueID = Sent, queueID(r.Words)
	case a.code < 400:
		r.Outcome = Uncertain
	}
	return r
}

// slows reports whether a code says that the relay has more than it can take: shutting down, busy, short of
// room, or (432, Exchange Online) past its limit.
func slows(code int) bool {
	switch code {
	case 421, 432, 450, 451, 452:
		return true
	}
	return false
}
