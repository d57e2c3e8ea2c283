package compiler

import (
	"cmp"
	"slices"
	"sort"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

// A diagnostic says where in the ASL its place is: the innermost value that the
// text at its span made, else the field that its clause stands for, else the
// state. What stands in a policy, a const or defaults has as many places as
// uses, and no pointer.

// maxPointer is how long a pointer is made: what would be longer gets that of
// what it stands in.
const maxPointer = 4096

// step is the last step of a pointer, which is written out only when a
// diagnostic gets it.
type step struct {
	outer  *step
	key    string
	index  int // instead of the key, for an item of an array
	length int // of the whole pointer, about
}

func (s *step) member(key string) *step {
	return &step{outer: s, key: key, index: -1, length: s.length + 1 + len(key)}
}

func (s *step) item(i int) *step { return &step{outer: s, index: i, length: s.length + 2} }

func (s *step) pointer() string {
	switch {
	case s.outer == nil:
		return ""
	case s.length > maxPointer:
		return s.outer.pointer()
	case s.index >= 0:
		return asl.PointerIndex(s.outer.pointer(), s.index)
	}
	return asl.PointerKey(s.outer.pointer(), s.key)
}

// textPlace is a state, or the header, as text and in the ASL.
type textPlace struct {
	span  source.Span // with the doc comment
	name  source.Span // of a state; of the header, the keyword
	state *syntax.State
	base  int32
	made
	found []*diag.Diagnostic // that stand in it and in no state inside it
}

// made is what a state or the header came to.
type made struct {
	node *asl.Node
	at   *step
}

// pointDiagnostics gives the diagnostics of the root file their pointers.
func (c *compiler) pointDiagnostics(root *asl.Node, ds []diag.Diagnostic) {
	if root == nil || len(ds) == 0 {
		return
	}
	places := c.textPlaces(root, c.troubled(ds))
	slices.SortStableFunc(places, func(a, b textPlace) int {
		return cmp.Or(cmp.Compare(a.span.Start, b.span.Start), cmp.Compare(b.span.End, a.span.End))
	})
	order := make([]*diag.Diagnostic, 0, len(ds))
	for i := range ds {
		if ds[i].File == c.root.file && ds[i].Rule != RuleTooMany {
			order = append(order, &ds[i])
		}
	}
	slices.SortStableFunc(order, func(a, b *diag.Diagnostic) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	// States nest, so those around a place are a stack.
	var around []*textPlace
	next := 0
	for _, d := range order {
		for next < len(places) && places[next].span.Start <= d.Span.Start {
			around = append(around, &places[next])
			next++
		}
		for len(around) > 0 && around[len(around)-1].span.End <= d.Span.Start {
			around = around[:len(around)-1]
		}
		for i := len(around) - 1; i >= 0; i-- {
			if p := around[i]; p.span.Covers(d.Span) {
				p.found = append(p.found, d)
				break
			}
		}
	}
	for i := range places {
		if p := &places[i]; len(p.found) > 0 {
			p.point(c)
		}
	}
}

// troubled returns the declarations of the root file that diagnostics stand in.
func (c *compiler) troubled(ds []diag.Diagnostic) []syntax.Placed {
	all := c.root.tree.Decls
	in := make([]bool, len(all))
	for i := range ds {
		if ds[i].File == c.root.file {
			if k := declAt(all, ds[i].Span.Start); k >= 0 {
				in[k] = true
			}
		}
	}
	var list []syntax.Placed
	for k, is := range in {
		if is {
			list = append(list, all[k])
		}
	}
	return list
}

// declAt returns the last of some declarations that begins at or before an
// offset, or -1.
func declAt(decls []syntax.Placed, offset int32) int {
	return sort.Search(len(decls), func(i int) bool { return decls[i].Start > offset }) - 1
}

// textPlaces returns the header and states of some declarations, as far as they
// came to the ASL.
func (c *compiler) textPlaces(root *asl.Node, decls []syntax.Placed) []textPlace {
	top := &step{}
	states := map[source.Span]made{}
	c.madeStates(root, top, decls, states)
	var places []textPlace
	for _, d := range decls {
		syntax.Walk(d.Items, func(item syntax.Item) bool {
			switch x := item.(type) {
			case *syntax.Workflow:
				if x == c.root.header {
					places = append(places, textPlace{span: withDoc(x).Shift(d.Start), name: c.root.headerAt.Span, base: d.Start, made: made{root, top}})
				}
			case *syntax.State:
				name := d.At(x.Name.Loc)
				if m, ok := states[name]; ok {
					places = append(places, textPlace{span: withDoc(x).Shift(d.Start), name: name, state: x, base: d.Start, made: m})
				}
			}
			return true
		})
	}
	return places
}

func withDoc(item syntax.Item) source.Span {
	if doc := item.Documentation(); doc != nil {
		return item.Span().Join(doc.Loc)
	}
	return item.Span()
}

// madeStates finds the states of a machine that stand in some declarations, and
// those inside them, by the place of their names.
func (c *compiler) madeStates(machine *asl.Node, at *step, decls []syntax.Placed, states map[source.Span]made) {
	all := machine.Get("States")
	if !all.Is(asl.Object) {
		return
	}
	at = at.member("States")
	for i := range all.Members {
		m := &all.Members[i]
		if m.KeyAt.File != c.root.file {
			continue
		}
		name := m.KeyAt.Span
		if k := declAt(decls, name.Start); k < 0 || int(name.Start-decls[k].Start) >= len(decls[k].Text) {
			continue
		}
		state := at.member(m.Key)
		states[name] = made{m.Value, state}
		for j := range m.Value.Members {
			field := &m.Value.Members[j]
			switch at := state.member(field.Key); field.Key {
			case "Branches":
				for k, branch := range field.Value.Items {
					c.madeStates(branch, at.item(k), decls, states)
				}
			case "ItemProcessor", "Iterator":
				c.madeStates(field.Value, at, decls, states)
			}
		}
	}
}

// point gives their pointers to the diagnostics in a state or header.
func (p *textPlace) point(c *compiler) {
	w := &pointing{file: c.root.file, within: p.span, found: p.found, best: make([]nearestValue, len(p.found))}
	level := stateLevel
	if p.state == nil {
		level = machineLevel
	}
	w.members(p.node, p.at, level)
	for i, d := range p.found {
		at := w.best[i].at
		switch {
		case p.name.Covers(d.Span):
			at = p.at // and not what follows from its name
		case at != nil:
		case p.state != nil:
			at = p.at
			if field, i := p.field(c, d.Span); field != "" {
				if at = at.member(field); i >= 0 {
					at = at.item(i)
				}
			}
		default:
			at = p.at
		}
		d.Pointer = at.pointer()
	}
}

// field returns the field of the clause that a span stands in, which may not
// have come to the ASL, and for a branch or rule which one it is.
func (p *textPlace) field(c *compiler, span source.Span) (field string, i int) {
	if p.state.Body == nil {
		return "", -1
	}
	language := c.root.tree.Language
	count := map[string]int{}
	for _, item := range p.state.Body.Items {
		if q, ok := item.(*syntax.Query); ok {
			if own, known := languageNamed(q.Language.Text); known {
				language = own
			}
		}
		word := keywordOf(item)
		if !withDoc(item).Shift(p.base).Covers(span) {
			count[word]++
			continue
		}
		switch item.(type) {
		case *syntax.Property:
			if p.state.Kind == syntax.Task {
				return argumentsField(language), -1
			}
			return "", -1
		case *syntax.Inline, *syntax.Distributed:
			return "", -1 // they belong to the loop
		case *syntax.Branch, *syntax.When:
			return ClauseField(word, p.state.Kind, language), count[word]
		}
		return ClauseField(word, p.state.Kind, language), -1
	}
	return "", -1
}

// pointing finds the innermost values that diagnostics stand in.
type pointing struct {
	file   *source.File
	within source.Span
	found  []*diag.Diagnostic // by start
	best   []nearestValue     // one for each
}

// nearestValue is the smallest value so far.
type nearestValue struct {
	size int32
	at   *step
}

// level says what object it is that is looked through.
type level uint8

const (
	valueLevel level = iota
	machineLevel
	stateLevel
)

// members looks through an object's members and returns the span of the text
// that made them. States are left to the places of their own.
func (w *pointing) members(n *asl.Node, at *step, of level) source.Span {
	var all source.Span
	for i := range n.Members {
		m := &n.Members[i]
		inner := valueLevel
		switch {
		case of == machineLevel && m.Key == "States":
			continue
		case of == stateLevel && (m.Key == "ItemProcessor" || m.Key == "Iterator" || m.Key == "Branches"):
			inner = machineLevel
		}
		key := w.span(m.KeyAt)
		if key.Len() == 0 {
			continue // the place of another state, which this one goes on to
		}
		all = join(all, w.value(m.Value, at.member(m.Key), inner, key))
	}
	return all
}

// value looks through a value with its key. What an expansion put in stands at
// its use as a whole.
func (w *pointing) value(n *asl.Node, at *step, of level, key source.Span) source.Span {
	span := join(w.span(n.At), key)
	switch {
	case n.At.Via != nil:
	case n.Kind == asl.Object:
		span = join(span, w.members(n, at, of))
	case n.Kind == asl.Array:
		for i, item := range n.Items {
			span = join(span, w.value(item, at.item(i), of, source.Span{}))
		}
	}
	if of != machineLevel || n.Kind != asl.Array {
		w.take(span, at) // and not what stands between branches
	}
	return span
}

// span returns the span of an origin that lies in the state, else an empty one.
func (w *pointing) span(at asl.Origin) source.Span {
	if at.File != w.file || !w.within.Covers(at.Span) {
		return source.Span{}
	}
	return at.Span
}

// take offers a value to the diagnostics that stand in it.
func (w *pointing) take(span source.Span, at *step) {
	i, _ := slices.BinarySearchFunc(w.found, span.Start, func(d *diag.Diagnostic, start int32) int {
		return cmp.Compare(d.Span.Start, start)
	})
	for ; i < len(w.found) && w.found[i].Span.Start <= span.End; i++ {
		best := &w.best[i]
		if span.Len() > 0 && span.Covers(w.found[i].Span) && (best.at == nil || span.Len() < best.size) {
			*best = nearestValue{span.Len(), at}
		}
	}
}

// join is [source.Span.Join] for spans of which an empty one says nothing.
func join(a, b source.Span) source.Span {
	switch {
	case a.Len() == 0:
		return b
	case b.Len() == 0:
		return a
	}
	return a.Join(b)
}
