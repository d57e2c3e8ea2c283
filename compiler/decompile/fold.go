package decompile

import (
	"fmt"
	"slices"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/syntax"
)

// policies are the Retry lists and catchers that occur twice or more.
type policies struct {
	file     notation
	names    map[string]bool
	retries  map[string]*policy // by the list's JSON
	catchers map[string]*policy // by the catcher's JSON
	order    []*policy
}

type policy struct {
	name  string
	node  *asl.Node
	catch bool
	scope *scope // where a catcher's target is
	count int
}

// retry returns the name of the policy for a Retry list, or "".
func (ps *policies) retry(list *asl.Node, p *printer) string {
	if ps == nil || p.notation != ps.file {
		return ""
	}
	return ps.retries[compact(list)].used()
}

// catch returns the name of the policy for a catcher, or "".
func (ps *policies) catch(n *asl.Node, p *printer) string {
	if ps == nil || p.notation != ps.file {
		return ""
	}
	return ps.catchers[compact(n)].used()
}

func (x *policy) used() string {
	if x == nil {
		return ""
	}
	return x.name
}

// compact returns JSON that is the same for values that are equal, whatever
// the order of their members.
func compact(n *asl.Node) string {
	return string(asl.Append(nil, sorted(n), asl.WriteOptions{Minify: true}))
}

func sorted(n *asl.Node) *asl.Node {
	switch n.Kind {
	case asl.Array:
		c := &asl.Node{Kind: asl.Array}
		for _, item := range n.Items {
			c.Items = append(c.Items, sorted(item))
		}
		return c
	case asl.Object:
		c := &asl.Node{Kind: asl.Object}
		for _, m := range n.Members {
			c.Members = append(c.Members, asl.Member{Key: m.Key, Value: sorted(m.Value)})
		}
		slices.SortStableFunc(c.Members, func(a, b asl.Member) int { return strings.Compare(a.Key, b.Key) })
		return c
	}
	return n
}

// collectPolicies counts Retry lists and catchers and names those that occur
// twice or more, in the order in which they occur first.
func (p *printer) collectPolicies(top *scope) {
	ps := &policies{
		file: p.file, names: map[string]bool{},
		retries: map[string]*policy{}, catchers: map[string]*policy{},
	}
	for name := range p.declared {
		ps.names[name] = true
	}
	p.collect(ps, top)
	var twice []*policy
	for _, x := range ps.order {
		if x.count > 1 {
			x.name = ps.unique(x.title())
			twice = append(twice, x)
		}
	}
	ps.order = twice
	p.policies = ps
}

func (p *printer) collect(ps *policies, s *scope) {
	for _, st := range s.states {
		if st.raw {
			continue
		}
		if st.notation == ps.file {
			p.collectState(ps, st, s)
		}
		for _, b := range st.branches {
			p.collect(ps, b)
		}
		if st.loop != nil {
			p.collect(ps, st.loop)
		}
	}
}

func (p *printer) collectState(ps *policies, st *state, in *scope) {
	switch st.kind {
	case syntax.Task, syntax.Parallel, syntax.Map:
	default:
		return
	}
	if list := st.node.Get("Retry"); list.Is(asl.Array) && len(list.Items) > 0 && foldableRetry(list) && !p.touched(st, "Retry") {
		ps.count(ps.retries, list, false, in)
	}
	list := st.node.Get("Catch")
	if !list.Is(asl.Array) || p.touched(st, "Catch") {
		return
	}
	for _, n := range list.Items {
		if p.foldableCatcher(n, in) {
			ps.count(ps.catchers, n, true, in)
		}
	}
}

func (ps *policies) count(in map[string]*policy, n *asl.Node, catch bool, s *scope) {
	k := compact(n)
	x := in[k]
	if x == nil {
		x = &policy{node: n, catch: catch, scope: s}
		in[k] = x
		ps.order = append(ps.order, x)
	}
	x.count++
}

// foldableRetry reports whether all retriers of a list are said without raw
// fields.
func foldableRetry(list *asl.Node) bool {
	for _, n := range list.Items {
		if errorNames(n) == "" {
			return false
		}
		f := newFields(n, "")
		(&printer{}).retrierText(f)
		if c := f.kind("Comment", asl.String); c != nil && !documents(c.Text) {
			return false
		}
		if f.unsaid() {
			return false
		}
	}
	return true
}

// touched reports whether something in a list must be raw.
func (p *printer) touched(s *state, list string) bool {
	pointer := s.pointer + "/" + list
	return p.refused[pointer] || p.inside[pointer]
}

// foldableCatcher reports whether a catcher is said without raw fields and
// without a Comment, which a policy has no place for.
func (p *printer) foldableCatcher(n *asl.Node, s *scope) bool {
	if errorNames(n) == "" || !s.names[text(n.Get("Next"))] {
		return false
	}
	f := p.fields(n, "")
	f.take("ErrorEquals")
	f.take("Next")
	f.take("Assign")
	if p.file == inJSONata {
		f.take("Output")
	} else {
		f.when("ResultPath", p.isPath)
	}
	return !f.unsaid()
}

// title makes a name for a policy: of a catcher's target, or of the errors
// that are retried.
func (x *policy) title() string {
	if x.catch {
		return camel(text(x.node.Get("Next")), "failed")
	}
	first := x.node.Items[0].Get("ErrorEquals").Items
	for _, e := range first {
		if strings.HasPrefix(e.Text, "Lambda.") {
			return "lambda"
		}
	}
	switch e := first[0].Text; e {
	case "States.ALL", "States.TaskFailed":
		return "anyError"
	default:
		if i := strings.LastIndexByte(e, '.'); i >= 0 {
			e = e[i+1:]
		}
		return camel(strings.TrimSuffix(e, "Exception"), "transient")
	}
}

// camel turns a caption into an identifier, or returns the other name where
// nothing is left of it.
func camel(caption, otherwise string) string {
	var b strings.Builder
	upper := false
	for i := 0; i < len(caption); i++ {
		c := caption[i]
		letter := 'a' <= c|0x20 && c|0x20 <= 'z'
		if !letter && (c < '0' || '9' < c || b.Len() == 0) {
			upper = b.Len() > 0
			continue
		}
		switch {
		case b.Len() == 0:
			c |= 0x20
		case upper && 'a' <= c && c <= 'z':
			c -= 'a' - 'A'
		}
		b.WriteByte(c)
		upper = false
	}
	if b.Len() == 0 {
		return otherwise
	}
	return b.String()
}

// unique returns a name that nothing else has and that is no keyword.
func (ps *policies) unique(base string) string {
	candidate := base
	for i := 2; ps.names[candidate] || syntax.IsKeyword(candidate); i++ {
		candidate = fmt.Sprintf("%s%d", base, i)
	}
	ps.names[candidate] = true
	return candidate
}

// declarations writes params and policies.
func (p *printer) declarations() {
	if len(p.params) > 0 {
		p.newline()
	}
	for _, x := range p.params {
		p.clause(x.String())
	}
	if p.policies == nil {
		return
	}
	p.notation = p.file
	for _, x := range p.policies.order {
		p.newline()
		switch {
		case x.catch:
			p.catcher("catch "+x.name+" = ", p.fields(x.node, ""), x.scope)
		case len(x.node.Items) == 1 && x.node.Items[0].Get("Comment") == nil:
			p.retrier("retry "+x.name+" = on ", p.fields(x.node.Items[0], ""))
		default:
			p.begin("retry " + x.name)
			body := p.block()
			for _, n := range x.node.Items {
				p.retrier("on ", p.fields(n, ""))
			}
			body.end(true)
			p.newline()
		}
	}
}
