package ipp

import "fmt"

// An Op is what a request asks for (RFC 8011, 5.4.15).
type Op uint16

// The operations of this package.
const (
	PrintJob             Op = 0x0002
	CancelJob            Op = 0x0008
	GetJobAttributes     Op = 0x0009
	GetJobs              Op = 0x000a
	GetPrinterAttributes Op = 0x000b
)

// String gives the name as in RFC 8011.
func (o Op) String() string {
	switch o {
	case PrintJob:
		return "Print-Job"
	case CancelJob:
		return "Cancel-Job"
	case GetJobAttributes:
		return "Get-Job-Attributes"
	case GetJobs:
		return "Get-Jobs"
	case GetPrinterAttributes:
		return "Get-Printer-Attributes"
	}
	return fmt.Sprintf("operation 0x%04x", uint16(o))
}

// A Status is how a request ended (RFC 8011, appendix B). Those below 0x0100 are good.
type Status uint16

// Statuses that callers tell apart.
const (
	OK                   Status = 0x0000
	OKIgnored            Status = 0x0001 // some attributes were ignored or replaced
	Forbidden            Status = 0x0401
	NotAuthenticated     Status = 0x0402
	NotAuthorized        Status = 0x0403
	NotPossible          Status = 0x0404
	NotFound             Status = 0x0406
	FormatNotSupported   Status = 0x040a
	AttributesNotAllowed Status = 0x040b
	NotAcceptingJobs     Status = 0x0506
	Busy                 Status = 0x0507
	TooManyJobs          Status = 0x050b
)

// String gives the keyword of RFC 8011 for the statuses that have a name here, the number for others.
func (s Status) String() string {
	switch s {
	case OK:
		return "successful-ok"
	case OKIgnored:
		return "successful-ok-ignored-or-substituted-attributes"
	case Forbidden:
		return "client-error-forbidden"
	case NotAuthenticated:
		return "client-error-not-authenticated"
	case NotAuthorized:
		return "client-error-not-authorized"
	case NotPossible:
		return "client-error-not-possible"
	case NotFound:
		return "client-error-not-found"
	case FormatNotSupported:
		return "client-error-document-format-not-supported"
	case AttributesNotAllowed:
		return "client-error-attributes-or-values-not-supported"
	case NotAcceptingJobs:
		return "server-error-not-accepting-jobs"
	case Busy:
		return "server-error-busy"
	case TooManyJobs:
		return "server-error-too-many-jobs"
	}
	return fmt.Sprintf("status 0x%04x", uint16(s))
}
