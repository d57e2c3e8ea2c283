package catalog

import (
	"slices"
	"strings"
	"testing"
)

// TestOptimized builds every call of the table.
func TestOptimized(t *testing.T) {
	c := catalogue(t)
	last, count := "", map[string]int{}
	for _, s := range OptimizedServices() {
		if s.ID <= last || OptimizedNamed(s.ID) == nil || !strings.HasPrefix(s.Link, guide) {
			t.Errorf("%s after %s, with %s", s.ID, last, s.Link)
		}
		last = s.ID
		if !slices.IsSorted(s.Names()) {
			t.Errorf("%s: %s", s.ID, s.Names())
		}
		for _, a := range s.Actions {
			count["actions"]++
			for _, pattern := range a.Patterns() {
				count[pattern]++
			}
			call, err := c.OptimizedCall(s.ID, a.Name)
			if err != nil || call == nil || (call.SDK == nil) != (a.SDK == "") {
				t.Errorf("%s:%s: %+v, %v", s.ID, a.Name, call, err)
				continue
			}
			checkCall(t, call)
			if s.NoSync && a.Sync || s.NoCallback && a.Callback || a.Sync2 && !a.Sync {
				t.Errorf("%s:%s has %s", s.ID, a.Name, a.Patterns())
			}
		}
	}
	want := map[string]int{"actions": 64, SyncPattern: 34, Sync2Pattern: 1, CallbackPattern: 9}
	for name, n := range want {
		if count[name] != n {
			t.Errorf("%s: %d, want %d", name, count[name], n)
		}
	}
}

// checkCall looks for all that a call refers to.
func checkCall(t *testing.T, call *Call) {
	t.Helper()
	name := call.Service + ":" + call.Name
	input, err := call.Shape(call.Input)
	if err != nil || len(input.Members) == 0 {
		t.Fatalf("%s: %+v, %v", name, input, err)
	}
	for _, member := range slices.Concat(call.Optimized.Required, call.Optimized.Only) {
		if input.Member(member) == nil {
			t.Errorf("%s has no argument %s", name, member)
		}
	}
	for _, member := range call.Optimized.Required {
		if m := input.Member(member); m != nil && !m.Required {
			t.Errorf("%s does not need %s", name, member)
		}
	}
	for _, r := range call.Optimized.Results {
		if r.Pattern != "" && !slices.Contains(call.Optimized.Patterns(), r.Pattern) {
			t.Errorf("%s has a result with %s, and not the pattern", name, r.Pattern)
		}
		if output, known := call.Output(r.Pattern); known != (r.SDK != "" || len(r.Fields) > 0) {
			t.Errorf("%s%s has a result: %t", name, r.Pattern, known)
		} else if !known {
			continue
		} else if shape, err := call.Shape(output); err != nil || shape.Kind != Structure || len(shape.Members) == 0 {
			t.Errorf("%s%s: %+v, %v", name, r.Pattern, shape, err)
		}
	}
	if _, err := StructuresIn(call, call.Input); err != nil {
		t.Errorf("%s: %v", name, err)
	}
}

func TestOptimizedShapes(t *testing.T) {
	for _, test := range []struct {
		call, pattern string
		arguments     string // of one word: name, type, "!" when it is required
		result        string // the same, of the result with the pattern
	}{
		{"lambda:invoke", "", "FunctionName:string! Payload:JSON LogType:string", "Payload:JSON StatusCode:integer"},
		{"lambda:invoke", CallbackPattern, "", "none"},
		{"http:invoke", "", "ApiEndpoint:string! Method:string! Authentication:Authentication Headers:map_of_JSON", "ResponseBody:JSON StatusCode:integer"},
		{"ecs:runTask", "", "TaskDefinition:string! Overrides:TaskOverride", "Tasks:list_of_Task Failures:list_of_Failure"},
		{"ecs:runTask", SyncPattern, "", "Containers:list_of_Container TaskArn:string"},
		{"states:startExecution", "", "StateMachineArn:string! Input:JSON Name:string", "ExecutionArn:string!"},
		{"states:startExecution", SyncPattern, "", "Output:string Status:string!"},
		{"states:startExecution", Sync2Pattern, "", "Output:JSON Status:string!"},
		{"glue:startJobRun", SyncPattern, "JobName:string! Arguments:map_of_string", "JobRunState:string"},
		{"batch:submitJob", SyncPattern, "JobName:string!", "Container:ContainerDetail"},
		{"dynamodb:putItem", "", "TableName:string! Item:map_of_AttributeValue!", "Attributes:map_of_AttributeValue"},
		{"bedrock:invokeModel", "", "ModelId:string! Body:JSON Input:Input", "Body:JSON ContentType:string!"},
		{"sagemaker:createTrainingJob", SyncPattern, "TrainingJobName:string!", "ModelArtifacts:ModelArtifacts!"},
		{"elasticmapreduce:addStep", SyncPattern, "ClusterId:string! Step:StepConfig! ExecutionRoleArn:string", "none"},
		{"elasticmapreduce:addStep", "", "", "StepId:string"},
		{"elasticmapreduce:terminateCluster", "", "ClusterId:string!", "none"},
		{"bedrockagentcore:invokeHarness", "", "HarnessArn:string! Messages:list_of_HarnessMessage!", "none"},
		{"elasticmapreduce:createCluster", "", "Name:string! Instances:JobFlowInstancesConfig!", "ClusterId:string"},
	} {
		service, action, _ := strings.Cut(test.call, ":")
		call, err := catalogue(t).OptimizedCall(service, action)
		if err != nil || call == nil {
			t.Fatalf("%s: %v", test.call, err)
		}
		expectMembers(t, test.call, call, call.Input, test.arguments)
		output, known := call.Output(test.pattern)
		if known == (test.result == "none") {
			t.Errorf("%s%s: result known %t", test.call, test.pattern, known)
		}
		if known {
			expectMembers(t, test.call+test.pattern, call, output, test.result)
		}
	}
	if c, err := catalogue(t).OptimizedCall("lambda", "invok"); c != nil || err != nil {
		t.Errorf("%+v, %v", c, err)
	}
	if c, err := catalogue(t).OptimizedCall("lamda", "invoke"); c != nil || err != nil {
		t.Errorf("%+v, %v", c, err)
	}
}

func expectMembers(t *testing.T, name string, s Shapes, id ShapeID, want string) {
	t.Helper()
	shape, err := s.Shape(id)
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range strings.Fields(want) {
		member, kind, _ := strings.Cut(word, ":")
		m := shape.Member(member)
		if m == nil {
			t.Errorf("%s has no %s", name, member)
			continue
		}
		got, err := TypeOf(s, m.Shape)
		if m.Required {
			got += "!"
		}
		if got != strings.ReplaceAll(kind, "_", " ") || err != nil {
			t.Errorf("%s: %s is %s, %v", name, member, got, err)
		}
	}
}
