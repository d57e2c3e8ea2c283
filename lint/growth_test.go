package lint_test

import (
	"fmt"
	"maps"
	"math"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/gait-lang/gait/internal/cputime"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
)

// shapes are definitions of about n states or rules that algorithms over graphs
// and conditions may be slow on.
var shapes = map[string]func(n int) string{
	"chain": func(n int) string {
		return statesOf(n, func(i int) string { return `{"Type": "Wait", "Seconds": 1, ` + onTo(i, n) + `}` })
	},
	"chain with one handler": func(n int) string {
		return statesOf(n, func(i int) string {
			return fmt.Sprintf(`{"Type": "Task", "Resource": "x", "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "S%d"}], %s}`, n-1, onTo(i, n))
		})
	},
	"misspelled errors": func(n int) string {
		return statesOf(n, func(i int) string {
			return `{"Type": "Task", "Resource": "x", "Retry": [{"ErrorEquals": ["States.Timout"]}], ` + onTo(i, n) + `}`
		})
	},
	"misspelled errors of a service": func(n int) string {
		return statesOf(n, func(i int) string {
			return fmt.Sprintf(`{"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:kms:decrypt", "Parameters": {}, "Retry": [{"ErrorEquals": ["Kms.NotFonud%d"]}], %s}`, i, onTo(i, n))
		})
	},
	"one call with many arguments": func(n int) string {
		return oneTask(`"Resource": "arn:aws:states:::dynamodb:putItem", "Parameters": {"TableName": "t", "Item": {` +
			repeat(n, func(i int) string {
				return fmt.Sprintf(`"a%d": {"M": {"b": {"NS": ["%d", 5]}}, "Nn": "%d", "S": ""}`, i, i, i)
			}) + `}, "ExpressionAttributeNames": {` + repeat(n, func(i int) string { return fmt.Sprintf(`"#a%d": "a"`, i) }) + `}}`)
	},
	"one set of many": func(n int) string {
		return oneTask(`"Resource": "arn:aws:states:::dynamodb:putItem", "Parameters": {"TableName": "t", "Item": {"a": {"NS": [` +
			repeat(n, func(i int) string { return fmt.Sprintf(`"%d"`, i/2) }) + `]}}}`)
	},
	"reads of results": func(n int) string {
		return oneTask(`"Resource": "arn:aws:states:::aws-sdk:ec2:describeInstances", "Parameters": {}, "ResultSelector": {` +
			repeat(n, func(i int) string {
				return fmt.Sprintf(`"a%d.$": "$.Reservations[%d].Instances[0].InstanceIdd"`, i, i)
			}) + `}`)
	},
	"chain with ways back": func(n int) string {
		return statesOf(n, func(i int) string {
			return fmt.Sprintf(`{"Type": "Task", "Resource": "x", "Catch": [{"ErrorEquals": ["A"], "Next": "S%d"}, {"ErrorEquals": ["B"], "Next": "S%d"}], %s}`, i/2, n-1-i/2, onTo(i, n))
		})
	},
	"one state with many catchers": func(n int) string {
		return statesOf(n, func(i int) string {
			if i > 0 {
				return `{"Type": "Wait", "Seconds": 1, ` + onTo(i, n) + `}`
			}
			return `{"Type": "Task", "Resource": "x", "Next": "S1", "Catch": [` +
				repeat(n, func(i int) string { return fmt.Sprintf(`{"ErrorEquals": ["E%d"], "Next": "S%d"}`, i, i) }) + `]}`
		})
	},
	"missing targets": func(n int) string {
		return statesOf(n, func(i int) string { return fmt.Sprintf(`{"Type": "Pass", "Next": "Missing%d"}`, i) })
	},
	"loops": func(n int) string {
		return statesOf(n, func(i int) string {
			return fmt.Sprintf(`{"Type": "Choice", "Choices": [{"Variable": "$.n", "NumericEquals": %d, "Next": "S%d"}], "Default": "S%d"}`, i, i/2, min(i+1, n-1))
		})
	},
	"unlike texts":   wide(func(i int) string { return fmt.Sprintf(`"Variable": "$.k", "StringEquals": "k%d"`, i) }),
	"ranges":         wide(func(i int) string { return fmt.Sprintf(`"Variable": "$.k", "NumericLessThan": %d`, i) }),
	"other subjects": wide(func(i int) string { return fmt.Sprintf(`"Variable": "$.k%d", "IsPresent": true`, i) }),
	"pairs": wide(func(i int) string {
		return fmt.Sprintf(`"And": [{"Variable": "$.k", "NumericLessThan": %d}, {"Variable": "$.l", "NumericGreaterThan": %d}]`, i, i)
	}),
	"unlike pairs": wide(func(i int) string {
		return fmt.Sprintf(`"Not": {"And": [{"Or": [{"Variable": "$.k", "StringEquals": "%d"}, {"Variable": "$.l", "IsPresent": true}]}, {"Or": [{"Variable": "$.m", "NumericGreaterThan": %d}, {"Variable": "$.k", "IsPresent": true}]}]}`, i, i)
	}),
	"a wide And": func(n int) string {
		return ruleState(`"And": [` + repeat(n, func(i int) string { return fmt.Sprintf(`{"Variable": "$.k", "NumericLessThan": %d}`, i) }) + `]`)
	},
	"a wide And that excludes itself": func(n int) string {
		return ruleState(`"And": [` + repeat(n, func(i int) string { return fmt.Sprintf(`{"Variable": "$.k", "StringEquals": "%d"}`, i/(n-1)) }) + `]`)
	},
	"a wide And of Ors": func(n int) string {
		return ruleState(`"And": [` + repeat(n, func(i int) string {
			return fmt.Sprintf(`{"Or": [{"Variable": "$.k", "NumericLessThan": %d}, {"Variable": "$.l", "NumericLessThan": %d}]}`, i, i)
		}) + `]`)
	},
	"deep": func(n int) string {
		n = min(n/8, 240)
		inner := `{"StartAt": "S", "States": {"S": {"Type": "Succeed"}}}`
		for i := range n {
			inner = fmt.Sprintf(`{"StartAt": "S%d", "States": {"S%d": {"Type": "Map", "ItemProcessor": %s, "End": true}}}`, i, i, inner)
		}
		return inner
	},
	"conditions": func(n int) string {
		return `{"QueryLanguage": "JSONata", "StartAt": "C", "States": {"Z": {"Type": "Succeed"}, "C": {"Type": "Choice", "Default": "Z", "Choices": [` +
			repeat(n, func(i int) string {
				return fmt.Sprintf(`{"Condition": "{%% $states.input.k%d = 'a' and $states.input.n < %d or $a != $b %%}", "Next": "Z"}`, i%7, i)
			}) + `]}}}`
	},
}

func repeat(n int, f func(i int) string) string {
	parts := make([]string, n)
	for i := range parts {
		parts[i] = f(i)
	}
	return strings.Join(parts, ",\n")
}

func statesOf(n int, f func(i int) string) string {
	return `{"StartAt": "S0", "States": {` + repeat(n, func(i int) string { return fmt.Sprintf(`"S%d": %s`, i, f(i)) }) + `}}`
}

func onTo(i, n int) string {
	if i == n-1 {
		return `"End": true`
	}
	return fmt.Sprintf(`"Next": "S%d"`, i+1)
}

func ruleState(rule string) string { return wide(func(int) string { return rule })(1) }

func wide(rule func(i int) string) func(n int) string {
	return func(n int) string {
		return `{"StartAt": "C", "States": {"Z": {"Type": "Succeed"}, "C": {"Type": "Choice", "Choices": [` +
			repeat(n, func(i int) string { return "{" + rule(i) + `, "Next": "Z"}` }) + `]}}}`
	}
}

// suspicious is how many times as much a byte may cost in a text that is eight
// times as long: noise, growing memory and logarithms take some.
const suspicious = 3

// BenchmarkGrowth compares what definitions of two sizes cost for each byte:
//
//	go test -run '^$' -bench Growth -benchtime 1x ./lint
func BenchmarkGrowth(b *testing.B) {
	for _, name := range slices.Sorted(maps.Keys(shapes)) {
		b.Run(name, func(b *testing.B) {
			small, large := source.New("x.asl.json", shapes[name](500)), source.New("x.asl.json", shapes[name](4000))
			for b.Loop() {
				ratio, speed := math.Inf(1), 0.0
				for range 3 { // noise only ever adds: the least counts
					cost := lintCost(large, 1)
					ratio, speed = min(ratio, cost/lintCost(small, 4)), max(speed, 1/cost)
				}
				if ratio > suspicious {
					fmt.Fprintf(os.Stderr, "%s: a byte costs %.1f times as much in the larger\n", name, ratio)
				}
				b.ReportMetric(ratio, "times-as-much")
				b.ReportMetric(speed, "MB/s")
			}
		})
	}
}

// lintCost returns the seconds of processor time that a megabyte takes.
func lintCost(file *source.File, times int) float64 {
	runtime.GC()
	start := cputime.Used()
	for range times {
		lint.File(file, lint.Options{})
	}
	return float64((cputime.Used()-start)/time.Duration(times)) / 1e9 / (float64(len(file.Text)) / 1e6)
}
