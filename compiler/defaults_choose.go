package compiler

import (
	"slices"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/syntax"
)

// chosen is what the defaults give to the tasks with one resource.
type chosen struct {
	clauses [defaultKinds]*defaultClause
	args    []defaultArgument
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
		var matching []*defaults
		for _, d := range s.defaults {
			if d.matches(resource) {
				matching = append(matching, d)
			}
		}
		slices.SortStableFunc(matching, func(a, b *defaults) int { return b.specificity() - a.specificity() })
		for _, d := range matching {
			set := w.defaultsInLanguage(d)
			w.offered(d, set, s != from)
			for kind, k := range set.clauses {
				// The target of a catcher is out of reach inside.
				if k != nil && ch.clauses[kind] == nil && (kind != catchKind || s == from) {
					ch.clauses[kind] = k
				}
			}
			for _, a := range set.args {
				if !slices.ContainsFunc(ch.args, func(o defaultArgument) bool { return o.name == a.name }) {
					ch.args = append(ch.args, a)
				}
			}
		}
	}
	return ch
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

// clause returns the default of a kind that the state would get, or nil.
func (w *stateWriter) defaultClause(kind int) *defaultClause {
	k := w.defaultsFor().clauses[kind]
	if k == nil || k.none || kind == catchKind && len(w.scope.defaults) == 0 {
		return nil
	}
	return k
}

func (ch *chosen) hasArgument(name string) bool {
	return slices.ContainsFunc(ch.args, func(a defaultArgument) bool { return a.name == name && !a.none })
}

// addArguments adds the arguments that a state does not have itself.
func (ch *chosen) addArguments(w *stateWriter, args []asl.Member) []asl.Member {
	own := len(args)
	use := w.at(w.state.Name.Loc)
	for i := range ch.args {
		a := &ch.args[i]
		if a.none || slices.Contains(w.noArgs, a.name) ||
			slices.ContainsFunc(args[:own], func(m asl.Member) bool { return argumentName(m.Key) == a.name }) {
			continue
		}
		args = append(args, w.stampMember(&a.member, use))
	}
	return args
}

func (c *compiler) stampMember(m *asl.Member, use asl.Origin) asl.Member {
	return asl.Member{Key: m.Key, KeyAt: c.stampAt(m.KeyAt, use), Value: c.stamp(m.Value, use)}
}
