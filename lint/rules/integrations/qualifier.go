package integrations

import (
	"strings"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// Qualifier finds versions and aliases that no Lambda function can have.
var Qualifier = &rule.Rule{
	ID: "function-qualifier", Group: rule.Integrations, Severity: diag.Warning, Strict: diag.Error,
	Summary:    "the ARN of a Lambda function with a version or alias that cannot be one",
	Why:        "Behind the name of a function stands a version, an alias or $LATEST. With anything else the function is not found.",
	Instead:    "write a number, an alias of letters, digits, \"-\" and \"_\", or leave out the colon",
	Peers:      []string{"asl-validator"},
	References: []string{"https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html"},
	Examples: []rule.Example{{
		Bad:  call(`"arn:aws:lambda:eu-west-1:123456789012:function:MyFunction«:»"`, ``),
		Good: call(`"arn:aws:lambda:eu-west-1:123456789012:function:MyFunction:live"`, ``),
	}},
}

// checkQualifier judges what stands behind the name of a function.
func checkQualifier(p *rule.Pass, r *facts.Resource) {
	_, qualifier, there := strings.Cut(strings.TrimPrefix(r.Parts[5], "function:"), ":")
	if !there || qualifier == "$LATEST" || facts.HasPlaceholder(qualifier) || strings.ContainsAny(qualifier, "<[%") {
		return
	}
	letter := func(c rune) bool {
		return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_'
	}
	if qualifier != "" && strings.TrimFunc(qualifier, letter) == "" {
		return
	}
	end := int32(len(r.Node.Text))
	start := end - int32(len(qualifier))
	if qualifier == "" {
		p.Report(Qualifier, r.At(source.Span{Start: start - 1, End: end}), "no version or alias follows the colon").About(r.Node)
		return
	}
	p.Report(Qualifier, r.At(source.Span{Start: start, End: end}),
		"%q is neither a version nor an alias: these have letters, digits, \"-\" and \"_\", and then there is \"$LATEST\"", qualifier).About(r.Node)
}
