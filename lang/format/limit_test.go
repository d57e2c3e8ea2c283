package format_test

import (
	"strings"
	"testing"

	"github.com/gait-lang/gait/lang/format"
	"github.com/gait-lang/gait/lang/source"
)

// TestBeyondLimit formats a declaration whose errors nobody is told of any
// more: it is left as it stands all the same.
func TestBeyondLimit(t *testing.T) {
	const last = "pass   Q   { output   1 2 !  3 }\n"
	text := "pass P {\n" + strings.Repeat("  zzz !\n", 1100) + "}\n\n" + last
	got, _ := format.Format(source.New("a.gait", text))
	if !strings.HasSuffix(got, "\n"+last) {
		t.Errorf("the last declaration became %q", got[max(0, len(got)-60):])
	}
}
