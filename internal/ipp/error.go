package ipp

import "fmt"

// A StatusError is a printer's refusal of a request: it was understood, and nothing was done.
type StatusError struct {
	Op      Op
	Status  Status
	Message string // the printer's own words, as it sent them; often ""
}

// Error gives the operation, the keyword of the status and the printer's words.
func (e *StatusError) Error() string {
	s := fmt.Sprintf("%v: %v", e.Op, e.Status)
	if e.Message != "" {
		s += fmt.Sprintf(" (%q)", e.Message)
	}
	return s
}

// An HTTPError is an answer in HTTP that holds no IPP: a redirect, a wish for a password, a page of a web server.
type HTTPError struct {
	Code int // as in RFC 9110; 200 where the body is of another kind
}

// Error says what the answer asks for, where that is known.
func (e *HTTPError) Error() string {
	switch {
	case e.Code == 200:
		return "the server does not speak IPP"
	case e.Code >= 300 && e.Code < 400:
		return fmt.Sprintf("the server wants another address (HTTP %d)", e.Code)
	case e.Code == 401 || e.Code == 403:
		return fmt.Sprintf("the server wants a password (HTTP %d)", e.Code)
	case e.Code == 426:
		return "the server wants encryption (HTTP 426): try ipps://"
	}
	return fmt.Sprintf("HTTP %d", e.Code)
}

// A ConnectError means that no connection came about, so the printer has seen nothing of the request.
type ConnectError struct{ Err error }

// Error gives the cause alone: the caller knows the printer's name.
func (e *ConnectError) Error() string { return e.Err.Error() }

// Unwrap gives the cause.
func (e *ConnectError) Unwrap() error { return e.Err }
