package outline_test

import (
	"strings"
	"testing"

	"github.com/gait-lang/gait/lsp/outline"
)

// TestSelection grows the selection from the bar; line ends are written as ⏎. The
// file itself, which is always last, is left out.
func TestSelection(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{
			"x.gait", "pass A {\n  output $sum($states.in|put.list) + 1\n}\n\npass B",
			"input › $states.input › $states.input.list › $sum($states.input.list) › $sum($states.input.list) + 1 › output $sum($states.input.list) + 1 › " +
				"⏎  output $sum($states.input.list) + 1⏎ › {⏎  output $sum($states.input.list) + 1⏎} › pass A {⏎  output $sum($states.input.list) + 1⏎}",
		},
		{
			"x.gait", "task A x:y {\n  Key: { a: { b: \"some te|xt\" }, c: 1 }\n}",
			"text › some text › \"some text\" › b: \"some text\" ›  b: \"some text\"  › { b: \"some text\" } › a: { b: \"some text\" } › a: { b: \"some text\" }, c: 1 ›  a: { b: \"some text\" }, c: 1  › " +
				"{ a: { b: \"some text\" }, c: 1 } › Key: { a: { b: \"some text\" }, c: 1 } › ⏎  Key: { a: { b: \"some text\" }, c: 1 }⏎ › {⏎  Key: { a: { b: \"some text\" }, c: 1 }⏎}",
		},
		{
			"x.gait", "choice C {\n  when $x -> {\n    pass \"a |b\"\n  }\n}",
			"b › a b › \"a b\" › pass \"a b\" › ⏎    pass \"a b\"⏎   › {⏎    pass \"a b\"⏎  } › when $x -> {⏎    pass \"a b\"⏎  } › " +
				"⏎  when $x -> {⏎    pass \"a b\"⏎  }⏎ › {⏎  when $x -> {⏎    pass \"a b\"⏎  }⏎}",
		},
		{
			"x.gait", "workflow { query jsonpath }\nchoice C { when $.a.|b == 1 and $.c is present -> A }",
			"b › .b › $.a.b › $.a.b == 1 › $.a.b == 1 and $.c is present › when $.a.b == 1 and $.c is present -> A ›  when $.a.b == 1 and $.c is present -> A  › " +
				"{ when $.a.b == 1 and $.c is present -> A } › choice C { when $.a.b == 1 and $.c is present -> A }",
		},
		{
			"x.gait", "task A x:y { retry on E, F every |2s max 3 }",
			"2s › every 2s › E, F every 2s max 3 › retry on E, F every 2s max 3 ›  retry on E, F every 2s max 3  › { retry on E, F every 2s max 3 }",
		},
		{
			"x.gait", "// a com|ment\npass A",
			"comment ›  a comment › // a comment",
		},
		{
			"x.gait", "pass A\n\nfoo b|ar\n",
			"bar › foo bar",
		},
		{
			"x.asl.json", `{"QueryLanguage": "JSONata", "States": {"A": {"Type": "Pass", "Output": "{% $a.|b + 1 %}"}}}`,
			`b › $a.b › $a.b + 1 ›  $a.b + 1  › {% $a.b + 1 %} › "{% $a.b + 1 %}" › "Output": "{% $a.b + 1 %}" › "Type": "Pass", "Output": "{% $a.b + 1 %}" › {"Type": "Pass", "Output": "{% $a.b + 1 %}"} › ` +
				`"A": {"Type": "Pass", "Output": "{% $a.b + 1 %}"} › {"A": {"Type": "Pass", "Output": "{% $a.b + 1 %}"}} › "States": {"A": {"Type": "Pass", "Output": "{% $a.b + 1 %}"}} › ` +
				`"QueryLanguage": "JSONata", "States": {"A": {"Type": "Pass", "Output": "{% $a.b + 1 %}"}}`,
		},
		{
			"x.asl.yaml", "States:\n  A:\n    Type: Map\n    ItemsPath: $.|ab.c\n",
			"ab › .ab › $.ab › $.ab.c › ItemsPath: $.ab.c › Type: Map⏎    ItemsPath: $.ab.c › A:⏎    Type: Map⏎    ItemsPath: $.ab.c › States:⏎  A:⏎    Type: Map⏎    ItemsPath: $.ab.c",
		},
	} {
		before, after, _ := strings.Cut(c.text, "|")
		d := open(text{c.name, before + after})
		chain := outline.Selection(d, int32(len(before)))
		var parts []string
		for _, s := range chain[:len(chain)-1] {
			parts = append(parts, strings.ReplaceAll(d.File.Slice(s), "\n", "⏎"))
		}
		if got := strings.Join(parts, " › "); got != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.text, got, c.want)
		}
	}
}
