package facts

import (
	"slices"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/jsonata"
	"github.com/gait-lang/gait/lang/jsonpath"
	"github.com/gait-lang/gait/lang/source"
)

// reads adds the reads of variables in an expression.
func (v *Variables) reads(e *Expression) {
	if HasPlaceholder(e.Text) {
		v.Unknown = true
	}
	if !mayRead(e) {
		return
	}
	switch e.Form {
	case JSONataForm:
		v.jsonataReads(e)
	case PathForm:
		if e.Field.Name != "ResultPath" && strings.HasPrefix(e.Text, "$") {
			p := e.Path()
			v.pathReads(e, p, len(p.Errors) == 0)
		}
		if strings.HasPrefix(e.Text, "States.") {
			v.templateReads(e)
		}
	case TemplateForm:
		v.templateReads(e)
	}
}

func (v *Variables) templateReads(e *Expression) {
	x := e.Template()
	v.pathReads(e, x.Node, len(x.Errors) == 0)
}

// mayRead reports whether a variable may be read at all, so that most
// expressions need no parsing for this.
func mayRead(e *Expression) bool {
	text := e.Text
	for {
		at := strings.IndexByte(text, '$')
		if at < 0 {
			return false
		}
		text = text[at+1:]
		n := 0
		for n < len(text) && nameByte(text[n]) {
			n++
		}
		if n == 0 {
			continue
		}
		if e.Form != JSONataForm || !isGiven(text[:n]) {
			return true
		}
		text = text[n:]
	}
}

func nameByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '_' || c >= 0x80
}

// isGiven reports whether JSONata itself gives the name a meaning.
func isGiven(name string) bool {
	if name == ReservedVariable {
		return true
	}
	_, ok := jsonata.Lookup(name)
	return ok
}

func (v *Variables) jsonataReads(e *Expression) {
	tree := e.JSONata()
	var tests, lenient []source.Span
	listed := false
	for _, ref := range e.Variables() {
		if ref.Name == ReservedVariable {
			continue
		}
		if isGiven(ref.Name) && len(v.named[ref.Name]) == 0 {
			continue
		}
		if !listed {
			tests, lenient = argumentsOf(tree.Root, asking, true), argumentsOf(tree.Root, forgiving, false)
			listed = true
		}
		r := &VariableRead{
			Name: ref.Name, Expression: e, Span: ref.Span, Called: ref.Called, Field: ref.Field,
			Tested: within(tests, ref.Span), Certain: len(tree.Errors) == 0,
		}
		r.Optional = r.Tested || within(lenient, ref.Span)
		v.add(r)
	}
}

// Functions that tell whether there is something, and those that do something
// sensible with nothing.
var (
	asking    = []string{"exists", "boolean", "not", "type"}
	forgiving = []string{"append", "merge", "count"}
)

// argumentsOf returns the spans of calls of some functions, and with conditions
// those of variables that are the condition of a conditional.
func argumentsOf(root jsonata.Node, functions []string, conditions bool) []source.Span {
	var spans []source.Span
	jsonata.Walk(root, func(n jsonata.Node) bool {
		switch n := n.(type) {
		case *jsonata.Call:
			if f, ok := n.Func.(*jsonata.Variable); ok && slices.Contains(functions, f.Name) {
				spans = append(spans, n.Span())
				return false
			}
		case *jsonata.Conditional:
			if c, ok := n.Cond.(*jsonata.Variable); ok && conditions {
				spans = append(spans, c.Span())
			}
		}
		return true
	})
	return spans
}

// within reports whether one of the spans, which are in order and apart, has
// another one inside it.
func within(spans []source.Span, s source.Span) bool {
	low, high := 0, len(spans)
	for low < high {
		mid := (low + high) / 2
		if spans[mid].End < s.End {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low < len(spans) && spans[low].Start <= s.Start
}

func (v *Variables) pathReads(e *Expression, n jsonpath.Node, certain bool) {
	jsonpath.Walk(n, func(n jsonpath.Node) bool {
		if p, ok := n.(*jsonpath.Path); ok && p.Root.Kind == jsonpath.VariableRoot {
			v.add(&VariableRead{
				Name: p.Root.Name, Expression: e, Span: p.Root.Span, Certain: certain,
				Tested: e.Key != nil && e.Key.Key == "Variable" && e.Object.Get("IsPresent").Is(asl.Bool),
			})
		}
		return true
	})
}

func (v *Variables) add(r *VariableRead) {
	v.Reads = append(v.Reads, r)
	v.resolve(r)
}
