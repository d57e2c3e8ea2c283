package outline_test

import (
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/compiler/decompile"
	"github.com/gait-lang/gait/internal/testgen"
	"github.com/gait-lang/gait/internal/testshared"
	"github.com/gait-lang/gait/lang/format"
	"github.com/gait-lang/gait/lang/jsonata"
	"github.com/gait-lang/gait/lang/jsonpath"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lsp/document"
	"github.com/gait-lang/gait/lsp/index"
	"github.com/gait-lang/gait/lsp/outline"
)

// text is a file for the laws.
type text struct{ name, text string }

func read(t testing.TB, patterns ...string) []text {
	t.Helper()
	var list []text
	for _, pattern := range patterns {
		paths, err := filepath.Glob(pattern)
		if err != nil || len(paths) == 0 {
			t.Fatal(pattern, err)
		}
		for _, path := range paths {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			list = append(list, text{path, string(data)})
		}
	}
	return list
}

func gaitTexts(t testing.TB) []text {
	list := read(t, "../../examples/*.gait", "../../examples/lib/*.gait")
	// Sources and what surrounds them alike: the parser takes any text.
	for _, f := range read(t, "testdata/*.txtar", "../../lang/syntax/testdata/*.txtar", "../../compiler/testdata/*.txtar") {
		list = append(list, text{f.name + ".gait", f.text})
	}
	for seed := range uint64(4) {
		list = append(list, text{"generated.gait", testgen.Workflow(40, seed)})
	}
	return list
}

func aslTexts(t testing.TB) []text {
	list := read(t, "../../examples/*.asl.json")
	for _, f := range slices.Clone(list) {
		root, _ := asl.ReadJSON(source.New(f.name, f.text))
		list = append(list, text{strings.TrimSuffix(f.name, "json") + "yaml", string(asl.AppendYAML(nil, root))})
	}
	for _, f := range read(t, "testdata/asl.txtar") {
		for _, part := range strings.Split(f.text, "\n-- ") {
			name, body, _ := strings.Cut(part, " --\n")
			if strings.Contains(name, ".") && !strings.Contains(name, " ") {
				list = append(list, text{name, body})
			}
		}
	}
	return list
}

func open(f text) *document.Document {
	return document.New(source.New(f.name, f.text), nil, lint.Options{}, nil)
}

// check holds a text to all laws.
func check(t *testing.T, d *document.Document, random *rand.Rand) {
	t.Helper()
	whole := source.Span{End: int32(len(d.File.Text))}
	names := map[string]int{}
	checkSymbols(t, outline.Symbols(d), whole, names)
	checkFolds(t, d)
	checkTokens(t, d, random)
	for range 20 {
		checkSelection(t, d, random.Int32N(whole.End+1))
	}
	checkPlaces(t, d)
	if d.Gait {
		for _, p := range d.Tree().Decls {
			syntax.Walk(p.Items, func(item syntax.Item) bool {
				if s, ok := item.(*syntax.State); ok {
					name := s.Name.Text
					if name == "" {
						name = s.Kind.String()
					}
					if names[name]--; names[name] < 0 {
						t.Errorf("no symbol for the state %q", name)
					}
				}
				return true
			})
		}
	}
}

func checkSymbols(t *testing.T, list []outline.Symbol, around source.Span, names map[string]int) {
	t.Helper()
	for _, s := range list {
		if s.Name == "" || !around.Covers(s.Span) || !s.Span.Covers(s.NameSpan) || s.NameSpan.Len() < 0 {
			t.Errorf("%s %q %v with the name at %v, inside of %v", s.Kind, s.Name, s.Span, s.NameSpan, around)
		}
		if s.Kind.IsState() {
			names[s.Name]++
		}
		checkSymbols(t, s.Children, s.Span, names)
	}
}

func checkFolds(t *testing.T, d *document.Document) {
	t.Helper()
	last := 0
	for _, f := range outline.Folds(d) {
		line := d.File.LineAt(f.Span.Start)
		if f.Span.Start < 0 || int(f.Span.End) > len(d.File.Text) || line <= last || line >= d.File.LineAt(f.Span.End) {
			t.Errorf("%s fold %v from line %d, after one of line %d", f.Kind, f.Span, line, last)
		}
		last = line
	}
}

func checkTokens(t *testing.T, d *document.Document, random *rand.Rand) {
	t.Helper()
	list := outline.Tokens(d, nil)
	last := int32(0)
	for _, x := range list {
		if x.Span.Start < last || x.Span.Len() <= 0 || int(x.Span.End) > len(d.File.Text) || strings.Contains(d.File.Slice(x.Span), "\n") {
			t.Fatalf("token %s %v %q behind %d", x.Type, x.Span, d.File.Slice(x.Span), last)
		}
		last = x.Span.End
	}
	span := source.Span{Start: random.Int32N(int32(len(d.File.Text) + 1))}
	span.End = span.Start + random.Int32N(200)
	got := outline.TokensIn(d, span, nil)
	var want []outline.Token
	for _, x := range list {
		if x.Span.End >= span.Start && x.Span.Start <= span.End {
			want = append(want, x)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("%d tokens in %v, want %d", len(got), span, len(want))
	}
	if d.Gait {
		checkColoured(t, d, list)
	}
}

// checkColoured expects a token for each name in an expression that can be read.
func checkColoured(t *testing.T, d *document.Document, list []outline.Token) {
	t.Helper()
	at := map[source.Span]bool{}
	for _, x := range list {
		at[x.Span] = true
	}
	expect := func(s source.Span) {
		if !at[s] && !strings.ContainsAny(d.File.Slice(s), "\n{") {
			t.Errorf("%q at %v has no colour", d.File.Slice(s), s)
		}
	}
	for _, p := range d.Tree().Decls {
		var value func(v *syntax.Value)
		value = func(v *syntax.Value) {
			for i := range v.Members {
				value(v.Members[i].Value)
			}
			for _, item := range v.Items {
				value(item)
			}
			if v.Broken || v.Kind != syntax.ExpressionValue && v.Kind != syntax.VerbatimValue || v.Text == "none" {
				return
			}
			_, skip := v.ExpressionText()
			base := p.Start + v.Loc.Start + skip
			if v.Kind == syntax.ExpressionValue && v.Language == syntax.JSONPath {
				jsonpath.Walk(v.Path().Node, func(n jsonpath.Node) bool {
					if path, ok := n.(*jsonpath.Path); ok && path.Root.Kind != jsonpath.NoRoot {
						expect(path.Root.Span.Shift(base))
					}
					if s, ok := n.(*jsonpath.Segment); ok && s.Kind == jsonpath.Child {
						expect(s.Core.Shift(base))
					}
					return true
				})
				return
			}
			jsonata.Walk(v.JSONata().Root, func(n jsonata.Node) bool {
				switch n.(type) {
				case *jsonata.Name, *jsonata.Variable:
					expect(n.Span().Shift(base))
				}
				return true
			})
		}
		syntax.Walk(p.Items, func(item syntax.Item) bool {
			switch x := item.(type) {
			case *syntax.Property:
				value(x.Value)
			case *syntax.ValueClause:
				value(x.Value)
			case *syntax.When:
				if x.Condition != nil {
					value(x.Condition)
				}
			}
			return true
		})
	}
}

func checkSelection(t *testing.T, d *document.Document, offset int32) {
	t.Helper()
	chain := outline.Selection(d, offset)
	if len(chain) == 0 || chain[len(chain)-1] != (source.Span{End: int32(len(d.File.Text))}) {
		t.Fatalf("selection at %d ends with %v", offset, chain)
	}
	for i, s := range chain {
		if s.Start > offset || offset > s.End || i > 0 && (!s.Covers(chain[i-1]) || s == chain[i-1]) {
			t.Errorf("selection at %d: %v", offset, chain)
		}
	}
}

// checkPlaces expects links, hints and lenses in the order of the text, hints of a
// part to be those of the whole that are in it, and as many ways into states as
// out of them.
func checkPlaces(t *testing.T, d *document.Document) {
	t.Helper()
	whole := source.Span{End: int32(len(d.File.Text))}
	last := int32(0)
	for _, l := range outline.Links(d) {
		if l.Span.Start < last || l.Span.Len() <= 0 || !whole.Covers(l.Span) || (l.Path == "") == (l.URL == "") {
			t.Errorf("link %v behind %d to %q %q", l.Span, last, l.Path, l.URL)
		}
		last = l.Span.End
	}
	opts := outline.HintOptions{EveryNext: true}
	part := source.Span{Start: whole.End / 3, End: whole.End / 2}
	last = 0
	var want []outline.Hint
	for _, h := range outline.Hints(d, whole, opts) {
		if h.Offset < last || h.Offset > whole.End || len(h.Parts) == 0 {
			t.Errorf("hint at %d behind %d", h.Offset, last)
		}
		last = h.Offset
		if part.Start <= h.Offset && h.Offset <= part.End {
			want = append(want, h)
		}
	}
	got := outline.Hints(d, part, opts)
	if !slices.EqualFunc(got, want, func(a, b outline.Hint) bool { return a.Offset == b.Offset && slices.Equal(a.Parts, b.Parts) }) {
		t.Errorf("%d hints in %v, want %d", len(got), part, len(want))
	}
	last = 0
	for _, l := range outline.Lenses(d, outline.LensOptions{Graph: true, EveryState: true}) {
		if l.Span.Start < last || !whole.Covers(l.Span) || l.Title == "" {
			t.Errorf("lens %q at %v behind %d", l.Title, l.Span, last)
		}
		last = l.Span.Start
	}
}

// TestCalls: a state comes before another one where that comes after it.
func TestCalls(t *testing.T) {
	for _, f := range append(gaitTexts(t), aslTexts(t)...) {
		d := open(f)
		pairs := map[[2]*index.Symbol]int{}
		for _, scope := range d.Index().Scopes {
			if len(scope.States) > 100 {
				continue
			}
			for _, s := range scope.States {
				for _, c := range outline.Successors(d, s) {
					pairs[[2]*index.Symbol{s, c.State}] += len(c.Spans)
				}
				for _, c := range outline.Predecessors(d, s) {
					pairs[[2]*index.Symbol{c.State, s}] -= len(c.Spans)
				}
				if o := s.Declared(); o != nil && outline.StateAt(d, o.Span.Start) != s {
					t.Errorf("%s: another state than %q where it is declared", f.name, s.Name)
				}
			}
		}
		for pair, n := range pairs {
			if n != 0 {
				t.Errorf("%s: %q and %q", f.name, pair[0].Name, pair[1].Name)
			}
		}
	}
}

// pieces cuts a text roughly, for mutations.
var pieces = regexp.MustCompile(`"(?:[^"\\\n]|\\.)*"|//[^\n]*|[A-Za-z_$.][\w$.]*|\d+\w*|\s+|->|.`)

func mutate(r *rand.Rand, text string) string {
	parts := pieces.FindAllString(text, -1)
	if len(parts) == 0 {
		return text
	}
	i, j := r.IntN(len(parts)), r.IntN(len(parts))
	switch r.IntN(7) {
	case 0:
		parts = slices.Delete(parts, i, i+1)
	case 1:
		parts = slices.Insert(parts, i, parts[j])
	case 2:
		parts = parts[:i]
	case 3:
		parts = slices.Delete(parts, i, min(i+r.IntN(8), len(parts)))
	case 4:
		odd := []string{"{", "}", "[", "]", "(", ")", "\"", `"""`, "->", ",", "\n", ":", "{%", "%}", "///x\n", "// y\n", "λ", "${P}", "\r\n", "/*"}
		parts = slices.Insert(parts, i, odd[r.IntN(len(odd))])
	case 5, 6: // twice, or cut, wherever that may be
		from := r.IntN(len(text))
		to := from + r.IntN(min(400, len(text)-from)+1)
		if r.IntN(2) == 0 {
			from, to = to, from
		}
		return text[:to] + text[from:]
	}
	return strings.Join(parts, "")
}

func TestLaws(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for _, f := range append(gaitTexts(t), aslTexts(t)...) {
		check(t, open(f), random)
		for i := range 16 {
			broken := text{f.name, mutate(random, f.text)}
			if i == 0 {
				broken.name = []string{"x.gait", "x.asl.json", "x.asl.yaml", "x"}[random.IntN(4)]
			}
			check(t, open(broken), random)
			if t.Failed() {
				t.Fatalf("%s:\n%s", f.name, broken.text)
			}
		}
	}
}

// TestCorpus holds real definitions to the laws, and the Gait that is made of them.
func TestCorpus(t *testing.T) {
	dir := testshared.Dir(t, "corpus/definitions")
	random := rand.New(rand.NewPCG(9, 10))
	n := 0
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		if n++; n%9 != 0 {
			return nil
		}
		data, err := os.ReadFile(path)
		if err != nil || len(data) > 100_000 {
			return err
		}
		check(t, open(text{path, string(data)}), random)
		if root, _ := asl.ReadJSON(source.New(path, string(data))); root != nil {
			written, _ := format.Format(source.New("x.gait", decompile.Decompile(root, decompile.Options{}).Text))
			check(t, open(text{"x.gait", written}), random)
		}
		if t.Failed() {
			t.Fatal(path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d definitions", n/9)
}

func FuzzLaws(f *testing.F) {
	for _, x := range append(gaitTexts(f), aslTexts(f)...) {
		f.Add(x.name, x.text)
	}
	f.Fuzz(func(t *testing.T, name, content string) {
		if len(content) > 20_000 {
			return
		}
		check(t, open(text{name, content}), rand.New(rand.NewPCG(uint64(len(content)), 1)))
	})
}

// TestCache: tokens with those of the version before are those of a new file.
func TestCache(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for _, f := range gaitTexts(t)[:8] {
		var cache outline.Cache
		var d *document.Document
		content := f.text
		for range 30 {
			d = document.New(source.New(f.name, content), d, lint.Options{}, nil)
			if got, want := outline.Tokens(d, &cache), outline.Tokens(open(text{f.name, content}), nil); !slices.Equal(got, want) {
				t.Fatalf("tokens differ of\n%s", content)
			}
			content = mutate(random, content)
		}
	}
}

// TestDelta: the edits make the new numbers of the old, and positions that are
// decoded are those that were encoded.
func TestDelta(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	units := func(s string) uint32 { return uint32(len(s)) }
	for _, f := range gaitTexts(t) {
		d := open(f)
		list := outline.Tokens(d, nil)
		old := outline.Encode(d.File.Text, list, units)
		line, char := 0, uint32(0)
		for i, x := range list {
			if old[5*i] > 0 {
				line, char = line+int(old[5*i]), 0
			}
			char += old[5*i+1]
			if at := d.File.LineSpan(line+1).Start + int32(char); at != x.Span.Start || old[5*i+2] != uint32(x.Span.Len()) {
				t.Fatalf("%s: token %d at %v is encoded at %d", f.name, i, x.Span, at)
			}
		}
		edited := open(text{f.name, mutate(random, f.text)})
		next := outline.Encode(edited.File.Text, outline.Tokens(edited, nil), units)
		got := slices.Clone(old)
		for _, e := range outline.Delta(old, next) {
			got = slices.Replace(got, int(e.Start), int(e.Start+e.Delete), e.Insert...)
		}
		if !slices.Equal(got, next) {
			t.Errorf("%s: the edits give something else", f.name)
		}
		if outline.Delta(next, slices.Clone(next)) != nil {
			t.Errorf("%s: edits where nothing changed", f.name)
		}
	}
}
