package compiler

import (
	"slices"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/syntax"
)

// catchClause adds the catchers of a state's `catch`.
func (w *stateWriter) catchClause(k *syntax.CatchClause) {
	policy := k.Policy()
	switch {
	case k.Leftover && (policy == nil && k.Catcher.Target == nil || policy != nil && w.module.catches[policy.Text] == nil):
		// What could not be read may be what is missing.
	case policy == nil:
		w.catches = append(w.catches, w.catcher(k))
	case policy.Is("none"):
		w.noComment(k)
		w.none("catch", k)
	case isErrorOfAWS(policy):
		w.noTarget(k)
	default:
		w.policyComment(k)
		b := w.policy(catchBinding, policy)
		if b == nil {
			return
		}
		t := w.catchTemplate(b, w.language)
		w.tell(t)
		at := w.at(policy.Loc)
		for i, n := range t.nodes {
			w.catches = append(w.catches, w.stampCatcher(n, t.targets[i], at))
		}
	}
}

// isErrorOfAWS tells the name of an error from that of a policy.
func isErrorOfAWS(n *syntax.Name) bool { return n.Quoted || strings.Contains(n.Text, ".") }

func (x *emitter) noTarget(k *syntax.CatchClause) {
	if len(k.Catcher.Errors.Names) == 0 {
		return // said where the names are missing
	}
	at := x.at(k.Catcher.Errors.Loc)
	x.report(RuleMissing, at, "a catcher says where it goes: `catch %s -> target`", firstLine(x.module.file.Slice(at.Span)))
}

// catcher compiles a catcher of a state.
func (w *stateWriter) catcher(k *syntax.CatchClause) *asl.Node {
	base := len(w.openMembers)
	fields := w.catcherFields(&k.Catcher, k)
	at := w.at(k.Catcher.Loc)
	if t := k.Catcher.Target; t != nil {
		if n := w.target(t); n != nil {
			w.put("Next", w.at(t.Loc), n)
		}
	} else if !w.has(base, "Next") {
		w.noTarget(k)
	}
	return w.closeRaw(asl.OwnerCatcher, base, at, fields)
}

// misused reports whether a block has none of the `asl` fields that it is for,
// which is said there.
func misused(b *syntax.Body) bool {
	return b != nil && len(b.Items) > 0 && !slices.ContainsFunc(b.Items, func(i syntax.Item) bool {
		_, ok := i.(*syntax.ASLField)
		return ok
	})
}

// catcherFields adds everything of a catcher but where it goes.
func (x *emitter) catcherFields(k *syntax.Catcher, item syntax.Item) []*syntax.ASLField {
	base := len(x.openMembers)
	if item != nil {
		x.comment(item)
	}
	x.errorEquals(&k.Errors)
	x.settings(k.Settings, "catcher", x.transitionSetting)
	fields := x.rawFields(k.Body, "catcher")
	if !x.has(base, "ErrorEquals") && !misused(k.Body) {
		at := x.at(k.Loc)
		if item != nil {
			at = x.keywordAt(item)
		}
		x.report(RuleMissing, at, "a catcher names the errors that it is for, and where it goes: `catch States.ALL -> target`")
	}
	return fields
}

// transitionSetting compiles `assign`, `output` or `into` of a catcher or rule.
func (x *emitter) transitionSetting(s *syntax.Setting, what string, at asl.Origin) {
	language := x.language
	switch s.Keyword.Text {
	case "assign":
		x.put("Assign", at, x.value(s.Value, templateForm))
	case "output":
		if language == syntax.JSONPath {
			x.lacks(RuleClause, at, "a %s has \"output\" in JSONata states only, and the query language of this one is JSONPath", what)
			return
		}
		x.put("Output", at, x.value(s.Value, templateForm))
	case "into":
		switch {
		case what != "catcher":
			x.noSetting(s, what, "assign", "output")
		case language == syntax.JSONata:
			x.lacks(RuleClause, at, "a catcher has \"into\" in JSONPath states only, and the query language of this one is JSONata").
				note("in JSONata, `output { error: $states.errorOutput }` says what the next state gets")
		default:
			x.put("ResultPath", at, x.pathClause(&clause{keyword: "into"}, s.Value))
		}
	default:
		x.noSetting(s, what, "assign", "output", "into")
	}
}

// catchTemplate compiles a catch policy once for a query language.
func (c *compiler) catchTemplate(b *binding, language syntax.Language) *template {
	if t := b.templates[language]; t != nil {
		return t
	}
	t := &template{}
	b.templates[language] = t
	x := &emitter{c, b.module, b.base, language}
	attempt := x.attempt()
	defer func() { t.refused = attempt.refused() }()
	k := &b.item.(*syntax.CatchPolicy).Catcher
	base := len(x.openMembers)
	fields := x.catcherFields(k, nil)
	target := x.laterTarget(k.Target, "policy")
	x.checkRawTarget(k.Target, fields)
	if target == nil && k.Target == nil && !x.has(base, "Next") {
		x.report(RuleMissing, b.at, "the catch policy %q says nowhere to go: `-> target`", b.name)
	}
	n := x.closeRaw(asl.OwnerCatcher, base, x.at(k.Loc), fields)
	t.nodes, t.targets = []*asl.Node{n}, []*targetName{target}
	frame(n, b.kind.String(), b.name, b.via)
	if target != nil {
		frameAt(&target.at, b.kind.String(), b.name, b.via)
	}
	return t
}

// tell reports, once, what the query language lacks of a policy in use.
func (c *compiler) tell(t *template) {
	if !t.told {
		t.told = true
		c.add(t.refused)
	}
}

// laterTarget notes a target that is resolved where it is used.
func (x *emitter) laterTarget(t *syntax.Target, what string) *targetName {
	if t == nil {
		return nil
	}
	at := x.at(t.Loc)
	switch {
	case t.Block != nil:
		x.report(RuleMisplaced, at, "the target in a %s is a state's name; a block stands at a state", what)
		return nil
	case t.Name == nil:
		return nil
	case t.Name.Is("end") || t.Name.Is("none"):
		x.report(RuleArrow, at, "a catcher leads to a state; ASL has no End there")
		return nil
	}
	return &targetName{name: t.Name, at: at}
}

// checkRawTarget reports an arrow of a catcher that is resolved later beside an
// `asl "Next"`.
func (x *emitter) checkRawTarget(t *syntax.Target, fields []*syntax.ASLField) {
	if t == nil {
		return
	}
	for _, f := range fields {
		if f.Field.Text == "Next" {
			x.report(RuleRepeated, x.at(t.Loc), "the arrow and `asl \"Next\"` both say where the catcher goes").
				relate(x.at(f.Loc), "`asl` is here")
			return
		}
	}
}

// stampCatcher copies a catcher to its use and gives it its Next.
func (w *stateWriter) stampCatcher(n *asl.Node, target *targetName, use asl.Origin) *asl.Node {
	if target != nil {
		w.resolve(target.name.Text, w.stampAt(target.at, use), w.scope)
	}
	return w.stampDefaultCatcher(n, target, use)
}

// stampDefaultCatcher does so for a default, whose target was looked for where
// it is written.
func (w *stateWriter) stampDefaultCatcher(n *asl.Node, target *targetName, use asl.Origin) *asl.Node {
	copied := w.stamp(n, use)
	if target == nil || copied.Kind != asl.Object {
		return copied
	}
	at := w.stampAt(target.at, use)
	base := len(w.openMembers)
	w.openMembers = append(w.openMembers, copied.Members...)
	w.put("Next", at, w.str(target.name.Text, at))
	copied.Members = keep(&w.members, w.openMembers[base:])
	w.openMembers = w.openMembers[:base]
	return copied
}
