package action

import (
	"fmt"
	"slices"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lsp/index"
)

// target returns the entry of the path that has an arrow to a state or an inline
// block, and the arrow's target: where the place is at the entry itself, or at
// the target, and not at a state of the block.
func (r *request) target() (*entry, *syntax.Target) {
	if len(r.path) < 2 {
		return nil, nil
	}
	e := &r.path[len(r.path)-1]
	if t := targetOf(e.Item); t != nil {
		return e, t
	}
	return nil, nil
}

// owner returns the state that the last entry of the path belongs to, or nil.
func (r *request) owner() *entry {
	if len(r.path) < 2 {
		return nil
	}
	o := &r.path[len(r.path)-2]
	if _, ok := o.Item.(*syntax.State); ok {
		return o
	}
	return nil
}

// nameBlock offers to make states of their own of an inline block.
func (r *request) nameBlock() {
	e, t := r.target()
	owner := r.owner()
	if e == nil || owner == nil || t.Block == nil || t.Block.Unclosed {
		return
	}
	block := bodySequence(t.Block, e.base)
	if len(block.states) == 0 || len(block.states) != len(t.Block.Items) {
		return
	}
	if saysNext(owner.Item.(*syntax.State)) {
		return // where its block goes on is no state's name
	}
	first := block.state(0).Name.Text
	r.add(Action{Title: fmt.Sprintf("turn the inline block into the state %s", index.GaitName(first)), Kind: Rewrite}, reorders, func() []diag.Edit {
		s := r.sequenceOf(owner)
		at := s.index(owner.Item)
		var edits []diag.Edit
		// In its new place the block must not run on to other states than before.
		exit := r.exitOf(r.path, owner)
		last := block.before(len(block.states))
		var fallers []*syntax.State
		if last >= 0 {
			fallers = falling(block.state(last))
		}
		braces := t.Block.Loc.Shift(e.base)
		text := r.led(source.Span{Start: braces.Start + 1, End: braces.End - 1}, fallers, e.base, exit)
		g := r.gapAfter(s, at, r.exitOfSequence(r.path, owner))
		g.close = slices.DeleteFunc(g.close, func(e diag.Edit) bool { return braces.Covers(e.Span) })
		edits = append(edits, r.putBack(s, g, text)...)
		return append(edits, r.edit(t.Block.Loc.Shift(e.base), index.GaitName(first)))
	})
}

// exitOf returns where a state goes on, as an arrow says it: where its own leads,
// or to what the order of the text does. The path leads to the state.
func (r *request) exitOf(path []entry, e *entry) string {
	s := e.Item.(*syntax.State)
	if arrow(s) && s.Kind != syntax.Choice {
		return r.File.Slice(e.at(s.Flow.Name.Loc))
	}
	if next := r.nextOf(e); next != "" {
		return index.GaitName(next)
	}
	return r.exitOfSequence(path, e)
}

// exitOfSequence returns where the states go on that an entry stands among, when
// they come to the end of their block. The path leads to the entry.
func (r *request) exitOfSequence(path []entry, e *entry) string {
	if e.body == nil {
		return "end"
	}
	for i := len(path) - 1; i > 0; i-- {
		if !holds(path[i].Item, e.body) {
			continue
		}
		// An inline block goes on where its owner does.
		if targetOf(path[i].Item) != nil {
			if _, ok := path[i-1].Item.(*syntax.State); ok {
				return r.exitOf(path[:i], &path[i-1])
			}
		}
		break
	}
	return "end"
}

func holds(item syntax.Item, body *syntax.Body) bool {
	for _, b := range syntax.Bodies(item) {
		if b == body {
			return true
		}
	}
	return false
}
