package compiler

import (
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/syntax"
)

// chosen is what the defaults give to the tasks with one resource.
type chosen struct {
	clauses [defaultKinds]*defaultClause
	args    []*argumentSet // the one that wins first
}

// taskKey is what defaults tell tasks apart by.
type taskKey struct {
	language syntax.Language
	resource string // "" when it is quoted
}

// noDefaults is what states get that are not tasks.
var noDefaults = &chosen{}

// defaultsFor returns what the defaults give to the state.
func (w *stateWriter) defaultsFor() *chosen {
	if w.state.Kind != syntax.Task {
		return noDefaults
	}
	from := w.scope
	for from != nil && len(from.defaults) == 0 {
		from = from.parent
	}
	if from == nil {
		return noDefaults
	}
	resource := ""
	if r := w.state.Resource; r != nil && !r.Quoted {
		resource = r.Text
	}
	key := taskKey{w.language, resource}
	ch := from.chosen[key]
	if ch == nil {
		ch = w.choose(from, resource)
		if from.chosen == nil {
			from.chosen = map[taskKey]*chosen{}
		}
		from.chosen[key] = ch
	}
	return ch
}

// choose picks, for each kind of clause, the innermost scope that gives it,
// and there the most specific pattern.
func (w *stateWriter) choose(from *scope, resource string) *chosen {
	ch := &chosen{}
	for s := from; s != nil; s = s.parent {
		for _, g := range s.patterns().matching(resource) {
			set := w.groupInLanguage(g)
			for _, d := range g.blocks {
				w.offered(d, d.sets[w.language], s != from)
			}
			for kind, k := range set.clauses {
				// The target of a catcher is out of reach inside.
				if k != nil && ch.clauses[kind] == nil && (kind != catchKind || s == from) {
					ch.clauses[kind] = k
				}
			}
			if len(set.args.list) > 0 {
				ch.args = append(ch.args, &set.args)
			}
		}
	}
	return ch
}

// groupInLanguage compiles the blocks of a pattern for the language of the
// state, once; the first block that says something wins.
func (w *stateWriter) groupInLanguage(g *patternGroup) *defaultSet {
	if set := g.sets[w.language]; set != nil {
		return set
	}
	set := w.defaultsInLanguage(g.blocks[0])
	if len(g.blocks) > 1 {
		set = &defaultSet{}
		for _, d := range g.blocks {
			one := w.defaultsInLanguage(d)
			for kind, k := range one.clauses {
				if set.clauses[kind] == nil {
					set.clauses[kind] = k
				}
			}
			for _, a := range one.args.list {
				set.args.add(a)
			}
		}
	}
	g.sets[w.language] = set
	return set
}

// defaultsInLanguage compiles a block for the language of the state. What only
// goes wrong in that language concerns the state too.
func (w *stateWriter) defaultsInLanguage(d *defaults) *defaultSet {
	before := len(w.diags)
	set := w.defaultsTemplate(d, w.language)
	for i := before; i < len(w.diags); i++ {
		finding{&w.diags[i]}.relate(w.at(w.state.Name.Loc), "this task gets the default")
	}
	return set
}

// defaultClause returns the default of a kind that the state would get, or nil.
func (w *stateWriter) defaultClause(kind int) *defaultClause {
	k := w.defaultsFor().clauses[kind]
	if k == nil || k.none || kind == catchKind && len(w.scope.defaults) == 0 {
		return nil
	}
	return k
}

func (ch *chosen) hasArgument(name string) bool {
	for _, set := range ch.args {
		if a := set.find(name); a != nil {
			return !a.none
		}
	}
	return false
}

// lookPrice is what a default costs that is looked at and not put in.
const lookPrice = 8

// addArguments adds the arguments that a state does not have itself.
func (ch *chosen) addArguments(w *stateWriter, args []asl.Member) []asl.Member {
	if len(ch.args) == 0 {
		return args
	}
	taken := make(map[string]bool, len(args)+len(w.noArgs))
	for i := range args {
		taken[argumentName(args[i].Key)] = true
	}
	for _, a := range w.noArgs {
		taken[a.name] = true
	}
	use := w.at(w.state.Name.Loc)
	for n, set := range ch.args {
		for i := range set.list {
			a := &set.list[i]
			if !w.spend(lookPrice, use) {
				return args
			}
			if taken[a.name] {
				continue
			}
			if n < len(ch.args)-1 {
				taken[a.name] = true
			}
			if !a.none {
				args = append(args, w.stampMember(&a.member, use))
			}
		}
	}
	return args
}

func (c *compiler) stampMember(m *asl.Member, use asl.Origin) asl.Member {
	return asl.Member{Key: m.Key, KeyAt: c.stampAt(m.KeyAt, use), Value: c.stamp(m.Value, use)}
}
