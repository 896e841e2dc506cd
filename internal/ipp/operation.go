package ipp

import (
	"context"
	"fmt"
)

// A Receipt is what a printer says of a job that it has taken.
type Receipt struct {
	ID      int        // of the job, above 0; see [Client.Job]
	Ignored Attributes // what the printer left out or replaced, by name and value
}

// Print sends a document as one job (RFC 8011, 4.2.1). The attributes are those of the job, such as copies and
// media; title is shown in the queue and format is the document's media type. After a *ConnectError or *StatusError, and
// after an *HTTPError below 500 but not 200, there is no job; after any other error there may be one.
func (c *Client) Print(ctx context.Context, title, format string, attributes Attributes, document []byte) (Receipt, error) {
	groups := c.request(
		Attribute{"job-name", []Value{String{NameTag, title}}},
		Attribute{"document-format", []Value{String{MimeMediaTypeTag, format}}},
	)
	if len(attributes) > 0 {
		groups = append(groups, Group{JobGroup, attributes})
	}
	answer, err := c.call(ctx, PrintJob, groups, document)
	if err != nil {
		return Receipt{}, err
	}
	id, ok := answer.Group(JobGroup).Int("job-id")
	if !ok || id <= 0 {
		return Receipt{}, fmt.Errorf("%w: no job-id", ErrFormat)
	}
	return Receipt{id, answer.Group(UnsupportedGroup)}, nil
}

// Job gives the named attributes of a job (RFC 8011, 4.3.4), those that the printer knows.
func (c *Client) Job(ctx context.Context, id int, names ...string) (Attributes, error) {
	answer, err := c.call(ctx, GetJobAttributes, c.request(jobID(id), requested(names)), nil)
	if err != nil {
		return nil, err
	}
	return answer.Group(JobGroup), nil
}

// Printer gives the named attributes of the printer (RFC 8011, 4.2.5), those that it knows.
func (c *Client) Printer(ctx context.Context, names ...string) (Attributes, error) {
	answer, err := c.call(ctx, GetPrinterAttributes, c.request(requested(names)), nil)
	if err != nil {
		return nil, err
	}
	return answer.Group(PrinterGroup), nil
}

// Jobs gives the named attributes of each job that has not ended, whoever sent it (RFC 8011, 4.2.6).
func (c *Client) Jobs(ctx context.Context, names ...string) ([]Attributes, error) {
	active := Attribute{"which-jobs", []Value{Keyword("not-completed")}}
	answer, err := c.call(ctx, GetJobs, c.request(requested(names), active), nil)
	if err != nil {
		return nil, err
	}
	var jobs []Attributes
	for _, g := range answer.Groups {
		if g.Tag == JobGroup {
			jobs = append(jobs, g.Attributes)
		}
	}
	return jobs, nil
}

// Cancel asks for a job to be cancelled (RFC 8011, 4.3.3). The printer may take its time: look at the job's state.
// A job that has ended gives a *StatusError with [NotPossible].
func (c *Client) Cancel(ctx context.Context, id int) error {
	_, err := c.call(ctx, CancelJob, c.request(jobID(id)), nil)
	return err
}

// request gives the group that each request begins with. The first attributes and their order are fixed (RFC
// 8011, 4.1.4 and 4.1.5): charset, language, printer, job; the user comes before what else there is.
func (c *Client) request(rest ...Attribute) []Group {
	head := Attributes{
		{"attributes-charset", []Value{String{CharsetTag, "utf-8"}}},
		{"attributes-natural-language", []Value{String{NaturalLanguageTag, "en"}}},
		{"printer-uri", []Value{String{URITag, c.at.printer}}},
	}
	if len(rest) > 0 && rest[0].Name == "job-id" {
		head, rest = append(head, rest[0]), rest[1:]
	}
	if c.user != "" {
		head = append(head, Attribute{"requesting-user-name", []Value{String{NameTag, c.user}}})
	}
	return []Group{{OperationGroup, append(head, rest...)}}
}

func jobID(id int) Attribute { return Attribute{"job-id", []Value{Integer(id)}} }

func requested(names []string) Attribute {
	a := Attribute{Name: "requested-attributes"}
	for _, name := range names {
		a.Values = append(a.Values, Keyword(name))
	}
	return a
}
