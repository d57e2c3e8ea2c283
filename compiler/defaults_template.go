package compiler

import (
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/syntax"
)

// defaultsTemplate compiles a block once for a query language.
func (c *compiler) defaultsTemplate(d *defaults, language syntax.Language) *defaultSet {
	if s := d.sets[language]; s != nil {
		return s
	}
	set := &defaultSet{}
	d.sets[language] = set
	x := &emitter{c, d.module, d.base, language}
	for i, item := range d.decl.Body.Items {
		x.defaultItem(d, set, item, i)
	}
	for i := range set.args.list {
		d.frame(&set.args.list[i].member)
	}
	for _, k := range set.clauses {
		if k == nil {
			continue
		}
		if k.member.Value != nil {
			d.frame(&k.member)
		}
		for i, n := range k.nodes {
			frame(n, "defaults", d.pattern, d.via)
			if k.targets != nil && k.targets[i] != nil {
				frameAt(&k.targets[i].at, "defaults", d.pattern, d.via)
			}
		}
	}
	return set
}

func (d *defaults) frame(m *asl.Member) {
	frameAt(&m.KeyAt, "defaults", d.pattern, d.via)
	frame(m.Value, "defaults", d.pattern, d.via)
}

// defaultItem adds the i-th entry of a block to what the block says.
func (x *emitter) defaultItem(d *defaults, set *defaultSet, item syntax.Item, i int) {
	switch p := item.(type) {
	case *syntax.Bad:
		return
	case *syntax.Property:
		x.noCommentOnArgument(p)
		attempt := x.attempt()
		a := defaultArgument{name: argumentName(p.Key.Text), at: x.at(p.Key.Loc), none: isNone(p.Value)}
		if !a.none {
			a.member = x.argument(p)
		} else {
			a.member = asl.Member{Key: p.Key.Text, Value: x.node(asl.Null, "null", a.at)}
		}
		if attempt.refuse(set, i) {
			return
		}
		if first := set.args.find(a.name); first != nil {
			x.report(RuleRepeated, a.at, "a second argument %q in these defaults", a.name).relate(first.at, "the first is here")
			return
		}
		set.args.add(a)
		return
	}
	word := keywordOf(item)
	kind := defaultKindOf(word)
	if kind < 0 {
		f := x.report(RuleDefaults, x.keywordAt(item), "defaults hold arguments and clauses of tasks, not %q", word)
		f.note(`the clauses are "` + strings.Join(defaultKeywords[:], `", "`) + `"`)
		return
	}
	attempt := x.attempt()
	at := x.keywordAt(item)
	m := x.meaning(item, syntax.Task)
	if attempt.refuse(set, i) || m == nil {
		return
	}
	k := set.clauses[kind]
	if k != nil && (kind > catchKind || k.none || isNoneClause(item)) {
		x.report(RuleRepeated, at, "a second %q in these defaults", word).relate(k.at, "the first is here")
		return
	}
	grown := defaultClause{at: at, none: isNoneClause(item), owner: d}
	if k != nil {
		grown = *k
	}
	if !grown.none {
		x.defaultClause(&grown, item, m)
	}
	if !attempt.refuse(set, i) {
		set.clauses[kind] = &grown
	}
}

// isNoneClause reports whether a clause removes a default.
func isNoneClause(item syntax.Item) bool {
	switch c := item.(type) {
	case *syntax.RetryClause:
		return c.Policy.Is("none")
	case *syntax.CatchClause:
		return c.Policy().Is("none")
	case *syntax.ValueClause:
		return isNone(c.Value)
	}
	return false
}

// defaultClause adds a clause to the template of its kind.
func (x *emitter) defaultClause(k *defaultClause, item syntax.Item, m *clause) {
	switch c := item.(type) {
	case *syntax.ValueClause:
		x.noComment(c)
		field, n := x.clauseValue(m, c.Value)
		k.member = asl.Member{Key: field, KeyAt: k.at, Value: n}
	case *syntax.RetryClause:
		if c.Policy == nil {
			k.nodes = append(k.nodes, x.retrier(c.Retrier, c))
			return
		}
		x.policyComment(c)
		if b := x.policy(retryBinding, c.Policy); b != nil {
			for _, n := range x.retryTemplate(b, x.language).nodes {
				if x.exhausted() {
					break
				}
				k.nodes = append(k.nodes, x.stamp(n, x.at(c.Policy.Loc)))
			}
		}
	case *syntax.CatchClause:
		x.defaultCatch(k, c)
	}
}

func (x *emitter) defaultCatch(k *defaultClause, c *syntax.CatchClause) {
	name := c.Policy()
	switch {
	case name == nil:
		base := len(x.openMembers)
		fields := x.catcherFields(&c.Catcher, c)
		target := x.laterTarget(c.Catcher.Target, "default")
		x.checkRawTarget(c.Catcher.Target, fields)
		if c.Catcher.Target == nil && !x.has(base, "Next") {
			x.noTarget(c)
		}
		k.nodes = append(k.nodes, x.closeRaw(asl.OwnerCatcher, base, x.at(c.Catcher.Loc), fields))
		k.targets = append(k.targets, written(target))
	case isErrorOfAWS(name):
		x.noTarget(c)
	default:
		x.policyComment(c)
		b := x.policy(catchBinding, name)
		if b == nil {
			return
		}
		t := x.catchTemplate(b, x.language)
		if t.refused != nil {
			x.lacking++
			x.add(t.refused)
			return
		}
		at := x.at(name.Loc)
		for i, n := range t.nodes {
			k.nodes = append(k.nodes, x.stamp(n, at))
			var target *targetName
			if t.targets[i] != nil {
				target = &targetName{name: t.targets[i].name, at: x.stampAt(t.targets[i].at, at)}
			}
			k.targets = append(k.targets, written(target))
		}
	}
}

// written notes where a target stands before it is framed.
func written(t *targetName) *targetName {
	if t != nil {
		t.written = t.at
	}
	return t
}

// How messages call what a default gives.
func clauseWords(kind int) string      { return `"` + defaultKeywords[kind] + `"` }
func argumentWords(name string) string { return `the argument "` + name + `"` }

func argumentName(key string) string { return strings.TrimSuffix(key, ".$") }
