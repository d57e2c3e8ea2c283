package compiler

import (
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/syntax"
)

// template is what a policy compiles to, to be copied to each use.
type template struct {
	nodes []*asl.Node // retriers, or catchers without their Next
	// targets are where the catchers go; nil where an `asl` field says it.
	targets []*targetName
	// refused says what of the policy the query language does not have.
	refused []diag.Diagnostic
	told    bool // it was reported
}

// targetName is a target that is resolved where it is used.
type targetName struct {
	name *syntax.Name
	at   asl.Origin
	// written is where the text of a default names it.
	written asl.Origin
}

// The price of what expansions put in, in bytes: what a node takes and its
// text. A definition of AWS has 1 MiB at most, so the limit refuses nothing
// that could be run.
const (
	nodePrice    = 128
	maxExpansion = 64 << 20
)

// spend reports whether an expansion of that price still fits.
func (c *compiler) spend(price int, at asl.Origin) bool {
	before := c.spent
	if before > maxExpansion {
		return false
	}
	c.spent += price
	if c.spent <= maxExpansion {
		return true
	}
	c.report(RuleTooLarge, at, "the consts, policies, defaults and params that are put in come to more than %d MiB; AWS takes definitions of at most 1 MiB",
		maxExpansion>>20)
	return false
}

// exhausted reports whether nothing more is put in.
func (c *compiler) exhausted() bool { return c.spent > maxExpansion }

// stamp copies a template's node to where it is used.
func (c *compiler) stamp(n *asl.Node, use asl.Origin) *asl.Node {
	if !c.spend(nodePrice+len(n.Text), use) {
		return c.node(asl.Null, "null", use)
	}
	copied := c.node(n.Kind, n.Text, c.stampAt(n.At, use))
	switch {
	case len(n.Items) > 0:
		base := len(c.openItems)
		for _, item := range n.Items {
			if c.exhausted() {
				break
			}
			c.openItems = append(c.openItems, c.stamp(item, use))
		}
		copied.Items = keep(&c.items, c.openItems[base:])
		c.openItems = c.openItems[:base]
	case len(n.Members) > 0:
		base := len(c.openMembers)
		for i := range n.Members {
			if c.exhausted() {
				break
			}
			m := &n.Members[i]
			v := c.stamp(m.Value, use)
			c.put(m.Key, c.stampAt(m.KeyAt, use), v)
		}
		copied.Members = keep(&c.members, c.openMembers[base:])
		c.openMembers = c.openMembers[:base]
	}
	if fields, ok := c.result.Exempt[n]; ok {
		c.exempt(copied, fields...)
	}
	return copied
}

func (c *compiler) stampAt(definition, use asl.Origin) asl.Origin {
	use.Via = definition.Via
	return use
}

// frame notes in a template's node, once, that it is put in by the policy,
// const or defaults of that name, which via brought into the module.
func frame(n *asl.Node, kind, name string, via *asl.Frame) {
	frameAt(&n.At, kind, name, via)
	for _, item := range n.Items {
		frame(item, kind, name, via)
	}
	for i := range n.Members {
		frameAt(&n.Members[i].KeyAt, kind, name, via)
		frame(n.Members[i].Value, kind, name, via)
	}
}

func frameAt(at *asl.Origin, kind, name string, via *asl.Frame) {
	at.Via = &asl.Frame{Kind: kind, Name: name, File: at.File, Span: at.Span, Next: at.Via}
	if via != nil {
		imported := *via
		imported.Next = at.Via
		at.Via = &imported
	}
}

// exempt notes that fields of an object, or the node as a whole, stand for a
// raw escape.
func (c *compiler) exempt(n *asl.Node, fields ...string) {
	if c.result.Exempt == nil {
		c.result.Exempt = map[*asl.Node][]string{}
	}
	c.result.Exempt[n] = fields
}
