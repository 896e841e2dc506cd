package bounce

import "strings"

// legacy reads a report as Exim wrote it before it knew RFC 3464: the header names who failed, the
// text says why, and the returned message stands below a line of hyphens, or is attached. Only
// failures for good are written so; a warning of delay has no X-Failed-Recipients.
func (p *parser) legacy(c parcel, failed string) {
	why, returned := splitCopy(c.text)
	if len(c.copies) == 0 {
		if all := blocks(returned); len(all) > 0 {
			c.copies = all[:1]
		}
	}
	ids := c.messageIDs()
	if len(ids) == 0 {
		p.fail(errNoCopy)
		return
	}
	id := p.known(ids)
	if id == "" {
		return
	}
	reason := indented(why)
	r := Report{MessageID: id, Action: "failed", Status: statusIn(reason), When: p.date, Arrived: p.date}
	r.Address = recipientAddress(failed) // "" if there are several: nobody can tell which the reason is about
	r.Words = clean(reason, append(names(failed), namesIn(c)...))
	r.Hard = hard(r)
	p.reports = append(p.reports, r)
}

// splitCopy parts the text at the line "------ This is a copy of the message ... ------". More such
// lines may follow it. Without one all is why.
func splitCopy(text string) (why, returned string) {
	const rule = "------ "
	why, returned = text, ""
	if at := strings.Index("\n"+text, "\n"+rule); at >= 0 {
		why, returned = text[:at], text[at:]
	}
	for line := range strings.Lines(returned) {
		if strings.TrimSpace(line) != "" && !strings.HasPrefix(line, rule) {
			break
		}
		returned = returned[len(line):]
	}
	return why, returned
}

// indented gives the lines set in by four columns: the reasons. The addresses have two.
func indented(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "    ") {
			b.WriteString(strings.TrimSpace(line))
			b.WriteByte(' ')
		}
	}
	return strings.TrimSpace(b.String())
}
