package hover

import (
	"github.com/gait-lang/gait/compiler"
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lsp/index"
)

// state is at the name of a state, of which the index may know nothing more than
// that some transition names it.
func (f *finder) state(s *index.Symbol) bool {
	declared := s.Declared()
	if declared == nil {
		f.title("state", code(s.Name), "")
		f.say("There is no such state in this scope.")
		return true
	}
	d, state := f.stateIn(declared)
	if state == nil {
		return false
	}
	f.title(state.Kind.String(), code(s.Name), "")
	if doc := state.Documentation(); doc != nil {
		f.comment(doc.Text())
	}
	states, sound := compiler.CompileStates(f.doc.Tree(), d.At(state.Loc), f.doc.Options.Compile)
	n := find(states, s.Name)
	if state.Resource != nil {
		f.item("runs %s", code(state.Resource.Text))
	}
	f.inside(outerOf(s.Scope))
	f.reached(s)
	if n != nil {
		f.leads(n)
		f.brought(n)
	} else {
		f.leadsByIndex(s)
	}
	switch {
	case n == nil:
	case !sound:
		f.say("What could be compiled of it, with errors left out:")
		fallthrough
	default:
		f.node(n)
	}
	return true
}

// lonelyState is at the name of a state that the index does not have.
func (f *finder) lonelyState(name string) {
	f.title("state", code(name), "")
	f.say("Another state, or text that is broken, hides it.")
}

// workflow is at the name of the workflow.
func (f *finder) workflow(name string) {
	f.title("workflow", code(name), "")
	for _, d := range f.doc.Tree().Decls {
		for _, item := range d.Items {
			if w, ok := item.(*syntax.Workflow); ok && w.Documentation() != nil {
				f.comment(w.Documentation().Text())
			}
		}
	}
	scopes := f.doc.Index().Scopes
	n := 0
	for _, s := range scopes {
		n += len(s.States)
	}
	switch n {
	case 0:
		f.item("no states")
		return
	case 1:
		f.item("1 state")
	default:
		f.item("%d states", n)
	}
	if first := scopes[0].Start; first != nil {
		f.item("starts with %s", code(first.Name))
	}
	f.item("query language %s", f.doc.Tree().Language.String())
}

// stateIn returns the state that an occurrence declares, and its declaration.
func (f *finder) stateIn(o *index.Occurrence) (syntax.Placed, *syntax.State) {
	d, ok := declAt(f.doc.Tree(), o.Span.Start)
	if !ok {
		return d, nil
	}
	var found *syntax.State
	syntax.Walk(d.Items, func(item syntax.Item) bool {
		if s, ok := item.(*syntax.State); ok && d.At(s.Name.Loc) == o.Span {
			found = s
		}
		return found == nil
	})
	return d, found
}

// declAt returns the declaration around an offset.
func declAt(tree *syntax.Tree, offset int32) (syntax.Placed, bool) {
	low, high := 0, len(tree.Decls)
	for low < high {
		if mid := (low + high) / 2; tree.Decls[mid].Start > offset {
			high = mid
		} else {
			low = mid + 1
		}
	}
	if low == 0 {
		return syntax.Placed{}, false
	}
	return tree.Decls[low-1], true
}

// find returns the state of that name among states and those inside of them.
func find(states *asl.Node, name string) *asl.Node {
	if !states.Is(asl.Object) {
		return nil
	}
	if n := states.Get(name); n != nil {
		return n
	}
	m := asl.MachineOf(&asl.Node{Kind: asl.Object, Members: []asl.Member{{Key: "States", Value: states}}})
	for s := range m.All() {
		if s.Name == name {
			return s.Node
		}
	}
	return nil
}
