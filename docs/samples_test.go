// Package docs holds the test of the samples in the documentation.
package docs

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/gait-lang/gait/compiler"
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/compiler/schema"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/format"
	"github.com/gait-lang/gait/lang/source"
)

// sample is a ```gait block with the ```json block that follows it, if any.
type sample struct {
	line       int
	gait, json string
}

func samplesOf(t *testing.T, page string) []sample {
	t.Helper()
	data, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	var samples []sample
	lines := strings.SplitAfter(string(data), "\n")
	for i := 0; i < len(lines); i++ {
		lang, ok := strings.CutPrefix(strings.TrimSpace(lines[i]), "```")
		if !ok {
			continue
		}
		start := i + 1
		for i++; strings.TrimSpace(lines[i]) != "```"; i++ {
		}
		text := strings.Join(lines[start:i], "")
		switch {
		case lang == "gait":
			samples = append(samples, sample{line: start + 1, gait: text})
		case lang == "json" && len(samples) > 0:
			samples[len(samples)-1].json = text
		}
	}
	return samples
}

// TestSamples compiles every sample of the documentation, compares it with
// the JSON below it, and holds it to the canonical layout.
func TestSamples(t *testing.T) {
	for page, least := range map[string]int{"language.md": 14, "../README.md": 1} {
		samples := samplesOf(t, page)
		if len(samples) < least {
			t.Errorf("%s: %d samples, want at least %d", page, len(samples), least)
		}
		for _, s := range samples {
			checkSample(t, page, s)
		}
	}
}

func checkSample(t *testing.T, page string, s sample) {
	t.Helper()
	file := source.New(page, s.gait)
	result := compiler.Compile(file, compiler.Options{})
	if len(result.Diagnostics) > 0 {
		var out bytes.Buffer
		diag.Render(&out, result.Diagnostics, diag.RenderOptions{})
		t.Errorf("%s:%d: the sample is refused\n%s", page, s.line, out.String())
		return
	}
	if got, _ := format.Format(file); got != s.gait {
		t.Errorf("%s:%d: the sample is not in canonical layout, which is\n%s", page, s.line, got)
	}
	if result.Root == nil {
		return
	}
	if v := schema.Validate(result.Root, schema.Options{}); len(v) > 0 && !strings.Contains(s.gait, "asl \"") {
		t.Errorf("%s:%d: the schema refuses the sample: %v", page, s.line, v)
	}
	if s.json == "" {
		return
	}
	if got := string(asl.Append(nil, result.Root, asl.WriteOptions{})); got != s.json {
		t.Errorf("%s:%d: the sample compiles to\n%s", page, s.line, got)
	}
}
