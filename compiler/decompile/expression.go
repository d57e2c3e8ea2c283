package decompile

import (
	"slices"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/jsonata"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

// isExpression reports whether a string is a JSONata expression in ASL.
func isExpression(s string) bool {
	return len(s) >= 4 && strings.HasPrefix(s, "{%") && strings.HasSuffix(s, "%}")
}

func isExpressionNode(n *asl.Node) bool { return n.Is(asl.String) && isExpression(n.Text) }

// expression returns a {% %} string as it is written in Gait: bare where the
// scanner reads it back whole, else verbatim, else as a JSON string.
func (p *printer) expression(s string) string {
	inner := s[2 : len(s)-2]
	if strings.Contains(inner, "%}") || !isText(inner) || !p.isSound(s) {
		return quote(s)
	}
	if text, ok := spaced(inner); ok && p.readsAs(text, inJSONata) {
		return text
	}
	return s
}

// spaced returns what stands between the one space at each end.
func spaced(inner string) (string, bool) {
	if len(inner) < 3 || inner[0] != ' ' || inner[len(inner)-1] != ' ' {
		return "", false
	}
	text := inner[1 : len(inner)-1]
	return text, strings.TrimSpace(text) == text
}

// isSound reports whether a {% %} string is JSONata in which no name is read
// that could only be a const. The compiler refuses other expressions; as a JSON
// string, or in a raw field, they are the writer's own affair.
func (p *printer) isSound(s string) bool {
	ok, known := p.sound[s]
	if !known {
		t := jsonata.Parse(s[2 : len(s)-2])
		ok = len(t.Errors) == 0 && !slices.ContainsFunc(jsonata.TopLevelNames(t), isFree) &&
			!slices.ContainsFunc(jsonata.FieldNames(t), func(r jsonata.NameRef) bool { return isFree(r) && p.declared[r.Name] })
		p.sound[s] = ok
	}
	return ok
}

// isFree reports whether a name would be taken for that of a const or param.
func isFree(r jsonata.NameRef) bool { return r.Kind == jsonata.FieldName && !r.Quoted }

// leafText is a text that was tried as a bare leaf.
type leafText struct {
	text string
	in   notation
}

// readsAs reports whether a text that stands bare is read back as one whole
// expression, path or intrinsic function without errors.
func (p *printer) readsAs(text string, in notation) bool {
	if p.declared[text] {
		return false
	}
	k := leafText{text, in}
	ok, known := p.read[k]
	if !known {
		ok = isPlainPath(text) || readsBack(text, in)
		p.read[k] = ok
	}
	return ok
}

// isPlainPath reports whether a text is `$`, `$$` or a variable, with fields
// behind it that are identifiers. Most leaves are, and parsing a file for each
// costs more than all the rest.
func isPlainPath(s string) bool {
	s, ok := strings.CutPrefix(s, "$")
	if !ok {
		return false
	}
	s = strings.TrimPrefix(s, "$")
	head, rest, more := strings.Cut(s, ".")
	if head != "" && !syntax.IsIdentifier(head) {
		return false
	}
	for more {
		head, rest, more = strings.Cut(rest, ".")
		if !syntax.IsIdentifier(head) || notSteps[head] {
			return false
		}
	}
	return true
}

// notSteps are identifiers that mean more than a field in JSONata.
var notSteps = map[string]bool{"true": true, "false": true, "null": true, "function": true}

// readsBack parses a small file with the text as a leaf in it. Only the real
// scanner knows where an expression ends.
func readsBack(text string, in notation) bool {
	if text == "" || !isText(text) {
		return false
	}
	query := "jsonata"
	if in == inJSONPath {
		query = "jsonpath"
	}
	file := source.New("", "workflow { query "+query+" }\npass p {\n  args {\n    k: "+text+"\n    l: 0\n  }\n}\n")
	tree := syntax.Parse(file)
	if len(tree.Diagnostics()) > 0 {
		return false
	}
	v := onlyLeaf(tree)
	if v == nil || v.Kind != syntax.ExpressionValue || v.Text != text {
		return false
	}
	if in == inJSONPath {
		return (text[0] == '$' || strings.HasPrefix(text, "States.")) && len(v.Path().Errors) == 0
	}
	t := v.JSONata()
	return len(t.Errors) == 0 && !isConstant(t.Root)
}

// onlyLeaf returns the value of k in the file of [readsBack], nil when the
// text broke out of its place.
func onlyLeaf(tree *syntax.Tree) *syntax.Value {
	var leaf *syntax.Value
	states := 0
	for _, d := range tree.Decls {
		for _, item := range d.Items {
			s, ok := item.(*syntax.State)
			if !ok {
				continue
			}
			states++
			if s.Body == nil || len(s.Body.Items) != 1 {
				return nil
			}
			args, ok := s.Body.Items[0].(*syntax.ValueClause)
			if !ok || len(args.Value.Members) != 2 {
				return nil
			}
			leaf = args.Value.Members[0].Value
		}
	}
	if states != 1 {
		return nil
	}
	return leaf
}

// isConstant reports whether an expression is a literal, which stays visible
// as an expression: bare it would be, or look like, static text.
func isConstant(n jsonata.Node) bool {
	if u, ok := n.(*jsonata.Unary); ok {
		n = u.Operand
	}
	switch n.(type) {
	case *jsonata.String, *jsonata.Number, *jsonata.Bool, *jsonata.Null:
		return true
	}
	return false
}
