package picture

import (
	"fmt"
	"strings"
	"testing"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/graph"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint/facts"
)

// machine returns the facts of a machine like real ones: chains with choices
// that skip ahead or go back, and catches into one state.
func machine(tb testing.TB, states, catchEvery int) *facts.Facts {
	tb.Helper()
	var b strings.Builder
	b.WriteString(`{"StartAt":"S0","States":{`)
	for i := range states {
		next := fmt.Sprintf(`"Next":"S%d"`, i+1)
		switch {
		case i == states-1:
			next = `"End":true`
		case i%7 == 3:
			fmt.Fprintf(&b, `"S%d":{"Type":"Choice","Choices":[{"Variable":"$.a","NumericGreaterThan":%d,"Next":"S%d"},{"Variable":"$.b","IsNull":true,"Next":"S%d"}],"Default":"S%d"},`,
				i, i, min(i+4, states-1), max(i-5, 0), i+1)
			continue
		}
		catch := ""
		if catchEvery > 0 && i%catchEvery == 0 {
			catch = `"Catch":[{"ErrorEquals":["States.ALL"],"Next":"Failed"}],`
		}
		fmt.Fprintf(&b, `"S%d":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke",%s%s},`, i, catch, next)
	}
	b.WriteString(`"Failed":{"Type":"Fail"}}}`)
	definitions, _ := asl.Definitions(source.New("w.asl.json", b.String()))
	return facts.Of(definitions[0].Root)
}

// fan returns the facts of a machine in which every state leads to the last one
// too, which makes as many and as long edges as there can be.
func fan(tb testing.TB, states int) *facts.Facts {
	tb.Helper()
	var b strings.Builder
	b.WriteString(`{"StartAt":"S0","States":{`)
	for i := range states {
		fmt.Fprintf(&b, `"S%d":{"Type":"Choice","Choices":[{"Variable":"$.a","IsNull":true,"Next":"Last"}],"Default":"S%d"},`, i, min(i+1, states-1))
	}
	b.WriteString(`"Last":{"Type":"Succeed"}}}`)
	definitions, _ := asl.Definitions(source.New("w.asl.json", b.String()))
	return facts.Of(definitions[0].Root)
}

func BenchmarkPicture(b *testing.B) {
	for _, c := range []struct {
		name  string
		facts *facts.Facts
	}{
		{"30", machine(b, 30, 10)},
		{"1000", machine(b, 1000, 9)},
		{"10000", machine(b, 10000, 9)},
		{"fan1000", fan(b, 1000)},
		{"fan10000", fan(b, 10000)},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Of(graph.Of(c.facts, graph.Options{}), Options{})
			}
		})
	}
}
