package format_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/gait-lang/gait/lang/format"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

func TestLineEnds(t *testing.T) {
	file := source.New("x.gait", "\uFEFFworkflow\r\n\r\n\r\npass   A {\r\n output \"\"\"\r\n  x\r\n  \"\"\"\r\n}\r\n")
	got, diags := format.Format(file)
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	want := "workflow\r\n\r\npass A {\r\n  output \"\"\"\r\n    x\r\n    \"\"\"\r\n}\r\n"
	if got = file.Restore(got); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestDurations(t *testing.T) {
	for written, want := range map[string]string{
		"0s": "0s", "0d": "0s", "305s": "305s", "90s": "90s", "60s": "1m", "1h30m": "90m", "24h": "1d", "3600": "3600",
		"999999999998d24h": "999999999999d", "999999999999d24h": "23999999999976h24h",
	} {
		got, _ := format.Format(source.New("x.gait", "wait A "+written))
		if written == "999999999999d24h" {
			// The number of days has too many digits to be read again.
			if again, diags := format.Format(source.New("x.gait", got)); again != got || len(diags) > 0 {
				t.Errorf("%s: %s, then %s", written, got, again)
			}
			continue
		}
		if got != "wait A "+want+"\n" {
			t.Errorf("%s: got %s, want %s", written, got, want)
		}
	}
}

func TestStrings(t *testing.T) {
	for written, want := range map[string]string{
		`"\/"`: `"/"`, `"\u0041\u0022\u005C"`: `"A\"\\"`, `"\u000A\u0009\u0001"`: `"\n\t\u0001"`,
		`"\ud83d\ude00"`: `"\ud83d\ude00"`, `"\uD800"`: `"\uD800"`, `"\u200b\u007f"`: `"\u200b\u007f"`,
		`"\\u0041"`: `"\\u0041"`, `"é"`: `"é"`,
	} {
		got, _ := format.Format(source.New("x.gait", "const a = "+written))
		if got != "const a = "+want+"\n" {
			t.Errorf("%s: got %s, want %s", written, got, want)
		}
	}
}

// TestNesting prints what is nested as deep as the parser takes it: every
// attempt at a layout must end early.
func TestNesting(t *testing.T) {
	long := strings.Repeat("$.path_that_is_long is present and ", 4) + "$.x is null"
	deep := func(n int, open, middle, close string) string {
		return strings.Repeat(open, n) + middle + strings.Repeat(close, n)
	}
	for name, text := range map[string]string{
		"blocks":     "workflow { query jsonpath }\n" + deep(490, "choice C {\n  when "+long+" output { a: 1 } -> {\n", "pass A\n", "}\n}\n"),
		"flatBlocks": deep(490, "map M { do { ", "pass A", " } }"),
		"catchers":   "task T a:b {\n" + deep(990, "catch A, B output { a: 1 } {\n", "asl \"X\": 1\n", "} -> Target\n") + "}",
		"templates":  "pass A { output " + deep(490, `{ key: [`, strings.Repeat("1, ", 200), "] }") + " }",
		"conditions": "workflow { query jsonpath }\nchoice C { when " + deep(490, "not (", long, " or $.y is null)") + " -> A }",
		"array":      "const a = [" + strings.Repeat("{ a: 1 }, ", 20000) + "]",
		"bad":        "pass A {\n" + strings.Repeat("what is this?\n", 20000) + "}",
		"comments":   "pass A {\n" + strings.Repeat("// c\nx: {}\n", 20000) + "}",
	} {
		t.Run(name, func(t *testing.T) { checkLaws(t, text) })
	}
}

// TestTreeByHand prints a tree that has no source.
func TestTreeByHand(t *testing.T) {
	text := func(kind syntax.ValueKind, s string) *syntax.Value { return &syntax.Value{Kind: kind, Text: s} }
	item := func(v *syntax.Value) *syntax.Body {
		return &syntax.Body{Items: []syntax.Item{&syntax.ValueClause{Keyword: syntax.Keyword{Word: syntax.Word{Text: "output"}}, Value: v}}}
	}
	object := &syntax.Value{Kind: syntax.ObjectValue, Members: []syntax.ValueMember{
		{Key: syntax.Name{Text: "a"}, Value: text(syntax.NumberValue, "1.0")},
		{Key: syntax.Name{Text: "b c"}, Value: text(syntax.ExpressionValue, "$x &\n  $y")},
	}}
	states := []syntax.Item{
		&syntax.State{Base: syntax.Base{Doc: &syntax.Doc{Lines: []string{"first", ""}}}, Kind: syntax.Pass,
			Name: syntax.Name{Text: "A\"\xed\xa0\x80"}, Body: item(text(syntax.StringValue, `"x"`))},
		&syntax.State{Kind: syntax.Task, Name: syntax.Name{Text: "end", Quoted: true},
			Resource: &syntax.Resource{Text: "lambda:invoke"}, Body: item(object),
			Flow: &syntax.Flow{Name: syntax.Name{Text: "end"}}},
		&syntax.State{Kind: syntax.Task, Name: syntax.Name{Text: "C"},
			Resource: &syntax.Resource{Text: "arn:x:${Y}"}, Body: item(object)},
	}
	tree := &syntax.Tree{}
	for _, s := range states {
		tree.Decls = append(tree.Decls, syntax.Placed{Decl: &syntax.Decl{Items: []syntax.Item{s}}})
	}
	const members = " {\n  output {\n    a: 1.0\n    \"b c\": $x &\n  $y\n  }\n}"
	want := "/// first\n///\npass \"A\\\"\\ud800\" { output \"x\" }\n" +
		"task \"end\" lambda:invoke" + members + " -> end\n\ntask C \"arn:x:${Y}\"" + members + "\n"
	if got := format.Tree(tree); got != want {
		t.Errorf("%s", difference(want, got))
	}
}

func TestEdits(t *testing.T) {
	file := source.New("x.gait", "pass A\npass   B\npass C\npass   D")
	text, _ := format.Format(file)
	edits := format.Edits(file, text)
	if len(edits) != 2 {
		t.Errorf("got %d edits, want 2: %v", len(edits), edits)
	}
	got := file.Text
	for _, e := range slices.Backward(edits) {
		got = got[:e.Span.Start] + e.Text + got[e.Span.End:]
	}
	if got != text {
		t.Errorf("the edits give %q, want %q", got, text)
	}
}
