package compiler

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/internal/testgen"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

// TestGenerated compiles generated workflows, which are valid, and checks what
// comes out against the schema of ASL.
func TestGenerated(t *testing.T) {
	for seed := range uint64(16) {
		file := source.New("generated.gait", testgen.Workflow(400, seed))
		r := Compile(file, Options{})
		checkResult(t, r)
		for _, d := range r.Diagnostics {
			t.Errorf("seed %d: line %d: %s", seed, file.LineAt(d.Span.Start), d.Message)
		}
		if r.Root == nil {
			continue
		}
		for _, v := range validate(r) {
			t.Errorf("seed %d: %s: %s", seed, v.Pointer, v.Message)
		}
		if n := countStates(r.Root); n != 400 {
			t.Errorf("seed %d: %d states, want 400", seed, n)
		}
	}
}

func countStates(machine *asl.Node) int {
	n := 0
	for _, m := range machine.Get("States").Members {
		n++
		if p := m.Value.Get("ItemProcessor"); p != nil {
			n += countStates(p)
		}
		if b := m.Value.Get("Branches"); b != nil {
			for _, branch := range b.Items {
				n += countStates(branch)
			}
		}
	}
	return n
}

// TestDeterministic compiles the same text twice.
func TestDeterministic(t *testing.T) {
	text := testgen.Workflow(300, 2) + "\npass Broken -> Nowhere\nretry a = on X\nretry b = on X\npass Z { output { x: y } }\n"
	dump := func() string {
		var b strings.Builder
		r := Compile(source.New("a.gait", text), Options{})
		if err := diag.Render(&b, r.Diagnostics, diag.RenderOptions{}); err != nil {
			t.Fatal(err)
		}
		r = Compile(source.New("a.gait", testgen.Workflow(300, 2)), Options{})
		return string(asl.Append([]byte(b.String()), r.Root, asl.WriteOptions{}))
	}
	if first, second := dump(), dump(); first != second {
		t.Error("two runs differ")
	}
}

// TestTreeIsNotChanged compiles one tree twice: editors compile a tree again
// when an imported file has changed.
func TestTreeIsNotChanged(t *testing.T) {
	tree := syntax.Parse(source.New("a.gait", testgen.Workflow(200, 1)))
	first := asl.Append(nil, CompileTree(tree, Options{}).Root, asl.WriteOptions{})
	second := asl.Append(nil, CompileTree(tree, Options{}).Root, asl.WriteOptions{})
	if string(first) != string(second) {
		t.Error("the second result differs")
	}
}

// TestExpansionLimit puts a large const in more often than memory would bear.
func TestExpansionLimit(t *testing.T) {
	large := strings.Repeat("x", 1<<20)
	uses := map[string]string{
		"whole values":    "pass P%d { output { a: big, b: [big] } }\n",
		"expressions":     "pass P%d { output big & big }\n",
		"retriers":        "task P%d sns:publish { retry huge }\n",
		"defaults":        "task P%d lambda:invoke\n",
		"params":          "pass P%d { output \"${Text}${Text}\" }\n",
		"params in names": "pass P%d { output { \"${Text}\": \"${Text}\" } }\n",
	}
	for name, use := range uses {
		t.Run(name, func(t *testing.T) {
			var b strings.Builder
			fmt.Fprintf(&b, "workflow\nconst big = %q\nretry huge = on %q\ndefaults lambda:invoke { Payload: big }\nparam Text\n", large, large)
			for i := range 10000 {
				fmt.Fprintf(&b, use, i)
			}
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			r := Compile(source.New("a.gait", b.String()), Options{Set: map[string]string{"Text": large}})
			runtime.ReadMemStats(&after)
			n := 0
			for _, d := range r.Diagnostics {
				if d.Rule == RuleTooLarge {
					n++
				}
			}
			if n != 1 || len(r.Diagnostics) != 1 {
				t.Errorf("%d diagnostics, %d of them %s, want one", len(r.Diagnostics), n, RuleTooLarge)
			}
			if used := after.TotalAlloc - before.TotalAlloc; used > 512<<20 {
				t.Errorf("%d MiB allocated", used>>20)
			}
		})
	}
}

// TestImportDepth follows a chain of imports up to the limit, and no further.
func TestImportDepth(t *testing.T) {
	load := func(path string) (*source.File, error) {
		var n int
		if _, err := fmt.Sscanf(filepath.Base(path), "l%d.gait", &n); err != nil {
			return nil, err
		}
		return source.New(path, fmt.Sprintf("import \"l%d.gait\"\nconst c%d = 1\n", n+1, n)), nil
	}
	r := Compile(source.New("main.gait", "import \"l0.gait\"\nworkflow\nsucceed A\n"), Options{Load: load})
	if len(r.Imports) != maxImportDepth || len(r.Diagnostics) != 1 || r.Diagnostics[0].Rule != RuleImport {
		t.Errorf("%d imports, diagnostics %v", len(r.Imports), r.Diagnostics)
	}
}

// TestLoadErrors tells a missing file from one that cannot be read, and a
// program that loads nothing.
func TestLoadErrors(t *testing.T) {
	tests := []struct {
		name string
		load func(string) (*source.File, error)
		want string
	}{
		{"missing", func(string) (*source.File, error) { return nil, fmt.Errorf("open: %w", fs.ErrNotExist) }, "there is no file lib/x.gait"},
		{"unreadable", func(string) (*source.File, error) { return nil, errors.New("no permission") }, "no permission"},
		{"nothing", nil, "nothing can be imported here"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			file := source.New(filepath.Join("flows", "main.gait"), "import \"../lib/x.gait\"\nworkflow\nsucceed A\n")
			r := Compile(file, Options{Load: test.load})
			if len(r.Diagnostics) != 1 || !strings.Contains(r.Diagnostics[0].Message, test.want) {
				t.Errorf("got %v, want %q", r.Diagnostics, test.want)
			}
		})
	}
}

// TestPanic turns a panic into a diagnostic that names the input.
func TestPanic(t *testing.T) {
	load := func(string) (*source.File, error) { panic("the disk is on fire") }
	r := Compile(source.New("dir/main.gait", "import \"x.gait\"\nworkflow\n"), Options{Load: load})
	if r.Root != nil || len(r.Diagnostics) != 1 || r.Diagnostics[0].Rule != RuleInternal ||
		!strings.Contains(r.Diagnostics[0].Message, "dir/main.gait") || !strings.Contains(r.Diagnostics[0].Message, "on fire") {
		t.Errorf("got %v", r.Diagnostics)
	}
}

// TestNames takes the workflow's name from its header or from the file.
func TestNames(t *testing.T) {
	tests := []struct{ path, text, want string }{
		{"a/Order flow.gait", "pass A", "Order flow"},
		{"a.gait", "workflow Named {}", "Named"},
		{"a.gait", "workflow \"Named too\" {}", "Named too"},
		{"-", "workflow", "-"},
	}
	for _, test := range tests {
		if got := Compile(source.New(test.path, test.text), Options{}).Name; got != test.want {
			t.Errorf("%s with %q: %q, want %q", test.path, test.text, got, test.want)
		}
	}
}

// TestDeepNests compiles texts that are nested far beyond any limit.
func TestDeepNests(t *testing.T) {
	const n = 100000
	for name, text := range map[string]string{
		"objects":     "pass A { output " + strings.Repeat("{ a: ", n) + "1" + strings.Repeat("}", n) + " }",
		"arrays":      "const a = " + strings.Repeat("[", n),
		"blocks":      strings.Repeat("map M { do { ", n),
		"inline":      "choice C " + strings.Repeat("{ when true -> { choice C ", n),
		"expressions": "pass A { output " + strings.Repeat("(", n) + " }",
		"paths":       "workflow { query jsonpath }\npass A { args { a: " + strings.Repeat("States.Array(", n) + " } }",
		"conditions":  "workflow { query jsonpath }\nchoice A { when " + strings.Repeat("not (", n) + " }",
	} {
		t.Run(name, func(t *testing.T) {
			r := Compile(source.New("a.gait", text), Options{})
			checkResult(t, r)
			if !diag.HasErrors(r.Diagnostics) {
				t.Error("no error")
			}
		})
	}
}

// TestLinear builds texts in which looking for names could take forever.
func TestLinear(t *testing.T) {
	const n = 20000
	for name, text := range map[string]string{
		"unknown targets":    repeat(n, "pass P%d -> Q%d\n"),
		"raw states":         repeat(n, "raw P%d {}\n") + repeat(n, "pass A%d\n"),
		"one name":           repeat(n, "pass P\n"),
		"one name, raw":      repeat(n, "parallel P%d { branch { raw A {} } }\n"),
		"asl fields":         "pass P {\n" + repeat(n, "asl \"F%d\": 1\n") + "}\n",
		"arguments":          "task P sns:publish {\n" + repeat(n, "K%d: 1\n") + "}\n",
		"clauses":            "pass P {\n" + repeat(n, "output 1\n") + "}\n",
		"policies":           repeat(n, "retry R%d = on X\n") + "task P sns:publish {\n" + repeat(n, "retry R%d\n") + "}\n",
		"unknown policies":   repeat(n, "task P%d sns:publish { retry R%d }\n") + repeat(100, "retry S%d = on X\n"),
		"defaults":           repeat(2000, "defaults s%d:* { K%d: 1 }\n") + repeat(2000, "task T%d s%d:x\n"),
		"defaults, one name": repeat(n, "defaults * { timeout 5 }\n"),
		"default arguments":  "defaults s:x {\n" + repeat(5*n, "K%d: 1\n") + "}\ntask T s:x {\n" + repeat(n, "K%d: none\n") + "}\n",
		"defaults and tasks": repeat(n, "defaults s%d:x { K: 1 }\n") + repeat(n, "task T%d s%d:x\n"),
		// Here every task looks at every block.
		"defaults in branches": repeat(n/8, "defaults * {}\n") + "parallel P {\n" +
			repeat(n/8, "branch {\ndefaults s:x {}\ntask T%d s:x\n}\n") + "}\n",
		"defaults without": "defaults * {\n" + repeat(n, "K%d: none\n") + "}\n" + repeat(n, "task T%d s:x\n"),
		"useless nones":    repeat(400, "defaults s%d {}\n") + "defaults * {\n" + repeat(n, "K%d: none\n") + "}\n",
		"imported names":   "import { " + repeat(n, "a%d, ") + "} from \"lib.gait\"\n",
		"imports":          repeat(n, "import \"lib.gait\"\nimport { K1 } from \"lib.gait\"\n"),
		"long names":       "pass " + strings.Repeat("a", 20*n) + " -> " + strings.Repeat("b", 20*n) + "\n",
	} {
		t.Run(name, func(t *testing.T) {
			load := func(path string) (*source.File, error) {
				return source.New(path, repeat(n, "const K%d = 1\ndefaults d%d { a: 1 }\n")), nil
			}
			checkResult(t, Compile(source.New("a.gait", "workflow\n"+text), Options{Load: load}))
		})
	}
}

func repeat(n int, format string) string {
	var b strings.Builder
	for i := range n {
		line := strings.ReplaceAll(format, "%d", fmt.Sprint(i))
		b.WriteString(line)
	}
	return b.String()
}

// FuzzCompile compiles arbitrary text: it never panics, says the same twice,
// and gives complete diagnostics and origins.
func FuzzCompile(f *testing.F) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, path := range files {
		data, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range txtar.Parse(data).Files {
			if filepath.Ext(file.Name) == ".gait" {
				f.Add(string(file.Data))
			}
		}
	}
	f.Add(testgen.Workflow(20, 1))
	f.Add(testgen.Workflow(20, 3))
	library := source.New("lib.gait", "const shared = 1\nretry transient = on X max shared\ncatch notify = Y -> Alert\ndefaults sns:* { retry transient, catch notify }\n")
	opts := Options{
		Load: func(path string) (*source.File, error) {
			if filepath.Base(path) == "main.gait" {
				return nil, fs.ErrNotExist
			}
			return library, nil
		},
		Set: map[string]string{"Name": "it's", "Count": "5"},
	}
	f.Fuzz(func(t *testing.T, text string) {
		file := source.New("main.gait", text)
		r := Compile(file, opts)
		checkResult(t, r)
		again := CompileTree(r.Tree, opts)
		if len(again.Diagnostics) != len(r.Diagnostics) || (again.Root == nil) != (r.Root == nil) {
			t.Error("the second result differs")
		}
		if r.Root != nil && string(asl.Append(nil, r.Root, asl.WriteOptions{})) != string(asl.Append(nil, again.Root, asl.WriteOptions{})) {
			t.Error("the second text differs")
		}
	})
}

// TestNumbers tells JSON numbers from other text, and whole ones from others.
func TestNumbers(t *testing.T) {
	tests := []struct {
		text          string
		number, whole bool
	}{
		{"0", true, true}, {"-7", true, true}, {"2.0", true, true}, {"2.50", true, false},
		{"1e3", true, true}, {"1.5e1", true, true}, {"1.25E+1", true, false}, {"5e-1", true, false},
		{"0e-5", true, true}, {"10e-1", true, true}, {"12.50e1", true, true}, {"12e-1", true, false},
		{"1e99999999999999999999", true, true}, {"1e-99999999999999999999", true, false},
		{"", false, false}, {"-", false, false}, {"01", false, false}, {"1.", false, false},
		{" 1", false, false}, {"1 ", false, false}, {"1e", false, false}, {"NaN", false, false}, {"true", false, false},
	}
	for _, test := range tests {
		if got := isNumber(test.text); got != test.number {
			t.Errorf("isNumber(%q) = %v", test.text, got)
		}
		if test.number {
			if got := isWhole(test.text); got != test.whole {
				t.Errorf("isWhole(%q) = %v", test.text, got)
			}
		}
	}
}

// TestClauses holds the table of clauses against the field table of ASL.
func TestClauses(t *testing.T) {
	for kind := syntax.Task; kind < syntax.Raw; kind++ {
		for _, language := range []syntax.Language{syntax.JSONata, syntax.JSONPath} {
			said := map[string]bool{"Type": true, "Comment": true, "Next": true, "End": true, "Resource": true}
			for _, word := range Clauses(kind, language) {
				field := ClauseField(word, kind, language)
				if field == "ProcessorConfig" {
					continue // of the loop
				}
				said[field], said[field+"Path"] = true, true
				f := asl.FieldOf(asl.Owner(kind.Type()), field)
				if f == nil {
					t.Errorf("%s %q: a %s has no field %s", language, word, kind.Type(), field)
				} else if f.Languages == asl.JSONPathOnly && language == syntax.JSONata || f.Languages == asl.JSONataOnly && language == syntax.JSONPath {
					t.Errorf("%q: %s is not a field in %s", word, field, language)
				}
			}
			if kind == syntax.Map {
				said["ToleratedFailureCount"], said["ToleratedFailureCountPath"] = true, true
			}
			for _, f := range asl.FieldsOf(asl.Owner(kind.Type())) {
				in := f.Languages == asl.Both || (f.Languages == asl.JSONPathOnly) == (language == syntax.JSONPath)
				if in && !said[f.Name] {
					t.Errorf("no clause of a %s in %s says %s", kind, language, f.Name)
				}
			}
		}
	}
	if got := ClauseField("items", syntax.Task, syntax.JSONata); got != "" {
		t.Errorf("a task's items stand for %q", got)
	}
}
