package catalog

import (
	"encoding/json"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/gait-lang/gait/internal/testshared"
)

// TestRecorded holds what calls returned and raised when they ran on AWS against what
// is said of them.
func TestRecorded(t *testing.T) {
	root := testshared.Dir(t, "corpus/aws-recorded/executions")
	count := map[string]int{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		var v any
		if err := json.Unmarshal(text, &v); err != nil {
			return err
		}
		checkRecorded(t, filepath.Base(path), v, count)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Log(count)
	for _, name := range []string{"lambda:invoke", "states:startExecution.sync", "states:startExecution.sync:2", "states:startExecution", "sns:publish", "sqs:sendMessage", "apigateway:invoke", "errors"} {
		if count[name] == 0 {
			t.Errorf("no %s", name)
		}
	}
}

func checkRecorded(t *testing.T, file string, v any, count map[string]int) {
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			checkRecorded(t, file, item, count)
		}
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			checkRecorded(t, file, v[key], count)
		}
		checkEvent(t, file, v["taskSucceededEventDetails"], false, count)
		checkEvent(t, file, v["taskSubmittedEventDetails"], true, count)
		checkEvent(t, file, v["taskFailedEventDetails"], false, count)
	}
}

// checkEvent looks at what is said of a task; what is known when it was submitted is
// the result of the plain request.
func checkEvent(t *testing.T, file string, details any, submitted bool, count map[string]int) {
	if v, ok := details.(map[string]any); ok {
		resource, _ := v["resource"].(string)
		service, _ := v["resourceType"].(string)
		action, pattern := resource, ""
		if i := strings.IndexByte(resource, '.'); i >= 0 {
			action, pattern = resource[:i], resource[i:]
		}
		if submitted {
			pattern = ""
		}
		find := catalogue(t).OptimizedCall
		if id, sdk := strings.CutPrefix(service, SDKPrefix); sdk {
			service, find = id, catalogue(t).SDKCall
		}
		call, err := find(service, action)
		if err != nil {
			t.Fatal(err)
		}
		if call == nil {
			return
		}
		if raised, ok := v["error"].(string); ok {
			checkRaised(t, file, call, raised, count)
		}
		output, there := v["output"]
		id, known := call.Output(pattern)
		if text, ok := output.(string); ok && json.Unmarshal([]byte(text), &output) != nil {
			return
		}
		if there && known {
			count[service+":"+action+pattern]++
			checkValue(t, call, id, output, file+": "+service+":"+resource)
		}
	}
}

// checkRaised looks for an error among those of a call. Not all are known: any may
// raise one that is named after the service.
func checkRaised(t *testing.T, file string, call *Call, raised string, count map[string]int) {
	if strings.HasPrefix(raised, "States.") {
		return
	}
	prefix, name, found := strings.Cut(raised, ".")
	if !found || !strings.HasSuffix(name, "Exception") {
		return // the function's own
	}
	count["errors"]++
	if !slices.Contains(call.Errors(), raised) && !strings.EqualFold(name, prefix+"Exception") {
		t.Errorf("%s: %s:%s does not raise %s, only %s", file, call.Service, call.Name, raised, call.Errors())
	}
}
