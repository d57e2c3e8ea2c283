package document

import (
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
)

// Machine is one state machine of a text, as far as it can be made sense of: to
// be looked at, and never to be deployed.
type Machine struct {
	// Name is that of the workflow or definition.
	Name  string
	Root  *asl.Node
	Facts *facts.Facts
	// Problems are the diagnostics of it; those of a file with only one
	// machine are all of the file.
	Problems []diag.Diagnostic
}

// Machines returns the state machines of a text, broken ones included. A
// library has none.
func (d *Document) Machines() []Machine {
	if d.Gait {
		r := d.Compiled()
		if r.Partial == nil {
			return nil
		}
		return []Machine{{r.Name, r.Partial, facts.Of(r.Partial), d.Problems()}}
	}
	var list []Machine
	for i, definition := range d.Definitions() {
		if definition.Root == nil {
			continue
		}
		m := Machine{definition.Name, definition.Root, d.Facts()[i], nil}
		for _, p := range d.Problems() {
			if len(d.Definitions()) == 1 || p.File == m.Root.At.File && m.Root.At.Span.Covers(p.Span) {
				m.Problems = append(m.Problems, p)
			}
		}
		list = append(list, m)
	}
	return list
}
