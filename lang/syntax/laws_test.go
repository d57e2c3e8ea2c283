package syntax_test

import (
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/gait-lang/gait/internal/testgen"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

// FuzzParse checks what holds for any text: nothing panics, declarations
// cover the text, spans lie in their parents in text order, diagnostics lie in
// the text, and nothing is passed over in silence.
func FuzzParse(f *testing.F) {
	for _, s := range seeds(f) {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		file := source.New("fuzz.gait", text)
		tree := syntax.Parse(file)
		checkLaws(t, tree)
		if _, bad := file.FirstInvalid(); !bad && !strings.ContainsRune(file.Text, '`') {
			checkNothingSkipped(t, file.Text, tree)
		}
	})
}

// FuzzReparse checks that a tree made from a previous one equals one made
// from nothing.
func FuzzReparse(f *testing.F) {
	for _, s := range seeds(f) {
		f.Add(s, 3, "}\n")
		f.Add(s, len(s)/2, "task X y:z {")
	}
	f.Fuzz(func(t *testing.T, text string, at int, insert string) {
		before := parse(text)
		at = min(max(at, 0), len(text))
		after := source.New("fuzz.gait", text[:at]+insert+text[at:])
		got, want := syntax.Reparse(after, before), syntax.Parse(after)
		if g, w := dumpTree(got)+dumpDiagnostics(got), dumpTree(want)+dumpDiagnostics(want); g != w {
			t.Errorf("reparsed:\n%s\nparsed:\n%s", g, w)
		}
	})
}

func seeds(f *testing.F) []string {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		f.Fatalf("no seeds: %v", err)
	}
	var all []string
	for _, name := range files {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		all = append(all, string(archive.Files[0].Data))
	}
	return append(all, testgen.Workflow(8, 3), "", "\ufeff pass A\r\n{\r\n}\r\n")
}

func checkLaws(t *testing.T, tree *syntax.Tree) {
	t.Helper()
	var at int32
	for _, p := range tree.Decls {
		if p.Start != at {
			t.Fatalf("a declaration starts at %d, want %d", p.Start, at)
		}
		at += int32(len(p.Text))
		checkItems(t, p.Items, source.Span{Start: 0, End: int32(len(p.Text))})
	}
	if int(at) != len(tree.File.Text) {
		t.Fatalf("declarations cover %d bytes of %d", at, len(tree.File.Text))
	}
	for _, d := range tree.Diagnostics() {
		if d.Span.Start < 0 || d.Span.End < d.Span.Start || int(d.Span.End) > len(tree.File.Text) {
			t.Fatalf("diagnostic %q at %v of %d bytes", d.Message, d.Span, len(tree.File.Text))
		}
		if d.Message == "" || d.Rule == "" {
			t.Fatalf("empty diagnostic: %+v", d)
		}
	}
}

func checkItems(t *testing.T, items []syntax.Item, outer source.Span) {
	t.Helper()
	at := outer.Start
	for _, item := range items {
		s := item.Span()
		if s.Start < at || s.End < s.Start || s.End > outer.End {
			t.Fatalf("%T at %v, after %d in %v", item, s, at, outer)
		}
		at = s.End
		for _, v := range values(item) {
			checkValue(t, v, s)
			if v.Kind == syntax.ConditionValue {
				checkCondition(t, v.Condition(), source.Span{End: v.Loc.Len()})
			}
		}
		for _, b := range syntax.Bodies(item) {
			if !s.Covers(b.Loc) {
				t.Fatalf("a body at %v outside of its %T at %v", b.Loc, item, s)
			}
			checkItems(t, b.Items, b.Loc)
		}
	}
}

func checkValue(t *testing.T, v *syntax.Value, outer source.Span) {
	t.Helper()
	if !outer.Covers(v.Loc) {
		t.Fatalf("a value at %v outside of %v", v.Loc, outer)
	}
	at := v.Loc.Start
	inside := func(s source.Span) {
		if s.Start < at || s.End > v.Loc.End {
			t.Fatalf("%v, after %d, in a value at %v", s, at, v.Loc)
		}
		at = s.End
	}
	for _, m := range v.Members {
		inside(m.Key.Loc)
		inside(m.Value.Loc)
		checkValue(t, m.Value, v.Loc)
	}
	for _, i := range v.Items {
		inside(i.Loc)
		checkValue(t, i, v.Loc)
	}
}

func checkCondition(t *testing.T, c *syntax.Condition, outer source.Span) {
	t.Helper()
	if !outer.Covers(c.Loc) {
		t.Fatalf("a condition at %v outside of %v", c.Loc, outer)
	}
	for _, a := range c.Args {
		if a.Kind != syntax.BadCondition {
			checkCondition(t, a, c.Loc)
		}
	}
}

// TestHostile parses texts that are made to be slow or to exhaust the stack.
func TestHostile(t *testing.T) {
	const n = 100_000
	for name, text := range map[string]string{
		"blocks":                     strings.Repeat("parallel P { branch { ", n),
		"bare braces":                strings.Repeat("{", n),
		"templates":                  "pass P { output " + strings.Repeat("{ a: ", n),
		"arrays":                     "pass P { output " + strings.Repeat("[", n),
		"parentheses":                "pass P { output " + strings.Repeat("(", n),
		"conditions":                 "workflow { query jsonpath }\nchoice C { when " + strings.Repeat("not (", n) + " -> X }",
		"closers":                    strings.Repeat("}", n),
		"rules":                      "choice C {" + strings.Repeat("when $a -> { choice D {", n),
		"catchers":                   "task T x:y {" + strings.Repeat("catch E { ", n),
		"unclosed states":            strings.Repeat("task A x:y {\n", n),
		"one long line":              strings.Repeat("pass A { output 1 }, ", n),
		"text block":                 strings.Repeat(`pass A { output """`, n),
		"quotes":                     strings.Repeat(`'`, n) + strings.Repeat("pass A { output $x & 'a\n", n),
		"policies":                   strings.Repeat("task T x:y {\ncatch a\noutput $x\n}\n", n/4),
		"docs":                       strings.Repeat("/// a\n\n", n),
		"conditionals":               "pass P { output " + strings.Repeat("$a ? ", n),
		"conditional lines":          "pass P {\noutput " + strings.Repeat("$a ?\n", n),
		"settings":                   "task T x:y {\ncatch E\n" + strings.Repeat("output 1\n", n) + "-> A",
		"escaped quotes":             "pass P {\noutput [\n" + strings.Repeat("\\'\n", n),
		"quotes in paths":            "workflow { query jsonpath }\npass P {\noutput [\n" + strings.Repeat("a[\\'\n", n),
		"comments":                   "pass P {\noutput [\n" + strings.Repeat("/*\n", n),
		"verbatim":                   "pass P {\noutput [\n" + strings.Repeat("{%\n", n),
		"verbatim, one line":         "pass P {\noutput [\n" + strings.Repeat("{%}", n),
		"bodies on one line":         "pass P\n" + strings.Repeat("{% $x %} ", n),
		"regular expressions":        "pass P {\noutput $a & " + strings.Repeat("batch { /", n),
		"regular expressions, lines": "pass P {\noutput $a & " + strings.Repeat("batch {\n /", n),
		"ranges":                     "pass P { output " + strings.Repeat("[", 999) + strings.Repeat("1,", n) + strings.Repeat("]..", 999),
	} {
		t.Run(name, func(t *testing.T) {
			tree := parse(text)
			checkLaws(t, tree)
			if len(tree.Diagnostics()) == 0 && name != "one long line" && name != "policies" && name != "parentheses" && name != "conditionals" && name != "conditions" {
				t.Error("no diagnostic")
			}
		})
	}
}

// TestReparseReuse checks that an edit before a declaration leaves the
// declaration as it is.
func TestReparseReuse(t *testing.T) {
	text := testgen.Workflow(100, 7)
	before := parse(text)
	after := syntax.Reparse(source.New("test.gait", "// an edit\n\npass First\n"+text), before)
	known := map[*syntax.Decl]bool{}
	for _, p := range before.Decls {
		known[p.Decl] = true
	}
	made := 0
	for _, p := range after.Decls {
		if !known[p.Decl] {
			made++
		}
	}
	if made != 1 {
		t.Errorf("%d declarations were parsed again, want 1", made)
	}
}
