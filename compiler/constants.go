package compiler

import (
	"maps"
	"slices"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/jsonata"
	"github.com/gait-lang/gait/lang/syntax"
)

// constant is what a const stands for.
type constant struct {
	node    *asl.Node // a template
	literal string    // as it is put into expressions, made on first use
	problem string    // why JSONata cannot read the literal
}

// constantOf compiles a const once.
func (c *compiler) constantOf(b *binding) *constant {
	if b.constant == nil {
		x := &emitter{c, b.module, b.base, b.module.tree.Language}
		n := x.value(b.item.(*syntax.Const).Value, plainForm)
		frame(n, b.kind.String(), b.name, b.via)
		b.constant = &constant{node: n}
	}
	return b.constant
}

func (k *constant) text() string {
	if k.literal == "" {
		k.literal = "(" + string(asl.Append(nil, k.node, asl.WriteOptions{Minify: true})) + ")"
		if errs := jsonata.Parse(k.literal).Errors; len(errs) > 0 {
			k.problem = errs[0].Message
		}
	}
	return k.literal
}

func sortedNames(m map[string]*binding) []string { return slices.Sorted(maps.Keys(m)) }

// expression compiles JSONata to the string that ASL has for it, with consts
// put in where a name is read from the top level: Step Functions refuses
// those names, so that they are free.
func (x *emitter) expression(v *syntax.Value) *asl.Node {
	at := x.at(v.Loc)
	tree := v.JSONata()
	text, offset := v.ExpressionText()
	if len(tree.Errors) > 0 {
		// The first is the one that JSONata itself would give. Those that
		// recovery finds behind it are mostly the same mistake again.
		err := tree.Errors[0]
		f := x.report(RuleJSONata, x.at(err.Span.Shift(v.Loc.Start+offset)), "%s", err.Message)
		x.foreignOperator(f, v.Loc.Start+offset, text, int(err.Span.Start))
		return x.str("", at)
	}
	refs := jsonata.TopLevelNames(tree)
	if len(refs) > 0 {
		text, at.Via = x.putIn(text, refs, v.Loc.Start+offset, at)
	}
	if len(x.module.values) > 0 {
		x.checkFields(tree, v.Loc.Start+offset)
	}
	if v.Kind == syntax.VerbatimValue {
		return x.str("{%"+text+"%}", at)
	}
	return x.str("{% "+text+" %}", at)
}

// putIn replaces the names of consts in an expression by their literals; start
// is where the expression starts in its declaration. It returns where the
// first const came from.
func (x *emitter) putIn(text string, refs []jsonata.NameRef, start int32, use asl.Origin) (string, *asl.Frame) {
	var out strings.Builder
	var via *asl.Frame
	done := int32(0)
	for _, ref := range refs {
		if ref.Kind != jsonata.FieldName || ref.Quoted {
			continue // Step Functions refuses it, which a lint rule says
		}
		at := x.at(ref.Span.Shift(start))
		b := x.module.values[ref.Name]
		switch {
		case b == nil:
			x.unknownInExpression(ref.Name, at)
			continue
		case b.kind == paramBinding:
			x.paramInExpression(b, at)
			continue
		}
		b.used = true
		k := x.constantOf(b)
		if k.text(); k.problem != "" {
			x.report(RuleJSONata, at, "the const %q cannot stand in an expression: %s", b.name, k.problem).
				relate(b.at, "the const is declared here")
			continue
		}
		if !x.spend(len(k.text()), use) {
			return "", nil
		}
		out.WriteString(text[done:ref.Span.Start])
		out.WriteString(k.text())
		done = ref.Span.End
		if via == nil {
			via = k.node.At.Via
		}
	}
	if done == 0 {
		return text, nil
	}
	out.WriteString(text[done:])
	return out.String(), via
}

func (x *emitter) unknownInExpression(name string, at asl.Origin) {
	if x.module.lost(name) {
		return
	}
	f := x.report(RuleUnknownName, at, "there is no const or param %q, and Step Functions has no fields at the top level of an expression", name)
	if x.meant(f, name, at) {
		return
	}
	f.note("input is $states.input, a variable has a dollar sign, text stands in quotes")
}

func (x *emitter) paramInExpression(b *binding, at asl.Origin) {
	in := `"${` + b.name + `}"`
	switch x.paramType(b) {
	case numberParam:
		in = "$number(" + in + ")"
	case booleanParam:
		in = "(" + in + ` = "true")`
	}
	x.report(RuleUnknownName, at, "the param %q stands as a whole value or inside a string, not inside an expression", b.name).
		relate(b.at, "the param is declared here").
		replace("write "+in, false, at, in)
}

// checkFields refuses names of consts and params where JSONata silently reads
// a field: in predicates and later steps of paths.
func (x *emitter) checkFields(tree *jsonata.Tree, start int32) {
	for _, ref := range jsonata.FieldNames(tree) {
		if b := x.module.values[ref.Name]; b != nil && !ref.Quoted {
			at := x.at(ref.Span.Shift(start))
			x.report(RuleFieldName, at, "JSONata reads %q as a field here, and not as the %s of that name", ref.Name, b.kind).
				relate(b.at, "the "+b.kind.String()+" is declared here").
				replace("back-quote it to mean the field", true, at, "`"+ref.Name+"`")
		}
	}
}
