package facts

import (
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
)

// IsUnknown reports whether a value is not known before the definition is
// deployed: a placeholder, text that has one inside, or the call of a function
// of CloudFormation such as {"Ref": "Queue"} or {"Fn::GetAtt": […]}.
func IsUnknown(n *asl.Node) bool {
	if n == nil {
		return false
	}
	switch n.Kind {
	case asl.Placeholder:
		return true
	case asl.String:
		return strings.Contains(n.Text, "${")
	case asl.Object:
		return len(n.Members) == 1 && (n.Members[0].Key == "Ref" || strings.HasPrefix(n.Members[0].Key, "Fn::"))
	}
	return false
}

// Known reports whether n is there and of that kind, and what is deployed is
// what stands there.
func Known(n *asl.Node, k asl.Kind) bool { return n.Is(k) && !IsUnknown(n) }
