package facts

import (
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
)

// HasPlaceholder reports whether a text has a part such as ${Name} that
// deployment replaces.
func HasPlaceholder(text string) bool { return strings.Contains(text, "${") }

// IsTemplate reports whether a text may have a part that deployment or any of
// the usual template engines replaces. It is for names that never have the marks
// of those, such as the parts of an ARN; elsewhere [HasPlaceholder] is right.
func IsTemplate(text string) bool { return strings.ContainsAny(text, "$%{<[") }

// IsFunction reports whether a key is that of a function of CloudFormation, such
// as {"Ref": "Queue"} or {"Fn::GetAtt": […]}.
func IsFunction(key string) bool { return key == "Ref" || strings.HasPrefix(key, "Fn::") }

// IsUnknown reports whether a value is not known before the definition is
// deployed: a placeholder, text that has one inside, or the call of a function
// of CloudFormation.
func IsUnknown(n *asl.Node) bool {
	if n == nil {
		return false
	}
	switch n.Kind {
	case asl.Placeholder:
		return true
	case asl.String:
		return HasPlaceholder(n.Text)
	case asl.Object:
		return len(n.Members) == 1 && IsFunction(n.Members[0].Key)
	}
	return false
}

// Known reports whether n is there and of that kind, and what is deployed is
// what stands there.
func Known(n *asl.Node, k asl.Kind) bool { return n.Is(k) && !IsUnknown(n) }
