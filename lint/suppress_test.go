package lint_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
)

// TestSuppression lints texts with an unreachable state and comments about it.
func TestSuppression(t *testing.T) {
	asl := func(machine, a, b string) string {
		return `{"StartAt": "A",` + machine + ` "States": {
  "A": {"Type": "Succeed"` + a + `},
  "B": {"Type": "Pass", "Next": "A"` + b + `}}}`
	}
	const gait = "pass A -> end\n"
	const yaml = "StartAt: A\nStates:\n  A: {Type: Succeed}\n"
	for _, c := range []struct {
		name, file, text string
		want             []string
	}{
		{"nothing", "a.asl.json", asl("", "", ""), []string{"3:3 unreachable-state"}},
		{"state", "a.asl.json", asl("", "", `, "Comment": "lint:ignore unreachable-state kept for later"`), nil},
		{"later line", "a.asl.json", asl("", "", `, "Comment": "does B\nlint:ignore unreachable-state kept for later\n"`), nil},
		{"machine", "a.asl.json", asl(`"Comment": "lint:ignore unreachable-state a draft",`, "", ""), nil},
		{
			"other state", "a.asl.json", asl("", `, "Comment": "lint:ignore unreachable-state why"`, ""),
			[]string{"2:40 unused-suppression", "3:3 unreachable-state"},
		},
		{"no reason", "a.asl.json", asl("", "", `, "Comment": "lint:ignore unreachable-state"`), []string{"3:50 bad-suppression no reason is given"}},
		{
			"no rule", "a.asl.json", asl("", "", `, "Comment": "lint:ignore"`),
			[]string{"3:3 unreachable-state", "3:50 bad-suppression \"lint:ignore\" names no rule"},
		},
		{
			"unknown rule", "a.asl.json", asl("", "", `, "Comment": "lint:ignore unreachable-sate x"`),
			[]string{"3:3 unreachable-state", "3:50 bad-suppression there is no rule \"unreachable-sate\", did you mean \"unreachable-state\"?"},
		},
		{
			"unknown word", "a.asl.json", asl("", "", `, "Comment": "lint:disable unreachable-state x"`),
			[]string{"3:3 unreachable-state", "3:50 bad-suppression unknown directive \"lint:disable\""},
		},
		{"not at the start", "a.asl.json", asl("", "", `, "Comment": "see lint:ignore unreachable-state x"`), []string{"3:3 unreachable-state"}},
		{
			"yaml", "a.asl.yaml", "StartAt: A\nStates:\n  A:\n    Type: Succeed\n  B:\n    Type: Pass\n    Comment: |\n      lint:ignore unreachable-state why\n    Next: A\n",
			nil,
		},
		{"yaml, line before", "a.asl.yaml", yaml + "  # lint:ignore unreachable-state why\n\n  # more\n  B: {Type: Pass, Next: A}\n", nil},
		{"yaml, same line", "a.asl.yaml", yaml + "  B: # lint:ignore unreachable-state why\n    Type: Pass\n    Next: A\n", nil},
		{"yaml, whole file", "a.asl.yaml", "# lint:file-ignore unreachable-state why\n" + yaml + "  B: {Type: Pass, Next: A}\n", nil},
		{
			"yaml, other line", "a.asl.yaml", "# lint:ignore unreachable-state why\n" + yaml + "  B: {Type: Pass, Next: A}\n",
			[]string{"1:3 unused-suppression", "5:3 unreachable-state"},
		},
		{
			"yaml, text", "a.asl.yaml", yaml + "  B: {Type: Pass, Next: A, Comment: 'it''s \" # lint:ignore unreachable-state why'}\n",
			[]string{"4:3 unreachable-state"},
		},
		{"whole file in a state", "a.asl.json", asl("", `, "Comment": "lint:file-ignore unreachable-state why"`, ""), nil},
		{
			"two rules", "a.asl.json", asl("", "", `, "Comment": "lint:ignore unreachable-state,idle-pass why"`),
			[]string{"3:3 unreachable-state", `3:50 bad-suppression a comment silences one rule; write one for each, as in "lint:ignore unreachable-state reason"`},
		},
		{
			"template", "template.json", `{"Resources": {"M": {"Type": "AWS::Serverless::StateMachine", "Properties": {"Definition": ` +
				asl("", "", `, "Comment": "lint:ignore unreachable-state why"`) + `}}}}`,
			nil,
		},
		{"broken text", "a.asl.json", `{"Comment": "lint:ignore json-syntax no", "StartAt" "A"}`, []string{"1:14 unused-suppression", "1:52 json-syntax"}},

		{"gait", "a.gait", gait + "pass B -> end", []string{"2:6 unreachable-state"}},
		{"line before", "a.gait", gait + "// lint:ignore unreachable-state why\npass B -> end", nil},
		{"without a space", "a.gait", gait + "//lint:ignore unreachable-state why\npass B -> end", nil},
		{"comments between", "a.gait", gait + "// lint:ignore unreachable-state why\n\n// more\n/// B\npass B -> end", nil},
		{"same line", "a.gait", gait + "pass B -> end // lint:ignore unreachable-state why\n", nil},
		{"whole file", "a.gait", gait + "pass B -> end\n// lint:file-ignore unreachable-state why\n", nil},
		{"documentation", "a.gait", gait + "/// lint:ignore unreachable-state why\npass B -> end\n", nil},
		{
			"other line", "a.gait", "// lint:ignore unreachable-state why\n" + gait + "pass B -> end",
			[]string{"1:4 unused-suppression", "3:6 unreachable-state"},
		},
		{"no reason in Gait", "a.gait", gait + "// lint:ignore unreachable-state\npass B -> end", []string{"2:4 bad-suppression no reason"}},
		{
			"an error of compiling with the id of a rule", "a.gait", "// lint:ignore jsonata-syntax why\npass A { output (1 + } -> end",
			[]string{"2:21 jsonata-syntax"},
		},
		{"a broken file", "a.gait", gait + "// lint:ignore unreachable-state why\npass B -> C", []string{"3:11 unknown-state"}},
		{"other comments", "a.gait", gait + "// lint: is a word\npass B -> end // lint\n", []string{"3:6 unreachable-state"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, d := range lint.File(source.New(c.file, c.text), lint.Options{Settings: only("unreachable-state")}) {
				p := d.File.Position(d.Span.Start)
				got = append(got, strings.Join([]string{strconv.Itoa(p.Line) + ":" + strconv.Itoa(p.Column), d.Rule, d.Message}, " "))
			}
			for i := 0; i < max(len(got), len(c.want)); i++ {
				if i >= len(got) || i >= len(c.want) || !strings.HasPrefix(got[i], c.want[i]) {
					t.Fatalf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
				}
			}
		})
	}
}
