package integrations

import (
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/compiler/asl/catalog"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// MemberBounds finds literals that are too large, too long or too many, or do not
// match the pattern that the API has for them.
var MemberBounds = &rule.Rule{
	ID: "member-bounds", Group: rule.Integrations, Severity: diag.Warning,
	Summary: "an argument that is out of the range, length or pattern of the API",
	Why: "The service refuses the request when it comes, and the state fails. AWS does not look at such values when the state " +
		"machine is created. (Limits are sometimes raised: the ones here are of 2024.)",
	Instead:    "give a value that the page of the action in the API reference allows",
	References: []string{"https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html", "the service models of aws-sdk-go"},
	Examples: []rule.Example{{
		Bad:  call(`"arn:aws:states:::aws-sdk:dynamodb:scan"`, `"Parameters": {"TableName": "t", "Limit": «0»}, `),
		Good: call(`"arn:aws:states:::aws-sdk:dynamodb:scan"`, `"Parameters": {"TableName": "t", "Limit": 10}, `),
	}, {
		Title: "length",
		Bad:   call(`"arn:aws:states:::aws-sdk:sfn:startExecution"`, `"Parameters": {"StateMachineArn": "${Child}", "Input": "{}", "Name": «"…"»}, `),
		Good:  call(`"arn:aws:states:::aws-sdk:sfn:startExecution"`, `"Parameters": {"StateMachineArn": "${Child}", "Input": "{}", "Name": "x"}, `),
		Long:  81,
	}, {
		Title: "pattern",
		Bad:   call(`"arn:aws:states:::aws-sdk:lambda:invoke"`, `"Parameters": {"FunctionName": «"my function"»}, `),
		Good:  call(`"arn:aws:states:::aws-sdk:lambda:invoke"`, `"Parameters": {"FunctionName": "my-function"}, `),
	}},
}

// maxMatched bounds how long a text may be to be matched.
const maxMatched = 16 << 10

// maxShown bounds how long a pattern may be to stand in a message.
const maxShown = 120

func (w *literals) bounds(holder *asl.Member, n *asl.Node, shape *catalog.Shape) {
	switch {
	case n.Is(asl.Number) && (catalog.Integer <= shape.Kind && shape.Kind <= catalog.Double || shape.Kind == catalog.Number):
		if x, ok := facts.Number(n); ok && outside(shape, x) {
			w.seeReference(w.p.ReportNode(MemberBounds, n, "%s is %s here, not %s", plainKey(w.s, holder.Key), shape.Bounds(), n.Text))
		}
	case n.Is(asl.Array) && shape.Kind == catalog.List:
		if !n.Cut() && outside(shape, float64(len(n.Items))) && !hasUnknown(n) {
			w.seeReference(w.p.ReportNode(MemberBounds, n, "%s has %s, not %d", plainKey(w.s, holder.Key), shape.Bounds(), len(n.Items)))
		}
	case n.Is(asl.Object) && shape.Kind == catalog.Map:
		if outside(shape, float64(len(n.Members))) && !w.isOpen(n) {
			w.seeReference(w.p.ReportNode(MemberBounds, n, "%s has %s, not %d", plainKey(w.s, holder.Key), shape.Bounds(), len(n.Members)))
		}
		w.keys(n, shape)
	case n.Is(asl.String) && shape.Kind == catalog.String && len(shape.Enum) == 0 && !isFilledIn(n.Text):
		if why := unfit(shape, n.Text); why != "" {
			w.seeReference(w.p.ReportNode(MemberBounds, n, "%s %s", plainKey(w.s, holder.Key), why))
		}
	}
}

// seeReference says where the API describes the action.
func (w *literals) seeReference(f *rule.Finding) {
	if w.call.SDK != nil {
		f.Note("see %s", w.call.SDK.Link)
	}
}

// keys judges the keys of a map.
func (w *literals) keys(n *asl.Node, shape *catalog.Shape) {
	keys, err := w.call.Shape(shape.Key)
	if err != nil || keys.Kind != catalog.String || len(keys.Enum) > 0 {
		return
	}
	for i := range n.Members {
		m := &n.Members[i]
		key := plainKey(w.s, m.Key)
		if facts.HasPlaceholder(key) || facts.IsFunction(key) || isFilledIn(key) {
			continue
		}
		if why := unfit(keys, key); why != "" {
			w.seeReference(w.p.ReportKey(MemberBounds, m, "the key %s", why))
		}
	}
}

// hasUnknown reports whether what becomes of an item of a list is not known, so
// that it may be several items or none.
func hasUnknown(n *asl.Node) bool {
	for _, item := range n.Items {
		if item.Is(asl.Placeholder) || item.Is(asl.Object) && facts.IsUnknown(item) {
			return true
		}
	}
	return false
}

// isFilledIn reports whether a text has the marks of templates or of what people
// are to replace: "<bucket>", "{{ name }}", "arn:aws:sns:{REGION}:…", "%NAME%".
func isFilledIn(text string) bool {
	return facts.HasPlaceholder(text) || strings.Contains(text, "{") && strings.Contains(text, "}") ||
		strings.Contains(text, "<") && strings.Contains(text, ">") || strings.Count(text, "%") > 1
}

func outside(shape *catalog.Shape, x float64) bool {
	return shape.Min != nil && x < *shape.Min || shape.Max != nil && x > *shape.Max
}

// unfit says what is wrong with a text, or "".
func unfit(shape *catalog.Shape, text string) string {
	if n := utf8.RuneCountInString(text); outside(shape, float64(n)) {
		return "has " + shape.Bounds() + ", not " + facts.SpellNumber(float64(n))
	}
	if shape.Pattern == "" || len(text) > maxMatched || matches(shape.Pattern, text) {
		return ""
	}
	if len(shape.Pattern) > maxShown {
		return "does not match the pattern that the API has for it"
	}
	return "does not match " + shape.Pattern
}

// matches reports whether a text matches a pattern of the API, or cannot be told.
func matches(pattern, text string) bool {
	re := compiled(pattern)
	return re == nil || re.MatchString(text)
}

// expressions are the patterns that were compiled, nil for those that are none
// here: at most as many as the catalogue has.
var expressions sync.Map

func compiled(pattern string) *regexp.Regexp {
	if re, ok := expressions.Load(pattern); ok {
		return re.(*regexp.Regexp)
	}
	re := compile(pattern)
	expressions.Store(pattern, re)
	return re
}

// compile makes a pattern of Java's dialect one of Go's, nil where they differ.
// Patterns without anchors are meant for the whole text ("[a-z]+"), unless they
// match no more than a few letters ("[^\r\n]"); others as they are written. Those
// that are several kinds of names, as the ids and ARNs of models are, get more of
// them over time: they tell nothing.
func compile(pattern string) *regexp.Regexp {
	if java, alternatives := dialect(pattern); java || alternatives {
		return nil
	}
	if !strings.HasPrefix(pattern, "^") && !strings.HasSuffix(pattern, "$") && strings.ContainsAny(pattern, "*+{?|") {
		pattern = "^(?:" + pattern + ")$"
	}
	re, err := regexp.Compile(pattern)
	if err != nil {
		return nil
	}
	return re
}

// dialect reports whether a pattern has a character class with a class inside or
// an intersection, which Go reads otherwise, and whether it is one of alternatives,
// in a group or not.
func dialect(pattern string) (java, alternatives bool) {
	inside, depth, closed := false, 0, -1
	for i := 0; i < len(pattern); i++ {
		switch c := pattern[i]; {
		case c == '\\':
			i++
		case inside && (c == '[' || c == '&' && i+1 < len(pattern) && pattern[i+1] == '&'):
			java = true
		case inside:
			inside = c != ']'
		case c == '[':
			inside = true
		case c == '(':
			depth++
		case c == ')':
			if depth--; depth == 0 && closed < 0 {
				closed = i
			}
		case c == '|' && depth == 0:
			alternatives = true
		}
	}
	if inner := strings.TrimSuffix(strings.TrimPrefix(pattern, "^"), "$"); inner != pattern {
		_, in := dialect(inner)
		return java, alternatives || in
	}
	if strings.HasPrefix(pattern, "(") && closed == len(pattern)-1 {
		_, in := dialect(strings.TrimPrefix(pattern[1:closed], "?:"))
		alternatives = alternatives || in
	}
	return java, alternatives
}
