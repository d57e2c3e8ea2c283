package compiler_test

import (
	"strings"
	"testing"

	"github.com/gait-lang/gait/compiler"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
)

// TestTooManyFindings holds that an error beyond the limit still is one, even
// where all that are shown are warnings.
func TestTooManyFindings(t *testing.T) {
	for _, c := range []struct {
		name, text string
		last       string
		severity   diag.Severity
	}{
		{"errors", "workflow\npass A {\n" + strings.Repeat("timeout 5s\n", 1500) + "}\n",
			"the first 1000 findings are shown; left out are errors: 500, warnings: 0", diag.Error},
		{"defaults that no task can take", "workflow\npass A\n" + strings.Repeat("defaults s:x { into $x }\n", 1500),
			"the first 1000 findings are shown; left out are errors: 500, warnings: 0", diag.Error},
		{"warnings", "workflow\npass A { output {" + strings.Repeat("a: 1\n", 1501) + "} }\n",
			"the first 1000 findings are shown; left out are errors: 0, warnings: 500", diag.Warning},
		{"an error after warnings", "workflow\npass X { output {" + strings.Repeat("a: 1\n", 1501) + "} }\npass A -> B\n",
			"the first 1000 findings are shown; left out are errors: 1, warnings: 500", diag.Error},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := compiler.Compile(source.New("a.gait", c.text), compiler.Options{})
			var found []diag.Diagnostic
			for _, d := range r.Diagnostics {
				if d.Rule == compiler.RuleTooMany {
					found = append(found, d)
				}
			}
			if len(r.Diagnostics) != 1001 || len(found) != 1 {
				t.Fatalf("%d diagnostics, %d of them about the limit", len(r.Diagnostics), len(found))
			}
			if found[0].Message != c.last || found[0].Severity != c.severity {
				t.Errorf("got %v %q", found[0].Severity, found[0].Message)
			}
			if (r.Root == nil) != (c.severity == diag.Error) {
				t.Errorf("the machine is there: %t", r.Root != nil)
			}
		})
	}
}
