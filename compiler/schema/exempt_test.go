package schema

import (
	"strings"
	"testing"

	"github.com/gait-lang/gait/compiler/asl"
)

// TestExempt lets fields pass that are the writer's own affair.
func TestExempt(t *testing.T) {
	tests := []struct {
		name, at, value string // what is broken
		owner, field    string // what is exempt
	}{
		{"a value", "/States/Task/HeartbeatSeconds", `"soon"`, "/States/Task", "HeartbeatSeconds"},
		{"an unknown field", "/States/Task/RateControl", `{}`, "/States/Task", "RateControl"},
		{"a required field of a wrong type", "/States/Task/Resource", `{"Ref": "R"}`, "/States/Task", "Resource"},
		{"a missing transition", "/States/Pass/Next", ``, "/States/Pass", "Next"},
		{"the other way to say it", "/States/Pass/Next", ``, "/States/Pass", "End"},
		{"a missing start", "/StartAt", ``, "", "StartAt"},
		{"a missing start inside", "/States/Map/ItemProcessor/StartAt", ``, "/States/Map/ItemProcessor", "StartAt"},
		{"a second transition", "/States/Pass/End", `true`, "/States/Pass", "End"},
		{"the first of two", "/States/Pass/End", `true`, "/States/Pass", "Next"},
		{"a partner", "/States/Task/TimeoutSeconds", `1`, "/States/Task", "TimeoutSecondsPath"},
		{"a value that asks for a field", "/States/Map/ItemProcessor/ProcessorConfig/ExecutionType", ``, "/States/Map/ItemProcessor/ProcessorConfig", "Mode"},
		{"the field that is asked for", "/States/Map/ItemProcessor/ProcessorConfig/ExecutionType", ``, "/States/Map/ItemProcessor/ProcessorConfig", "ExecutionType"},
		{"another comparison", "/States/Choice/Choices/0/IsNull", `true`, "/States/Choice/Choices/0", "IsNull"},
		{"a comparison with an unknown name", "/States/Choice/Choices/0", `{"Variable": "$.x", "StringLike": "a", "Next": "Pass"}`, "/States/Choice/Choices/0", "StringLike"},
		{"an operator", "/States/Choice/Choices/1/And", `"all"`, "/States/Choice/Choices/1", "And"},
		{"states", "/States", `{}`, "", "States"},
		{"a type", "/States/Pass/Type", `"Passage"`, "/States/Pass", "Type"},
		{"a missing type", "/States/Pass/Type", ``, "/States/Pass", "Type"},
		{"what is inside a field", "/States/Task/Retry/0/MaxAttempts", `"3"`, "/States/Task", "Retry"},
	}
	for _, test := range tests {
		root := good(t, "jsonpath")
		edit(t, root, test.at, test.value)
		if len(Validate(root, Options{})) == 0 {
			t.Errorf("%s: not broken", test.name)
		}
		owner := root.Find(test.owner)
		found := Validate(root, Options{Exempt: func(n *asl.Node, field string) bool {
			return n == owner && field == test.field
		}})
		if len(found) > 0 {
			t.Errorf("%s:\n%s", test.name, lines(found))
		}
	}
}

// TestExemptOnly sees to it that nothing but the exempt field is let through.
func TestExemptOnly(t *testing.T) {
	root := parse(t, `{"StartAt": "A", "States": {"A": {"Type": "Task", "Mood": 1, "Resource": 2, "Tone": 3}}}`)
	want := `/States/A required: a Task state must have "Next" or "End"
/States/A/Tone additionalProperties: "Tone" is not a field of a Task state
`
	got := lines(Validate(root, Options{Exempt: func(_ *asl.Node, field string) bool {
		return field == "Mood" || field == "Resource"
	}}))
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// TestSkip leaves out objects of every sort.
func TestSkip(t *testing.T) {
	for _, at := range []string{
		"/States/Task", "/States/Task/Retry/0", "/States/Task/Catch/0", "/States/Task/Credentials",
		"/States/Choice/Choices/0", "/States/Choice/Choices/1/And/0", "/States/Choice/Choices/1/And/1/Or/1/Not",
		"/States/Parallel/Branches/0", "/States/Map/ItemProcessor", "/States/Map/ItemReader",
	} {
		root := good(t, "jsonpath")
		n := root.Find(at)
		*n = *parse(t, `{"Type": [], "Mood": {"Retry": [1]}, "States": 7}`)
		if found := Validate(root, Options{}); len(found) == 0 || !strings.HasPrefix(found[0].Pointer, at) {
			t.Errorf("%s: not broken:\n%s", at, lines(found))
		}
		if found := Validate(root, Options{Skip: func(m *asl.Node) bool { return m == n }}); len(found) > 0 {
			t.Errorf("%s:\n%s", at, lines(found))
		}
	}
	if found := Validate(parse(t, `[]`), Options{Skip: func(*asl.Node) bool { return true }}); len(found) > 0 {
		t.Errorf("the machine:\n%s", lines(found))
	}
}
