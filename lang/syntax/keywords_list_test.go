package syntax

import (
	"slices"
	"testing"
)

// What is listed is what IsKeyword knows, and each word is of one class but for
// the two that declare policies and are clauses as well.
func TestKeywords(t *testing.T) {
	seen := map[string]int{}
	for class := DeclarationKeyword; class <= ReservedKeyword; class++ {
		list := Keywords(class)
		if len(list) == 0 || !slices.IsSorted(list) {
			t.Errorf("class %d: %q is empty or not sorted", class, list)
		}
		for _, word := range list {
			seen[word]++
			if !IsKeyword(word) {
				t.Errorf("%q is listed and no keyword", word)
			}
		}
	}
	for word := range keywords {
		want := 1
		if word == "retry" || word == "catch" {
			want = 2
		}
		if seen[word] != want {
			t.Errorf("%q is listed %d times, want %d", word, seen[word], want)
		}
	}
	for word, class := range map[string]KeywordClass{
		"workflow": DeclarationKeyword, "defaults": DeclarationKeyword, "raw": StateKeyword,
		"timeout": ClauseKeyword, "jitter": ClauseKeyword, "end": OtherKeyword, "fn": ReservedKeyword,
	} {
		if !slices.Contains(Keywords(class), word) {
			t.Errorf("%q is not in class %d", word, class)
		}
	}
}
