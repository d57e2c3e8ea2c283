package facts

import (
	"strconv"
	"strings"

	"github.com/gait-lang/gait/lang/jsonata"
)

// maxListedValues is how many constants of "x in [...]" are looked at.
const maxListedValues = 64

// jsonataCondition returns what a JSONata condition tests, or nil: for what
// cannot be read, and for text that a deployment replaces in part.
func jsonataCondition(e *Expression) *Condition {
	tree := e.JSONata()
	if len(tree.Errors) > 0 || tree.Root == nil || HasPlaceholder(e.Text) {
		return nil
	}
	r := jsonataReader{e: e, text: e.Text}
	return r.condition(tree.Root)
}

type jsonataReader struct {
	e    *Expression
	text string
}

func (r *jsonataReader) make(n jsonata.Node, c Condition) *Condition {
	c.Node, c.Expression, c.Span = r.e.Node, r.e, n.Span()
	return &c
}

func (r *jsonataReader) condition(n jsonata.Node) *Condition {
	switch n := n.(type) {
	case *jsonata.Block:
		if len(n.Exprs) == 1 {
			return r.condition(n.Exprs[0])
		}
	case *jsonata.Bool:
		return r.make(n, Condition{Logic: Constant, Value: n.Value})
	case *jsonata.Call:
		if c := r.call(n); c != nil {
			return c
		}
	case *jsonata.Binary:
		switch n.Operator {
		case "and":
			return r.chain(n, And)
		case "or":
			return r.chain(n, Or)
		case "in":
			if c := r.in(n); c != nil {
				return c
			}
		default:
			if op, ok := jsonataOperators[n.Operator]; ok {
				return r.compare(n, op, n.Left, n.Right)
			}
			if n.Operator == "!=" {
				equal := r.compare(n, Equal, n.Left, n.Right)
				if equal.Logic == Constant {
					equal.Value = !equal.Value
					return equal
				}
				// Neither = nor != holds where one side is nothing.
				parts := []*Condition{r.make(n, Condition{Logic: Not, Parts: []*Condition{equal}})}
				return r.make(n, Condition{Logic: And, Implied: true, Parts: append(parts, r.present(n.Left, n.Right)...)})
			}
		}
	}
	return r.make(n, Condition{Logic: Test, Test: Comparison{Subject: r.subject(n), Operator: Truthy}})
}

// chain flattens a chain of the same operator.
func (r *jsonataReader) chain(n *jsonata.Binary, logic Logic) *Condition {
	var parts []*Condition
	var left jsonata.Node = n
	for {
		b, ok := left.(*jsonata.Binary)
		if !ok || b.Operator != n.Operator {
			break
		}
		parts = append(parts, r.condition(b.Right))
		left = b.Left
	}
	parts = append(parts, r.condition(left))
	for i, j := 0, len(parts)-1; i < j; i, j = i+1, j-1 {
		parts[i], parts[j] = parts[j], parts[i]
	}
	return r.make(n, Condition{Logic: logic, Parts: parts})
}

// call reads $not, $boolean and $exists.
func (r *jsonataReader) call(n *jsonata.Call) *Condition {
	f, ok := n.Func.(*jsonata.Variable)
	if !ok || len(n.Args) != 1 {
		return nil
	}
	switch f.Name {
	case "boolean":
		return r.condition(n.Args[0])
	case "exists":
		return r.make(n, Condition{Logic: Test, Test: Comparison{Subject: r.subject(n.Args[0]), Operator: Present}})
	case "not":
		inner := r.condition(n.Args[0])
		not := r.make(n, Condition{Logic: Not, Parts: []*Condition{inner}})
		if inner.Logic != Test || inner.Test.Operator != Truthy {
			return not
		}
		// $not of nothing is nothing.
		return r.make(n, Condition{Logic: And, Implied: true, Parts: append([]*Condition{not}, r.present(n.Args[0])...)})
	}
	return nil
}

// present returns the implied tests that the operands are there.
func (r *jsonataReader) present(operands ...jsonata.Node) []*Condition {
	var list []*Condition
	for _, n := range operands {
		if !literal(n, &Comparison{}) {
			list = append(list, r.make(n, Condition{
				Logic: Test, Implied: true, Test: Comparison{Subject: r.subject(n), Operator: Present},
			}))
		}
	}
	return list
}

// in reads x in [a, b].
func (r *jsonataReader) in(n *jsonata.Binary) *Condition {
	list, ok := n.Right.(*jsonata.Array)
	if !ok || len(list.Items) == 0 || len(list.Items) > maxListedValues {
		return nil
	}
	var parts []*Condition
	for _, item := range list.Items {
		if !literal(item, &Comparison{}) {
			return nil
		}
		c := r.compare(n, Equal, n.Left, item)
		c.Span, c.Implied = item.Span(), true
		parts = append(parts, c)
	}
	return r.make(n, Condition{Logic: Or, Parts: parts, Implied: true})
}

var jsonataOperators = map[string]Operator{
	"=": Equal, "<": Less, "<=": LessOrEqual, ">": Greater, ">=": GreaterOrEqual,
}

// turned are the operators with their sides exchanged.
var turned = map[Operator]Operator{
	Equal: Equal, Less: Greater, LessOrEqual: GreaterOrEqual, Greater: Less, GreaterOrEqual: LessOrEqual,
}

// compare reads a comparison.
func (r *jsonataReader) compare(n *jsonata.Binary, op Operator, left, right jsonata.Node) *Condition {
	var t, l Comparison
	if literal(left, &l) {
		if literal(right, &t) {
			if value, ok := constant(&l, op, &t); ok {
				return r.make(n, Condition{Logic: Constant, Value: value})
			}
		}
		left, right, op = right, left, turned[op]
	}
	t = Comparison{}
	if !literal(right, &t) {
		t.Other = r.subject(right)
	}
	t.Subject, t.Operator = r.subject(left), op
	if t.Other != "" && t.Other < t.Subject {
		t.Subject, t.Other, t.Operator = t.Other, t.Subject, turned[op]
	}
	return r.make(n, Condition{Logic: Test, Test: t})
}

// constant compares two constants of the same type.
func constant(l *Comparison, op Operator, r *Comparison) (value, ok bool) {
	if l.Type != r.Type {
		return false, op == Equal
	}
	order := strings.Compare(l.Text, r.Text)
	if l.Type == NumberType || l.Type == BooleanType {
		order = 0
		if l.Number < r.Number {
			order = -1
		} else if l.Number > r.Number {
			order = 1
		}
	}
	switch op {
	case Equal:
		return order == 0, true
	case Less:
		return order < 0, l.Type == NumberType
	case LessOrEqual:
		return order <= 0, l.Type == NumberType
	case Greater:
		return order > 0, l.Type == NumberType
	}
	return order >= 0, l.Type == NumberType
}

// literal puts a constant into t and reports whether n is one.
func literal(n jsonata.Node, t *Comparison) bool {
	switch n := n.(type) {
	case *jsonata.Block:
		return len(n.Exprs) == 1 && literal(n.Exprs[0], t)
	case *jsonata.String:
		t.Type, t.Text = TextType, n.Value
	case *jsonata.Null:
		t.Type = NullType
	case *jsonata.Bool:
		t.Type = BooleanType
		if n.Value {
			t.Number = 1
		}
	case *jsonata.Number:
		f, err := strconv.ParseFloat(n.Text, 64)
		if err != nil {
			return false
		}
		t.Type, t.Number = NumberType, f
	case *jsonata.Unary:
		if !literal(n.Operand, t) || t.Type != NumberType {
			return false
		}
		t.Number = -t.Number
	default:
		return false
	}
	return true
}
