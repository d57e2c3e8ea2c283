// Package editors holds the test of what editors are told of the language.
package editors

import (
	"bytes"
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/gait-lang/gait/lang/jsonata"
	"github.com/gait-lang/gait/lang/jsonpath"
	"github.com/gait-lang/gait/lang/syntax"
)

const grammar = "vscode/syntaxes/gait.tmLanguage.json"

// rule is one of a TextMate grammar.
type rule struct {
	Match      string          `json:"match"`
	Begin      string          `json:"begin"`
	End        string          `json:"end"`
	Patterns   []rule          `json:"patterns"`
	Repository map[string]rule `json:"repository"`
}

func (r rule) expressions(list []string) []string {
	list = append(list, r.Match, r.Begin, r.End)
	for _, p := range r.Patterns {
		list = p.expressions(list)
	}
	for _, p := range r.Repository {
		list = p.expressions(list)
	}
	return list
}

var wordsBetweenBars = regexp.MustCompile(`[A-Za-z][A-Za-z0-9]*(?:\|[A-Za-z][A-Za-z0-9]*)+`)

// TestWords holds the lists of words in the grammar against the language: a list
// that a keyword or function is missing in, or has too many, is found by nobody
// who reads it.
func TestWords(t *testing.T) {
	data, err := os.ReadFile(grammar)
	if err != nil {
		t.Fatal(err)
	}
	var g rule
	if err := json.Unmarshal(data, &g); err != nil {
		t.Fatal(err)
	}
	var lists []string
	for _, e := range g.expressions(nil) {
		lists = append(lists, wordsBetweenBars.FindAllString(e, -1)...)
	}
	var functions []string
	for _, f := range jsonata.Functions() {
		if !f.Unavailable {
			functions = append(functions, f.Name)
		}
	}
	slices.Sort(functions)
	var intrinsics []string
	for _, f := range jsonpath.Functions() {
		intrinsics = append(intrinsics, strings.TrimPrefix(f.Name, "States."))
	}
	slices.Sort(intrinsics)
	for what, words := range map[string][]string{
		"keywords of states":   syntax.Keywords(syntax.StateKeyword),
		"keywords of clauses":  syntax.Keywords(syntax.ClauseKeyword),
		"functions of JSONata": functions,
		"intrinsic functions":  intrinsics,
	} {
		if !slices.Contains(lists, strings.Join(words, "|")) {
			t.Errorf("%s lacks the list of %s: %s", grammar, what, strings.Join(words, "|"))
		}
	}
	// Declarations have a rule each; what is only a word behind another has one too.
	all := strings.Join(g.expressions(nil), "\n")
	for _, class := range []syntax.KeywordClass{syntax.DeclarationKeyword, syntax.OtherKeyword} {
		for _, word := range syntax.Keywords(class) {
			if !regexp.MustCompile(`(^|[^A-Za-z0-9])` + word + `([^A-Za-z0-9]|$)`).MatchString(strings.ReplaceAll(all, `\b`, " ")) {
				t.Errorf("%s does not know %q", grammar, word)
			}
		}
	}
}

// TestCopies holds the copies of the grammar against it.
func TestCopies(t *testing.T) {
	want, err := os.ReadFile(grammar)
	if err != nil {
		t.Fatal(err)
	}
	have, err := os.ReadFile("jetbrains/gait.tmbundle/syntaxes/gait.tmLanguage.json")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(have, want) {
		t.Error("the copy for JetBrains is stale: run node scripts/grammar.mjs in editors/vscode")
	}
}
