package decompile

import (
	"bytes"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
)

// notation says how a value's leaves are written.
type notation uint8

const (
	// inJSON is JSON as it is.
	inJSON notation = iota
	// inJSONata writes {% %} strings as expressions.
	inJSONata
	// inJSONPath writes `.$` keys as bare paths and intrinsic functions.
	inJSONPath
)

// value writes a value behind what stands on the line.
func (p *printer) value(n *asl.Node, in notation) {
	switch n.Kind {
	case asl.Object:
		p.object(n, in)
	case asl.Array:
		p.array(n, in)
	case asl.String:
		p.str(n.Text, in)
	default:
		p.add(p.literal(n))
	}
}

func (p *printer) object(n *asl.Node, in notation) {
	if p.flatten(n, in) {
		return
	}
	p.add("{\n")
	p.depth++
	for i := range n.Members {
		p.member(&n.Members[i], in)
	}
	p.depth--
	p.indent()
	p.add("}")
}

// shortLine is the width up to which a short value or block stays on its line.
const shortLine = 100

// flatten writes a value on the line if it is short and simple.
func (p *printer) flatten(n *asl.Node, in notation) bool {
	line := len(p.out) - (bytes.LastIndexByte(p.out, '\n') + 1)
	text, ok := p.flat(n, in, shortLine-line)
	if ok {
		p.add(text)
	}
	return ok
}

// flat returns a value as text of one line, if it has one of at most width
// bytes.
func (p *printer) flat(n *asl.Node, in notation, width int) (string, bool) {
	var text string
	ok := true
	switch {
	case width <= 0:
		return "", false
	case n.Is(asl.Object):
		text, ok = p.flatObject(n, in, width)
	case n.Is(asl.Array):
		items := make([]string, 0, len(n.Items))
		for _, item := range n.Items {
			if item.Is(asl.Object) && len(n.Items) > 1 {
				return "", false
			}
			var t string
			if t, ok = p.flat(item, in, width-len("[]")); !ok {
				break
			}
			width -= len(t) + len(", ")
			items = append(items, t)
		}
		text = "[" + strings.Join(items, ", ") + "]"
	case n.Is(asl.String) && in == inJSONata && isExpression(n.Text):
		text = p.expression(n.Text)
	case n.Is(asl.String):
		text, ok = quote(n.Text), len(n.Text) <= width && !textBlock(n.Text)
	default:
		text = p.literal(n)
	}
	return text, ok && len(text) <= width && !strings.Contains(text, "\n")
}

// flatObject is flat for an object: one whose values are simple, or that has
// a single member.
func (p *printer) flatObject(n *asl.Node, in notation, width int) (string, bool) {
	if len(n.Members) == 0 {
		return "{}", true
	}
	text := "{ "
	for i := range n.Members {
		m := &n.Members[i]
		if i > 0 {
			text += ", "
		}
		if len(n.Members) > 1 && !isSimple(m.Value) {
			return "", false
		}
		k, v, bare := p.memberText(m, in)
		if !bare {
			var ok bool
			if v, ok = p.flat(m.Value, in, width-len(text)-len(k)-len(":  }")); !ok {
				return "", false
			}
		}
		text += k + ": " + v
	}
	return text + " }", true
}

// tableRows is how many elements make an array a table, which is written with
// an element a line, whatever its width. The formatter leaves such rows alone.
const tableRows = 10

// row returns a value as text of one line, if it has one.
func (p *printer) row(n *asl.Node, in notation) (string, bool) {
	var parts []string
	switch {
	case n.Is(asl.Object):
		for i := range n.Members {
			m := &n.Members[i]
			k, v, bare := p.memberText(m, in)
			if !bare {
				var ok bool
				if v, ok = p.row(m.Value, in); !ok {
					return "", false
				}
			}
			parts = append(parts, k+": "+v)
		}
		if len(parts) == 0 {
			return "{}", true
		}
		return "{ " + strings.Join(parts, ", ") + " }", true
	case n.Is(asl.Array):
		for _, item := range n.Items {
			v, ok := p.row(item, in)
			if !ok {
				return "", false
			}
			parts = append(parts, v)
		}
		return "[" + strings.Join(parts, ", ") + "]", true
	case n.Is(asl.String) && in == inJSONata && isExpression(n.Text):
		text := p.expression(n.Text)
		return text, !strings.Contains(text, "\n")
	case n.Is(asl.String):
		return quote(n.Text), true
	}
	return p.literal(n), true
}

// isSimple reports whether a value may share its line with others: a scalar, or
// an object of one scalar, as DynamoDB types its values.
func isSimple(n *asl.Node) bool {
	if len(n.Members) == 1 {
		n = n.Members[0].Value
	}
	return len(n.Items) == 0 && len(n.Members) == 0
}

// memberText returns a member's key as it is written and, where its value is a
// bare path, the value.
func (p *printer) memberText(m *asl.Member, in notation) (k, path string, bare bool) {
	if in == inJSONPath {
		if k, ok := strings.CutSuffix(m.Key, ".$"); ok && !strings.HasSuffix(k, ".$") &&
			m.Value.Is(asl.String) && p.readsAs(m.Value.Text, inJSONPath) {
			return key(k), m.Value.Text, true
		}
	}
	return key(m.Key), "", false
}

// member writes `key: value` on lines of its own.
func (p *printer) member(m *asl.Member, in notation) {
	k, path, bare := p.memberText(m, in)
	if bare {
		p.clause(k + ": " + path)
		return
	}
	p.valueClause(k+":", m.Value, in)
}

// array writes one item a line. The commas keep an item that starts like an
// operator, a regular expression say, from going on with the one before it.
func (p *printer) array(n *asl.Node, in notation) {
	if p.flatten(n, in) {
		return
	}
	p.add("[\n")
	p.depth++
	for _, item := range n.Items {
		p.indent()
		if text, ok := p.row(item, in); ok && len(n.Items) >= tableRows {
			p.add(text)
		} else {
			p.value(item, in)
		}
		p.add(",\n")
	}
	p.depth--
	p.indent()
	p.add("]")
}

func (p *printer) str(s string, in notation) {
	switch {
	case in == inJSONata && isExpression(s):
		p.add(p.expression(s))
	case textBlock(s) && !isExpression(s):
		p.writeTextBlock(s)
	default:
		p.add(quote(s))
	}
}

// isSubstitution reports whether a node is a string that a deployment tool
// replaces as a whole, which may stand where a number is wanted.
func isSubstitution(n *asl.Node) bool {
	return n.Is(asl.String) && strings.HasPrefix(n.Text, "${") && strings.IndexByte(n.Text, '}') == len(n.Text)-1
}
