package compiler

import (
	"fmt"
	"testing"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/internal/testgen"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

// BenchmarkBuild measures parsing, compiling, the check against the schema and
// writing together, and some of them alone over the same text.
func BenchmarkBuild(b *testing.B) {
	for _, states := range []int{100, 1000, 10000} {
		text := testgen.Workflow(states, 1)
		file := source.New("bench.gait", text)
		if r := Compile(file, Options{}); diag.HasErrors(r.Diagnostics) {
			b.Fatal(r.Diagnostics[0].Message)
		}
		run := func(name string, f func()) {
			b.Run(fmt.Sprintf("%s/%d", name, states), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				b.ReportAllocs()
				for b.Loop() {
					f()
				}
			})
		}
		var out []byte
		run("all", func() {
			r := Compile(file, Options{})
			if len(validate(r)) > 0 {
				b.Fatal("the schema refuses the result")
			}
			out = asl.Append(out[:0], r.Root, asl.WriteOptions{})
		})
		run("parse", func() { syntax.Parse(file) })
		tree := syntax.Parse(file)
		CompileTree(tree, Options{})
		run("compile", func() { CompileTree(tree, Options{}) })
	}
}
