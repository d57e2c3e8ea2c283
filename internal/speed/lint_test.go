package speed

import (
	"fmt"
	"testing"

	"github.com/gait-lang/gait/compiler"
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/internal/testgen"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// all lets every rule speak, those that are off too.
type all struct{ lint.Defaults }

func (all) Severity(r *rule.Rule) diag.Severity {
	if r.Severity == rule.Off {
		return diag.Info
	}
	return r.Severity
}

// BenchmarkLint reads Amazon States Language and runs all rules over it; read
// and facts are parts of that.
func BenchmarkLint(b *testing.B) {
	for _, states := range []int{1000, 10000} {
		built := compiler.Compile(source.New("bench.gait", testgen.Workflow(states, 1)), options)
		if built.Root == nil {
			b.Fatalf("the generated workflow does not compile: %v", built.Diagnostics)
		}
		text := string(asl.Append(nil, built.Root, asl.WriteOptions{}))
		name := func(what string) string { return fmt.Sprintf("states=%d/%s", states, what) }
		b.Run(name("read"), func(b *testing.B) {
			measure(b, len(text), func() { asl.ReadJSON(source.New("bench.asl.json", text)) })
		})
		b.Run(name("facts"), func(b *testing.B) {
			root, _ := asl.ReadJSON(source.New("bench.asl.json", text))
			measure(b, len(text), func() { facts.Of(root) })
		})
		b.Run(name("lint"), func(b *testing.B) {
			measure(b, len(text), func() { lint.File(source.New("bench.asl.json", text), lint.Options{Settings: all{}}) })
		})
	}
}
