package syntax_test

import (
	"slices"
	"testing"

	"github.com/gait-lang/gait/lang/syntax"
)

const jsonpathHeader = "workflow { query jsonpath }\n"

// TestLiteralWhole reads values whose literals go over line ends that could
// also start an entry.
func TestLiteralWhole(t *testing.T) {
	for name, test := range map[string]struct{ header, value string }{
		"keyword":            {"", "'a\n retry later\n b' & $x"},
		"double":             {"", "$x & \"a\n retry later\n b\""},
		"key":                {"", "$x & 'Dear customer,\nregards: none\n'"},
		"brace":              {"", "'{\n  \"a\": 1\n}' & $x"},
		"prose":              {"", "'pass the salt\nwait for it\nfail fast\n' & $x"},
		"two":                {"", "'a\noutput b' & 'c\nretry d' & $x"},
		"escaped":            {"", "'it\\'s\noutput it\\'s\n' & \"'\""},
		"escaped line end":   {"", "'a\\\noutput b' & $x"},
		"other quotes":       {"", "'a\noutput \"b\n`c' & $x"},
		"in a call":          {"", "$join($x, 'a\nretry b\n', 'c')"},
		"comparison":         {"", "$x in 'a\ntimeout 1\nb' ? 1 : 2"},
		"name":               {"", "$x.`a\noutput b`.c"},
		"comment":            {"", "$x /* a\noutput b\npass C -> D\n*/ & $y"},
		"comment in a call":  {"", "$f($x, /* don't\noutput b\n*/ $y)"},
		"regex":              {"", "$match($x, /a\nb'/i)"},
		"path":               {jsonpathHeader, "$['a\noutput b']['c']"},
		"path, double":       {jsonpathHeader, "$[\"a\noutput b\"].c"},
		"intrinsic function": {jsonpathHeader, "States.Format('a\nretry {}\n', $.b)"},
		"filter":             {jsonpathHeader, "$.a[?(@.b == 'a\noutput x\n' && @.c > 1)]"},
	} {
		t.Run(name, func(t *testing.T) {
			tree := parse(test.header + "pass A {\n  output " + test.value + "\n  assign { a: 1 }\n}\npass B\n")
			if d := tree.Diagnostics(); len(d) > 0 {
				t.Errorf("diagnostics: %s", dumpDiagnostics(tree))
			}
			if got := stateList(tree); !slices.Equal(got, []string{"A", "B"}) {
				t.Errorf("states %q", got)
			}
			state := tree.Decls[len(tree.Decls)-2].Items[0].(*syntax.State)
			output := state.Body.Items[0].(*syntax.ValueClause).Value
			if output.Kind != syntax.ExpressionValue || output.Text != test.value {
				t.Errorf("value %q, want %q", output.Text, test.value)
			}
		})
	}
}

// TestLiteralOpen reads half-typed literals: none may take the states below
// it.
func TestLiteralOpen(t *testing.T) {
	for name, test := range map[string]struct{ header, value string }{
		"string":                     {"", "'a & $x"},
		"double":                     {"", "$x & \"a"},
		"lone apostrophe":            {"", "'"},
		"apostrophe in a word":       {"", "$x & it's"},
		"name":                       {"", "$x.`a"},
		"in a call":                  {"", "$join($x, 'a)"},
		"comment":                    {"", "$x /* a"},
		"verbatim":                   {"", "{% $x"},
		"regex":                      {"", "$match($x, /a)"},
		"path":                       {jsonpathHeader, "$['a]"},
		"intrinsic function, nested": {jsonpathHeader, "States.Format('a, States.Array($.b))"},
		"only an escaped quote":      {jsonpathHeader, "$['a\\']"},
	} {
		// Each rest has literals that an open one could end at.
		for what, rest := range map[string]string{
			"nothing":     "pass B\n",
			"text":        "pass B { output $y & 'b' }\n",
			"separator":   "task B x:y {\n  output $join($y, ', ')\n}\n",
			"double":      "task B \"x:y\" {\n  output $y & \"\" & 'a'\n}\n",
			"quoted name": "pass B {\n  output $y.`b c`\n}\n",
			"literals":    "pass B {\n  output $y & '' /* b */\n  assign { a: {% $a /* c */ %} }\n}\n",
			"apostrophe":  "// the states' output\n// the states'\npass B -> end\n",
			"another":     "pass B {\n  output 'b\n}\n",
			"path":        "task B x:y {\n  output $.a['b']\n}\n",
		} {
			t.Run(name+" before "+what, func(t *testing.T) {
				tree := parse(test.header + "pass A {\n  output " + test.value + "\n  timeout 5s\n}\n\n" + rest + "\npass C {\n}\n")
				if got := stateList(tree); !slices.Equal(got, []string{"A", "B", "C"}) {
					t.Errorf("states %q", got)
				}
				if body := tree.Decls[len(tree.Decls)-3].Items[0].(*syntax.State).Body; len(body.Items) < 2 {
					t.Errorf("the clause below is lost: %d items", len(body.Items))
				}
			})
		}
	}
}

func stateList(tree *syntax.Tree) []string {
	var names []string
	for _, d := range tree.Decls {
		syntax.Walk(d.Items, func(i syntax.Item) bool {
			if s, ok := i.(*syntax.State); ok {
				names = append(names, s.Name.Text)
			}
			return true
		})
	}
	return names
}

// TestDurationInOrder puts the units of durations in order.
func TestDurationInOrder(t *testing.T) {
	for text, want := range map[string]string{
		"5s": "5s", "1h30m": "1h30m", "1d0s": "1d0s", "0h5m": "0h5m",
		"30m1h": "1h30m", "1h1h": "2h", "0s0h": "0s", "1s1m1h1d": "1d1h1m1s",
		"999999999999s1m999999999999s": "",
	} {
		v := syntax.Value{Kind: syntax.DurationValue, Text: text}
		if got := v.InOrder(); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
