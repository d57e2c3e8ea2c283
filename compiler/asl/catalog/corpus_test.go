package catalog

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/gait-lang/gait/internal/testshared"
)

// call is a task of a real definition that calls an action of the SDK.
type call struct {
	file, service, action string
	members               map[string]any
	errors                []string // those that it retries or catches
}

// TestCorpus looks up every action that real definitions call, the members that
// they give at the top and below, and the errors of the service that they name.
func TestCorpus(t *testing.T) {
	c := catalogue(t)
	calls := corpusCalls(t)
	named := 0
	for _, call := range calls {
		a, err := c.Action(call.service, call.action)
		if err != nil {
			t.Fatal(err)
		}
		name := call.service + ":" + call.action
		if a == nil || a.Excluded != "" {
			t.Errorf("%s: %s is not offered: %+v", call.file, name, a)
			continue
		}
		s, err := c.Service(call.service)
		if err != nil {
			t.Fatal(err)
		}
		if !s.Listed {
			t.Errorf("%s: %s is not in AWS's list", call.file, call.service)
		}
		for _, raised := range call.errors {
			if !strings.HasPrefix(raised, s.Prefix+".") {
				continue
			}
			named++
			if !slices.Contains(a.Errors, raised) {
				t.Errorf("%s: %s does not raise %s", call.file, name, raised)
			}
		}
		if !a.HasInput {
			if len(call.members) > 0 {
				t.Errorf("%s: %s takes no members", call.file, name)
			}
			continue
		}
		checkValue(t, s, a.Input, call.members, call.file+": "+name)
	}
	if len(calls) < 170 || named < 5 {
		t.Errorf("only %d calls, with %d errors", len(calls), named)
	}
}

func checkValue(t *testing.T, s Shapes, id ShapeID, value any, at string) {
	t.Helper()
	shape, err := s.Shape(id)
	if err != nil {
		t.Fatal(err)
	}
	switch value := value.(type) {
	case map[string]any:
		for key, v := range value {
			name, dynamic := strings.CutSuffix(key, ".$")
			inner := shape.Item
			switch shape.Kind {
			case Structure:
				m := shape.Member(name)
				if m == nil {
					t.Errorf("%s has no member %s", at, name)
					continue
				}
				inner = m.Shape
			case Map:
			default:
				// Text of JSON may be given as an object.
				continue
			}
			if !dynamic {
				checkValue(t, s, inner, v, at+"/"+name)
			}
		}
	case []any:
		if shape.Kind == List {
			for _, v := range value {
				checkValue(t, s, shape.Item, v, at)
			}
		}
	}
}

func corpusCalls(t *testing.T) []call {
	var out []call
	root := testshared.Dir(t, "corpus/definitions")
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
		file, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		collect(v, file, &out)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func collect(v any, file string, out *[]call) {
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			collect(item, file, out)
		}
	case map[string]any:
		for _, item := range v {
			collect(item, file, out)
		}
		resource, _ := v["Resource"].(string)
		_, rest, found := strings.Cut(resource, ":aws-sdk:")
		if !found {
			return
		}
		service, action, _ := strings.Cut(strings.TrimSuffix(rest, ".waitForTaskToken"), ":")
		members, _ := v["Parameters"].(map[string]any)
		if arguments, ok := v["Arguments"].(map[string]any); ok {
			members = arguments
		}
		*out = append(*out, call{file, service, action, members, errorsOf(v["Retry"], v["Catch"])})
	}
}

// errorsOf returns the names in the ErrorEquals of lists.
func errorsOf(lists ...any) []string {
	var out []string
	for _, list := range lists {
		entries, _ := list.([]any)
		for _, entry := range entries {
			object, _ := entry.(map[string]any)
			names, _ := object["ErrorEquals"].([]any)
			for _, name := range names {
				if text, ok := name.(string); ok {
					out = append(out, text)
				}
			}
		}
	}
	return out
}
