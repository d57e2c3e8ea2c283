package asl

import (
	"slices"
	"strings"
	"testing"

	"github.com/gait-lang/gait/lang/source"
)

// fieldsByState is the table of fields and state types: P for JSONPath only,
// J for JSONata only, B for both, - for none.
const fieldsByState = `
                               Task Pass Wait Choice Succeed Fail Parallel Map
Type                           B B B B B B B B
Comment                        B B B B B B B B
QueryLanguage                  B B B B B B B B
Next                           B B B - - - B B
End                            B B B - - - B B
InputPath                      P P P P P - P P
OutputPath                     P P P P P - P P
Parameters                     P P - - - - P P
ResultSelector                 P - - - - - P P
ResultPath                     P P - - - - P P
Result                         - P - - - - - -
Assign                         B B B B - - B B
Arguments                      J - - - - - J -
Output                         J J J J J - J J
Retry                          B - - - - - B B
Catch                          B - - - - - B B
Resource                       B - - - - - - -
Credentials                    B - - - - - - -
TimeoutSeconds                 B - - - - - - -
HeartbeatSeconds               B - - - - - - -
TimeoutSecondsPath             P - - - - - - -
HeartbeatSecondsPath           P - - - - - - -
Seconds                        - - B - - - - -
Timestamp                      - - B - - - - -
SecondsPath                    - - P - - - - -
TimestampPath                  - - P - - - - -
Choices                        - - - B - - - -
Default                        - - - B - - - -
Error                          - - - - - B - -
Cause                          - - - - - B - -
ErrorPath                      - - - - - P - -
CausePath                      - - - - - P - -
Branches                       - - - - - - B -
ItemProcessor                  - - - - - - - B
Iterator                       - - - - - - - B
ItemSelector                   - - - - - - - B
ItemReader                     - - - - - - - B
ItemBatcher                    - - - - - - - B
ResultWriter                   - - - - - - - B
Label                          - - - - - - - B
MaxConcurrency                 - - - - - - - B
ToleratedFailureCount          - - - - - - - B
ToleratedFailurePercentage     - - - - - - - B
Items                          - - - - - - - J
ItemsPath                      - - - - - - - P
MaxConcurrencyPath             - - - - - - - P
ToleratedFailureCountPath      - - - - - - - P
ToleratedFailurePercentagePath - - - - - - - P
`

func TestFieldsByState(t *testing.T) {
	lines := strings.Split(strings.TrimSpace(fieldsByState), "\n")
	owners := strings.Fields(lines[0])
	seen := map[string]bool{}
	for _, line := range lines[1:] {
		cells := strings.Fields(line)
		seen[cells[0]] = true
		for i, want := range cells[1:] {
			got := "-"
			if f := FieldOf(Owner(owners[i]), cells[0]); f != nil {
				got = [...]string{"B", "P", "J"}[f.Languages]
			}
			if got != want {
				t.Errorf("%s of %s: %s, want %s", cells[0], owners[i], got, want)
			}
		}
	}
	for _, o := range owners {
		for _, f := range FieldsOf(Owner(o)) {
			if !seen[f.Name] {
				t.Errorf("%s has the field %s, which AWS refuses", o, f.Name)
			}
		}
	}
}

func TestFieldTableIsComplete(t *testing.T) {
	for _, o := range tables().owners {
		names := map[string]bool{}
		for _, f := range FieldsOf(o) {
			if names[f.Name] {
				t.Errorf("%s has %s twice", o, f.Name)
			}
			names[f.Name] = true
			if f.Doc == "" || !strings.HasSuffix(f.Doc, ".") || f.Source == "" || f.Values == 0 || f.Owner != o {
				t.Errorf("%s of %s is incomplete: %+v", f.Name, o, f)
			}
			if f.Deprecated != "" && FieldOf(o, f.Deprecated) == nil {
				t.Errorf("%s of %s is replaced by %s, which is no field", f.Name, o, f.Deprecated)
			}
			if f.Holds != "" && FieldsOf(f.Holds) == nil {
				t.Errorf("%s of %s holds %s, which has no fields", f.Name, o, f.Holds)
			}
			if f.IsPath() && FieldOf(o, strings.TrimSuffix(f.Name, "Path")) == nil {
				t.Errorf("%s of %s is the path of no field", f.Name, o)
			}
		}
		for _, g := range GroupsOf(o) {
			if len(g.Fields) < 2 {
				t.Errorf("the group %s of %s has only %q", g.Name, o, g.Fields)
			}
		}
	}
}

func TestComparators(t *testing.T) {
	if n := len(Comparators); n != 39 {
		t.Errorf("%d comparators, want 39", n)
	}
	for _, c := range Comparators {
		for _, o := range []Owner{OwnerRule, OwnerNestedRule} {
			if f := FieldOf(o, c.Name); f == nil || f.Languages != JSONPathOnly || f.Group != "condition" {
				t.Errorf("%s of %s is %+v", c.Name, o, f)
			}
		}
		if ComparatorOf(c.Name) == nil {
			t.Errorf("%s is not found", c.Name)
		}
	}
}

func TestGroups(t *testing.T) {
	for _, test := range []struct {
		owner    Owner
		required bool
		fields   []string
	}{
		{OwnerWait, true, []string{"Seconds", "SecondsPath", "Timestamp", "TimestampPath"}},
		{OwnerWait, true, []string{"Next", "End"}},
		{OwnerTask, false, []string{"TimeoutSeconds", "TimeoutSecondsPath"}},
		{OwnerMap, true, []string{"ItemProcessor", "Iterator"}},
		{OwnerMap, false, []string{"Parameters", "ItemSelector"}},
		{OwnerFail, false, []string{"Cause", "CausePath"}},
		{OwnerItemBatcher, false, []string{"MaxItemsPerBatch", "MaxItemsPerBatchPath"}},
	} {
		if !slices.ContainsFunc(GroupsOf(test.owner), func(g Group) bool {
			return g.Required == test.required && slices.Equal(g.Fields, test.fields)
		}) {
			t.Errorf("%s has no group %q, but %+v", test.owner, test.fields, GroupsOf(test.owner))
		}
	}
}

func TestAllowsContext(t *testing.T) {
	for _, test := range []struct {
		owner Owner
		name  string
		want  bool
	}{
		{OwnerTask, "InputPath", true},
		{OwnerMap, "ItemsPath", true},
		{OwnerRule, "Variable", true},
		{OwnerTask, "ResultPath", false},
		{OwnerMap, "MaxConcurrencyPath", false},
		{OwnerTask, "TimeoutSecondsPath", false},
		{OwnerTask, "Comment", false},
	} {
		if got := FieldOf(test.owner, test.name).AllowsContext(); got != test.want {
			t.Errorf("%s of %s: %v", test.name, test.owner, got)
		}
	}
}

func TestSortMembers(t *testing.T) {
	n, _ := ReadJSON(source.New("t", `{"End": true, "X": 1, "Retry": [], "Resource": "r", "B": 1, "Comment": "c", "Type": "Task", "Next": "n", "A": 1}`))
	SortMembers(OwnerTask, n.Members)
	if got, want := keys(&Node{Members: n.Members[:6]}), `"Type", "Comment", "Resource", "Retry", "X", "B"`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if last := n.Members[len(n.Members)-1].Key; last != "End" {
		t.Errorf("last is %s", last)
	}
	m, _ := ReadJSON(source.New("t", `{"States": {}, "X": 1, "StartAt": "a", "TimeoutSeconds": 1, "Comment": "c"}`))
	SortMembers(OwnerMachine, m.Members)
	if got, want := keys(m), `"Comment", "StartAt", "TimeoutSeconds", "X", "States"`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
