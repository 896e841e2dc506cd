package bounce

import (
	"bytes"
	"context"
	"io"
	"slices"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"
)

// A State is how far a mailbox has been read. The zero value is not at all.
type State struct {
	Validity uint32 // UIDVALIDITY: when it changes, the server has numbered its messages anew
	UID      uint32 // of the last message looked at
}

// A Tally counts what one reading saw.
type Tally struct {
	Messages int // new ones
	Reports  int // about our messages, given to each
	Unclear  int // delivery reports that could not be used: a person has to look at them
}

// Read looks at the messages that came after since, in the order of their UIDs, and calls each for
// what they report about our messages; ours knows those by their Message-ID, without angle brackets.
//
// It gives how far it came, also with an error: a message counts as read once each has returned nil
// for all its reports. Keep the State and hand it in again. If the server has numbered its messages
// anew (RFC 3501, 2.3.1.1), all are read again, so each may see a report twice.
//
// The mailbox stays as it is: EXAMINE and BODY.PEEK only. A header or two of each new message are
// fetched, and 1 MB at most of those that may be reports. Errors are a [*DownError], what Secret or
// each gave, or ctx's.
func Read(ctx context.Context, s Settings, since State, ours func(messageID string) bool, each func(Report) error) (State, Tally, error) {
	var tally Tally
	m, err := open(ctx, s)
	if err != nil {
		return since, tally, err
	}
	defer m.close()
	if since.Validity != m.state.Validity {
		since = State{Validity: m.state.Validity}
	}
	if m.state.UID <= since.UID {
		return since, tally, nil
	}
	uids, seen, err := m.candidates(since.UID + 1)
	if err != nil {
		return since, tally, err
	}
	tally.Messages = seen
	for _, uid := range uids {
		if ctx.Err() != nil {
			return since, tally, ctx.Err()
		}
		text, err := m.fetch(uid)
		if err != nil {
			return since, tally, err
		}
		reports, err := Parse(bytes.NewReader(text), ours)
		if err != nil {
			tally.Unclear++
		}
		for _, r := range reports {
			if err := each(r); err != nil {
				return since, tally, err
			}
			tally.Reports++
		}
		since.UID = uid
	}
	return m.state, tally, nil
}

// maxHeader is how many bytes of the fields that tell a report are fetched.
const maxHeader = 16 << 10

// candidates looks at two header fields of each message from a UID on. It gives the UIDs of those
// that may be delivery reports, in order, and how many it looked at. A search on the server would
// have to read the same headers, and servers differ in what they find.
func (m *mailbox) candidates(from uint32) (uids []uint32, seen int, err error) {
	err = m.each(from, m.state.UID, &imap.FetchItemBodySection{
		Specifier:    imap.PartSpecifierHeader,
		HeaderFields: []string{"Content-Type", "X-Failed-Recipients"},
		Partial:      &imap.SectionPartial{Size: maxHeader},
		Peek:         true,
	}, func(uid uint32, header []byte) {
		seen++
		if all := blocks(string(header)); len(all) > 0 && mayReport(all[0]) {
			uids = append(uids, uid)
		}
	})
	slices.Sort(uids)
	return slices.Compact(uids), seen, err
}

// mayReport reports whether a message with this header may be a delivery report, or hold one that a
// gateway has wrapped.
func mayReport(header block) bool {
	switch mediaType(header["content-type"]) {
	case "multipart/mixed", "multipart/signed":
		return true
	}
	return isReport(header["content-type"]) || header["x-failed-recipients"] != ""
}

// fetch gives the start of one message; nothing if it has been removed meanwhile.
func (m *mailbox) fetch(uid uint32) (text []byte, err error) {
	section := &imap.FetchItemBodySection{Partial: &imap.SectionPartial{Size: maxMessage}, Peek: true}
	err = m.each(uid, uid, section, func(_ uint32, part []byte) { text = part })
	return text, err
}

// each fetches one section of the messages from one UID to another. All answers are read to their
// end, since the client stands still until they are; but when one ends early the connection is gone,
// and the client's reader must be left alone.
func (m *mailbox) each(from, to uint32, section *imap.FetchItemBodySection, use func(uid uint32, part []byte)) error {
	var set imap.UIDSet
	set.AddRange(imap.UID(from), imap.UID(to))
	cmd := m.client.Fetch(set, &imap.FetchOptions{UID: true, BodySection: []*imap.FetchItemBodySection{section}})
	for message := cmd.Next(); message != nil; message = cmd.Next() {
		var uid uint32
		var part []byte
		for item := message.Next(); item != nil; item = message.Next() {
			switch item := item.(type) {
			case imapclient.FetchItemDataUID:
				uid = uint32(item.UID)
			case imapclient.FetchItemDataBodySection:
				if item.Literal == nil {
					continue
				}
				var err error
				if part, err = read(item.Literal, section.Partial.Size); err != nil {
					return m.down("read", err)
				}
			}
		}
		if uid != 0 {
			use(uid, part)
		}
	}
	if err := cmd.Close(); err != nil {
		return m.down("read", err)
	}
	return nil
}

// read gives the first bytes of a literal, at most limit.
func read(l imap.LiteralReader, limit int64) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(l, limit))
	if err == nil && int64(len(b)) < min(limit, l.Size()) {
		err = io.ErrUnexpectedEOF
	}
	return b, err
}
