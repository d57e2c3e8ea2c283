package action

import (
	"fmt"
	"slices"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/compiler/decompile"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lsp/index"
)

// head returns the innermost state if the place is in its head, and not in its
// body: what is done to a state as a whole is offered there.
func (r *request) head() (*syntax.State, *entry) {
	s, e := r.state()
	if s == nil || s.Name.Loc.Len() == 0 || r.path[len(r.path)-1].Item != e.Item {
		return nil, nil
	}
	if s.Body != nil && r.span.Start > e.at(s.Body.Loc).Start && (r.span.Start < e.at(s.Body.Loc).End || s.Body.Unclosed) {
		return nil, nil
	}
	return s, e
}

// compiledState returns what a state compiled to, or nil, and whether another one
// has its name, as raw ones may.
func (r *request) compiledState(e *entry) (n *asl.Node, shared bool) {
	root := r.Compiled().Root
	if root == nil {
		return nil, false
	}
	name := e.Item.(*syntax.State).Name
	for s := range asl.MachineOf(root).All() {
		switch {
		case s.NameAt.File == r.File && s.NameAt.Span == e.at(name.Loc):
			n = s.Node
		case s.Name == name.Text:
			shared = true
		}
	}
	return n, shared
}

// toRaw offers to write a state as the JSON that it compiles to.
func (r *request) toRaw() {
	s, e := r.head()
	if s == nil || s.Kind == syntax.Raw || s.Body != nil && s.Body.Unclosed {
		return
	}
	a := Action{Title: fmt.Sprintf("turn %s into raw ASL", index.GaitName(s.Name.Text)), Kind: Rewrite}
	n, _ := r.compiledState(e)
	switch {
	case n == nil:
		a.Disabled = "the file does not compile"
	case r.commented(e.whole()):
		a.Disabled = "the comments inside of it would be lost"
	case s.Body != nil && slices.ContainsFunc(s.Body.Items, func(item syntax.Item) bool { return len(inlineBlocks(item)) > 0 }):
		a.Disabled = "the states of its inline blocks would be lost: name them first"
	case hasPlaceholder(n):
		a.Disabled = "a param that is no string cannot stand in JSON"
	}
	r.add(a, keeps, func() []diag.Edit {
		text := "raw " + index.GaitName(s.Name.Text) + " " + strings.TrimSpace(string(asl.Append(nil, n, asl.WriteOptions{})))
		in := r.sequenceOf(e)
		i := in.index(s)
		var edits []diag.Edit
		// No state falls through to a raw one.
		if before := in.before(i); before >= 0 {
			edits = r.lead(falling(in.state(before)), in.states[before].base, index.GaitName(s.Name.Text))
		}
		span := e.whole()
		if d := e.Documentation(); d != nil {
			span.Start = min(span.Start, e.at(d.Loc).Start) // it is the Comment now
		}
		return append(edits, r.edit(span, text))
	})
}

func hasPlaceholder(n *asl.Node) bool {
	if n == nil {
		return false
	}
	if n.Kind == asl.Placeholder || slices.ContainsFunc(n.Items, hasPlaceholder) {
		return true
	}
	return slices.ContainsFunc(n.Members, func(m asl.Member) bool { return hasPlaceholder(m.Value) })
}

// maxRaw bounds the text of a raw state that is looked at for a list.
const maxRaw = 64 << 10

// fromRaw offers to write a raw state in the words of the language.
func (r *request) fromRaw() {
	s, e := r.head()
	if s == nil {
		// The value of a raw state is all of it.
		if s, e = r.state(); s == nil || s.Kind != syntax.Raw {
			return
		}
	}
	if s.Kind != syntax.Raw || s.Raw == nil || s.Raw.Loc.Len() > maxRaw {
		return
	}
	a := Action{Title: fmt.Sprintf("turn the raw state %s into Gait", index.GaitName(s.Name.Text)), Kind: Rewrite}
	n, shared := r.compiledState(e)
	text := ""
	var parsed *syntax.State
	switch {
	case n == nil:
		a.Disabled = "the file does not compile"
	case shared:
		a.Disabled = "another state has that name, which only raw states may share"
	case r.commented(e.whole()):
		a.Disabled = "the comments inside of it would be lost"
	default:
		if text, parsed = r.inGait(s.Name.Text, n); parsed == nil {
			a.Disabled = "Gait has no other form for it"
		}
	}
	r.add(a, keeps, func() []diag.Edit {
		in := r.sequenceOf(e)
		i := in.index(s)
		exit := r.exitFrom(in, i)
		var edits []diag.Edit
		// What was passed over is run into now.
		if before := in.before(i); before >= 0 {
			edits = r.lead(falling(in.state(before)), in.states[before].base, exit)
		}
		if arrow(parsed) {
			if cut := int(parsed.Flow.Loc.Start); strings.TrimSpace(text[cut+len("->"):]) == exit {
				text = strings.TrimSpace(text[:cut])
			}
		}
		return append(edits, r.edit(e.whole(), text))
	})
}

// inGait writes a state in the words of the language, with an arrow where it has
// one. It returns nil when there are none.
func (r *request) inGait(name string, n *asl.Node) (string, *syntax.State) {
	str := func(text string) *asl.Node { return &asl.Node{Kind: asl.String, Text: text} }
	machine := &asl.Node{Kind: asl.Object}
	if r.Tree().Language == syntax.JSONata {
		machine.Members = append(machine.Members, asl.Member{Key: "QueryLanguage", Value: str("JSONata")})
	}
	states := &asl.Node{Kind: asl.Object}
	add := func(name string, n *asl.Node) {
		states.Members = append(states.Members, asl.Member{Key: name, Value: n})
	}
	succeed := func() *asl.Node {
		return &asl.Node{Kind: asl.Object, Members: []asl.Member{{Key: "Type", Value: str("Succeed")}}}
	}
	for _, target := range targets(n) {
		if target != name {
			add(target, succeed())
		}
	}
	// Between states that it does not lead to, so that its arrow is written.
	add(r.freeState(name+" before"), succeed())
	add(name, n)
	add(r.freeState(name+" after"), succeed())
	machine.Members = append(machine.Members,
		asl.Member{Key: "StartAt", Value: str(states.Members[0].Key)}, asl.Member{Key: "States", Value: states})
	out, err := decompile.Import(machine, decompile.Options{})
	if err != nil {
		return "", nil
	}
	tree := syntax.Parse(source.New("state.gait", out.Text))
	for _, d := range tree.Decls {
		for _, item := range d.Items {
			if s, ok := item.(*syntax.State); ok && s.Name.Text == name && s.Kind != syntax.Raw {
				span := s.Span()
				if doc := s.Documentation(); doc != nil {
					span.Start = min(span.Start, doc.Loc.Start)
				}
				if arrow(s) {
					moved := *s.Flow
					moved.Loc = moved.Loc.Shift(-span.Start)
					s = &syntax.State{Kind: s.Kind, Name: s.Name, Flow: &moved}
				}
				return d.Text[span.Start:span.End], s
			}
		}
	}
	return "", nil
}

// targets returns the names that a state leads to, each once; what stands in
// machines inside of it is no business of its own scope.
func targets(n *asl.Node) (names []string) {
	var walk func(n *asl.Node)
	walk = func(n *asl.Node) {
		for _, item := range n.Items {
			walk(item)
		}
		for _, m := range n.Members {
			switch m.Key {
			case "Next", "Default":
				if m.Value.Is(asl.String) && !slices.Contains(names, m.Value.Text) {
					names = append(names, m.Value.Text)
				}
			case "Choices", "Catch":
				walk(m.Value)
			}
		}
	}
	walk(n)
	return names
}
