package compiler

import (
	"slices"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/syntax"
)

// An entry of a defaults block that the query language of a state does not
// have, as a clause or for what is written in it, does not hold for that state.
// It is a mistake of the block when no state can take it.

// refusal is an entry that a query language does not have.
type refusal struct {
	entry int               // in the block
	diags []diag.Diagnostic // that say so
}

// fate is what became of an entry at the tasks that it is for.
type fate struct {
	taken   bool
	refused []diag.Diagnostic // by the first task
}

// lacks reports what the query language does not have.
func (c *compiler) lacks(rule string, at asl.Origin, format string, args ...any) finding {
	c.lacking++
	return c.report(rule, at, format, args...)
}

// attempt is a part that is being compiled and may be given up.
type attempt struct {
	*compiler
	lacking, diags int // when it began
	// foreign says that the query language is not that of the file. What is
	// right in one may be wrong in the other in many ways, and what is wrong
	// in both is told for the file's own.
	foreign bool
}

func (x *emitter) attempt() attempt {
	return attempt{x.compiler, x.compiler.lacking, len(x.diags), x.language != x.module.tree.Language}
}

// refused takes back and returns what was reported since, if that is for the
// query language.
func (a attempt) refused() []diag.Diagnostic {
	since := a.compiler.diags[a.diags:]
	if a.compiler.lacking == a.lacking && !(a.foreign && diag.HasErrors(since)) {
		return nil
	}
	ds := slices.Clone(since)
	a.compiler.diags = a.compiler.diags[:a.diags]
	return ds
}

// refuse notes an entry that the query language does not have.
func (a attempt) refuse(set *defaultSet, entry int) bool {
	ds := a.refused()
	if ds == nil {
		return false
	}
	set.refused = append(set.refused, refusal{entry, ds})
	return true
}

func (s *defaultSet) refusalOf(entry int) *refusal {
	i, found := slices.BinarySearchFunc(s.refused, entry, func(r refusal, entry int) int { return r.entry - entry })
	if !found {
		return nil
	}
	return &s.refused[i]
}

// offered notes what becomes of a block at a task. Inside its scope a catch is
// out of reach.
func (w *stateWriter) offered(d *defaults, set *defaultSet, inside bool) {
	for i, item := range d.decl.Body.Items {
		if _, isCatch := item.(*syntax.CatchClause); isCatch && inside {
			continue
		}
		f := &d.fates[i]
		r := set.refusalOf(i)
		if r == nil {
			f.taken = true
			continue
		}
		if f.refused != nil {
			continue
		}
		f.refused = slices.Clone(r.diags)
		for j := range f.refused {
			finding{&f.refused[j]}.relate(w.at(w.state.Name.Loc), "this task gets the default")
		}
	}
}

// reportRefused reports the entries of all blocks that no task can take. Where
// a block is for no task at all, the query language of its file decides.
func (c *compiler) reportRefused() {
	for _, d := range c.blocks {
		for i, f := range d.fates {
			if f.taken {
				continue
			}
			ds := f.refused
			if set := d.sets[d.module.tree.Language]; set != nil {
				if r := set.refusalOf(i); r != nil {
					ds = r.diags
				}
			}
			c.add(ds)
		}
	}
}
