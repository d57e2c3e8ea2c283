package flow

import (
	"slices"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// loops judges the loops of a scope that has ways out of them.
var loops = &rule.Check{
	Rules: []*rule.Rule{IdleLoop, LoopWithoutWait, SelfTransition, EndlessRetry},
	Scope: func(p *rule.Pass, s *facts.Scope) {
		var inert, quick []*facts.State
		for _, state := range s.States {
			// A loop without a way out is a mistake of its own.
			if !state.Cyclic || !state.Reachable || !state.Ends {
				continue
			}
			selfTransition(p, state)
			endlessRetry(p, state)
			if state.Kind != asl.OwnerWait && state.Unchanging() && !state.Varies() {
				inert = append(inert, state)
			}
			if isQuick(state) {
				quick = append(quick, state)
			}
		}
		for _, loop := range facts.Loops(inert, func(e *facts.Edge) bool { return !e.Caught() }) {
			back := backEdge(loop)
			p.ReportNode(IdleLoop, back.Node, "nothing changes in the loop of %s: once round, it goes round for ever", inWords(loop))
		}
		if !p.Enabled(LoopWithoutWait) {
			return
		}
		for _, loop := range facts.Loops(quick, func(e *facts.Edge) bool { return !e.Caught() && e.To != e.From }) {
			if hasTask(loop) && !movesOn(loop) {
				p.ReportNode(LoopWithoutWait, backEdge(loop).Node, "the loop of %s has no Wait state", inWords(loop))
			}
		}
	},
}

func selfTransition(p *rule.Pass, s *facts.State) {
	for i := range s.Out {
		if e := &s.Out[i]; e.Kind == "Next" && e.To == s {
			p.ReportNode(SelfTransition, e.Node, "state %q always goes back to itself and is left only by an error", s.Name)
		}
	}
}

// maxPasses is how many Pass states endlessRetry looks through.
const maxPasses = 8

func endlessRetry(p *rule.Pass, s *facts.State) {
	for i := range s.Out {
		e := &s.Out[i]
		if !e.Caught() {
			continue
		}
		to := e.To
		for range maxPasses {
			if to == nil || to == s || to.Kind != asl.OwnerPass || len(to.Out) != 1 {
				break
			}
			to = to.Out[0].To
		}
		if to == s {
			p.ReportNode(EndlessRetry, e.Node, "the catcher leads straight back to %q, which is tried again without end or pause", s.Name)
		}
	}
}

// isQuick reports whether a state hardly takes time: no Wait, and no task that
// ends when something else does.
func isQuick(s *facts.State) bool {
	switch s.Kind {
	case asl.OwnerPass, asl.OwnerChoice:
		return true
	case asl.OwnerTask:
		r := facts.ResourceOf(s)
		return s.Resource() != "" && !r.Waits() && !facts.HasPlaceholder(r.Node.Text)
	}
	return false
}

func hasTask(states []*facts.State) bool {
	for _, s := range states {
		if s.Kind == asl.OwnerTask {
			return true
		}
	}
	return false
}

// movesOn reports whether a loop of JSONPath or JSONata states surely works
// through something instead of polling: it counts, or shapes what comes next.
func movesOn(states []*facts.State) bool {
	for _, s := range states {
		if s.Get("Assign") != nil || s.Kind == asl.OwnerPass && !s.Unchanging() {
			return true
		}
	}
	return false
}

// backEdge returns the first transition of a loop that leads back in the text.
func backEdge(loop []*facts.State) *facts.Edge {
	in := map[*facts.State]bool{}
	for _, s := range loop {
		in[s] = true
	}
	var first *facts.Edge
	for _, s := range loop {
		for i := range s.Out {
			e := &s.Out[i]
			if in[e.To] && e.To.Index <= s.Index && !e.Caught() && (first == nil || s.Index < first.From.Index) {
				first = e
			}
		}
	}
	return first
}

// inWords lists states in the order of the text.
func inWords(loop []*facts.State) string {
	sorted := slices.Clone(loop)
	slices.SortFunc(sorted, func(a, b *facts.State) int { return a.Index - b.Index })
	var names []string
	for _, s := range sorted[:min(len(sorted), maxListed+1)] {
		names = append(names, s.Name)
	}
	return diag.Quoted(names)
}
