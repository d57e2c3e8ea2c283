package decompile

import (
	"fmt"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/jsonata"
	"github.com/gait-lang/gait/lang/syntax"
)

// param is a `param` line.
type param struct {
	name   string
	number bool // stands without quotes somewhere
}

func (x param) String() string {
	if x.number {
		return "param " + name(x.name) + ": number"
	}
	return "param " + name(x.name)
}

// declare finds the params and policies of a machine.
func (p *printer) declare(root *asl.Node, top *scope, opts Options) {
	c := paramCollector{fold: opts.Fold, index: map[string]int{}}
	c.walk(root)
	p.declared = map[string]bool{}
	for _, x := range c.params {
		if !x.number && c.used(x.name) {
			p.notes = append(p.notes, fmt.Sprintf("${%s} is not declared: %[1]s also stands in an expression, where it would mean the param", x.name))
			continue
		}
		p.params = append(p.params, x)
		p.declared[x.name] = true
		if x.number {
			p.notes = append(p.notes, fmt.Sprintf("${%s} without quotes became a param of type number; make it boolean if that is what it is", x.name))
		}
	}
	for _, text := range c.lost {
		p.notes = append(p.notes, fmt.Sprintf("%s without quotes became a string: it cannot be the name of a param", text))
	}
	if opts.Fold {
		p.collectPolicies(top)
	}
}

// placeholder returns a placeholder without quotes as it is written.
func (p *printer) placeholder(n *asl.Node) string {
	if x := substitution(n.Text); p.declared[x] {
		return x
	}
	return quote(n.Text)
}

// substitution returns X of `${X}`.
func substitution(s string) string { return strings.TrimSuffix(strings.TrimPrefix(s, "${"), "}") }

type paramCollector struct {
	fold        bool
	params      []param
	index       map[string]int // of params
	expressions []string
	fields      map[string]bool // names in the expressions
	lost        []string
}

func (c *paramCollector) walk(n *asl.Node) {
	switch n.Kind {
	case asl.Object:
		for i := range n.Members {
			c.walk(n.Members[i].Value)
		}
	case asl.Array:
		for _, item := range n.Items {
			c.walk(item)
		}
	case asl.Placeholder:
		if x := substitution(n.Text); isParamName(x) {
			c.params[c.add(x)].number = true
		} else {
			c.lost = append(c.lost, n.Text)
		}
	case asl.String:
		if c.fold {
			c.strings(n.Text)
		}
	}
}

// strings collects the ${Name} of a string. ${!Name} and ${A.B} are no params.
func (c *paramCollector) strings(s string) {
	if isExpression(s) {
		c.expressions = append(c.expressions, s)
	}
	for {
		i := strings.Index(s, "${")
		if i < 0 {
			return
		}
		s = s[i+2:]
		if x, _, ok := strings.Cut(s, "}"); ok && isParamName(x) {
			c.add(x)
		}
	}
}

func (c *paramCollector) add(name string) int {
	i, known := c.index[name]
	if !known {
		i = len(c.params)
		c.index[name] = i
		c.params = append(c.params, param{name: name})
	}
	return i
}

// isParamName reports whether a param may be called so and be read where its
// name stands bare.
func isParamName(s string) bool { return syntax.IsIdentifier(s) && !syntax.IsKeyword(s) }

// used reports whether a name is read as a field in an expression, which a
// param of that name would break.
func (c *paramCollector) used(name string) bool {
	if c.fields == nil {
		c.fields = map[string]bool{}
		for _, e := range c.expressions {
			t := jsonata.Parse(e[2 : len(e)-2])
			for _, refs := range [][]jsonata.NameRef{jsonata.TopLevelNames(t), jsonata.FieldNames(t)} {
				for _, r := range refs {
					c.fields[r.Name] = true
				}
			}
		}
	}
	return c.fields[name]
}
