package compiler

import (
	"slices"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/syntax"
)

// defaults is a `defaults` block.
type defaults struct {
	decl    *syntax.Defaults
	module  *module
	base    int32
	pattern string
	via     *asl.Frame // the import that brought it in
	sets    [2]*defaultSet
	checked bool // the targets of an imported block were looked for
}

// defaultSet is what a block compiles to for one query language.
type defaultSet struct {
	clauses [defaultKinds]*defaultClause
	args    argumentSet
}

// defaultClause is a template of a clause.
type defaultClause struct {
	at     asl.Origin
	none   bool // it removes what less specific blocks say
	member asl.Member
	template
	owner *defaults
}

type defaultArgument struct {
	name   string // without ".$"
	at     asl.Origin
	none   bool
	member asl.Member
}

// argumentSet holds arguments of different names in text order.
type argumentSet struct {
	list   []defaultArgument
	byName map[string]int
}

// find returns the argument of a name, or nil.
func (s *argumentSet) find(name string) *defaultArgument {
	if i, ok := s.byName[name]; ok {
		return &s.list[i]
	}
	return nil
}

// add adds an argument unless there is one of its name.
func (s *argumentSet) add(a defaultArgument) {
	if s.find(a.name) != nil {
		return
	}
	if s.byName == nil {
		s.byName = map[string]int{}
	}
	s.byName[a.name] = len(s.list)
	s.list = append(s.list, a)
}

// The clauses that defaults may hold.
var defaultKeywords = [...]string{
	"retry", "catch", "timeout", "heartbeat", "credentials", "assign", "output", "input", "select", "into",
}

const (
	retryKind    = 0
	catchKind    = 1
	defaultKinds = len(defaultKeywords)
)

func defaultKindOf(keyword string) int { return slices.Index(defaultKeywords[:], keyword) }

func (c *compiler) newDefaults(m *module, base int32, d *syntax.Defaults) *defaults {
	p := d.Pattern
	at := m.origin(base, p.Loc)
	star := strings.IndexByte(p.Text, '*')
	switch {
	case p.Quoted:
		c.report(RuleDefaults, at, "a pattern is a resource without quotes, such as `lambda:invoke`, `dynamodb:*` or `*`; quoted ARNs match only `*`")
	case star >= 0 && star < len(p.Text)-1:
		c.report(RuleDefaults, at, "in a pattern, `*` stands only at the end")
	}
	return &defaults{decl: d, module: m, base: base, pattern: p.Text}
}

// defaultsTemplate compiles a block once for a query language.
func (c *compiler) defaultsTemplate(d *defaults, language syntax.Language) *defaultSet {
	if s := d.sets[language]; s != nil {
		return s
	}
	set := &defaultSet{}
	d.sets[language] = set
	x := &emitter{c, d.module, d.base, language}
	for _, item := range d.decl.Body.Items {
		x.defaultItem(d, set, item)
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

func (x *emitter) defaultItem(d *defaults, set *defaultSet, item syntax.Item) {
	switch p := item.(type) {
	case *syntax.Bad:
		return
	case *syntax.Property:
		x.noCommentOnArgument(p)
		a := defaultArgument{name: argumentName(p.Key.Text), at: x.at(p.Key.Loc), none: isNone(p.Value)}
		if !a.none {
			a.member = x.argument(p)
		} else {
			a.member = asl.Member{Key: p.Key.Text, Value: x.node(asl.Null, "null", a.at)}
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
	m := x.meaning(item, syntax.Task)
	if m == nil {
		return
	}
	k := set.clauses[kind]
	at := x.keywordAt(item)
	if k != nil && (kind > catchKind || k.none || isNoneClause(item)) {
		x.report(RuleRepeated, at, "a second %q in these defaults", word).relate(k.at, "the first is here")
		return
	}
	if k == nil {
		k = &defaultClause{at: at, none: isNoneClause(item), owner: d}
		set.clauses[kind] = k
	}
	if !k.none {
		x.defaultClause(k, item, m)
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

func argumentName(key string) string { return strings.TrimSuffix(key, ".$") }
