package facts

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// MaxVariableName is how many characters the name of a variable may have.
const MaxVariableName = 80

// ReservedVariable is the name that no variable may have.
const ReservedVariable = "states"

// IsVariableName reports whether a variable may have that name.
func IsVariableName(name string) bool {
	return name != ReservedVariable && BadVariableRune(name) < 0 && utf8.RuneCountInString(name) <= MaxVariableName
}

// BadVariableRune returns where the first character is that the name of a
// variable cannot have there, or -1; 0 for an empty name. Names are identifiers
// of Unicode Standard Annex #31, so an underscore cannot be the first.
func BadVariableRune(name string) int {
	if name == "" {
		return 0
	}
	for i, r := range name {
		if !identifierRune(r, i == 0) {
			return i
		}
	}
	return -1
}

// identifierRune reports whether a character is in ID_Start or, after the
// first, in ID_Continue.
func identifierRune(r rune, first bool) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || !first && (r == '_' || '0' <= r && r <= '9')
	}
	if unicode.In(r, unicode.Pattern_Syntax, unicode.Pattern_White_Space) {
		return false
	}
	return unicode.In(r, unicode.L, unicode.Nl, unicode.Other_ID_Start) ||
		!first && unicode.In(r, unicode.Mn, unicode.Mc, unicode.Nd, unicode.Pc, unicode.Other_ID_Continue)
}

// meantNames returns how a variable may be read whose name is impossible.
func meantNames(name string) []string {
	bare := strings.TrimLeft(name, "$")
	list := []string{name, bare}
	for i, r := range bare {
		if !identifierRune(r, false) {
			return append(list, bare[:i])
		}
	}
	return list
}
