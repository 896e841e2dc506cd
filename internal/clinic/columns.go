package clinic

import (
	"handout/internal/diag"
	"handout/internal/patient"
	"handout/internal/yamlfile"
)

// A Column is what the clinic's own system writes over the column of a field.
type Column struct {
	Pos    diag.Pos
	Header string
}

// Headers gives the clinic's own headers by field, as [patient.Intake] takes them.
func (p *Profile) Headers() map[string]string {
	headers := map[string]string{}
	for field, c := range p.Columns {
		headers[field] = c.Header
	}
	return headers
}

// columns reads the headers. Two fields under one would leave open whose value a cell is. Which fields
// there are is for the guides to say.
func (r *reader) columns(n yamlfile.Node) {
	r.profile.Columns = map[string]Column{}
	first := map[string]string{} // fields by header
	for _, p := range n.Pairs() {
		header := text(p.Value)
		folded := patient.FoldName(header)
		if other, twice := first[folded]; twice && header != "" {
			p.Value.Problem("the header is that of %s too", other)
		}
		first[folded] = p.Key
		r.profile.Columns[p.Key] = Column{Pos: p.Pos, Header: header}
	}
}
