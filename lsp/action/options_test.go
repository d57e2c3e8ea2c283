package action

import (
	"slices"
	"strings"
	"testing"

	"github.com/gait-lang/gait/lang/source"
)

const someText = `workflow

import "./none.gait"

task A lambda:invoke {
  FunctionName: "f"
  retry on States.ALL max 1
}

choice C {
  when $states.input.a -> A
  when $states.input.b -> Dome
}

succeed Done
`

func titles(text, place string, opts Options) (list []string) {
	doc := openFile("some.gait", text)
	for _, a := range For(doc, source.At(int32(strings.Index(text, place))), opts) {
		list = append(list, string(a.Kind)+": "+a.Title)
	}
	return list
}

// TestOnly: a kind brings what is narrower, and nothing else.
func TestOnly(t *testing.T) {
	for _, c := range []struct {
		place string
		only  []Kind
		want  []string
	}{
		{"on States", []Kind{"refactor"}, []string{
			"refactor.rewrite: add a catch with a state of its own",
			"refactor.extract: extract a retry policy",
		}},
		{"on States", []Kind{Extract}, []string{"refactor.extract: extract a retry policy"}},
		{"on States", []Kind{"refactor.ex"}, nil},
		{"on States", []Kind{FixAll, QuickFix}, nil},
		{"Dome", []Kind{QuickFix}, []string{
			`quickfix: replace by "Done"`,
			"quickfix: create the state Dome as pass",
			"quickfix: create the state Dome as task",
			"quickfix: create the state Dome as wait",
			"quickfix: create the state Dome as succeed",
			"quickfix: create the state Dome as fail",
		}},
		{"choice C", []Kind{"refactor.rewrite"}, []string{
			"refactor.rewrite: add `else` that leads to Done",
			"refactor.rewrite: add `else` that fails",
			"refactor.rewrite: turn C into raw ASL",
		}},
	} {
		if got := titles(someText, c.place, Options{Only: c.only}); !slices.Equal(got, c.want) {
			t.Errorf("%s, %v: got\n%s", c.place, c.only, strings.Join(got, "\n"))
		}
	}
}

// TestAutomatic: nothing is offered unasked where nothing is wrong.
func TestAutomatic(t *testing.T) {
	if got := titles(someText, "on States", Options{Automatic: true}); len(got) > 0 {
		t.Errorf("offered %v", got)
	}
	if got := titles(someText, "Dome", Options{Automatic: true}); len(got) == 0 || got[0] != `quickfix: replace by "Done"` {
		t.Errorf("offered %v", got)
	}
	sound := strings.Replace(strings.Replace(someText, "Dome", "Done", 1), "import \"./none.gait\"\n\n", "", 1)
	if got := titles(sound, "choice C", Options{Automatic: true}); len(got) == 0 || got[0] != "quickfix: add `else` that leads to Done" {
		t.Errorf("offered %v", got)
	}
}

// TestReason: what the user says is one line of the comment.
func TestReason(t *testing.T) {
	text := "pass A -> C\n\npass B -> C\n\nsucceed C\n"
	doc := openFile("some.gait", text)
	for _, a := range For(doc, source.At(int32(strings.Index(text, "B"))), Options{}) {
		if a.Title != "ignore unreachable-state here" {
			continue
		}
		for answer, want := range map[string]string{
			" kept\n for \tlater ": "// lint:ignore unreachable-state kept for later\n",
			" \n":                  "// lint:ignore unreachable-state " + a.Ask.Placeholder + "\n",
		} {
			edits, err := a.EditsWith(answer)
			if err != nil || len(edits) != 1 || edits[0].Text != want {
				t.Errorf("%q: %v, %v", answer, edits, err)
			}
		}
		return
	}
	t.Error("not offered")
}
