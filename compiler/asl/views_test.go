package asl

import (
	"fmt"
	"strings"
	"testing"

	"github.com/gait-lang/gait/internal/testshared"
	"github.com/gait-lang/gait/lang/source"
)

const nested = `{
  "QueryLanguage": "JSONata",
  "StartAt": "P",
  "States": {
    "P": {"Type": "Parallel", "Branches": [
      {"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "r", "Next": "B",
        "Retry": [{"ErrorEquals": ["E", 1, "F"]}, 5], "Catch": [{"ErrorEquals": ["G"], "Next": "B"}]}, "B": {"Type": "Succeed"}}},
      {"StartAt": "C", "States": {"C": 7}}], "Next": "a/b"},
    "a/b": {"Type": "Map", "QueryLanguage": "JSONPath", "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED"}, "StartAt": "D", "States": {
      "D": {"Type": "Choice", "Choices": [{"And": [{"Variable": "$.a", "IsNull": true}, {"Not": {"Variable": "$.b", "StringEquals": "x"}}], "Next": "E"}], "Default": "E"},
      "E": {"Type": "Fail"}}}, "End": true}
  }
}`

func TestViews(t *testing.T) {
	root, ds := ReadJSON(source.New("t", nested))
	if len(ds) > 0 {
		t.Fatal(show(ds))
	}
	m := MachineOf(root)
	var got []string
	for s := range m.All() {
		line := fmt.Sprintf("%s %s %s %s %s", s.Pointer, s.Type(), s.Language(), s.Scope.Owner, s.Owner())
		for _, target := range s.Targets() {
			line += " " + target.Kind + ":" + target.Node.Text
			if root.Find(target.Pointer) != target.Node {
				t.Errorf("%s is not at %s", target.Node.Text, target.Pointer)
			}
		}
		got = append(got, line)
		if root.Find(s.Pointer) != s.Node {
			t.Errorf("%s is not at %s", s.Name, s.Pointer)
		}
	}
	want := []string{
		"/States/P Parallel JSONata state machine Parallel Next:a/b",
		"/States/P/Branches/0/States/A Task JSONata branch Task catcher:B Next:B",
		"/States/P/Branches/0/States/B Succeed JSONata branch Succeed",
		"/States/P/Branches/1/States/C  JSONata branch ",
		"/States/a~1b Map JSONPath state machine Map",
		"/States/a~1b/ItemProcessor/States/D Choice JSONata ItemProcessor Choice choice rule:E Default:E",
		"/States/a~1b/ItemProcessor/States/E Fail JSONata ItemProcessor Fail",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}

	p := m.State("P")
	a := p.Scopes()[0].State("A")
	if r := a.Retriers(); len(r) != 2 || strings.Join(r[0].Errors(), ",") != "E,F" || r[1].Errors() != nil {
		t.Errorf("retriers %+v", r)
	}
	if c := a.Catchers(); len(c) != 1 || c[0].Next() != "B" || c[0].Pointer != a.Pointer+"/Catch/0" {
		t.Errorf("catchers %+v", c)
	}
	ab := m.State("a/b")
	if !ab.Distributed() || !ab.End() || p.End() || p.Next().Text != "a/b" || m.StartAt() != "P" {
		t.Error("fields of states are wrong")
	}
	rule := ab.Scopes()[0].State("D").Choices()[0]
	if rules := rule.Rules(); len(rules) != 2 || rule.Next() != "E" {
		t.Errorf("rules %+v", rules)
	} else if c, operand := rules[0].Comparator(); c.Name != "IsNull" || operand.Text != "true" {
		t.Errorf("comparator %+v", c)
	} else if c, _ := rules[1].Rules()[0].Comparator(); c.Name != "StringEquals" {
		t.Errorf("comparator %+v", c)
	}
	count := 0
	for range m.Machines() {
		count++
	}
	if count != 4 {
		t.Errorf("%d machines", count)
	}
}

// Views of anything at all must not panic.
func TestViewsOfBrokenText(t *testing.T) {
	for _, dir := range []string{"corpus/invalid", "corpus/definitions"} {
		for _, path := range files(t, testshared.Dir(t, dir), ".json") {
			text := readFile(t, path).Text
			for _, cut := range []int{len(text), len(text) / 2, len(text) / 3} {
				n, _ := ReadJSON(source.New("t", text[:cut]))
				visit(MachineOf(n))
			}
		}
	}
	visit(MachineOf(nil))
	for _, text := range []string{`[]`, `{"States": []}`, `{"States": {"A": null, "B": {"Branches": [1, null], "Iterator": [], "Retry": {}, "Choices": [null, {"And": 1, "Not": null}]}}}`} {
		n, _ := ReadJSON(source.New("t", text))
		visit(MachineOf(n))
	}
}

func visit(m *Machine) {
	for range m.Machines() {
	}
	for s := range m.All() {
		s.Targets()
		s.Language()
		s.Owner()
		s.Distributed()
		s.End()
		for _, r := range s.Retriers() {
			r.Errors()
		}
		for _, r := range s.Choices() {
			r.Comparator()
			for _, inner := range r.Rules() {
				inner.Comparator()
				inner.Rules()
			}
		}
	}
}
