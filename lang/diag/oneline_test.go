package diag_test

import (
	"strings"
	"testing"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
)

func TestRenderLines(t *testing.T) {
	f := source.New("a\n.gait", "one\ntwo\n")
	var out strings.Builder
	err := diag.RenderLines(&out, []diag.Diagnostic{
		{Rule: "r", Severity: diag.Error, Message: "m\x1b[0m", Location: diag.Location{File: f, Span: source.Span{Start: 5, End: 6}}, Notes: []string{"n"}},
		{Severity: diag.Info, Message: "nowhere"},
	}, diag.RenderOptions{})
	want := "a␊.gait:2:2: error[r]: m␛[0m\ninfo: nowhere\n"
	if err != nil || out.String() != want {
		t.Errorf("got %q, %v; want %q", out.String(), err, want)
	}
}
