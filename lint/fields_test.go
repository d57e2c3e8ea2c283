package lint_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/compiler/schema"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
)

// required are the fields without which a state of a type is none.
var required = map[string]string{
	"Task": `"Resource": "arn:aws:lambda:eu-west-1:123456789012:function:f", "End": true`,
	"Pass": `"End": true`, "Wait": `"End": true`, "Choice": `"Default": "A"`, "Succeed": ``, "Fail": ``,
	"Parallel": `"Branches": [{"StartAt": "B", "States": {"B": {"Type": "Succeed"}}}], "End": true`,
	"Map":      `"ItemProcessor": {"StartAt": "B", "States": {"B": {"Type": "Succeed"}}}, "End": true`,
}

// TestFieldMatrix puts every field of any state into a state of each type in
// each query language, and compares what the rules say of the field with what
// the JSON Schema says.
func TestFieldMatrix(t *testing.T) {
	var names []string
	for _, o := range asl.StateTypes {
		for _, name := range asl.FieldNames(asl.Owner(o)) {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	if len(names) < 45 {
		t.Fatalf("only %d fields", len(names))
	}
	names = append(names, "resource", "Foo")
	refused := 0
	for _, language := range []string{"JSONPath", "JSONata"} {
		for _, kind := range asl.StateTypes {
			for _, name := range names {
				text := fmt.Sprintf(`{"QueryLanguage": %q, "StartAt": "A", "States": {"A": {"Type": %q, %q: "${Value}"`, language, kind, name)
				if more := required[kind]; more != "" {
					text += ", " + more
				}
				text += "}}}"
				file := source.New("a.asl.json", text)
				root, _ := asl.ReadJSON(file)
				at := asl.PointerKey("/States/A", name)
				want := slices.ContainsFunc(schema.Validate(root, schema.Options{}), func(v schema.Violation) bool {
					return v.Pointer == at && v.Keyword == "additionalProperties"
				})
				got := ""
				for _, d := range lint.File(file, lint.Options{}) {
					if d.Pointer == at && (d.Rule == "unknown-field" || d.Rule == "wrong-language-field") {
						got = d.Rule
					}
				}
				if (got != "") != want {
					t.Errorf("%s in a %s state of %s: the schema refuses it: %v, the rules: %q", name, kind, language, want, got)
				}
				if foreign := got == "wrong-language-field"; foreign != (want && asl.FieldOf(asl.Owner(kind), name) != nil) {
					t.Errorf("%s in a %s state of %s: %q", name, kind, language, got)
				}
				if want {
					refused++
				}
			}
		}
	}
	if refused < 400 {
		t.Errorf("only %d fields are refused", refused)
	}
}
