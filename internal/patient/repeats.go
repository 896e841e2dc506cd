package patient

import (
	"fmt"
	"hash/maphash"
	"strings"

	"handout/internal/diag"
)

// Repeats compares the records of a batch with each other, in memory that does not grow with them. The
// records are given twice: first all of them to [Repeats.Note]; then, if [Repeats.Suspects] says that
// some may repeat others, all of them again to [Repeats.Collect]. After that [Repeats.Problems] knows
// the answer for each. All of this is for records without problems of their own, and from one
// goroutine; only Problems may be called from several, once all are collected.
//
//   - Two records that are the same in everything: the later one is a problem, the first is none.
//   - Two with the same [Key], and a value that differs: both are in doubt, and a problem.
//   - Two with the same record number, and another name or birth date: likewise.
//
// Records are told apart by fingerprints of 64 bits, salted anew in each process. That two of a million
// records share one by chance happens once in some ten million batches; then a good row is stopped.
type Repeats struct {
	seed     maphash.Seed
	seen     bloom
	suspects map[uint64]*crowd // by the fingerprint of what they share
	limit    int               // the most suspects
	tooMany  bool
}

// maxSuspects bounds the memory of the second pass, to some 60 MB. A patient who has several
// appointments in a batch is a suspect too, so there can be many.
const maxSuspects = 500_000

// A crowd is the records that share a key or a record number: the first of them, and the first that is
// not like it. More are not needed to name to any of them another that is not like it.
type crowd struct {
	first, other member
}

// A member is one record of a crowd; row 0 is none.
type member struct {
	row  int
	like uint64 // the fingerprint of what has to be the same in all of the crowd
}

// NewRepeats gives a Repeats that knows no record.
func NewRepeats() *Repeats {
	return &Repeats{seed: maphash.MakeSeed(), suspects: map[uint64]*crowd{}, limit: maxSuspects}
}

// Note takes in a record, the first time.
func (r *Repeats) Note(rec Record) {
	r.note(r.key(rec))
	if shared, ok := r.number(rec); ok {
		r.note(shared)
	}
}

func (r *Repeats) note(shared uint64) {
	switch {
	case !r.seen.add(shared):
	case len(r.suspects) >= r.limit:
		r.tooMany = r.tooMany || r.suspects[shared] == nil
	case r.suspects[shared] == nil:
		r.suspects[shared] = &crowd{}
	}
}

// Suspects reports whether records may repeat each other, after all were noted. If it gives false, there
// is no need to collect, and no record has a problem. The list holds a problem, without a place, if too
// many do to be compared, and the whole batch has to be refused.
func (r *Repeats) Suspects() (bool, diag.List) {
	if r.tooMany {
		return true, diag.List{{
			Text: fmt.Sprintf("more than %d record numbers or appointments come more than once", r.limit),
			Hint: "make several files of it, with all rows of a patient in the same one",
		}}
	}
	return len(r.suspects) > 0, nil
}

// Collect takes in a record, the second time.
func (r *Repeats) Collect(rec Record) {
	if c := r.suspects[r.key(rec)]; c != nil {
		c.join(member{rec.Row, r.content(rec)})
	}
	if shared, ok := r.number(rec); ok {
		if c := r.suspects[shared]; c != nil {
			c.join(member{rec.Row, r.person(rec)})
		}
	}
}

func (c *crowd) join(m member) {
	switch {
	case c.first.row == 0:
		c.first = m
	case c.other.row == 0 && m.like != c.first.like:
		c.other = m
	}
}

// unlike gives the row of a member that is not like another one, 0 if there is none.
func (c *crowd) unlike(like uint64) int {
	if c.first.like != like {
		return c.first.row
	}
	return c.other.row
}

// Problems gives what is wrong with a record that was noted and collected, each problem with the number
// of another row.
func (r *Repeats) Problems(rec Record) diag.List {
	var list diag.List
	if c := r.suspects[r.key(rec)]; c != nil {
		switch row := c.unlike(r.content(rec)); {
		case row != 0:
			list = append(list, diag.Problem{
				Pos:  rec.Pos,
				Text: fmt.Sprintf("the same patient, guide and procedure time as row %d, with other values", row),
				Hint: "neither is made: keep the one that is right",
			})
		case c.first.row != rec.Row:
			list = append(list, diag.Problem{
				Pos:  rec.Pos,
				Text: fmt.Sprintf("the same patient, guide and procedure time as row %d", c.first.row),
				Hint: "take this row out: that one is made",
			})
		}
	}
	if shared, ok := r.number(rec); ok {
		if c := r.suspects[shared]; c != nil {
			if row := c.unlike(r.person(rec)); row != 0 {
				list = append(list, diag.Problem{
					Pos: rec.Values[RecordNumber].Pos, Field: RecordNumber,
					Text: fmt.Sprintf("the record number is that of row %d, with another name or birth date", row),
					Hint: "neither is made: one of them has the wrong number, name or date",
				})
			}
		}
	}
	return list
}

// key gives the fingerprint of a record's key.
func (r *Repeats) key(rec Record) uint64 { return r.print("key", rec.Key) }

// number gives the fingerprint of a record's number, if it has one.
func (r *Repeats) number(rec Record) (uint64, bool) {
	v := rec.Values[RecordNumber]
	return r.print("number", foldNumber(v.Text)), v.Given
}

// person gives the fingerprint of what has to be the same wherever a record number stands.
func (r *Repeats) person(rec Record) uint64 {
	return r.print("person", foldName(rec.Values[PatientName].Text), rec.Values[BirthDate].Text)
}

// content gives the fingerprint of all that a record says. The fields have no order, so their
// fingerprints are added up.
func (r *Repeats) content(rec Record) uint64 {
	sum := r.print("record", rec.Guide, rec.Locale, strings.Join(rec.Kinds, " "))
	for name, v := range rec.Values {
		if !v.Given && !v.None {
			continue
		}
		moment := ""
		if v.Type == DateTime {
			moment = fmt.Sprint(v.Time.Unix()) // the same hour comes twice a year
		}
		none := ""
		if v.None {
			none = "none"
		}
		sum += r.print("value", name, v.Text, moment, none)
	}
	return sum
}

// print gives the fingerprint of some words. No two lists of words come to the same: none holds a NUL.
func (r *Repeats) print(words ...string) uint64 {
	var h maphash.Hash
	h.SetSeed(r.seed)
	for _, w := range words {
		h.WriteString(w)
		h.WriteByte(0)
	}
	return h.Sum64()
}

// foldNumber drops what two spellings of one record number may differ in: case.
func foldNumber(number string) string { return strings.ToUpper(number) }

// foldName drops what two spellings of one name may differ in: case and the width of gaps.
func foldName(name string) string {
	return strings.ToLower(strings.Join(strings.Fields(name), " "))
}
