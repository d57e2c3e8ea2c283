package compiler

import (
	"slices"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/syntax"
)

// checkClashes reports blocks of one scope with the same pattern that say
// different things about the same. setOf returns what a block says, or nil.
func (c *compiler) checkClashes(list []*defaults, setOf func(*defaults) *defaultSet) {
	if len(list) < 2 {
		return
	}
	type said struct {
		pattern, what string
	}
	first := map[said]asl.Origin{}
	check := func(d *defaults, what string, at asl.Origin) {
		other, clash := first[said{d.pattern, what}]
		if !clash {
			first[said{d.pattern, what}] = at
			return
		}
		f := c.report(RuleDefaults, at, "two defaults for %s give %s", d.pattern, what).relate(other, "the other is here")
		if d.via != nil {
			f.relate(asl.Origin{File: d.via.File, Span: d.via.Span}, "brought in by this import")
		}
	}
	for _, d := range list {
		set := setOf(d)
		if set == nil {
			continue
		}
		for kind, k := range set.clauses {
			if k != nil {
				check(d, clauseWords(kind), k.at)
			}
		}
		for _, a := range set.args.list {
			check(d, argumentWords(a.name), a.at)
		}
	}
}

// own compiles a block for the query language of its file.
func (c *compiler) own(d *defaults) *defaultSet { return c.defaultsTemplate(d, d.module.tree.Language) }

// other returns what a block says in the other query language, if a state asked.
func other(d *defaults) *defaultSet {
	return d.sets[syntax.JSONata+syntax.JSONPath-d.module.tree.Language]
}

// checkScopeDefaults looks for the targets of the default catchers that are
// written in a scope, and for `none`s that remove nothing.
func (c *compiler) checkScopeDefaults(in *scope) {
	c.checkClashes(in.defaults, other)
	for _, d := range in.defaults {
		if d.via != nil {
			continue
		}
		set := c.own(d)
		if k := set.clauses[catchKind]; k != nil {
			for _, t := range k.targets {
				if t != nil {
					c.resolve(t.name.Text, t.written, in)
				}
			}
		}
		c.checkNones(d, set, in)
	}
}

// maxCompared bounds the blocks of a scope and those around it that are
// compared with each other.
const maxCompared = 500

func (c *compiler) checkNones(d *defaults, set *defaultSet, in *scope) {
	blocks := 0
	for s := in; s != nil; s = s.parent {
		if blocks += len(s.defaults); blocks > maxCompared {
			return
		}
	}
	var others []*defaultSet
	here := 0 // how many of them are of this scope
	for s := in; s != nil; s = s.parent {
		for _, o := range s.defaults {
			if other := o.sets[d.module.tree.Language]; o != d && other != nil && overlap(o.pattern, d.pattern) {
				others = append(others, other)
			}
		}
		if s == in {
			here = len(others)
		}
	}
	for kind, k := range set.clauses {
		if k == nil || !k.none {
			continue
		}
		from := others
		if kind == catchKind {
			from = others[:here]
		}
		if !slices.ContainsFunc(from, func(o *defaultSet) bool { return o.clauses[kind] != nil && !o.clauses[kind].none }) {
			c.uselessNone(d, k.at, clauseWords(kind))
		}
	}
	for _, a := range set.args.list {
		gives := func(o *defaultSet) bool {
			b := o.args.find(a.name)
			return b != nil && !b.none
		}
		if a.none && !slices.ContainsFunc(others, gives) {
			c.uselessNone(d, a.at, argumentWords(a.name))
		}
	}
}

func (c *compiler) uselessNone(d *defaults, at asl.Origin, what string) {
	c.report(RuleUnusedNone, at, "this removes nothing: no wider defaults give %s to the tasks of %s", what, d.pattern)
}

// overlap reports whether there are resources that both patterns are for.
func overlap(a, b string) bool {
	a, anyA := strings.CutSuffix(a, "*")
	b, anyB := strings.CutSuffix(b, "*")
	return a == b || anyA && strings.HasPrefix(b, a) || anyB && strings.HasPrefix(a, b)
}

// checkImportedTargets does so for imported defaults once they are used: in a
// workflow where nothing uses them the target need not be there.
func (w *stateWriter) checkImportedTargets(k *defaultClause) {
	d := k.owner
	if d.via == nil || d.checked {
		return
	}
	d.checked = true
	for _, t := range k.targets {
		if t != nil {
			w.resolve(t.name.Text, w.stampAt(t.at, w.at(w.state.Name.Loc)), w.scope)
		}
	}
}
