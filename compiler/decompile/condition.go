package decompile

import (
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/syntax"
)

// maxConditions is how deeply conditions are written inside each other; the
// parser has a limit of its own above it.
const maxConditions = 100

// comparators maps the middle and end of an ASL comparator's name to the
// operator. Types are left out of them.
var comparators = map[string]string{
	"Equals": "==", "LessThan": "<", "LessThanEquals": "<=",
	"GreaterThan": ">", "GreaterThanEquals": ">=",
}

// comparatorTypes are the types that comparators start with, with the word
// around a path on their right.
var comparatorTypes = []struct {
	prefix, word string
	kind         asl.Kind // of a literal
}{
	{"String", "string", asl.String},
	{"Numeric", "number", asl.Number},
	{"Boolean", "bool", asl.Bool},
	{"Timestamp", "time", asl.String},
}

// condition takes the fields of a JSONPath condition and returns it as text.
// What it does not take is no condition that Gait can say.
func (p *printer) condition(f *fields, depth int) (string, bool) {
	if depth > maxConditions {
		return "", false
	}
	for _, chain := range []struct{ field, word, call string }{{"And", "and", "all"}, {"Or", "or", "any"}} {
		list := f.kind(chain.field, asl.Array)
		if list == nil {
			continue
		}
		parts, ok := p.conditions(list, depth)
		switch {
		case !ok || len(parts) == 0:
			return "", false
		case len(parts) == 1:
			return chain.call + "(" + parts[0].text + ")", true
		}
		texts := make([]string, len(parts))
		for i, c := range parts {
			texts[i] = c.operand()
		}
		return strings.Join(texts, " "+chain.word+" "), true
	}
	if n := f.kind("Not", asl.Object); n != nil {
		parts, ok := p.conditions(&asl.Node{Kind: asl.Array, Items: []*asl.Node{n}}, depth)
		if !ok {
			return "", false
		}
		return "not " + parts[0].operand(), true
	}
	return p.comparison(f)
}

// part is a condition inside another one.
type part struct {
	text  string
	chain bool // two or more joined by `and` or `or`
}

func (c part) operand() string {
	if c.chain {
		return "(" + c.text + ")"
	}
	return c.text
}

func (p *printer) conditions(list *asl.Node, depth int) ([]part, bool) {
	parts := make([]part, 0, len(list.Items))
	for _, n := range list.Items {
		if !n.Is(asl.Object) {
			return nil, false
		}
		f := p.fields(n, "")
		text, ok := p.condition(f, depth+1)
		if !ok || f.unsaid() {
			return nil, false
		}
		chained := func(key string) bool { list := n.Get(key); return list.Is(asl.Array) && len(list.Items) > 1 }
		parts = append(parts, part{text, chained("And") || chained("Or")})
	}
	return parts, true
}

// comparison takes Variable and a comparator.
func (p *printer) comparison(f *fields) (string, bool) {
	variable := f.kind("Variable", asl.String)
	if variable == nil || !p.readsAs(variable.Text, inJSONPath) {
		return "", false
	}
	for i := range f.members {
		m := &f.members[i]
		if f.taken[i] {
			continue
		}
		if text, ok := p.comparator(m.Key, m.Value); ok {
			f.take(m.Key)
			return variable.Text + " " + text, true
		}
	}
	return "", false
}

// comparator returns the operator and operand for a comparator's field.
func (p *printer) comparator(field string, n *asl.Node) (string, bool) {
	for _, t := range syntax.Tests {
		if t.Comparator == field && n.Kind == asl.Bool {
			if n.Text == "true" {
				return "is " + t.Word, true
			}
			return "is not " + t.Word, true
		}
	}
	if field == "StringMatches" && n.Kind == asl.String {
		return "matches " + quote(n.Text), true
	}
	for _, t := range comparatorTypes {
		relation, ok := strings.CutPrefix(field, t.prefix)
		if !ok {
			continue
		}
		relation, isPath := strings.CutSuffix(relation, "Path")
		operator, known := comparators[relation]
		if !known || t.prefix == "Boolean" && operator != "==" {
			return "", false
		}
		switch {
		case isPath && n.Kind == asl.String && p.readsAs(n.Text, inJSONPath):
			return operator + " " + t.word + "(" + n.Text + ")", true
		case isPath || n.Kind != t.kind && !(t.kind == asl.Number && n.Kind == asl.Placeholder):
			return "", false
		case t.prefix == "Timestamp":
			return operator + " time(" + quote(n.Text) + ")", true
		}
		return operator + " " + p.literal(n), true
	}
	return "", false
}

// Condition returns the condition of a rule of a Choice state in the words of
// Gait, as far as Gait has words for it; of a rule of JSONata the expression.
func Condition(rule *asl.Node, jsonata bool) (text string, ok bool) {
	if !rule.Is(asl.Object) {
		return "", false
	}
	p := &printer{read: map[leafText]bool{}, sound: map[string]bool{}}
	if !jsonata {
		return p.condition(newFields(rule, ""), 0)
	}
	n := rule.Get("Condition")
	switch {
	case n.Is(asl.Bool):
		return n.Text, true
	case !isExpressionNode(n):
		return "", false
	}
	return strings.TrimSpace(n.Text[2 : len(n.Text)-2]), true
}
