package compiler

import (
	"fmt"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

// property notes an argument of a task.
func (w *stateWriter) property(p *syntax.Property) {
	if w.state.Kind != syntax.Task {
		w.noArguments(p)
		return
	}
	w.noCommentOnArgument(p)
	if isNone(p.Value) {
		w.noArgs = append(w.noArgs, noArgument{argumentName(p.Key.Text), p})
		return
	}
	if len(w.args) == 0 {
		w.argsAt = p.Loc
	} else {
		w.argsAt = w.argsAt.Join(p.Loc)
	}
	w.args = append(w.args, w.argument(p))
}

// noArguments reports an argument of a state that has none, which often is a
// clause with a colon.
func (w *stateWriter) noArguments(p *syntax.Property) {
	at := w.at(p.Key.Loc)
	word := strings.ToLower(p.Key.Text)
	for _, m := range clausesOf[word] {
		if !m.kinds.has(w.state.Kind) || !m.languages[w.language] || m.form == ownForm {
			continue
		}
		f := w.report(RuleClause, at, "%q is a clause, which has no colon: `%s value`", word, word)
		if !p.Value.Broken {
			at.Span.End = w.at(p.Value.Loc).Span.Start
			f.replace("write it as a clause", false, at, word+" ")
		}
		return
	}
	w.report(RuleClause, at, "a %s has no arguments written as `key: value`; they belong to tasks, and to readers and writers", w.state.Kind).
		note(w.possible(w.state.Kind))
}

// noArgument is a `key: none`.
type noArgument struct {
	name string
	item *syntax.Property
}

// checkNoArguments reports each `key: none` whose key the state gives, too, and
// those that remove nothing.
func (w *stateWriter) checkNoArguments() {
	if len(w.noArgs) == 0 {
		return
	}
	given := make(map[string]asl.Origin, len(w.args)+len(w.noArgs))
	for i := range w.args {
		given[argumentName(w.args[i].Key)] = w.args[i].KeyAt
	}
	for _, a := range w.noArgs {
		at := w.at(a.item.Key.Loc)
		if other, again := given[a.name]; again {
			first := other
			if first.Span.Start > at.Span.Start {
				first, at = at, first
			}
			w.report(RuleRepeated, at, "a second argument %q; where one is `none` it is the only one", a.name).
				relate(first, "the first is here")
			continue
		}
		given[a.name] = at
		if !w.defaultsFor().hasArgument(a.name) {
			w.unusedNone(w.at(a.item.Value.Loc), fmt.Sprintf("argument %q", a.name), w.at(a.item.Loc))
		}
	}
}

// argument compiles `key: value` to a member of its own.
func (x *emitter) argument(p *syntax.Property) asl.Member {
	if p.Value.Kind == syntax.DurationValue && !p.Key.Quoted && ClauseField(p.Key.Text, syntax.Task, syntax.JSONata) != "" {
		x.report(RuleType, x.at(p.Key.Loc), "%q with a colon is an argument, and no argument is a duration; the clause has no colon", p.Key.Text).
			replace("remove the colon", false, x.at(source.Span{Start: p.Key.Loc.End, End: p.Value.Loc.Start}), " ")
		return asl.Member{Key: p.Key.Text, KeyAt: x.at(p.Key.Loc), Value: x.node(asl.Null, "null", x.at(p.Value.Loc))}
	}
	base := len(x.openMembers)
	x.member(&p.Key, p.Value, templateForm)
	m := x.openMembers[base]
	x.openMembers = x.openMembers[:base]
	return m
}

func (x *emitter) noCommentOnArgument(p *syntax.Property) {
	if doc := p.Documentation(); doc != nil {
		x.report(RuleMisplacedComment, x.at(doc.Loc), "nothing becomes of this comment: an argument has no Comment in ASL").
			note("a comment for readers of this file starts with `//`").warn()
	}
}

// argumentsField is where a query language has the arguments of a task.
func argumentsField(l syntax.Language) string {
	if l == syntax.JSONPath {
		return "Parameters"
	}
	return "Arguments"
}

// taskArguments adds the arguments of a task, its defaults included.
func (w *stateWriter) taskArguments() {
	w.checkNoArguments()
	at, whole := w.seenAt("args")
	if whole {
		if len(w.args) > 0 {
			w.report(RuleRepeated, w.at(w.argsAt), "arguments stand in `args` or as `key: value` lines, not both").
				relate(at, "`args` is here")
		}
		return
	}
	if f := w.asl(argumentsField(w.language)); f != nil {
		if len(w.args) > 0 {
			w.report(RuleRepeated, w.at(f.Field.Loc), "`asl %q` stands instead of the arguments, and `key: value` lines give them too", f.Field.Text).
				relate(w.at(w.argsAt), "the arguments are here")
		}
		return
	}
	w.args = w.defaultsFor().addArguments(w, w.args)
	if len(w.args) == 0 {
		return
	}
	base := len(w.openMembers)
	w.openMembers = append(w.openMembers, w.args...)
	w.duplicateKeys(base)
	span := w.argsAt
	if span.Len() == 0 {
		span = w.state.Name.Loc
	}
	argsAt := w.at(span)
	n := w.closeObject(base, argsAt)
	w.put(argumentsField(w.language), argsAt, n)
}
