package lint_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/gait-lang/gait/compiler"
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/compiler/decompile"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lint/rule"
)

// TestFlowInGait imports the definitions into Gait: the rules of flow find the
// same there, where the compiler has not said it.
func TestFlowInGait(t *testing.T) {
	find := func(file *source.File) string {
		var found []string
		for _, d := range lint.File(file, lint.Options{}) {
			if r := lint.RuleNamed(d.Rule); r != nil && r.Group == rule.Flow {
				found = append(found, d.Rule)
				if text := file.Slice(d.Span); text == "" || strings.Contains(text, "\n") {
					t.Errorf("%s: %s stands at %q", file.Path, d.Rule, text)
				}
			} else if d.Rule == compiler.RuleUnknownState {
				found = append(found, "missing-target")
			}
		}
		slices.Sort(found)
		return strings.Join(found, " ")
	}
	for _, d := range corpusDefinitions(t, true) {
		root, _ := asl.ReadJSON(d.file)
		out, err := decompile.Import(root, decompile.Options{})
		if err != nil {
			t.Errorf("%s: %v", d.id, err)
			continue
		}
		if in, gait := find(d.file), find(source.New(d.id+".gait", out.Text)); in != gait {
			t.Errorf("%s: found %q, in Gait %q", d.id, in, gait)
		}
	}
}
