package outline

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lsp/document"
	"github.com/gait-lang/gait/lsp/index"
)

// LensKind says what a lens does.
type LensKind uint8

// The kinds of lenses.
const (
	// ReachedLens tells from where a state is reached, and leads there.
	ReachedLens LensKind = iota
	// ASLLens shows the ASL, of a state or of the workflow.
	ASLLens
	// GraphLens shows the graph, at a state or of the workflow.
	GraphLens
)

// Lens is a line above a declaration.
type Lens struct {
	Kind LensKind
	// Span is the name that it belongs to.
	Span  source.Span
	Title string
	// State is the state's name, "" for the workflow.
	State string
	// Places are where the states before it say so, of a [ReachedLens].
	Places []source.Span
}

// LensOptions choose lenses. The zero value is what every client can show.
type LensOptions struct {
	NoReached bool
	NoASL     bool
	// Graph: the client can show graphs.
	Graph bool
	// EveryState puts ASL and graph over each state, and says from where a state
	// is reached also where the text shows it.
	EveryState bool
}

// Lenses returns the lenses of a text in its order. A state has one about what is
// before it where more than the state written before it leads there.
func Lenses(d *document.Document, opts LensOptions) []Lens {
	l := lenses{opts: opts, asl: d.Gait && !opts.NoASL, graph: opts.Graph}
	l.workflows(d)
	if !opts.NoReached || opts.EveryState {
		l.states(d)
	}
	slices.SortStableFunc(l.list, func(a, b Lens) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	return l.list
}

type lenses struct {
	opts       LensOptions
	asl, graph bool
	list       []Lens
}

// show adds the lenses that show a state or the workflow.
func (l *lenses) show(at source.Span, state string) {
	if l.asl {
		l.list = append(l.list, Lens{Kind: ASLLens, Span: at, Title: "show ASL", State: state})
	}
	if l.graph {
		l.list = append(l.list, Lens{Kind: GraphLens, Span: at, Title: "show graph", State: state})
	}
}

func (l *lenses) workflows(d *document.Document) {
	if !d.Gait {
		for _, s := range Symbols(d) {
			l.show(s.NameSpan, "")
		}
		return
	}
	for _, p := range d.Tree().Decls {
		for _, item := range p.Items {
			switch x := item.(type) {
			case *syntax.Workflow:
				at := source.Span{Start: x.Loc.Start, End: min(x.Loc.End, x.Loc.Start+int32(len("workflow")))}
				if x.Name != nil && x.Name.Loc.Len() > 0 {
					at = x.Name.Loc
				}
				l.show(p.At(at), "")
				return
			case *syntax.Library:
				return
			case *syntax.State:
				// The header may be left out.
				if l.headless(d) {
					l.show(p.At(x.Name.Loc), "")
					return
				}
			}
		}
	}
}

// headless reports whether a file of Gait has no header.
func (l *lenses) headless(d *document.Document) bool {
	for _, p := range d.Tree().Decls {
		for _, item := range p.Items {
			switch item.(type) {
			case *syntax.Workflow, *syntax.Library:
				return false
			}
		}
	}
	return true
}

func (l *lenses) states(d *document.Document) {
	var f flow
	if !l.opts.NoReached {
		f = flowOf(d)
	}
	for _, scope := range d.Index().Scopes {
		for i, s := range scope.States {
			o := s.Declared()
			if o == nil {
				continue
			}
			if !l.opts.NoReached {
				var before *index.Symbol
				if i > 0 {
					before = scope.States[i-1]
				}
				l.reached(s, before, o.Span, f.in[s], scope.Start == s && i > 0)
			}
			if l.opts.EveryState {
				l.show(o.Span, s.Name)
			}
		}
	}
}

// reached adds the lens of a state that stands behind another one, or nil.
func (l *lenses) reached(s, before *index.Symbol, at source.Span, in []edge, starts bool) {
	lens := Lens{Kind: ReachedLens, Span: at, State: s.Name}
	from := map[*index.Symbol]bool{}
	written := false
	for i := range in {
		e := &in[i]
		if e.inside {
			continue
		}
		from[e.from] = true
		written = written || e.at.Len() > 0 && e.from != before
		lens.Places = append(lens.Places, e.where())
	}
	switch n := len(from); {
	case n > 1:
		lens.Title = fmt.Sprintf("reached from %d states", n)
	case n == 1 && (written || l.opts.EveryState):
		lens.Title = "reached from 1 state"
	}
	if starts {
		if lens.Title != "" {
			lens.Title = "starts here, " + lens.Title
		} else {
			lens.Title = "starts here"
		}
	}
	if lens.Title != "" {
		l.list = append(l.list, lens)
	}
}
