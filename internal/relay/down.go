package relay

import (
	"errors"
	"fmt"
)

// A DownError says that the relay cannot be used now, whatever the message. It holds no other error: the texts
// of those name what must not be named.
type DownError struct {
	Step  Step
	Code  int    // of the relay's answer; 0: there was none
	Words string // the relay's own as in [Reply], or ours
}

// A Step is how far a connection came.
type Step string

const (
	StepSettings Step = "settings"
	StepConnect  Step = "connect" // name service, refused, timed out
	StepGreeting Step = "greeting"
	StepHello    Step = "hello"
	StepTLS      Step = "tls" // not offered, failed, or the certificate is not good
	StepSecret   Step = "secret"
	StepAuth     Step = "auth" // not offered or refused; also when a later command says that it is missing
)

// Error gives "relay: auth: 535 authentication failed".
func (e *DownError) Error() string {
	if e.Code != 0 {
		return fmt.Sprintf("relay: %s: %d %s", e.Step, e.Code, e.Words)
	}
	return fmt.Sprintf("relay: %s: %s", e.Step, e.Words)
}

// unnamed takes out of a relay's words what they may hold of a message: it may have been offered on an earlier
// connection.
func unnamed(err error, h hidden) error {
	if down := (*DownError)(nil); errors.As(err, &down) && down.Code != 0 {
		return &DownError{Step: down.Step, Code: down.Code, Words: h.text(down.Words)}
	}
	return err
}
