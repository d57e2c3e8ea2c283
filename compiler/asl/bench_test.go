package asl

import (
	"fmt"
	"strings"
	"testing"

	"github.com/gait-lang/gait/lang/source"
)

// benchmarkText is a definition of n tasks in the customary layout.
func benchmarkText(n int) string {
	var b strings.Builder
	b.WriteString("{\n  \"Comment\": \"a chain of tasks\",\n  \"StartAt\": \"Task 0\",\n  \"States\": {\n")
	for i := range n {
		fmt.Fprintf(&b, `    "Task %d": {
      "Type": "Task",
      "Resource": "arn:aws:states:::lambda:invoke",
      "Parameters": {
        "FunctionName": "${Function%d}",
        "Payload": {"index": %d, "note": "line one\nline two \"quoted\"", "input.$": "$.items[%d]"}
      },
      "Retry": [{"ErrorEquals": ["Lambda.ServiceException", "States.Timeout"], "IntervalSeconds": 2, "BackoffRate": 2.0}],
      "Next": "Task %d"
    },
`, i, i, i, i, i+1)
	}
	fmt.Fprintf(&b, "    \"Task %d\": {\"Type\": \"Succeed\"}\n  }\n}\n", n)
	return b.String()
}

func BenchmarkReadJSON(b *testing.B) {
	for _, n := range []int{1, 1000} {
		b.Run(fmt.Sprintf("states=%d", n), func(b *testing.B) {
			file := source.New("bench.asl.json", benchmarkText(n))
			b.SetBytes(int64(len(file.Text)))
			b.ReportAllocs()
			for b.Loop() {
				if _, ds := ReadJSON(file); len(ds) > 0 {
					b.Fatal(show(ds))
				}
			}
		})
	}
}

func BenchmarkReadJSONBroken(b *testing.B) {
	text := benchmarkText(1000)
	file := source.New("bench.asl.json", text[:len(text)-5])
	b.SetBytes(int64(len(file.Text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, ds := ReadJSON(file); len(ds) == 0 {
			b.Fatal("no error")
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	n, _ := ReadJSON(source.New("bench.asl.json", benchmarkText(1000)))
	for _, bench := range []struct {
		name string
		o    WriteOptions
	}{{"pretty", WriteOptions{}}, {"minified", WriteOptions{Minify: true}}} {
		b.Run(bench.name, func(b *testing.B) {
			o := bench.o
			out := Append(nil, n, o)
			b.SetBytes(int64(len(out)))
			b.ReportAllocs()
			for b.Loop() {
				out = Append(out[:0], n, o)
			}
		})
	}
}

func BenchmarkDiff(b *testing.B) {
	text := benchmarkText(1000)
	x, _ := ReadJSON(source.New("bench.asl.json", text))
	y, _ := ReadJSON(source.New("bench.asl.json", text))
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if !Equal(x, y) {
			b.Fatal("not equal")
		}
	}
}

func BenchmarkReadYAML(b *testing.B) {
	n, _ := ReadJSON(source.New("bench.asl.json", benchmarkText(200)))
	file := source.New("bench.asl.yaml", string(AppendYAML(nil, n)))
	b.SetBytes(int64(len(file.Text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, ds := ReadYAML(file); len(ds) > 0 {
			b.Fatal(show(ds))
		}
	}
}

func BenchmarkReadYAMLBroken(b *testing.B) {
	n, _ := ReadJSON(source.New("bench.asl.json", benchmarkText(200)))
	text := string(AppendYAML(nil, n))
	text = strings.Replace(text, "Type: Task", "Typ", 1)
	file := source.New("bench.asl.yaml", strings.Replace(text, "End: true", "End: {% true %}", 1))
	b.SetBytes(int64(len(file.Text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, ds := ReadYAML(file); len(ds) == 0 {
			b.Fatal("no error")
		}
	}
}

func BenchmarkWriteYAML(b *testing.B) {
	n, _ := ReadJSON(source.New("bench.asl.json", benchmarkText(1000)))
	out := AppendYAML(nil, n)
	b.SetBytes(int64(len(out)))
	b.ReportAllocs()
	for b.Loop() {
		out = AppendYAML(out[:0], n)
	}
}
