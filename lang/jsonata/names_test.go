package jsonata_test

import (
	"strings"
	"testing"

	"github.com/gait-lang/gait/lang/jsonata"
)

// refs writes references as they stand in the text; a name whose value is
// another than what stands there follows in brackets.
func refs(text string, list []jsonata.NameRef) string {
	var out []string
	for _, r := range list {
		s := text[r.Span.Start:r.Span.End]
		if s != r.Name {
			s += "(" + r.Name + ")"
		}
		if r.Quoted != strings.HasPrefix(s, "`") {
			s += " wrongly quoted"
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func TestNames(t *testing.T) {
	for _, c := range []struct{ text, top, fields string }{
		{"phone", "phone", ""},
		{"-phone", "phone", ""},
		{"phone.a", "phone", "a"},
		{"phone & 'x'", "phone", ""},
		{"$sum(phone)", "phone", ""},
		{"phone(1, x)", "phone x", ""},
		{"[1..phone, a]", "phone a", ""},
		{"{phone: a, 'k': b}", "phone a b", ""},
		{"($x := phone; $x)", "phone", ""},
		{"phone.**.x", "phone", "x"},
		{"$count(phone[inner])", "phone", "inner"},
		{"function($y){ phone }", "phone", ""},
		{"a ? b : c", "a b c", ""},
		{"a ~> $f(b) ~> c", "a b c", ""},
		{"a and b in c", "a b c", ""},
		{"and or in", "and in", ""},
		{"$f(?, a)", "a", ""},
		{"$states.input.items[phone > 3]", "", "input items phone"},
		{"$states.input.a.(phone)", "", "input a phone"},
		{"$states.input.a{'k': phone}", "", "input a phone"},
		{"$states.input.a^(>phone)", "", "input a phone"},
		{"**.phone", "", "phone"},
		{"%.phone", "", "phone"},
		{"{'k':1}.phone", "", "phone"},
		{"function($x){ $x.phone }", "", "phone"},
		{"$phone", "", ""},
		{"$x ~> |phone|{'a': b}, c|", "", "phone b c"},
		{"(a.b; c).d", "a c", "b d"},
		{"a{b: c}.d", "a", "b c d"},
		{"a@$x.b#$i[c]", "a", "b c"},
		{"a[]^(b).c", "a", "b c"},
		{"a.b(c)", "a", "b c"},
		{"`first name`.`last name`", "`first name`(first name)", "`last name`(last name)"},
		{`"a b"[0].c`, `"a b"(a b)`, "c"},
		{`"a b" & c`, "c", ""},
		{"$", "$", ""},
		{"$.x", "$", "x"},
		{"$[0]", "$", ""},
		{"$string($)", "$", ""},
		{"$states.input.a[$ > 1]", "", "input a"},
		{"$states.input.a[$$.x > 1].($$)", "$$ $$", "input a x"},
		{"$ := 1", "", ""},
		{"a b.c", "a b", "c"},
		{"a + ", "a", ""},
		{"", "", ""},
	} {
		tree := jsonata.Parse(c.text)
		if got := refs(c.text, jsonata.TopLevelNames(tree)); got != c.top {
			t.Errorf("%s: top-level names %q, want %q", c.text, got, c.top)
		}
		if got := refs(c.text, jsonata.FieldNames(tree)); got != c.fields {
			t.Errorf("%s: field names %q, want %q", c.text, got, c.fields)
		}
	}
}

func TestNameKinds(t *testing.T) {
	tree := jsonata.Parse("a & $ & $$ & 'b'.c")
	want := []jsonata.NameKind{jsonata.FieldName, jsonata.ContextName, jsonata.RootName, jsonata.StringName}
	got := jsonata.TopLevelNames(tree)
	if len(got) != len(want) {
		t.Fatalf("%d names, want %d", len(got), len(want))
	}
	for i, r := range got {
		if r.Kind != want[i] {
			t.Errorf("%s is of kind %d, want %d", r.Name, r.Kind, want[i])
		}
	}
}

func TestVariables(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"$x + $y.z", "x y.z"},
		{"$ & $$ & $$$", "$$"},
		{"$f(1) + $g", "f() g"},
		{"a ~> $f ~> $g(1)", "f() g()"},
		{"($x := 1; $x)", ""},
		{"($x := $x; $x)", "x"},
		{"($x := 1; $y); $x", "y x"},
		{"(($x := 1); $x)", "x"},
		{"$x := 1", ""},
		{"[$x := 1, $x]", ""},
		{"$x[] := $y", "y"},
		{"function($x){$x + $y}", "y"},
		{"function($x){$x}($x)", "x"},
		{"($f := function($n){$n = 0 ? 1 : $f($n - 1)}; $f(5))", ""},
		{"($f := function(){$g()}; $g := function(){$h()}; $f())", "h()"},
		{"($f := function(){$x}; ($x := 1); $f())", "x"},
		{"($f := function(){($g := function(){$x}; $y)}; $x := 1; $y := 2)", ""},
		{"function(){($f := function(){$x}; $x := 1)}", ""},
		{"function(){($x; $x := 1)}", "x"},
		{"($x; $f := function(){$x}; $x := 1)", "x"},
		{"($f := function($x){$x}; $x)", "x"},
		{"a@$o.b[$o.id = $p]{$o.k: $sum($o)}", "p sum()"},
		{"a#$i^($i)[$i = 0] & $i", "i"},
		{"a.b@$o & $o", "o"},
		{"$map(a, function($v, $i){$v & $i & $j})", "map() j"},
		{"$x.y.z", "x.y"},
		{"$x[0].y", "x.y"},
		{"$x.`y z`", "x.y z"},
		{"$x.'y'", "x.y"},
		{"$x.(y)", "x"},
		{"$x.$y.z", "x y"},
		{"$x.y{$x.z: 1}", "x.y x.z"},
		{"$f($x).y", "f() x"},
		{"|$x|{'a': $y}|", "x y"},
		{"$f(?, $x)", "f() x"},
		{"{'a': $x, $k: 1}", "x k"},
		{"$x $y", "x y"},
		{"", ""},
	} {
		tree := jsonata.Parse(c.text)
		var got []string
		for _, r := range jsonata.Variables(tree) {
			if s := c.text[r.Span.Start:r.Span.End]; s != "$"+r.Name {
				t.Errorf("%s: span of %s covers %q", c.text, r.Name, s)
			}
			s := r.Name
			if r.Field != "" {
				s += "." + r.Field
				if f := c.text[r.FieldSpan.Start:r.FieldSpan.End]; !strings.Contains(f, r.Field) {
					t.Errorf("%s: span of field %s covers %q", c.text, r.Field, f)
				}
			}
			if r.Called {
				s += "()"
			}
			got = append(got, s)
		}
		if got := strings.Join(got, " "); got != c.want {
			t.Errorf("%s: variables %q, want %q", c.text, got, c.want)
		}
	}
}

func TestStatesFields(t *testing.T) {
	text := "$states.input.a & $x & $f($states) & $states.result[0].b & ($states := 1; $states.input)"
	var got []string
	for _, r := range jsonata.StatesFields(jsonata.Parse(text)) {
		got = append(got, r.Field)
	}
	if want := "input||result"; strings.Join(got, "|") != want {
		t.Errorf("fields of $states %q, want %q", got, want)
	}
}
