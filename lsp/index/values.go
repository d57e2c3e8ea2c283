package index

import (
	"slices"
	"strings"

	"github.com/gait-lang/gait/lang/jsonata"
	"github.com/gait-lang/gait/lang/jsonpath"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

// value reads the names in a value.
func (b *builder) value(v *syntax.Value) {
	if v == nil {
		return
	}
	switch v.Kind {
	case syntax.ObjectValue:
		for i := range v.Members {
			b.value(v.Members[i].Value)
		}
	case syntax.ArrayValue:
		for _, item := range v.Items {
			b.value(item)
		}
	case syntax.StringValue:
		b.text(v)
	case syntax.ExpressionValue:
		switch {
		case syntax.IsIdentifier(v.Text):
			b.add(ref{kind: Const, role: Read, form: WordForm, name: v.Text, span: v.Loc})
		case v.Language == syntax.JSONPath:
			b.path(v.Path().Node, v.Loc.Start)
		default:
			b.expression(v.JSONata(), v.Loc.Start)
		}
	case syntax.VerbatimValue:
		b.expression(v.JSONata(), v.Loc.Start+2)
	case syntax.ConditionValue:
		if !v.Broken {
			b.condition(v.Condition(), v)
		}
	}
}

// text reads the expression that a string may be.
func (b *builder) text(v *syntax.Value) {
	if strings.HasPrefix(v.Text, `"{%`) && strings.HasSuffix(v.Text, `%}"`) && len(v.Text) >= 6 && v.Language == syntax.JSONata && !strings.Contains(v.Text, `\`) {
		b.variables(jsonata.Parse(v.Text[3:len(v.Text)-3]), v.Loc.Start+3)
	}
}

// placeholders reads ${Name} wherever it stands in the text of the declaration,
// names and keys included, but not in comments.
func (b *builder) placeholders(d *syntax.Decl) {
	for at := 0; ; {
		n := strings.Index(d.Text[at:], "${")
		if n < 0 {
			return
		}
		at += n + 2
		end := strings.IndexByte(d.Text[at:], '}')
		if end < 0 {
			return
		}
		span := source.Span{Start: int32(at), End: int32(at + end)}
		commented := slices.ContainsFunc(d.Comments, func(c syntax.Comment) bool { return c.Span.Covers(span) })
		if name := d.Text[at : at+end]; syntax.IsIdentifier(name) && !commented {
			b.add(ref{kind: Param, role: Read, form: WordForm, name: name, span: span})
		}
	}
}

// path reads the variables of a path or intrinsic function, whose spans count
// from base.
func (b *builder) path(n jsonpath.Node, base int32) {
	jsonpath.Walk(n, func(n jsonpath.Node) bool {
		if p, ok := n.(*jsonpath.Path); ok && p.Root.Kind == jsonpath.VariableRoot {
			b.add(ref{kind: Variable, role: Read, form: DollarForm, name: p.Root.Name, span: p.Root.Span.Shift(base)})
		}
		return true
	})
}

func (b *builder) condition(c *syntax.Condition, v *syntax.Value) {
	for _, a := range c.Args {
		b.condition(a, v)
	}
	if c.Path.Loc.Len() > 0 {
		b.path(jsonpath.ParsePath(c.Path.Text), v.Loc.Start+c.Path.Loc.Start)
	}
	o := &c.Operand
	switch o.Kind {
	case syntax.NameOperand:
		b.add(ref{kind: Const, role: Read, form: WordForm, name: o.Text, span: o.Loc.Shift(v.Loc.Start)})
	case syntax.PathOperand:
		if at := strings.Index(v.Text[o.Loc.Start:o.Loc.End], o.Text); at >= 0 {
			b.path(jsonpath.ParsePath(o.Text), v.Loc.Start+o.Loc.Start+int32(at))
		}
	}
}

// expression reads the names of a JSONata expression, whose spans count from
// base.
func (b *builder) expression(t *jsonata.Tree, base int32) {
	for _, n := range jsonata.TopLevelNames(t) {
		if n.Kind == jsonata.FieldName && !n.Quoted {
			b.add(ref{kind: Const, role: Read, form: WordForm, name: n.Name, span: n.Span.Shift(base)})
		}
	}
	for _, n := range jsonata.FieldNames(t) {
		if !n.Quoted {
			b.field(n.Name, n.Span.Shift(base))
		}
	}
	b.variables(t, base)
}

func (b *builder) field(name string, span source.Span) {
	if _, known := b.fields[name]; known {
		return
	}
	if b.fields == nil {
		b.fields = map[string]source.Span{}
	}
	b.fields[name] = span
}

// variables reads those of an expression, and what it binds.
func (b *builder) variables(t *jsonata.Tree, base int32) {
	if strings.IndexByte(t.Text, '$') < 0 {
		return
	}
	free := map[int32]bool{}
	for _, v := range jsonata.Variables(t) {
		free[v.Span.Start] = true
		if v.Name == "states" {
			continue
		}
		_, given := jsonata.Lookup(v.Name)
		b.add(ref{kind: Variable, role: Read, form: DollarForm, name: v.Name, span: v.Span.Shift(base), given: given})
	}
	l := locals{free: free, add: func(local int, name string, role Role, span source.Span) {
		b.add(ref{kind: Local, role: role, form: DollarForm, name: name, span: span.Shift(base), local: local})
	}, next: len(b.locals)}
	l.read(t.Root)
	for _, name := range l.names {
		b.locals = append(b.locals, fragmentLocal{name})
	}
}
