package jsonpath

import "strings"

// LooksLikePath reports whether a text can hardly have been meant as anything
// but a path: it is "$" or "$$", or has a "." or "[" after the root, and reads
// without errors. "$5.00", "${Name}" and "$name" do not look like paths.
func LooksLikePath(s string) bool {
	if s == "$" || s == "$$" {
		return true
	}
	if !strings.HasPrefix(s, "$") || strings.HasPrefix(s, "${") || strings.TrimSpace(s) != s {
		return false
	}
	p := ParsePath(s)
	return len(p.Errors) == 0 && len(p.Segments) > 0
}

// LooksLikeIntrinsic reports whether a text can hardly have been meant as
// anything but the call of an intrinsic function: it starts with "States.", a
// name and "(" and ends with ")".
func LooksLikeIntrinsic(s string) bool {
	s = strings.TrimSpace(s)
	if !strings.HasPrefix(s, statesPrefix) || !strings.HasSuffix(s, ")") {
		return false
	}
	n := callNameLength(s)
	return n > len(statesPrefix) && strings.HasPrefix(s[n:], "(")
}
