package syntax_test

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/compiler/decompile"
	"github.com/gait-lang/gait/internal/testgen"
	"github.com/gait-lang/gait/internal/testshared"
	"github.com/gait-lang/gait/lang/format"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

// maxMeanLost is the bar on how many states a broken token may cost on
// average, its own included.
const maxMeanLost = 2.5

// TestRecovery breaks one token of a valid file at a time and counts the
// states that the parser loses.
func TestRecovery(t *testing.T) {
	var generated []string
	for seed := range uint64(10) {
		generated = append(generated, testgen.Workflow(60, seed+1))
	}
	t.Run("generated", func(t *testing.T) { tryRecovery(t, generated) })
	t.Run("imported", func(t *testing.T) { tryRecovery(t, imported(t)) })
}

// imported returns the definitions of the corpus that have 50 states or more,
// as Gait.
func imported(t *testing.T) []string {
	var texts []string
	dir := testshared.Dir(t, "corpus/definitions")
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		root, _ := asl.ReadJSON(source.New(path, string(data)))
		if out := decompile.Decompile(root, decompile.Options{}); out.States >= 50 {
			text, _ := format.Format(source.New(path, out.Text))
			texts = append(texts, text)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(texts) == 0 {
		t.Fatal("no definition of the corpus has 50 states")
	}
	return texts
}

func tryRecovery(t *testing.T, texts []string) {
	const trials = 400
	for _, m := range mutations {
		t.Run(m.name, func(t *testing.T) {
			random := rand.New(rand.NewPCG(1, 2))
			lost, worst := 0, 0
			for trial := range trials {
				text := texts[trial%len(texts)]
				broken := m.mutate(text, random)
				tree := parse(broken)
				n := missing(stateNames(parse(text)), stateNames(tree))
				lost += n
				worst = max(worst, n)
				checkNothingSkipped(t, broken, tree)
				if t.Failed() {
					t.Fatalf("in trial %d", trial)
				}
			}
			mean := float64(lost) / trials
			t.Logf("%.2f states lost on average, %d at worst", mean, worst)
			if mean > maxMeanLost {
				t.Errorf("%.2f states lost on average, want at most %.1f", mean, maxMeanLost)
			}
		})
	}
}

var mutations = []struct {
	name   string
	mutate func(string, *rand.Rand) string
}{
	{"delete a token", func(text string, r *rand.Rand) string {
		tok := pick(text, r)
		return text[:tok.Start] + text[tok.End:]
	}},
	{"duplicate a token", func(text string, r *rand.Rand) string {
		tok := pick(text, r)
		return text[:tok.End] + " " + text[tok.Start:]
	}},
	{"cut a line", func(text string, r *rand.Rand) string {
		tok := pick(text, r)
		end := strings.IndexByte(text[tok.Start:], '\n')
		if end < 0 {
			return text[:tok.Start]
		}
		return text[:tok.Start] + text[int(tok.Start)+end:]
	}},
}

func parse(text string) *syntax.Tree { return syntax.Parse(source.New("test.gait", text)) }

func pick(text string, r *rand.Rand) source.Span {
	toks := plainTokens(text)
	return toks[r.IntN(len(toks))]
}

func stateNames(t *syntax.Tree) map[string]bool {
	names := map[string]bool{}
	for _, d := range t.Decls {
		syntax.Walk(d.Items, func(i syntax.Item) bool {
			if s, ok := i.(*syntax.State); ok {
				names[s.Name.Text] = true
			}
			return true
		})
	}
	return names
}

func missing(want, got map[string]bool) int {
	n := 0
	for name := range want {
		if !got[name] {
			n++
		}
	}
	return n
}

// whiteSpace stands between tokens, and at the end of one that is not closed.
const whiteSpace = " \n\t\r"

// plainTokens cuts text in a simple way that knows nothing of the language:
// words, numbers, strings and single characters, no white space and no
// comments.
func plainTokens(text string) []source.Span {
	var spans []source.Span
	for i := 0; i < len(text); {
		start := i
		switch c := text[i]; {
		case strings.IndexByte(whiteSpace, c) >= 0:
			i++
			continue
		case strings.HasPrefix(text[i:], "//") && !strings.HasPrefix(text[i:], "///"):
			for i < len(text) && text[i] != '\n' {
				i++
			}
			continue
		case strings.HasPrefix(text[i:], `"""`):
			if end := strings.Index(text[i+3:], `"""`); end >= 0 {
				i += end + 6
			} else {
				i += 3
			}
		case c == '"':
			for i++; i < len(text) && text[i] != '"' && text[i] != '\n'; i++ {
				if text[i] == '\\' {
					i++
				}
			}
			i = min(i+1, len(text))
		case word(c):
			for i < len(text) && word(text[i]) {
				i++
			}
		default:
			i++
		}
		spans = append(spans, source.Span{Start: int32(start), End: int32(i)})
	}
	return spans
}

func word(c byte) bool {
	return c == '_' || c == '$' || c == '.' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c >= 0x80
}

// checkNothingSkipped checks that every byte with a meaning is in a leaf of
// the tree or inside a diagnostic.
func checkNothingSkipped(t *testing.T, text string, tree *syntax.Tree) {
	t.Helper()
	covered := make([]bool, len(text)+1)
	mark := func(s source.Span) {
		for i := max(s.Start, 0); i < s.End && int(i) < len(covered); i++ {
			covered[i] = true
		}
	}
	for _, d := range tree.Diagnostics() {
		mark(d.Span)
	}
	for _, p := range tree.Decls {
		for _, leaf := range leaves(p.Text, p.Items) {
			mark(p.At(leaf))
		}
		for _, c := range p.Comments {
			mark(p.At(c.Span))
		}
	}
	for _, tok := range plainTokens(text) {
		for i := tok.Start; i < tok.End; i++ {
			if c := text[i]; !covered[i] && !strings.ContainsRune("{}[]:=,->/%"+whiteSpace, rune(c)) {
				t.Errorf("%s is in no node and in no diagnostic\n%s", describe(text, tok), text)
				return
			}
		}
	}
}

func describe(text string, s source.Span) string {
	pos := source.New("", text).Position(s.Start)
	return fmt.Sprintf("%d:%d %q", pos.Line, pos.Column, text[s.Start:s.End])
}
