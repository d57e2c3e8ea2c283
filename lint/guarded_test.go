package lint

import (
	"strings"
	"testing"

	"github.com/gait-lang/gait/compiler"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint/rule"
)

// TestGuarded runs a check that panics: it is a diagnostic of the file.
func TestGuarded(t *testing.T) {
	file := source.New("a.gait", "pass A -> end\n")
	p := &rule.Pass{Source: compiler.Compile(file, compiler.Options{}), Settings: Defaults{}}
	guarded(p, &rule.Check{Rules: []*rule.Rule{{ID: "some-rule"}}, Source: func(*rule.Pass) { panic("oh") }})
	ds := finish(p, nil)
	if len(ds) != 1 || ds[0].Rule != RuleInternal || ds[0].File != file || !strings.Contains(ds[0].Message, "some-rule failed: oh") {
		t.Errorf("%+v", ds)
	}
}
