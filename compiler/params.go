package compiler

import (
	"maps"
	"slices"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

// paramType is the type of a param.
type paramType uint8

const (
	stringParam paramType = iota
	numberParam
	booleanParam
	arnParam
)

var paramTypes = [...]string{"string", "number", "boolean", "arn"}

// paramType returns a param's declared type, which is string when it says none.
func (c *compiler) paramType(b *binding) paramType {
	p := b.item.(*syntax.Param)
	if p.Type != nil {
		return paramType(max(0, slices.Index(paramTypes[:], p.Type.Text)))
	}
	return stringParam
}

func (c *compiler) checkParam(b *binding) {
	p := b.item.(*syntax.Param)
	if p.Type != nil && !slices.Contains(paramTypes[:], p.Type.Text) {
		at := b.module.origin(b.base, p.Type.Loc)
		c.report(RuleType, at, "there is no param type %q", p.Type.Text).nearest(at, p.Type.Text, paramTypes[:], asIs)
		return
	}
	if p.Default == nil || p.Default.Broken {
		return
	}
	typ := c.paramType(b)
	ok := false
	switch d := p.Default; d.Kind {
	case syntax.StringValue, syntax.TextValue:
		ok = typ == stringParam || typ == arnParam && isARN(d.String())
	case syntax.NumberValue:
		ok = typ == numberParam
	case syntax.LiteralValue:
		ok = typ == booleanParam && d.Text != "null"
	}
	if ok {
		return
	}
	f := c.report(RuleType, b.module.origin(b.base, p.Default.Loc), "the param %q is %s, and its default is %s",
		b.name, article(typ), describe(p.Default))
	if p.Type != nil {
		return
	}
	f.note("a param is a string when it says no other type")
	meant := stringParam
	switch d := p.Default; {
	case d.Kind == syntax.NumberValue:
		meant = numberParam
	case d.Kind == syntax.LiteralValue && d.Text != "null":
		meant = booleanParam
	default:
		return
	}
	end := b.at
	end.Span = source.At(b.at.Span.End)
	f.replace("declare it as "+article(meant), false, end, ": "+paramTypes[meant])
}

func article(t paramType) string {
	if t == arnParam {
		return "an arn"
	}
	return "a " + paramTypes[t]
}

func isARN(text string) bool {
	return strings.HasPrefix(text, "arn:") || strings.HasPrefix(text, "${")
}

// paramValue is what a param stands for as a whole value.
func (x *emitter) paramValue(b *binding, at asl.Origin) *asl.Node {
	kind := asl.String
	switch x.paramType(b) {
	case numberParam, booleanParam:
		kind = asl.Placeholder
	}
	if given := x.given[b.name]; given != nil {
		kind = given.Kind
		n := x.node(kind, given.Text, at)
		frameAt(&n.At, "param", b.name, b.via)
		n.At.Via.File, n.At.Via.Span = b.at.File, b.at.Span
		return n
	}
	n := x.node(kind, "${"+b.name+"}", at)
	n.At.Via = &asl.Frame{Kind: "param", Name: b.name, File: b.at.File, Span: b.at.Span, Next: nil}
	return n
}

// giveParams takes the values that the options give to params.
func (c *compiler) giveParams() {
	if len(c.opts.Set) == 0 && len(c.opts.Params) == 0 {
		return
	}
	params := c.params()
	c.given = map[string]*asl.Node{}
	for _, name := range slices.Sorted(maps.Keys(c.opts.Params)) {
		if _, set := c.opts.Set[name]; !set {
			c.give(params, name, c.opts.Params[name])
		}
	}
	for _, name := range slices.Sorted(maps.Keys(c.opts.Set)) {
		text := c.opts.Set[name]
		n := &asl.Node{Kind: asl.String, Text: text}
		if b := params[name]; b != nil {
			switch c.paramType(b) {
			case numberParam:
				if isNumber(text) {
					n.Kind = asl.Number
				}
			case booleanParam:
				if text == "true" || text == "false" {
					n.Kind = asl.Bool
				}
			}
		}
		c.give(params, name, n)
	}
}

// params returns the params of all modules.
func (c *compiler) params() map[string]*binding {
	params := map[string]*binding{}
	for _, m := range c.inOrder() {
		for _, b := range m.declared {
			if b.kind == paramBinding && params[b.name] == nil {
				params[b.name] = b
			}
		}
	}
	return params
}

func (c *compiler) give(params map[string]*binding, name string, n *asl.Node) {
	at := n.At
	b := params[name]
	if b == nil {
		if at.File == nil {
			at = c.root.origin(0, asl.Origin{}.Span)
		}
		f := c.report(RuleParamValue, at, "a value is given to the param %q, which is not declared", name)
		if names := sortedNames(params); len(names) == 0 {
			f.note("the file declares no params")
		} else if near := diag.Nearest(name, names); near != "" {
			f.d.Message += `, did you mean "` + near + `"?`
		} else {
			f.d.Message += ", expected one of " + diag.OneOf(names)
		}
		return
	}
	ok := false
	typ := c.paramType(b)
	switch typ {
	case stringParam:
		ok = n.Kind == asl.String
	case arnParam:
		ok = n.Kind == asl.String && isARN(n.Text)
	case numberParam:
		ok = n.Kind == asl.Number
	case booleanParam:
		ok = n.Kind == asl.Bool
	}
	if ok {
		c.given[name] = n
		return
	}
	if at.File == nil {
		at = b.at
	}
	c.report(RuleParamValue, at, "the param %q is %s, and the value given to it is %s", name, article(typ), given(n)).
		relate(b.at, "the param is declared here")
}

func given(n *asl.Node) string {
	if n.Kind == asl.String {
		return quoted(n.Text)
	}
	return kindOf(n)
}

func quoted(text string) string {
	return string(asl.Append(nil, &asl.Node{Kind: asl.String, Text: text}, asl.WriteOptions{Minify: true}))
}
