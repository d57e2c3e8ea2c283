package integrations

import (
	"strings"

	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// latest is the version of a function that is not published.
const latest = "$LATEST"

// checkFunction judges the name of a function, and its version or alias. It
// reports whether they are in order.
func checkFunction(p *rule.Pass, r *facts.Resource) bool {
	last := r.Parts[5]
	if strings.Contains(last, "${") || facts.Open(strings.ReplaceAll(last, "$", "")) {
		return true
	}
	name, qualifier, qualified := strings.Cut(strings.TrimPrefix(last, "function:"), ":")
	end := int32(len(r.Node.Text))
	switch {
	case !isFunctionName(name):
		start := end - int32(len(last)-len("function:"))
		at := source.Span{Start: start, End: start + int32(len(name))}
		if at.Len() == 0 {
			at = source.Span{End: end}
		}
		p.Report(Unknown, r.At(at), "a Lambda function cannot be called %q: names have letters, digits, \"-\" and \"_\"", name).About(r.Node)
	case qualified && qualifier == "":
		p.Report(Unknown, r.At(source.Span{Start: end - 1, End: end}), "a version or alias is missing after the last colon").About(r.Node).
			Offer("remove the colon", false, p.ReplaceSpan(r.At(source.Span{Start: end - 1, End: end}), "")...)
	case qualified && qualifier != latest && !isFunctionName(qualifier):
		p.Report(Unknown, r.At(source.Span{Start: end - int32(len(qualifier)), End: end}),
			"%q is no version or alias of a function: a number, a name of letters, digits, \"-\" and \"_\", or %q", qualifier, latest).About(r.Node)
	default:
		return true
	}
	return false
}

func isFunctionName(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '-' && r != '_'
	})
}
