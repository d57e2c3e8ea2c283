package place_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lsp/place"
)

var kinds = map[place.Kind]string{
	place.Nothing: "nothing", place.Keyword: "keyword", place.Continuation: "continuation", place.Word: "word",
	place.NewName: "new name", place.Target: "target", place.ErrorName: "error", place.Policy: "policy",
	place.Resource: "resource", place.Value: "value", place.Key: "key", place.Expression: "expression",
	place.Path: "path", place.Condition: "condition", place.String: "string", place.Placeholder: "placeholder",
	place.ImportPath: "import path", place.ImportName: "import name", place.Field: "field", place.Rule: "rule",
	place.Directive: "directive", place.Comment: "comment",
}

var wants = map[place.Want]string{
	place.Operand: "operand", place.Operator: "operator", place.Member: "member", place.Binding: "binding", place.Text: "text",
}

var blocks = map[place.Block]string{
	place.FileBlock: "file", place.HeaderBlock: "header", place.LibraryBlock: "library", place.ScopeBlock: "scope",
	place.InlineBlock: "inline", place.StateBlock: "state", place.DefaultsBlock: "defaults",
	place.ResourceBlock: "resource", place.BatchBlock: "batch", place.PolicyBlock: "policy",
	place.FieldsBlock: "fields", place.OtherBlock: "other",
}

// show writes a place in one line: kind, what is replaced with the place in it,
// and all that is not empty.
func show(p *place.Place, text string) string {
	var b strings.Builder
	b.WriteString(kinds[p.Kind])
	span := text[p.Span.Start:p.Span.End]
	if p.Offset < p.Span.Start || p.Offset > p.Span.End {
		b.WriteString(" OUTSIDE")
	} else if span != "" {
		i := p.Offset - p.Span.Start
		fmt.Fprintf(&b, " [%s|%s]", span[:i], span[i:])
		if p.Prefix != span[:i] {
			fmt.Fprintf(&b, " PREFIX %q", p.Prefix)
		}
	}
	if p.Quote != 0 {
		fmt.Fprintf(&b, " quote")
		if !p.Closed {
			b.WriteString(" open")
		}
	}
	if n := len(p.Around); n > 0 {
		b.WriteString(" in")
		for _, a := range p.Around {
			fmt.Fprintf(&b, " %s/%s", blocks[a.Block], a.Keyword)
			if a.Item == nil {
				b.WriteString("?")
			}
		}
	}
	if p.Keyword != "" {
		fmt.Fprintf(&b, " of %s", p.Keyword)
	}
	if p.Clause != "" && p.Clause != p.Keyword {
		fmt.Fprintf(&b, " clause %s", p.Clause)
	}
	for i, s := range p.Path {
		if i == 0 {
			b.WriteString(" at ")
		}
		if s.Index >= 0 {
			fmt.Fprintf(&b, "[%d]", s.Index)
		} else {
			fmt.Fprintf(&b, ".%s", s.Key)
		}
	}
	if p.Language == syntax.JSONPath {
		b.WriteString(" jsonpath")
	}
	if e := p.Expression; e != nil {
		fmt.Fprintf(&b, " wants %s", wants[e.Want])
		if e.Bare {
			b.WriteString(" bare")
		}
		if len(e.Steps) > 0 {
			fmt.Fprintf(&b, " of %s", strings.Join(e.Steps, " . "))
		}
		for _, c := range e.Calls {
			fmt.Fprintf(&b, " in %s arg %d", c.Name, c.Arg)
		}
	}
	if len(p.Words) > 0 {
		fmt.Fprintf(&b, " or %s", strings.Join(p.Words, " "))
	}
	if p.Policy {
		b.WriteString(" or a policy")
	}
	if len(p.Names) > 0 {
		fmt.Fprintf(&b, " beside %s", strings.Join(p.Names, ","))
	}
	return b.String()
}

func at(t *testing.T, marked string) (*place.Place, string) {
	t.Helper()
	before, after, ok := strings.Cut(marked, "‸")
	if !ok {
		before, after, ok = strings.Cut(marked, "|")
	}
	if !ok {
		t.Fatalf("no mark in %q", marked)
	}
	tree := syntax.Parse(source.New("test.gait", before+after))
	return place.Gait(tree, int32(len(before))), before + after
}

func TestGait(t *testing.T) {
	table(t, "testdata/gait.txt", func(t *testing.T, marked string) string {
		p, text := at(t, marked)
		return show(p, text)
	})
}

// laws hold for every place in every text.
func laws(t *testing.T, p *place.Place, text string) {
	t.Helper()
	switch {
	case p.Span.Start < 0 || p.Span.End < p.Span.Start || int(p.Span.End) > len(text):
		t.Fatalf("span %v outside of the text", p.Span)
	case p.Offset < p.Span.Start || p.Offset > p.Span.End:
		t.Fatalf("%s at %d: span %v is elsewhere\n%s‸%s", kinds[p.Kind], p.Offset, p.Span, text[max(0, p.Offset-200):p.Offset], text[p.Offset:min(len(text), int(p.Offset)+60)])
	case p.Prefix != text[p.Span.Start:p.Offset]:
		t.Fatalf("%s: prefix %q, want %q", kinds[p.Kind], p.Prefix, text[p.Span.Start:p.Offset])
	}
	if e := p.Expression; e != nil {
		if e.Word.Start < 0 || e.Word.End < e.Word.Start || int(e.Word.End) > len(e.Text) || int(e.Offset) > len(e.Text) {
			t.Fatalf("word %v, offset %d of %q", e.Word, e.Offset, e.Text)
		}
	}
}

// TestGaitLaws looks at every place of real texts, and of those texts cut off
// right there.
func TestGaitLaws(t *testing.T) {
	var texts []string
	for _, pattern := range []string{"../../examples/*.gait", "../../compiler/testdata/*.txtar", "../../lang/syntax/testdata/*.txtar"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %v, %d files", pattern, err, len(files))
		}
		for _, name := range files {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if strings.HasSuffix(name, ".gait") {
				texts = append(texts, string(data))
				continue
			}
			for _, f := range txtar.Parse(data).Files {
				if strings.HasSuffix(f.Name, ".gait") && len(f.Data) < 4000 {
					texts = append(texts, string(f.Data))
				}
			}
		}
	}
	places := 0
	for _, text := range texts {
		whole := syntax.Parse(source.New("whole.gait", text))
		text = whole.File.Text
		for i := 0; i <= len(text); i++ {
			laws(t, place.Gait(whole, int32(i)), text)
			places++
			if i%7 == 0 {
				laws(t, place.Gait(syntax.Parse(source.New("cut.gait", text[:i])), int32(i)), text[:i])
			}
		}
	}
	if places < 20_000 {
		t.Errorf("only %d places", places)
	}
}

func FuzzGait(f *testing.F) {
	f.Add("task A lambda:invoke {\n  retry on X, \n}", uint16(38))
	f.Add("workflow { query jsonpath }\nchoice C { when $.a is \n}", uint16(50))
	f.Add("pass A { output {\"a\": $f(\"x\", `b`)[/x/] } }", uint16(30))
	f.Fuzz(func(t *testing.T, text string, offset uint16) {
		tree := syntax.Parse(source.New("fuzz.gait", text))
		if !tree.NotText {
			laws(t, place.Gait(tree, int32(offset)), tree.File.Text)
		}
	})
}
