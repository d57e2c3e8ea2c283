package complete_test

import (
	"maps"
	"math/rand/v2"
	"slices"
	"sort"
	"strings"
	"testing"

	"github.com/gait-lang/gait/internal/testgen"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lsp/complete"
	"github.com/gait-lang/gait/lsp/document"
)

// mutations break one token or line of a valid text.
var mutations = map[string]func(text string, r *rand.Rand) string{
	"delete a token": func(text string, r *rand.Rand) string {
		t := token(text, r)
		return text[:t.Start] + text[t.End:]
	},
	"duplicate a token": func(text string, r *rand.Rand) string {
		t := token(text, r)
		return text[:t.End] + " " + text[t.Start:]
	},
	"cut a line": func(text string, r *rand.Rand) string {
		t := token(text, r)
		if end := strings.IndexByte(text[t.Start:], '\n'); end >= 0 {
			return text[:t.Start] + text[int(t.Start)+end:]
		}
		return text[:t.Start]
	},
}

// token is one of the words or signs of a text.
func token(text string, r *rand.Rand) source.Span {
	for {
		start := r.IntN(len(text))
		if strings.IndexByte(" \n", text[start]) >= 0 {
			continue
		}
		end := start + 1
		if isWord(text[start]) {
			for start > 0 && isWord(text[start-1]) {
				start--
			}
			for end < len(text) && isWord(text[end]) {
				end++
			}
		}
		return source.Span{Start: int32(start), End: int32(end)}
	}
}

func isWord(c byte) bool {
	return 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' || c == '_'
}

// siblings are the names of the states of each list of states that the tree has:
// for each state in it, those that stand in its scope, by where it begins.
func siblings(t *syntax.Tree) map[int32][]string {
	found := map[int32][]string{}
	var scope func(items []syntax.Item, base int32, names *[]string, at *[]int32)
	finish := func(names []string, at []int32) {
		sort.Strings(names)
		for _, a := range at {
			found[a] = names
		}
	}
	scope = func(items []syntax.Item, base int32, names *[]string, at *[]int32) {
		for _, item := range items {
			switch x := item.(type) {
			case *syntax.State:
				if x.Name.Text != "" {
					*names = append(*names, x.Name.Text)
					*at = append(*at, x.Loc.Start+base)
				}
				if x.Body != nil {
					for _, clause := range x.Body.Items {
						// A state among the clauses is misplaced: its name is known,
						// but what stands before it is not typed where states do.
						var nowhere []int32
						if _, misplaced := clause.(*syntax.State); misplaced {
							scope([]syntax.Item{clause}, base, names, &nowhere)
						} else {
							scope([]syntax.Item{clause}, base, names, at)
						}
					}
				}
			case *syntax.Branch, *syntax.Loop:
				var inner []string
				var innerAt []int32
				for _, b := range syntax.Bodies(x) {
					scope(b.Items, base, &inner, &innerAt)
				}
				finish(inner, innerAt)
			case *syntax.When, *syntax.Else, *syntax.CatchClause, *syntax.Bad:
				for _, b := range syntax.Bodies(x) {
					scope(b.Items, base, names, at)
				}
			}
		}
	}
	var names []string
	var at []int32
	for _, d := range t.Decls {
		scope(d.Items, d.Start, &names, &at)
	}
	finish(names, at)
	return found
}

// TestNamesInBrokenTexts: whatever token is broken, a state that is typed before
// one which the parser kept is offered the states of its scope as targets, and no
// others.
func TestNamesInBrokenTexts(t *testing.T) {
	const trials = 25
	const typed = "pass Typed -> "
	for name, mutate := range mutations {
		random := rand.New(rand.NewPCG(3, 4))
		asked := 0
		for trial := range trials {
			broken := mutate(testgen.Workflow(30, uint64(trial)), random)
			base := document.New(source.New("w.gait", broken), nil, lint.Options{}, nil)
			for _, at := range slices.Sorted(maps.Keys(siblings(base.Tree()))) {
				line := strings.LastIndexByte(broken[:at], '\n') + 1
				indent := broken[line:at]
				if strings.Trim(indent, " ") != "" {
					continue
				}
				doc := document.New(source.New("w.gait", broken[:at]+typed+"\n\n"+indent+broken[at:]), base, lint.Options{}, nil)
				want := siblings(doc.Tree())[at]
				if want == nil {
					continue // the parser did not keep it
				}
				var got []string
				for _, item := range complete.At(doc, at+int32(len(typed)), complete.Options{}).Items {
					if item.Kind == complete.State {
						got = append(got, item.Label)
					}
				}
				slices.Sort(got)
				want = slices.DeleteFunc(slices.Compact(slices.Clone(want)), func(n string) bool { return n == "Typed" })
				asked++
				if !slices.Equal(got, want) {
					t.Fatalf("%s, trial %d, at %d:\noffered %q\nhere are %q\n%s", name, trial, at, got, want, broken)
				}
			}
		}
		if asked < 10*trials {
			t.Errorf("%s: only %d places were looked at", name, asked)
		}
		t.Logf("%s: %d places", name, asked)
	}
}
