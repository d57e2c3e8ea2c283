package lint_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lint/rule"
)

// TestRules sees to it that the records are complete, and each there once.
func TestRules(t *testing.T) {
	kebab := regexp.MustCompile(`^[a-z]+(-[a-z0-9]+)*$`)
	seen := map[string]bool{}
	for _, r := range lint.Rules() {
		if seen[r.ID] {
			t.Errorf("%s is there twice", r.ID)
		}
		seen[r.ID] = true
		if lint.RuleNamed(r.ID) != r {
			t.Errorf("%s is not found by its id", r.ID)
		}
		if !kebab.MatchString(r.ID) {
			t.Errorf("%q is no id", r.ID)
		}
		if !slices.Contains(rule.Groups, r.Group) {
			t.Errorf("%s is of no group", r.ID)
		}
		if r.Summary == "" || strings.HasSuffix(r.Summary, ".") || r.Why == "" || r.Instead == "" {
			t.Errorf("%s says too little of itself", r.ID)
		}
		if r.Refused && len(r.References) == 0 {
			t.Errorf("%s does not say how it is known that AWS refuses it", r.ID)
		}
		if r.Severity == diag.Error && !r.Refused && r.Group != rule.Gait {
			t.Errorf("%s is an error, and its record does not say that AWS refuses it", r.ID)
		}
	}
}
