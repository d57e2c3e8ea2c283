package jsonpath

import (
	"slices"
	"strings"
	"testing"
)

func TestFunctions(t *testing.T) {
	all := Functions()
	if len(all) != 18 {
		t.Errorf("%d functions, AWS documents 18", len(all))
	}
	if !slices.IsSortedFunc(all, func(a, b *Function) int { return strings.Compare(a.Name, b.Name) }) {
		t.Error("not sorted")
	}
	for _, f := range all {
		if Lookup(f.Name) != f {
			t.Errorf("%s is not found", f.Name)
		}
		if f.Variadic != (f.MaxArgs < 0) || !f.Variadic && f.MaxArgs != len(f.Params) || f.MinArgs > len(f.Params) {
			t.Errorf("%s: %d to %d arguments for %d parameters", f.Name, f.MinArgs, f.MaxArgs, len(f.Params))
		}
		if f.Result == 0 || !strings.HasSuffix(f.Doc, ".") {
			t.Errorf("%s: no result or no documentation", f.Name)
		}
		for _, p := range f.Params {
			if p.Kinds == 0 {
				t.Errorf("%s: parameter %s has no kinds", f.Name, p.Name)
			}
		}
		for _, l := range f.Limits {
			named := slices.ContainsFunc(f.Params, func(p Param) bool { return p.Name == l.Param })
			if !named && l.Param != "" || l.Min >= l.Max {
				t.Errorf("%s: limit %+v", f.Name, l)
			}
		}
	}
	for _, name := range []string{"", "Format", "States.format", "States.Formats", "States."} {
		if f := Lookup(name); f != nil {
			t.Errorf("Lookup(%q) = %s", name, f.Name)
		}
	}
}

func TestSignature(t *testing.T) {
	for name, want := range map[string]string{
		"States.UUID":       "States.UUID()",
		"States.Array":      "States.Array(values...)",
		"States.Format":     "States.Format(template, values...)",
		"States.MathRandom": "States.MathRandom(start, end, [seed])",
		"States.Hash":       "States.Hash(data, algorithm)",
	} {
		if got := Lookup(name).Signature(); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestParam(t *testing.T) {
	for _, tt := range []struct {
		name string
		i    int
		want string
	}{
		{"States.Format", 0, "template"},
		{"States.Format", 1, "values"},
		{"States.Format", 9, "values"},
		{"States.Array", 3, "values"},
		{"States.Hash", 1, "algorithm"},
		{"States.Hash", 2, ""},
		{"States.Hash", -1, ""},
		{"States.UUID", 0, ""},
		{"States.MathRandom", 2, "seed"},
	} {
		got := ""
		if p := Lookup(tt.name).Param(tt.i); p != nil {
			got = p.Name
		}
		if got != tt.want {
			t.Errorf("%s argument %d: got %q, want %q", tt.name, tt.i, got, tt.want)
		}
	}
}

func TestKinds(t *testing.T) {
	for kinds, want := range map[Kinds]string{
		AnyKind: "any value", StringKind: "string", ArrayKind | ObjectKind: "array or object", 0: "",
	} {
		if got := kinds.String(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestParts(t *testing.T) {
	for text, want := range map[string]string{
		`plain`:           ``,
		`{} and {}`:       `hole:{} hole:{}`,
		`\{\} \\ \'`:      `escape:\{ escape:\} escape:\\ escape:\'`,
		`{0} { }`:         `brace:{ brace:} brace:{ brace:}`,
		`${Stage}-{}`:     `substitution:${Stage} hole:{}`,
		`line\n \"q\" \é`: `unknown:\n unknown:\" unknown:\" unknown:\é`,
		`${} {{}}`:        `hole:{} brace:{ hole:{} brace:}`,
	} {
		text = "States.Format('" + text + "')"
		s := Parse(text).Call().Args[0].(*String)
		names := map[PartKind]string{
			Escape: "escape", UnknownEscape: "unknown", Hole: "hole", Brace: "brace", Substitution: "substitution",
		}
		var got []string
		for _, p := range s.Parts {
			got = append(got, names[p.Kind]+":"+text[p.Span.Start:p.Span.End])
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: got %v, want %s", text, got, want)
		}
	}
}

func TestSuggestion(t *testing.T) {
	for text, want := range map[string]string{
		"States.Formt('x')": "States.Format",
		"format('x')":       "States.Format",
		"States.uuid()":     "States.UUID",
		"States.Frobnify()": "",
	} {
		problems := Check(Parse(text))
		if len(problems) != 1 || problems[0].Kind != UnknownFunction || problems[0].Suggestion != want {
			t.Errorf("%s: %+v, want suggestion %q", text, problems, want)
		}
	}
}

func TestLooksLike(t *testing.T) {
	for _, tt := range []struct {
		text            string
		path, intrinsic bool
	}{
		{"$", true, false},
		{"$$", true, false},
		{"$.a", true, false},
		{"$['a b']", true, false},
		{"$$.Execution.Id", true, false},
		{"$order.id", true, false},
		{"$order", false, false},
		{"$5.00", false, false},
		{"$ 5", false, false},
		{"$.", false, false},
		{"$...", false, false},
		{"${Name}", false, false},
		{"${Name}.x", false, false},
		{" $.a", false, false},
		{"$.a is a path", false, false},
		{"a.b", false, false},
		{"", false, false},
		{"States.UUID()", false, true},
		{"States.Format('{', $.a)", false, true},
		{"States.Nope($.a", false, false},
		{"States.Timeout", false, false},
		{"States.", false, false},
		{"States.()", false, false},
		{"United States.Array(1)", false, false},
	} {
		if got := LooksLikePath(tt.text); got != tt.path {
			t.Errorf("LooksLikePath(%q) = %v", tt.text, got)
		}
		if got := LooksLikeIntrinsic(tt.text); got != tt.intrinsic {
			t.Errorf("LooksLikeIntrinsic(%q) = %v", tt.text, got)
		}
	}
}

func TestIsShorthand(t *testing.T) {
	for name, want := range map[string]bool{
		"a": true, "_a1": true, "größe": true, "": false, "1a": false, "a-b": false, "a b": false, "a:b": false,
	} {
		if got := IsShorthand(name); got != want {
			t.Errorf("IsShorthand(%q) = %v", name, got)
		}
	}
}

func TestParsePathRefusesCalls(t *testing.T) {
	for text, want := range map[string]string{
		"States.UUID()": "expected a path, not a call of an intrinsic function",
		"name":          `expected a path, which starts with "$"`,
		"  ":            `expected a path, which starts with "$"`,
	} {
		p := ParsePath(text)
		if p.Root.Kind != NoRoot || len(p.Errors) != 1 || p.Errors[0].Message != want {
			t.Errorf("%q: %v", text, p.Errors)
		}
	}
}

// TestWalkStops checks that what f refuses is not entered.
func TestWalkStops(t *testing.T) {
	e := Parse("States.Array($.a[?(@.b == 'c')], States.UUID())")
	var all, outer []string
	Walk(e.Node, func(n Node) bool {
		all = append(all, dump(n))
		return true
	})
	Walk(e.Node, func(n Node) bool {
		outer = append(outer, dump(n))
		_, isPath := n.(*Path)
		return !isPath
	})
	if len(all) != 10 || len(outer) != 3 {
		t.Errorf("visited %q and %q", all, outer)
	}
	Walk(nil, func(Node) bool { t.Error("called for nil"); return true })
}
