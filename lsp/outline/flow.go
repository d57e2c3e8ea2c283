package outline

import (
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lsp/document"
	"github.com/gait-lang/gait/lsp/index"
)

// edge leads from a state to one that may run next, or to the first of a branch
// or loop inside of it.
type edge struct {
	from, to *index.Symbol
	// at is where the text says so: the name behind an arrow, or of a policy. It
	// is empty where the order of the text does, and what stands around it.
	at source.Span
	// inside leads to a branch or loop.
	inside bool
}

// where is the place that an edge is shown at.
func (e *edge) where() source.Span {
	if e.at.Len() > 0 {
		return e.at
	}
	if o := e.from.Declared(); o != nil {
		return o.Span
	}
	return e.from.Span
}

// flow is how the states of a text follow each other.
type flow struct {
	in, out map[*index.Symbol][]edge
}

// flowOf finds the edges between all states. The order of the text, arrows and
// policies are those of the index, which knows them of half-typed text too; what
// defaults and imported policies add is known where the text can be compiled.
func flowOf(d *document.Document) flow {
	f := flow{in: map[*index.Symbol][]edge{}, out: map[*index.Symbol][]edge{}}
	names := d.Index()
	for _, scope := range names.Scopes {
		for _, s := range scope.States {
			for _, x := range names.Out(s) {
				e := edge{from: s, to: x.To}
				if x.At != nil {
					e.at = x.At.Span
				}
				f.add(e)
			}
		}
		if scope.Owner != nil && scope.Start != nil {
			f.add(edge{from: scope.Owner, to: scope.Start, inside: true})
		}
	}
	if d.Gait && d.Compiled().Root != nil {
		f.compiled(d)
	}
	return f
}

// add adds an edge, unless it leads to a state that has no name yet or is not there.
func (f *flow) add(e edge) {
	if e.to.Name == "" || e.to.Scope == nil {
		return
	}
	f.out[e.from] = append(f.out[e.from], e)
	f.in[e.to] = append(f.in[e.to], e)
}

// compiled adds the transitions that only the compiler knows of.
func (f *flow) compiled(d *document.Document) {
	byName := map[string]*index.Symbol{}
	for _, scope := range d.Index().Scopes {
		for _, s := range scope.States {
			byName[s.Name] = s
		}
	}
	for s := range asl.MachineOf(d.Compiled().Root).All() {
		from := byName[s.Name]
		if from == nil {
			continue
		}
		var known map[*index.Symbol]bool
		for _, t := range s.Targets() {
			to := byName[t.Node.Text]
			if to == nil || t.Node.At.Via == nil {
				continue
			}
			if known == nil {
				known = map[*index.Symbol]bool{}
				for _, e := range f.out[from] {
					known[e.to] = true
				}
			}
			if known[to] {
				continue
			}
			known[to] = true
			e := edge{from: from, to: to}
			if t.Node.At.File == d.File {
				e.at = t.Node.At.Span
			}
			f.add(e)
		}
	}
}
