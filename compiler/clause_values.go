package compiler

import (
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/syntax"
)

// putClause adds the field of a clause that has one value.
func (x *emitter) putClause(m *clause, keywordAt asl.Origin, v *syntax.Value) {
	field, n := x.clauseValue(m, v)
	x.put(field, keywordAt, n)
}

func (x *emitter) clauseValue(m *clause, v *syntax.Value) (field string, n *asl.Node) {
	path := false
	switch m.form {
	case pathKind:
		return m.field, x.pathClause(m, v)
	case staticKind:
		return m.field, x.value(v, staticForm)
	case secondsKind:
		n, path = x.scalar(v, scalar{keyword: m.keyword, number: true, whole: true, duration: true, computed: true})
	case wholeKind:
		n, path = x.scalar(v, scalar{keyword: m.keyword, number: true, whole: true, computed: true})
	case textKind:
		n, path = x.scalar(v, scalar{keyword: m.keyword, computed: true})
	case labelKind:
		n, path = x.scalar(v, scalar{keyword: m.keyword})
	default:
		f := templateForm
		switch m.keyword {
		case "args", "assign", "credentials", "items", "select":
			f = objectForm
		}
		return m.field, x.value(v, f)
	}
	if path {
		return m.field + "Path", n
	}
	return m.field, n
}

// pathClause compiles the value of a clause that takes a path.
func (x *emitter) pathClause(m *clause, v *syntax.Value) *asl.Node {
	at := x.at(v.Loc)
	switch {
	case v.Broken:
	case v.Kind == syntax.ExpressionValue && syntax.IsIdentifier(v.Text):
		n := x.bareName(v, pathForm)
		if n.Kind != asl.String && x.module.values[v.Text] != nil {
			x.report(RuleType, at, "%q takes a path, and %q is %s", m.keyword, v.Text, kindOf(n))
		}
		return n
	case v.Kind == syntax.ExpressionValue:
		return x.path(v)
	case v.Kind == syntax.LiteralValue && v.Text == "null", v.Kind == syntax.StringValue:
		return x.value(v, staticForm)
	default:
		x.report(RuleType, at, "%q takes a path such as $.a, or null, not %s", m.keyword, describe(v))
	}
	return x.node(asl.Null, "null", at)
}
