package syntax

import "slices"

// KeywordClass says where a keyword means something.
type KeywordClass uint8

// The classes. `retry` and `catch` are of two, DeclarationKeyword and ClauseKeyword.
const (
	DeclarationKeyword KeywordClass = iota
	StateKeyword
	// ClauseKeyword stands at the start of a clause, or goes on with one.
	ClauseKeyword
	// OtherKeyword stands behind another keyword or in a condition.
	OtherKeyword
	ReservedKeyword
)

// otherKeywords have a meaning, but not at the start of an entry.
var otherKeywords = map[string]bool{
	"end": true, "none": true, "and": true, "or": true, "in": true, "not": true, "is": true,
	"matches": true, "true": true, "false": true, "null": true, "from": true, "percent": true, "count": true,
}

// Keywords returns the keywords of a class in the order of the alphabet, for
// whatever colours or lists them.
func Keywords(class KeywordClass) []string {
	var list []string
	add := func(word string, of KeywordClass) {
		if of == class {
			list = append(list, word)
		}
	}
	for word, a := range keywords {
		switch {
		case a == stateArgument:
			add(word, StateKeyword)
		case headerArgument <= a && a < stateArgument:
			add(word, DeclarationKeyword)
		default:
			add(word, ClauseKeyword)
		}
		if word == "retry" || word == "catch" {
			add(word, DeclarationKeyword)
		}
	}
	for word := range otherKeywords {
		add(word, OtherKeyword)
	}
	for word := range reservedWords {
		add(word, ReservedKeyword)
	}
	slices.Sort(list)
	return list
}
