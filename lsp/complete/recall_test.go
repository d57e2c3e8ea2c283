package complete_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/internal/testgen"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lsp/complete"
	"github.com/gait-lang/gait/lsp/document"
	"github.com/gait-lang/gait/lsp/index"
)

// typedAgain cuts a text behind the first letters of a span of it, up to the end
// of the line or of the span, as if it was just being typed.
func typedAgain(text string, s source.Span, letters int, line bool) (string, int32) {
	at := s.Start
	for n := 0; n < letters && at < s.End; at++ {
		if c := text[at]; c != '"' && c != '$' && c != '{' {
			n++
		}
	}
	end := s.End
	if line {
		end = at
		if n := strings.IndexByte(text[at:], '\n'); n >= 0 {
			end += int32(n)
		} else {
			end = int32(len(text))
		}
	}
	return text[:at] + text[end:], at
}

// TestEveryNameIsOffered types every name of whole texts again: two letters, and
// nothing behind them, are enough for it to be offered among the first.
func TestEveryNameIsOffered(t *testing.T) {
	texts := fixtures(t)
	for name, text := range maps.Clone(texts) {
		root := document.New(source.New(name, text), nil, lint.Options{}, nil).Compiled().Root
		if root == nil {
			continue // it imports what is not here
		}
		texts[name+".asl.json"] = string(asl.Append(nil, root, asl.WriteOptions{}))
		texts[name+".asl.yaml"] = string(asl.AppendYAML(nil, root))
	}
	texts["large.gait"] = testgen.Workflow(60, 2)
	texts["large-jsonpath.gait"] = testgen.Workflow(60, 7)
	kinds := map[index.Kind]int{}
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		text := texts[name]
		doc := document.New(source.New(name, text), nil, lint.Options{}, nil)
		for _, o := range doc.Index().Occurrences {
			if o.Role == index.Declaration || o.Role == index.Write || o.Role == index.Import || o.Symbol.Declared() == nil {
				continue
			}
			for _, line := range []bool{false, true} {
				if line && strings.HasSuffix(name, ".yaml") && strings.ContainsAny(firstLine(text[o.Span.Start:]), `'"`) {
					continue // YAML goes on with the string in the lines below
				}
				cut, at := typedAgain(text, o.Span, 2, line)
				again := document.New(source.New(name, cut), doc, lint.Options{}, nil)
				found := slices.IndexFunc(complete.At(again, at, complete.Options{}).Items, func(i complete.Item) bool {
					return strings.TrimLeft(i.Label, "$") == o.Symbol.Name
				})
				if found < 0 || found > 20 {
					t.Errorf("%s: %s %q is at %d of what is offered\n%s‸%s", name, o.Symbol.Kind, o.Symbol.Name, found, cut[max(0, at-160):at], cut[at:min(len(cut), int(at)+60)])
				}
			}
			kinds[o.Symbol.Kind]++
		}
	}
	for _, k := range []index.Kind{index.State, index.Variable, index.RetryPolicy, index.Const, index.Param} {
		if kinds[k] < 5 {
			t.Errorf("only %d of kind %s", kinds[k], k)
		}
	}
	t.Log(kinds)
}

// TestEveryWordIsOffered does the same with the keywords of clauses, the keys of
// arguments, resources and error names.
func TestEveryWordIsOffered(t *testing.T) {
	texts := fixtures(t)
	asked := 0
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		text := texts[name]
		doc := document.New(source.New(name, text), nil, lint.Options{}, nil)
		check := func(s source.Span, word string) {
			t.Helper()
			asked++
			cut, at := typedAgain(text, s, 2, true)
			again := document.New(source.New(name, cut), doc, lint.Options{}, nil)
			for _, item := range complete.At(again, at, complete.Options{}).Items {
				if item.Label == word || item.Kind == complete.Service && strings.HasPrefix(word, item.Label) {
					return
				}
			}
			t.Errorf("%s: %q is not offered\n%s‸%s", name, word, cut[max(0, at-160):at], cut[at:min(len(cut), int(at)+60)])
		}
		for _, d := range doc.Tree().Decls {
			errors := func(l syntax.ErrorList) {
				for _, n := range l.Names {
					if strings.Contains(n.Text, ".") { // others are the workflow's own
						check(d.At(n.Loc), n.Text)
					}
				}
			}
			syntax.Walk(d.Items, func(i syntax.Item) bool {
				switch x := i.(type) {
				case *syntax.State:
					check(d.At(x.Keyword), x.Kind.String())
					if x.Resource != nil && !x.Resource.Quoted {
						check(d.At(x.Resource.Loc), x.Resource.Text)
					}
					if x.Resource != nil && x.Body != nil {
						for _, item := range x.Body.Items {
							if p, ok := item.(*syntax.Property); ok && !p.Key.Quoted {
								check(d.At(p.Key.Loc), p.Key.Text)
							}
						}
					}
				case *syntax.ValueClause:
					check(d.At(x.Keyword.Loc), x.Keyword.Text)
				case *syntax.RetryClause:
					if x.Retrier != nil {
						errors(x.Retrier.Errors)
					}
				case *syntax.CatchClause:
					if x.Policy() == nil {
						errors(x.Catcher.Errors)
					}
				}
				return true
			})
		}
	}
	if asked < 200 {
		t.Errorf("only %d words", asked)
	}
	t.Logf("%d words", asked)
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return line
}

// TestEveryFieldIsOffered does the same with the fields of ASL in JSON and YAML,
// their values where they are words, and resources.
func TestEveryFieldIsOffered(t *testing.T) {
	asked := 0
	for name, text := range fixtures(t) {
		root := document.New(source.New(name, text), nil, lint.Options{}, nil).Compiled().Root
		if root == nil {
			continue // it imports what is not here
		}
		for name, text := range map[string]string{
			name + ".asl.json": string(asl.Append(nil, root, asl.WriteOptions{})),
			name + ".asl.yaml": string(asl.AppendYAML(nil, root)),
		} {
			doc := document.New(source.New(name, text), nil, lint.Options{}, nil)
			check := func(s source.Span, word string) {
				t.Helper()
				asked++
				cut, at := typedAgain(text, s, 2, false)
				if strings.HasPrefix(text[s.Start:], `"`) {
					cut = cut[:at] + `"` + cut[at:] // as editors close it
				}
				again := document.New(source.New(name, cut), doc, lint.Options{}, nil)
				for _, item := range complete.At(again, at, complete.Options{}).Items {
					if item.Label == word || item.Kind == complete.Service && strings.HasPrefix(word, item.Label) {
						return
					}
				}
				t.Errorf("%s: %q is not offered\n%s‸%s", name, word, cut[max(0, at-160):at], cut[at:min(len(cut), int(at)+60)])
			}
			for _, o := range doc.Facts()[0].Objects {
				if asl.FieldsOf(o.Owner) == nil {
					continue
				}
				for i := range o.Node.Members {
					m := &o.Node.Members[i]
					f := asl.FieldOf(o.Owner, m.Key)
					if f == nil {
						continue
					}
					check(m.KeyAt.Span, m.Key)
					if len(f.Enum) > 0 && m.Value.Is(asl.String) {
						check(m.Value.At.Span, m.Value.Text)
					}
				}
			}
		}
	}
	if asked < 500 {
		t.Errorf("only %d fields", asked)
	}
	t.Logf("%d fields", asked)
}
