package outline

import (
	"strings"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lsp/index"
)

// nexts tells where states go on that do not say it.
func (h *hints) nexts() {
	w := nextWalker{hints: h, symbols: map[int32]*index.Symbol{}}
	for _, scope := range h.d.Index().Scopes {
		for _, s := range scope.States {
			w.symbols[s.Span.Start] = s
		}
	}
	var top []placedState
	for _, p := range h.d.Tree().Decls {
		top = states(top, p.Start, p.Items)
	}
	w.list(top, false, true)
}

// placedState is a state and where its spans count from.
type placedState struct {
	*syntax.State
	base int32
}

func states(list []placedState, base int32, items []syntax.Item) []placedState {
	for _, item := range items {
		if s, ok := item.(*syntax.State); ok {
			list = append(list, placedState{s, base})
		}
	}
	return list
}

type nextWalker struct {
	*hints
	symbols map[int32]*index.Symbol // by where the state begins
}

// list reads the states of a block. Behind the last one the scope ends, where ends
// says so, and inline says that the block stands behind an arrow.
func (w *nextWalker) list(list []placedState, inline, ends bool) {
	last := len(list) - 1
	for last > 0 && list[last].Kind == syntax.Raw {
		last--
	}
	for i, s := range list {
		at := s.Loc.Shift(s.base)
		here := i >= last && ends
		if f := s.Flow; f != nil {
			here = f.Name.Is("end")
		} else if goesOn(s.Kind) {
			w.next(at, inline, here)
		}
		if s.Body != nil && w.touches(at) {
			w.body(s, here)
		}
	}
}

// goesOn reports whether a state of that kind falls through.
func goesOn(k syntax.StateKind) bool {
	switch k {
	case syntax.Choice, syntax.Succeed, syntax.Fail, syntax.Raw:
		return false
	}
	return true
}

// body reads the blocks in a state.
func (w *nextWalker) body(s placedState, ends bool) {
	for _, item := range s.Body.Items {
		switch x := item.(type) {
		case *syntax.Branch:
			w.list(states(nil, s.base, x.Body.Items), false, true)
		case *syntax.Loop:
			w.list(states(nil, s.base, x.Body.Items), false, true)
		default:
			if t := targetOf(item); t != nil && t.Block != nil {
				w.list(states(nil, s.base, t.Block.Items), true, ends)
			}
		}
	}
}

// next adds the hint of one state.
func (w *nextWalker) next(at source.Span, inline, ends bool) {
	s := w.symbols[at.Start]
	if !w.wanted(at.End) || s == nil || s.Span.End != at.End {
		return
	}
	switch to := s.Implicit; {
	case to != nil:
		if !w.opts.EveryNext && w.adjacent(at.End, to.Span.Start) {
			return
		}
		target := HintPart{Text: index.Quoted(to.Name)}
		if syntax.IsIdentifier(to.Name) && !syntax.IsKeyword(to.Name) {
			target.Text = to.Name
		}
		if o := to.Declared(); o != nil {
			target.Target = diag.Location{File: w.d.File, Span: o.Span}
		}
		tooltip := "goes on with the state that is written next"
		if inline {
			tooltip = "goes on where the state around the block does"
		}
		w.add(NextHint, at.End, tooltip, HintPart{Text: "-> "}, target)
	case ends && (inline || w.opts.EveryNext):
		tooltip := "ends here"
		if inline {
			tooltip = "ends here, as the state around the block does"
		}
		w.add(NextHint, at.End, tooltip, HintPart{Text: "-> end"})
	}
}

// adjacent reports whether nothing but comments stands between a state and the
// one that follows.
func (w *nextWalker) adjacent(from, to int32) bool {
	if to < from {
		return false
	}
	for line := range strings.SplitSeq(w.d.File.Text[from:to], "\n") {
		if line = strings.Trim(line, " \t\r,"); line != "" && !strings.HasPrefix(line, "//") {
			return false
		}
	}
	return true
}
