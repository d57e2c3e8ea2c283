package complete_test

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/internal/testgen"
	"github.com/gait-lang/gait/internal/testshared"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lsp/complete"
	"github.com/gait-lang/gait/lsp/document"
)

// fixtures are whole texts by the names of their files.
func fixtures(t testing.TB) map[string]string {
	texts := map[string]string{
		"jsonata.gait":  testgen.Workflow(12, 1),
		"jsonpath.gait": testgen.Workflow(12, 3),
	}
	files, err := filepath.Glob(filepath.Join(testshared.Root(t), "examples", "*.gait"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		texts[filepath.Base(name)] = string(text)
	}
	return texts
}

// checkItems holds for every list at every place.
func checkItems(t *testing.T, doc *document.Document, offset int32, list complete.List) {
	t.Helper()
	text := doc.File.Text
	fail := func(what string, item complete.Item) {
		t.Helper()
		t.Fatalf("%s: %s\n%+v\n%s‸%s", doc.File.Path, what, item, text[max(0, offset-300):offset], text[offset:min(len(text), int(offset)+80)])
	}
	for i, item := range list.Items {
		s := item.Span
		switch {
		case s.Start < 0 || s.Start > offset || s.End < offset || int(s.End) > len(text):
			fail("the span is elsewhere", item)
		case strings.Contains(text[s.Start:s.End], "\n"):
			fail("the span is of several lines", item)
		case item.Label == "" || item.Insert == "" || item.Filter == "":
			fail("something is missing", item)
		case i > 0 && list.Items[i-1].Sort >= item.Sort:
			fail("not sorted", item)
		case !letters(text[s.Start:offset], item.Filter):
			fail("the client would drop it", item)
		}
	}
}

// letters reports whether those of one text are in another in that order.
func letters(typed, text string) bool {
	text = strings.ToLower(text)
	for _, r := range strings.ToLower(typed) {
		i := strings.IndexRune(text, r)
		if i < 0 {
			return r == ' '
		}
		text = text[i:]
		text = text[len(string(r)):]
	}
	return true
}

// state is what of a text must not get worse.
type state struct {
	names    int
	problems int
}

func stateOf(doc *document.Document) state {
	var s state
	if !doc.Gait {
		s.problems = len(doc.ReadingProblems())
		for _, scope := range doc.Index().Scopes {
			s.names += len(scope.States)
		}
		return s
	}
	for _, d := range doc.Tree().Decls {
		syntax.Walk(d.Items, func(i syntax.Item) bool {
			if _, ok := i.(*syntax.State); ok {
				s.names++
			}
			return true
		})
	}
	s.problems = len(doc.Tree().Diagnostics())
	return s
}

// checkApplied puts some of the items into the text, which must not get worse
// but for what an item says has to follow.
func checkApplied(t *testing.T, doc *document.Document, offset int32, random *rand.Rand) {
	t.Helper()
	list := complete.At(doc, offset, complete.Options{})
	checkItems(t, doc, offset, list)
	if len(list.Items) == 0 {
		return
	}
	text := doc.File.Text
	before := stateOf(doc)
	for _, i := range []int{0, random.IntN(len(list.Items)), len(list.Items) - 1} {
		item := list.Items[i]
		if item.Snippet {
			t.Fatalf("a snippet for a client that takes none: %+v", item)
		}
		if item.Span.End > offset || item.Label == "jsonata" || item.Label == "jsonpath" {
			continue // what is there and right gives way, or gets another meaning
		}
		switch item.Label {
		case "and", "or", "in":
			continue // what follows becomes their operand, over the end of the line
		}
		applied := text[:item.Span.Start] + item.Insert + text[item.Span.End:]
		after := stateOf(document.New(source.New(doc.File.Path, applied), doc, lint.Options{}, nil))
		allowed := before.problems
		if item.Again {
			allowed += 4 // a value or block is missing, and what separates it from the next entry
		}
		if after.problems > allowed || after.names < before.names {
			at := item.Span.Start
			t.Fatalf("%s: %+v\nbefore %+v, after %+v\n%s‸%s", doc.File.Path, item, before, after,
				applied[max(0, at-200):at], applied[at:min(len(applied), int(at)+160)])
		}
	}
}

// TestEveryPlace looks at every place of whole texts, as they are and cut off
// there.
func TestEveryPlace(t *testing.T) {
	for name, text := range fixtures(t) {
		random := rand.New(rand.NewPCG(1, 2))
		doc := document.New(source.New(name, text), nil, lint.Options{}, nil)
		for offset := range len(text) + 1 {
			list := complete.At(doc, int32(offset), complete.Options{Snippets: true})
			checkItems(t, doc, int32(offset), list)
			if offset%7 == 0 {
				checkApplied(t, doc, int32(offset), random)
			}
			if offset%11 == 0 {
				cut := document.New(source.New(name, text[:offset]), doc, lint.Options{}, nil)
				checkItems(t, cut, int32(offset), complete.At(cut, int32(offset), complete.Options{Snippets: true}))
				checkApplied(t, cut, int32(offset), random)
			}
		}
	}
}

// TestEveryPlaceOfASL does the same for what a workflow compiles to.
func TestEveryPlaceOfASL(t *testing.T) {
	for _, seed := range []uint64{1, 3} {
		doc := document.New(source.New("x.gait", testgen.Workflow(5, seed)), nil, lint.Options{}, nil)
		root := doc.Compiled().Root
		if root == nil {
			t.Fatal("does not compile")
		}
		for name, text := range map[string]string{
			"x.asl.json": string(asl.Append(nil, root, asl.WriteOptions{})),
			"x.asl.yaml": string(asl.AppendYAML(nil, root)),
		} {
			random := rand.New(rand.NewPCG(1, 2))
			doc := document.New(source.New(name, text), nil, lint.Options{}, nil)
			for offset := range len(text) + 1 {
				checkItems(t, doc, int32(offset), complete.At(doc, int32(offset), complete.Options{Snippets: true}))
				if offset%11 == 0 {
					checkApplied(t, doc, int32(offset), random)
					cut := document.New(source.New(name, text[:offset]), doc, lint.Options{}, nil)
					checkItems(t, cut, int32(offset), complete.At(cut, int32(offset), complete.Options{Snippets: true}))
				}
			}
		}
	}
}
