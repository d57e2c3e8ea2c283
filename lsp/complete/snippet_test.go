package complete_test

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/internal/testgen"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lsp/complete"
	"github.com/gait-lang/gait/lsp/document"
)

func TestPlain(t *testing.T) {
	for snippet, want := range map[string]string{
		`task ${1:Name} $2 {` + "\n  $0\n}": "task Name  {\n  \n}",
		`\$sum(${1:array}, ${2:b\}c})`:      `$sum(array, b}c)`,
		`"${1|a\,b,c|}"$0`:                  `"a,b"`,
		`${1|a$b,c|}x`:                      `a$bx`,
		`{% $0 %\}`:                         `{%  %}`,
		`a\\b`:                              `a\b`,
		`$`:                                 `$`,
		`${`:                                ``,
		`${1`:                               ``,
		`${1:`:                              ``,
		`${1|`:                              ``,
		`x \`:                               `x \`,
	} {
		if got := complete.Plain(snippet); got != want {
			t.Errorf("%q: got %q, want %q", snippet, got, want)
		}
	}
}

// TestSnippetsKeepStates puts snippets into whole texts at places where an entry
// or a value is missing. What they leave open is reported, but no state is lost,
// and braces stay in balance.
func TestSnippetsKeepStates(t *testing.T) {
	texts := fixtures(t)
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		root := document.New(source.New(name, texts[name]), nil, lint.Options{}, nil).Compiled().Root
		if root == nil {
			continue // it imports what is not here
		}
		texts[name+".asl.json"] = string(asl.Append(nil, root, asl.WriteOptions{}))
	}
	texts["more.gait"] = testgen.Workflow(20, 5)
	tried := 0
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		text := texts[name]
		random := rand.New(rand.NewPCG(7, 7))
		doc := document.New(source.New(name, text), nil, lint.Options{}, nil)
		before := stateOf(doc)
		for offset := 0; offset <= len(text); offset += 1 + random.IntN(12) {
			list := complete.At(doc, int32(offset), complete.Options{Snippets: true, Parameters: true})
			for n := 0; n < 2 && len(list.Items) > 0; n++ {
				item := list.Items[random.IntN(len(list.Items))]
				if !item.Snippet || item.Span.End > int32(offset) {
					continue
				}
				tried++
				insert := complete.Plain(item.Insert)
				applied := text[:item.Span.Start] + insert + text[item.Span.End:]
				after := stateOf(document.New(source.New(name, applied), doc, lint.Options{}, nil))
				if after.names < before.names || after.problems > before.problems+4 || strings.Count(insert, "{") != strings.Count(insert, "}") {
					t.Fatalf("%s: %+v\nbefore %+v, after %+v\n%s‸%s", name, item, before, after,
						applied[max(0, item.Span.Start-200):item.Span.Start], applied[item.Span.Start:min(len(applied), int(item.Span.Start)+200)])
				}
			}
		}
	}
	if tried < 500 {
		t.Errorf("only %d snippets were tried", tried)
	}
}

// TestDocumentation: what can be looked up can be read.
func TestDocumentation(t *testing.T) {
	for _, c := range []struct{ marked, label, want string }{
		{"workflow W\n\n/// Greets\npass A\n\npass B -> |", "A", "Greets"},
		{"task T lambda:|", "lambda:invoke", "`FunctionName` required"},
		{"task T lambda:|", "lambda:invoke.waitForTaskToken", "waits for a token"},
		{"task T lambda:invoke { | }", "timeout", "TimeoutSeconds"},
		{"task T lambda:invoke { | }", "InvocationType", "DryRun"},
		{"pass P { output $su| }", "$sum", "sum"},
		{"workflow W { query jsonpath }\n\npass P { args { a: States.| } }", "Format", "template"},
		{"retry often = on States.ALL max 3\n\ntask T lambda:invoke { retry | }", "often", "on States.ALL max 3"},
		{"// lint:ignore unreach|", "unreachable-state", "Instead:"},
	} {
		doc, offset := marks(t, "test.gait", c.marked)
		found := false
		for _, item := range complete.At(doc, offset, complete.Options{}).Items {
			if item.Label == c.label {
				found = true
				if got := item.Documentation() + " " + item.Detail; !strings.Contains(got, c.want) {
					t.Errorf("%s: %q does not tell of %q", c.label, got, c.want)
				}
			}
		}
		if !found {
			t.Errorf("%s: %q is not offered", c.marked, c.label)
		}
	}
}
