// Package speed compares Gait with encoding/json on the same machine in the
// same run, in CPU time on one processor, so that a busy machine or a faster
// one changes both sides alike:
//
//	GOGC=400 GOMAXPROCS=1 go test -bench . ./internal/speed
//
// The metric cpuMB/s is bytes of the benchmark's own text per second of CPU
// time, garbage collection included.
package speed

import (
	"encoding/json"
	"fmt"
	"runtime"
	"testing"

	"github.com/gait-lang/gait/compiler"
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/compiler/schema"
	"github.com/gait-lang/gait/internal/cputime"
	"github.com/gait-lang/gait/internal/testgen"
	"github.com/gait-lang/gait/lang/format"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

// options fill in the param that would stand unquoted in the output, which
// encoding/json could not read.
var options = compiler.Options{Set: map[string]string{"Limit": "25"}}

func measure(b *testing.B, bytes int, work func()) {
	b.Helper()
	b.ReportAllocs()
	b.SetBytes(int64(bytes))
	runtime.GC()
	start := cputime.Used()
	n := 0
	for b.Loop() {
		work()
		n++
	}
	spent := cputime.Used() - start
	b.ReportMetric(float64(n*bytes)/1e6/spent.Seconds(), "cpuMB/s")
}

// BenchmarkSpeed has encoding/json first: its bars are a sixth of that for
// parsing and a twentieth for a whole build.
func BenchmarkSpeed(b *testing.B) {
	for _, states := range []int{1000, 10000} {
		text := testgen.Workflow(states, 1)
		file := source.New("bench.gait", text)
		built := compiler.Compile(file, options)
		if built.Root == nil {
			b.Fatalf("the generated workflow does not compile: %v", built.Diagnostics)
		}
		compiled := asl.Append(nil, built.Root, asl.WriteOptions{})
		name := func(what string) string { return fmt.Sprintf("states=%d/%s", states, what) }
		b.Run(name("json"), func(b *testing.B) {
			measure(b, len(compiled), func() {
				var v any
				if err := json.Unmarshal(compiled, &v); err != nil {
					b.Fatal(err)
				}
			})
		})
		b.Run(name("parse"), func(b *testing.B) {
			measure(b, len(text), func() { syntax.Parse(source.New("bench.gait", text)) })
		})
		b.Run(name("build"), func(b *testing.B) {
			measure(b, len(text), func() {
				r := compiler.Compile(source.New("bench.gait", text), options)
				if v := schema.Validate(r.Root, schema.Options{}); len(v) > 0 {
					b.Fatal(v)
				}
				asl.Append(nil, r.Root, asl.WriteOptions{})
			})
		})
		b.Run(name("format"), func(b *testing.B) {
			measure(b, len(text), func() { format.Format(source.New("bench.gait", text)) })
		})
	}
}
