package format_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gait-lang/gait/internal/testshared"
	"github.com/gait-lang/gait/lang/format"
	"github.com/gait-lang/gait/lang/source"
)

// TestDesignSamples holds the printer to the workflows of the design page:
// they are written in the canonical layout.
func TestDesignSamples(t *testing.T) {
	page, err := os.ReadFile(filepath.Join(testshared.Dir(t, "design"), "language.md"))
	if err != nil {
		t.Fatal(err)
	}
	samples := strings.Split(string(page), "```gait\n")[1:]
	if len(samples) == 0 {
		t.Fatal("the design page has no samples")
	}
	for _, sample := range samples {
		text, _, ok := strings.Cut(sample, "```")
		if !ok {
			t.Fatal("a sample has no end")
		}
		got, diags := format.Format(source.New("sample.gait", text))
		for _, d := range diags {
			t.Errorf("%v: %s", d.File.Position(d.Span.Start), d.Message)
		}
		if got != text {
			t.Errorf("the sample is printed in another way:\n%s", difference(text, got))
		}
	}
}
