// Package guide reads guides: what a clinic tells every patient before and after a procedure, in
// blocks that name messages instead of holding words. A guide says which fields it wants of a
// patient, which settings of a clinic, what must hold between them, and when each block applies.
//
// Everything that a guide names is checked when it is read: an unknown key, field, setting, choice or
// message never waits for the patient whose sheet would need it (R1).
package guide

import (
	"crypto/sha256"
	"time"

	"handout/internal/diag"
	"handout/internal/patient"
)

// A Guide is one procedure's content. It does not change after [Parse] and may be shared.
type Guide struct {
	Pos      diag.Pos // of the file
	ID       string   // also the name of its folder
	Version  string
	Issued   time.Time // the day from which these words count; midnight UTC
	Name     Message
	Fields   []patient.Field
	Settings []Setting
	Rules    []Rule
	Kinds    []Kind            // in the order of the file
	Digest   [sha256.Size]byte // of the file

	variables []variable // those that conditions and rules mention
	cites     []cite     // in the order in which they were read
}

// A Message names words of a catalog by their ID.
type Message struct {
	ID  string
	Pos diag.Pos
}

// A Kind is one sheet that a guide can give: "prep", "care".
type Kind struct {
	Pos    diag.Pos
	Name   string
	Title  Message
	Card   bool   // small enough for a pocket, on media of its own
	Before string // a date and time of the row: after it the sheet is of no use; "" for one that lasts
	Blocks []Block

	OnRequest bool // it is made when somebody asks for it, as every card is
}

// Kind returns the kind of that name, or nil when the guide has none.
func (g *Guide) Kind(name string) *Kind {
	for i := range g.Kinds {
		if g.Kinds[i].Name == name {
			return &g.Kinds[i]
		}
	}
	return nil
}

// SheetNames returns the names of the kinds that are made when nobody names one, in the order of the file.
func (g *Guide) SheetNames() []string {
	var names []string
	for _, k := range g.Kinds {
		if !k.OnRequest {
			names = append(names, k.Name)
		}
	}
	return names
}

// KindNames returns the names of all kinds, in the order of the file.
func (g *Guide) KindNames() []string {
	var names []string
	for _, k := range g.Kinds {
		names = append(names, k.Name)
	}
	return names
}

// Field returns the field of that name, or nil when the guide has none.
func (g *Guide) Field(name string) *patient.Field {
	for i := range g.Fields {
		if g.Fields[i].Name == name {
			return &g.Fields[i]
		}
	}
	return nil
}

// Setting returns the setting of that name, or nil when the guide has none.
func (g *Guide) Setting(name string) *Setting {
	for i := range g.Settings {
		if g.Settings[i].Name == name {
			return &g.Settings[i]
		}
	}
	return nil
}

func (g *Guide) fieldNames() []string {
	var names []string
	for _, f := range g.Fields {
		names = append(names, f.Name)
	}
	return names
}

func (g *Guide) settingNames() []string {
	var names []string
	for _, s := range g.Settings {
		names = append(names, s.Name)
	}
	return names
}
