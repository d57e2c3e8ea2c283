package document

import (
	"strings"
	"sync"
	"testing"

	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
)

const flow = "workflow W\n\npass A -> B\n\nsucceed B\n\nsucceed C\n"

// TestVersions: the next version takes over the declarations that did not
// change, and knows the same as a new document of its text.
func TestVersions(t *testing.T) {
	first := New(source.New("w.gait", flow), nil, lint.Options{}, nil)
	text := strings.Replace(flow, "A -> B", "A -> C", 1)
	second := New(source.New("w.gait", text), first, lint.Options{}, nil)
	fresh := New(source.New("w.gait", text), nil, lint.Options{}, nil)
	last := func(d *Document) any { decls := d.Tree().Decls; return decls[len(decls)-1].Decl }
	if last(first) != last(second) {
		t.Error("a declaration whose text did not change was parsed again")
	}
	got, want := second.Problems(), fresh.Problems()
	if len(got) != len(want) || len(got) == 0 {
		t.Fatalf("%d problems, %d in a new document", len(got), len(want))
	}
	for i := range got {
		if got[i].Span != want[i].Span || got[i].Message != want[i].Message {
			t.Errorf("problem %d is %v, %v in a new document", i, got[i], want[i])
		}
	}
}

func TestASL(t *testing.T) {
	text := `{"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}}}`
	d := New(source.New("w.asl.json", text), nil, lint.Options{}, nil)
	if d.Gait || d.Tree() != nil || len(d.Definitions()) != 1 || d.Facts()[0] == nil {
		t.Fatalf("not read as one definition")
	}
	if ds := d.Problems(); len(ds) != 1 || !strings.Contains(ds[0].Message, "B") {
		t.Errorf("problems %v", ds)
	}
}

// TestProblemsUntil stops while rules run: what was found is not taken for all.
func TestProblemsUntil(t *testing.T) {
	d := New(source.New("x.gait", "workflow\npass A -> end\npass B\n"), nil, lint.Options{}, nil)
	asked := 0
	if _, all := d.ProblemsUntil(func() bool { asked++; return asked > 2 }); all {
		t.Error("it says that it was not stopped")
	}
	if asked > 4 {
		t.Errorf("asked %d times, and rules ran on", asked)
	}
	if ds, all := d.ProblemsUntil(func() bool { return false }); !all || len(ds) == 0 || len(d.Problems()) != len(ds) {
		t.Errorf("%v, %v", ds, all)
	}
}

// TestManyAsk asks a document of ASL from several goroutines, for the race
// detector.
func TestManyAsk(t *testing.T) {
	text := `{"StartAt": "A", "QueryLanguage": "JSONata", "States": {"A": {"Type": "Pass", "Output": "{% $x + $states.input.y %}", "Next": "B"}, "B": {"Type": "Fail", "Error": "E"}}}`
	d := New(source.New("x.asl.json", text), nil, lint.Options{}, nil)
	var asking sync.WaitGroup
	for range 8 {
		asking.Go(func() {
			d.Index()
			d.Place(100)
			for _, f := range d.Facts() {
				f.Variables()
				f.Raises("E")
				f.Assigned("x")
				for _, e := range f.Expressions {
					e.Variables()
					e.At(source.Span{Start: 1, End: 3})
				}
			}
			d.Problems()
		})
	}
	asking.Wait()
}
