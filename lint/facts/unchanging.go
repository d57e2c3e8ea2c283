package facts

import "github.com/gait-lang/gait/compiler/asl"

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
