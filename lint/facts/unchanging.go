package facts

import (
	"slices"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
)

// Unchanging reports whether a Pass, Wait or Choice state surely hands its input
// on as it is and assigns no variable, whichever way it is left.
func (s *State) Unchanging() bool {
	switch s.Kind {
	case asl.OwnerPass, asl.OwnerWait:
	case asl.OwnerChoice:
		for _, r := range Items(s.Get("Choices")) {
			if r.Get("Assign") != nil || r.Get("Output") != nil {
				return false
			}
		}
	default:
		return false
	}
	if s.Get("Assign") != nil || s.Get("Output") != nil {
		return false
	}
	if s.JSONata {
		return true
	}
	if !IsWhole(s.Get("OutputPath")) {
		return false
	}
	if s.Kind == asl.OwnerPass {
		if n := s.Get("ResultPath"); n.Is(asl.Null) && !n.Missing() {
			return true // whatever the result is
		}
	}
	return IsWhole(s.Get("InputPath")) && IsWhole(s.Get("ResultPath")) && s.Get("Result") == nil && s.Get("Parameters") == nil
}

// changing are the functions that give something else every time, or that may.
var changing = []string{"$now", "$millis", "$random", "$uuid", "$eval"}

// isChanging reports whether a variable is one of those functions.
func isChanging(variable string) bool {
	return slices.ContainsFunc(changing, func(name string) bool { return name[1:] == variable })
}

// Varies reports whether expressions of the state may give something else every
// time, by the clock or by chance, although the input is the same.
func (s *State) Varies() bool {
	return slices.ContainsFunc(s.Expressions, func(e *Expression) bool {
		return strings.Contains(e.Text, "EnteredTime") ||
			slices.ContainsFunc(changing, func(name string) bool { return strings.Contains(e.Text, name) })
	})
}
