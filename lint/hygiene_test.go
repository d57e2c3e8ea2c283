package lint_test

import (
	"slices"
	"testing"

	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
)

func TestStateNameStyles(t *testing.T) {
	names := []string{"AllDone", "allDone", "all_done", "all-done", "All Done", "All done", "${Name}"}
	for style, want := range map[string][]string{
		"PascalCase":    {"AllDone"},
		"camelCase":     {"allDone"},
		"snake_case":    {"all_done"},
		"kebab-case":    {"all-done"},
		"Title Case":    {"AllDone", "All Done"},
		"Sentence case": {"AllDone", "All Done", "All done"},
		"unheard of":    names[:6],
	} {
		var fit []string
		for _, name := range names {
			text := `{"StartAt": "` + name + `", "States": {"` + name + `": {"Type": "Succeed"}}}`
			styled := only("state-name-style")
			styled.option = style
			ds := lint.File(source.New("a.asl.json", text), lint.Options{Settings: styled})
			if len(ds) == 0 {
				fit = append(fit, name)
			}
		}
		if want = append(slices.Clone(want), "${Name}"); !slices.Equal(fit, want) {
			t.Errorf("%s: %q fit, want %q", style, fit, want)
		}
	}
}

func TestHardCodedAccounts(t *testing.T) {
	for arn, want := range map[string]string{
		"arn:aws:sns:eu-west-1:123456789012:t":                            "123456789012",
		"arn:aws:sns:eu-west-1:${Account}:t":                              "",
		"arn:aws:states:::sns:publish":                                    "",
		"arn:aws:s3:::bucket":                                             "",
		"arn:aws:apigateway:eu-west-1::/restapis":                         "eu-west-1",
		"arn:aws:iam::aws:policy/ReadOnly":                                "",
		"the arn:aws:sns:eu-west-1:123456789012:t":                        "",
		"arn:aws:lambda:eu-west-1:123456789012:function:f:${Alias}":       "123456789012",
		"arn:${AWS::Partition}:lambda:eu-west-1:123456789012:function:fn": "",
	} {
		text := oneTask(`"Resource": "${Other}", "Parameters": {"A": "` + arn + `"}`)
		got := ""
		for _, d := range lint.File(source.New("a.asl.json", text), lint.Options{Settings: only("hard-coded-account")}) {
			got += text[d.Span.Start:d.Span.End]
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", arn, got, want)
		}
	}
}
