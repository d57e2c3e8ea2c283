package expressions

import (
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/jsonpath"
)

// convert returns the expression that reads what a path does, or "".
func (x *stringCheck) convert(s string) string {
	path := jsonpath.ParsePath(s)
	if len(path.Errors) > 0 {
		return ""
	}
	var b strings.Builder
	switch path.Root.Kind {
	case jsonpath.InputRoot:
		b.WriteString("$states.input")
		if x.object.Owner == asl.OwnerCatcher {
			return ""
		}
	case jsonpath.ContextRoot:
		b.WriteString("$states.context")
	case jsonpath.VariableRoot:
		b.WriteString("$" + path.Root.Name)
	default:
		return ""
	}
	for i := range path.Segments {
		seg := &path.Segments[i]
		switch {
		case seg.Kind == jsonpath.Child && isPlainName(seg.Name):
			b.WriteString("." + seg.Name)
		case seg.Kind == jsonpath.Child && !strings.ContainsAny(seg.Name, "`$"):
			b.WriteString(".`" + seg.Name + "`")
		case seg.Kind == jsonpath.Index:
			b.WriteString(s[seg.Span().Start:seg.Span().End])
		default:
			return ""
		}
	}
	return b.String()
}

// isPlainName reports whether JSONata reads a name without back-quotes.
func isPlainName(name string) bool {
	if name == "" || !isLetter(name[0]) || name == "and" || name == "or" || name == "in" || name == "true" || name == "false" || name == "null" {
		return false
	}
	for i := range len(name) {
		if !isWord(name[i]) {
			return false
		}
	}
	return true
}
