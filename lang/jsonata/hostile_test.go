package jsonata_test

import (
	"strings"
	"testing"

	"github.com/gait-lang/gait/lang/jsonata"
)

// hostileTexts returns texts whose parts are repeated n times and that ask
// much of a careless parser.
func hostileTexts(n int) map[string]string {
	texts := map[string]string{}
	for name, part := range map[string]string{
		"parentheses": "(", "brackets": "[", "braces": "{", "mixed": "([{", "calls": "f(", "lambdas": "function(){", "minus": "-",
		"transforms": "|", "keys": `{"a":`, "predicates": "a[", "conditions": "a?b:", "sums": "1+", "dots": "a.", "parents": "%.",
		"closers": ")]}", "commas": ",", "semicolons": "(;", "quotes": `"`, "back-quotes": "`", "slashes": "/a", "brackets of slashes": "(/",
		"comments": "/**/", "bangs": "!", "sorts": "a^(", "groups": "a{b:c}", "indexes": "a#$i", "empty": "a[]", "binds": "$x:=",
		"empty steps": "().", "parents in blocks": "(%.", "operators": "+=", "regexes": "/(", "escapes": `"\`, "signatures": "λ()<",
		"arrows": "a~>", "missing closers": "f(a]", "separators": "(a;b,c", "lines of regexes": "/(\n+", "lines of strings": "'\"\n+", "lines of slashes": "(/\n", "blocks of lambdas": "($x:=λ($y){$x+$y};",
	} {
		texts[name] = strings.Repeat(part, n)
	}
	half := strings.Repeat("(", n/2) + strings.Repeat(")", n/2)
	texts["balanced"] = half
	texts["strings in a line"] = "'\n" + strings.Repeat(`"a"+/b/+`, n)
	texts["comma in parentheses"] = strings.Repeat("(", n/2) + "," + strings.Repeat(")", n/2)
	texts["parents in arrays"] = strings.Repeat("%+(", n/4) + "[" + strings.Repeat("%,", n/4) + "1"
	texts["parents after empty steps"] = strings.Repeat("().", n/2) + "(" + strings.Repeat("%;", n/2) + "1)"
	texts["late bindings"] = strings.Repeat("(", 1000) + strings.Repeat("λ(){$x};", n/4) + strings.Repeat("$x:=1);", 1000)
	return texts
}

// TestHostile goes through texts of some 100,000 parts. A parser that is
// quadratic in any of them makes the test hang.
func TestHostile(t *testing.T) {
	for name, text := range hostileTexts(100_000) {
		t.Run(name, func(t *testing.T) {
			tree := jsonata.Parse(text)
			nodes := 0
			jsonata.Walk(tree.Root, func(jsonata.Node) bool { nodes++; return true })
			refs := len(jsonata.TopLevelNames(tree)) + len(jsonata.FieldNames(tree)) + len(jsonata.Variables(tree))
			if nodes == 0 || refs > nodes {
				t.Errorf("%d nodes, %d references", nodes, refs)
			}
		})
	}
}

func TestTooDeep(t *testing.T) {
	deep := func(n int) string { return strings.Repeat("(", n) + "a" + strings.Repeat(")", n) }
	if errors := jsonata.Parse(deep(jsonata.MaxDepth - 1)).Errors; len(errors) > 0 {
		t.Errorf("nesting within the limit: %v", errors)
	}
	chain := strings.Repeat("1+", 2*jsonata.MaxDepth) + "1"
	for _, text := range []string{deep(jsonata.MaxDepth), chain, "a b " + deep(jsonata.MaxDepth)} {
		errors := jsonata.Parse(text).Errors
		if len(errors) == 0 {
			t.Fatal("deep nesting is accepted")
		}
		last := errors[len(errors)-1]
		if last.Code != jsonata.DepthCode || int(last.Span.End) != len(text) {
			t.Errorf("last error is %+v, want one of nesting that covers the rest", last)
		}
		if why := broken(text); why != "" {
			t.Error(why)
		}
	}
}
