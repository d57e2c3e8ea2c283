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
	args    []defaultArgument
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

// matches reports whether the block is for a resource; quoted ones are "".
func (d *defaults) matches(resource string) bool {
	prefix, star := strings.CutSuffix(d.pattern, "*")
	if star {
		return strings.HasPrefix(resource, prefix)
	}
	return resource == d.pattern && resource != ""
}

// specificity orders patterns: an exact one first, then longer prefixes.
func (d *defaults) specificity() int {
	n := 2 * len(d.pattern)
	if !strings.HasSuffix(d.pattern, "*") {
		n += 1 << 30
	}
	return n
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
	for i := range set.args {
		d.frame(&set.args[i].member)
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
		if i := slices.IndexFunc(set.args, func(o defaultArgument) bool { return o.name == a.name }); i >= 0 {
			x.report(RuleRepeated, a.at, "a second argument %q in these defaults", a.name).relate(set.args[i].at, "the first is here")
			return
		}
		set.args = append(set.args, a)
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

// checkClashes reports blocks of one scope with the same pattern that say
// different things about the same.
func (c *compiler) checkClashes(list []*defaults) {
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
		set := c.defaultsTemplate(d, d.module.tree.Language)
		for kind, k := range set.clauses {
			if k != nil {
				check(d, `"`+defaultKeywords[kind]+`"`, k.at)
			}
		}
		for _, a := range set.args {
			check(d, `the argument "`+a.name+`"`, a.at)
		}
	}
}

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

// none notes that a state does without a default, and reports it when there is
// none to do without.
func (w *stateWriter) none(keyword string, item syntax.Item, v *syntax.Value) {
	kind := defaultKindOf(keyword)
	w.nones[kind] = true
	at := w.keywordAt(item)
	at.Span.End = w.at(item.Span()).Span.End
	if w.defaultClause(kind) == nil {
		w.unusedNone(at, `"`+keyword+`"`, at)
	}
}

func (w *stateWriter) unusedNone(at asl.Origin, what string, entry asl.Origin) {
	w.report(RuleUnusedNone, at, "this removes nothing: no default gives %s to %q", what, w.state.Name.Text).
		remove("remove it", entry)
}

// applyDefaults adds the clauses that the state does not have itself.
func (w *stateWriter) applyDefaults(base int) {
	ch := w.defaultsFor()
	if ch == noDefaults {
		return
	}
	for kind := range defaultKinds {
		k := w.defaultClause(kind)
		if k == nil {
			continue
		}
		if w.nones[kind] {
			if w.hasOwn(base, kind, k) {
				at := w.at(w.state.Name.Loc)
				w.unusedNone(at, `"`+defaultKeywords[kind]+`" beside the state's own`, at)
			}
			continue
		}
		if !w.hasOwn(base, kind, k) {
			w.applyDefault(kind, k)
		}
	}
}

// hasOwn reports whether the state says itself what a default would.
func (w *stateWriter) hasOwn(base, kind int, k *defaultClause) bool {
	switch kind {
	case retryKind:
		return w.has(base, "Retry")
	case catchKind:
		return w.has(base, "Catch")
	}
	field := strings.TrimSuffix(k.member.Key, "Path")
	return w.has(base, k.member.Key, field, field+"Path")
}

func (w *stateWriter) applyDefault(kind int, k *defaultClause) {
	use := w.at(w.state.Name.Loc)
	if kind > catchKind {
		w.openMembers = append(w.openMembers, w.stampMember(&k.member, use))
		return
	}
	field := "Retry"
	if kind == catchKind {
		field = "Catch"
		w.checkImportedTargets(k)
	}
	base := len(w.openItems)
	for i, n := range k.nodes {
		if kind == catchKind {
			t := k.targets[i]
			if t != nil && t.name.Text == w.state.Name.Text {
				continue
			}
			n = w.stampDefaultCatcher(n, t, use)
		} else {
			n = w.stamp(n, use)
		}
		w.openItems = append(w.openItems, n)
	}
	if len(w.openItems) == base {
		return
	}
	at := w.stampAt(k.nodes[0].At, use)
	w.put(field, at, w.closeArray(base, at))
}

// checkDefaultTargets looks for the targets of the default catchers that are
// written in a scope.
func (c *compiler) checkDefaultTargets(in *scope) {
	for _, d := range in.defaults {
		if d.via != nil {
			continue
		}
		if k := c.defaultsTemplate(d, d.module.tree.Language).clauses[catchKind]; k != nil {
			for _, t := range k.targets {
				if t != nil {
					c.resolve(t.name.Text, t.written, in)
				}
			}
		}
	}
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
