package compiler

import (
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/syntax"
)

// exit is where a state goes on, or a block of states when it falls off its
// end.
type exit struct {
	kind exitKind
	name string
	at   asl.Origin // of the text that says so
	raw  *asl.Node  // of an `asl "Next"` or `asl "End"`, whatever it is
}

type exitKind uint8

const (
	endExit exitKind = iota
	nextExit
	noExit // neither Next nor End
)

// placedState is a state with the start of its declaration.
type placedState struct {
	*syntax.State
	base int32
}

// statesOf returns the states among the items of a block.
func statesOf(items []syntax.Item, base int32) []placedState {
	var states []placedState
	for _, item := range items {
		switch x := item.(type) {
		case *syntax.State:
			states = append(states, placedState{x, base})
		case *syntax.Bad:
			for _, b := range x.Bodies {
				states = append(states, statesOf(b.Items, base)...)
			}
		}
	}
	return states
}

// emitStates adds the states of a block, and after each the states of its
// inline blocks, to the States that are being made. Falling off the block's
// end leads to after.
func (c *compiler) emitStates(states []placedState, in *scope, after exit) {
	next := 0
	for i, s := range states {
		if at := s.Loc.Shift(s.base); c.only != nil && (at.End <= c.only.Start || c.only.End <= at.Start) {
			continue
		}
		// A raw state neither gives nor gets a fall-through.
		next = max(next, i+1)
		for next < len(states) && states[next].Kind == syntax.Raw {
			next++
		}
		on := after
		if next < len(states) {
			on = exit{kind: nextExit, name: states[next].Name.Text, at: c.root.origin(s.base, s.Name.Loc)}
		} else if after.kind == endExit {
			on.at = c.root.origin(s.base, s.Name.Loc)
		}
		c.emitState(s, in, on)
	}
}

// exitOf returns where a state goes on: where its arrow leads, or to what
// comes next.
func (w *stateWriter) exitOf(next exit) exit {
	if f := w.asl("Next"); f != nil {
		return exit{kind: nextExit, at: w.at(f.Field.Loc), raw: w.value(f.Value, rawForm)}
	}
	if f := w.asl("End"); f != nil {
		return exit{kind: endExit, at: w.at(f.Field.Loc), raw: w.value(f.Value, rawForm)}
	}
	f := w.state.Flow
	if f == nil || f.Name.Loc.Len() == 0 {
		return next
	}
	at := w.at(f.Name.Loc)
	switch {
	case f.Name.Is("end"):
		return exit{kind: endExit, at: at}
	case f.Name.Is("none"):
		return exit{kind: noExit, at: at}
	}
	return exit{kind: nextExit, name: f.Name.Text, at: at}
}

// putExit adds the Next or End of a state.
func (w *stateWriter) putExit(on exit) {
	if w.asl("Next") != nil || w.asl("End") != nil {
		return
	}
	switch on.kind {
	case endExit:
		if !w.putRawExit("End", on) {
			w.put("End", on.at, w.node(asl.Bool, "true", on.at))
		}
	case nextExit:
		if !w.putRawExit("Next", on) {
			w.put("Next", on.at, w.str(on.name, on.at))
		}
	case noExit:
		w.escapes = append(w.escapes, "Next", "End")
	}
}

// putRawExit copies what a raw escape of the state around an inline block says,
// if it is one that says it.
func (w *stateWriter) putRawExit(field string, on exit) bool {
	if on.raw == nil {
		return false
	}
	n := w.stamp(on.raw, on.at)
	w.exempt(n)
	w.put(field, on.at, n)
	w.escapes = append(w.escapes, field)
	return true
}

// target returns the name of the state that an arrow of a rule, `else` or a
// catcher leads to, and collects inline blocks.
func (w *stateWriter) target(t *syntax.Target) *asl.Node {
	if t.Block != nil {
		return w.block(t)
	}
	if t.Name == nil {
		return nil // reported by the parser
	}
	at := w.at(t.Name.Loc)
	if t.Name.Is("end") || t.Name.Is("none") {
		w.report(RuleArrow, at, "a rule, `else` or a catcher leads to a state or a block; ASL has no End there").
			note("a `succeed` state ends the workflow; a state named \"" + t.Name.Text + "\" is written in quotes")
		return w.str("", at)
	}
	w.resolve(t.Name.Text, at, w.scope)
	return w.str(t.Name.Text, at)
}

// block collects an inline block and returns the name of its first state.
func (w *stateWriter) block(t *syntax.Target) *asl.Node {
	states := statesOf(t.Block.Items, w.base)
	for _, item := range t.Block.Items {
		if _, ok := item.(*syntax.State); !ok {
			w.misplaced(item, "in an inline block", "states")
		}
	}
	at := w.at(t.Loc)
	if len(states) == 0 {
		if len(t.Block.Items) == 0 {
			w.report(RuleMissing, at, "an inline block holds at least one state")
		}
		return w.str("", at)
	}
	w.blocks = append(w.blocks, states)
	first := states[0]
	return w.str(first.Name.Text, w.at(first.Name.Loc))
}
