package compiler

import (
	"fmt"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/jsonpath"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

// rule compiles a `when`.
func (w *stateWriter) rule(r *syntax.When) *asl.Node {
	base := len(w.openMembers)
	at := w.keywordAt(r)
	w.comment(r)
	if r.ASL != nil {
		// A text that is no object was refused by the scanner.
		w.openMembers = append(w.openMembers, w.value(r.ASL, rawForm).Members...)
	} else if r.Condition != nil {
		w.condition(r, at)
	}
	w.settings(r.Settings, "rule", w.transitionSetting)
	switch {
	case r.Target != nil:
		if n := w.target(r.Target); n != nil {
			w.put("Next", w.at(r.Target.Loc), n)
		}
	case r.ASL == nil && !r.Leftover && !broken(r.Condition):
		w.report(RuleMissing, at, "a rule says where it goes: `when condition -> target`")
	}
	if r.ASL != nil && !r.ASL.Broken {
		w.checkRawRule(r, base)
	}
	n := w.closeObject(base, at)
	if r.ASL != nil {
		w.exempt(n)
	}
	return n
}

// checkRawRule reports fields that `when asl` and something beside it both give.
func (w *stateWriter) checkRawRule(r *syntax.When, base int) {
	within := w.at(r.ASL.Loc).Span
	raw := map[string]asl.Origin{}
	for i := range w.openMembers[base:] {
		if m := &w.openMembers[base+i]; within.Covers(m.KeyAt.Span) {
			raw[m.Key] = m.KeyAt
		}
	}
	for i := range w.openMembers[base:] {
		m := &w.openMembers[base+i]
		if at, both := raw[m.Key]; both && !within.Covers(m.KeyAt.Span) {
			w.report(RuleRepeated, at, "`when asl` gives %q, and what stands beside it gives this field too", m.Key).
				relate(m.KeyAt, "it is given here")
		}
	}
}

// broken reports whether a condition has errors, which may have eaten the arrow
// after it.
func broken(v *syntax.Value) bool {
	switch {
	case v == nil || v.Broken:
		return true
	case v.Kind == syntax.ConditionValue:
		return v.Condition().Bad() != nil
	case v.Kind == syntax.ExpressionValue && v.Language == syntax.JSONata:
		return len(v.JSONata().Errors) > 0
	}
	return false
}

// condition adds what a rule tests.
func (w *stateWriter) condition(r *syntax.When, ruleAt asl.Origin) {
	v := r.Condition
	if v.Kind == syntax.ConditionValue {
		switch bad := v.Condition().Bad(); {
		case v.Broken:
		case bad != nil:
			at := w.at(bad.Loc.Shift(v.Loc.Start))
			f := w.report(RuleCondition, at, "%s", bad.Problem)
			if bad.Meant != "" {
				f.replace(fmt.Sprintf("replace by %q", strings.TrimSpace(bad.Meant)), false, at, bad.Meant)
			}
		case w.language != syntax.JSONPath:
			w.wrongLanguage(v)
		default:
			t := tester{&w.emitter, v.Loc.Start}
			t.members(v.Condition())
		}
		return
	}
	var n *asl.Node
	at := w.at(v.Loc)
	switch {
	case v.Broken:
		n = w.node(asl.Null, "null", at)
	case v.Kind == syntax.LiteralValue && v.Text != "null", v.Kind == syntax.StringValue:
		n = w.value(v, templateForm)
	case v.Kind == syntax.ExpressionValue && syntax.IsIdentifier(v.Text) && w.module.values[v.Text] == nil:
		if !r.Leftover {
			w.unknownName(v.Text, at, "a condition such as $states.input."+v.Text+" = 1")
		}
		return
	case v.Kind == syntax.ExpressionValue, v.Kind == syntax.VerbatimValue:
		n = w.value(v, templateForm)
		if n.Kind != asl.String && n.Kind != asl.Bool && n.Kind != asl.Placeholder && w.module.values[v.Text] != nil {
			w.report(RuleType, at, "a condition is true or false, and %q is %s", v.Text, kindOf(n))
		}
	default:
		w.report(RuleType, at, "a condition is an expression, true or false, not %s", describe(v))
		return
	}
	w.put("Condition", ruleAt, n)
}

// tester compiles JSONPath conditions.
type tester struct {
	*emitter
	start int32 // of the condition in its declaration
}

func (t tester) place(s source.Span) asl.Origin { return t.at(s.Shift(t.start)) }

// test compiles a condition to an object of its own.
func (t tester) test(c *syntax.Condition) *asl.Node {
	base := len(t.openMembers)
	t.members(c)
	return t.closeObject(base, t.place(c.Loc))
}

// members adds the fields of a condition to the rule that is being made.
func (t tester) members(c *syntax.Condition) {
	at := t.place(c.Loc)
	switch c.Kind {
	case syntax.AndCondition, syntax.OrCondition:
		key := "And"
		if c.Kind == syntax.OrCondition {
			key = "Or"
		}
		base := len(t.openItems)
		for _, arg := range c.Args {
			n := t.test(arg)
			t.openItems = append(t.openItems, n)
		}
		t.put(key, at, t.closeArray(base, at))
	case syntax.NotCondition:
		t.put("Not", at, t.test(c.Args[0]))
	case syntax.Comparison:
		t.variable(c)
		t.comparison(c)
	case syntax.Test:
		t.variable(c)
		operatorAt := t.place(c.Operator.Loc)
		value := "true"
		if c.Negated {
			value = "false"
		}
		for _, known := range syntax.Tests {
			if known.Word == c.Operator.Text {
				t.put(known.Comparator, operatorAt, t.node(asl.Bool, value, operatorAt))
			}
		}
	}
}

func (t tester) variable(c *syntax.Condition) {
	at := t.place(c.Path.Loc)
	t.put("Variable", at, t.pathText(c.Path.Text, at))
}

// pathText checks a path inside a condition.
func (t tester) pathText(text string, at asl.Origin) *asl.Node {
	for _, err := range jsonpath.Parse(text).Errors {
		errAt := at
		errAt.Span = err.Span.Shift(at.Span.Start)
		t.report(RuleJSONPath, errAt, "%s", err.Message)
	}
	return t.str(text, at)
}

// comparators are the ends of the names of ASL's comparators.
var comparators = map[string]string{
	"==": "Equals", "<": "LessThan", "<=": "LessThanEquals",
	">": "GreaterThan", ">=": "GreaterThanEquals", "matches": "Matches",
}

// comparedTypes are the beginnings, by the word for the type in Gait.
var comparedTypes = map[string]string{"string": "String", "number": "Numeric", "bool": "Boolean", "time": "Timestamp"}

func (t tester) comparison(c *syntax.Condition) {
	at := t.place(c.Operand.Loc)
	operatorAt := t.place(c.Operator.Loc)
	typ, n := t.operand(&c.Operand, at)
	if n == nil {
		return
	}
	operator := c.Operator.Text
	path := c.Operand.Kind == syntax.PathOperand
	switch {
	case operator == "matches" && (typ != "string" || path):
		t.report(RuleCondition, at, "`matches` takes a string with `*` on its right")
		return
	case typ == "bool" && operator != "==":
		t.report(RuleCondition, operatorAt, "true and false are compared with `==` only, not `%s`", operator)
		return
	}
	key := comparedTypes[typ] + comparators[operator]
	if path {
		key += "Path"
	}
	t.put(key, operatorAt, n)
}

// operand compiles the right side of a comparison and returns its type.
func (t tester) operand(o *syntax.Operand, at asl.Origin) (string, *asl.Node) {
	switch o.Kind {
	case syntax.StringOperand:
		return "string", t.str(o.Text, at)
	case syntax.NumberOperand:
		return "number", t.node(asl.Number, o.Text, at)
	case syntax.BoolOperand:
		return "bool", t.node(asl.Bool, o.Text, at)
	case syntax.TimeOperand:
		return "time", t.str(o.Text, at)
	case syntax.PathOperand:
		return o.Type, t.pathText(o.Text, at)
	}
	n := t.named(o.Text, at)
	if n == nil {
		t.unknownName(o.Text, at, textWanted)
		return "", nil
	}
	switch n.Kind {
	case asl.String:
		return "string", n
	case asl.Number:
		return "number", n
	case asl.Bool:
		return "bool", n
	case asl.Placeholder:
		if t.paramType(t.module.values[o.Text]) == booleanParam {
			return "bool", n
		}
		return "number", n
	}
	t.report(RuleType, at, "a path is compared with a string, a number, true or false, and %q is %s", o.Text, kindOf(n))
	return "", nil
}
