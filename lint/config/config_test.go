package config_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/gait-lang/gait/internal/testshared"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lint/config"
	"github.com/gait-lang/gait/lint/rules/flow"
)

func parse(t *testing.T, text string) *config.Config {
	t.Helper()
	c, ds := config.Parse(source.New(config.FileName, text))
	for _, d := range ds {
		t.Errorf("%s: %s", text, d.Message)
	}
	return c
}

func TestMistakes(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "# nothing\n---\n": "", "rules: {}": "", "rules:\n  unreachable-state: off": "",
		"[a]":                              `1:2 a mapping is expected here, not a list`,
		"rulez: {}":                        `1:1 there is no setting "rulez", did you mean "rules"?`,
		"colour: 1":                        `1:1 there is no setting "colour"; there are "rules", "profile", "express", "exclude", "overrides", "ignore"`,
		"profile: strickt":                 `1:10 "strickt" is none of "default", "strict", did you mean "strict"?`,
		"rules: [x]":                       `1:9 a mapping is expected here, not a list`,
		"exclude: vendor":                  `1:10 a list is expected here, not text`,
		"exclude: [1]":                     `1:11 text is expected here, not a number`,
		`exclude: [""]`:                    `1:11 this must not be empty`,
		"exclude: ['a[']":                  `1:11 "a[" is no pattern of paths: a bracket or brace is not closed`,
		"rules: {unreachable-sate: off}":   `1:9 there is no rule "unreachable-sate", did you mean "unreachable-state"?`,
		"rules: {zzz: off}":                `1:9 there is no rule "zzz"; "gait rules" lists all`,
		"rules: {unreachable-state: warn}": `1:28 "warn" is none of "off", "info", "warning", "error", did you mean "warning"?`,
		"rules: {unreachable-state: 1}":    `1:28 text or a mapping is expected here, not a number`,
		"rules: {unreachable-state: {severity: fatal}}":                      `1:39 "fatal" is none of "off", "info", "warning", "error"`,
		"rules: {unreachable-state: {max: 1}}":                               `1:29 there is no option of unreachable-state "max"; there are "severity"`,
		"ignore:\n  - rule: unreachable-state":                               `2:5 "reason" is missing here`,
		"ignore:\n  - {rule: x, reason: y}":                                  `2:12 there is no rule "x"; "gait rules" lists all`,
		"ignore:\n  - {rule: unreachable-state, reason: y, pointer: States}": `2:51 "States" is no JSON pointer: one starts with "/"`,
		"overrides:\n  - files: [a]":                                         `2:5 "rules" is missing here`,
		"overrides:\n  - file: [a]\n    rules: {}":                           `2:5 there is no setting "file", did you mean "files"?`,
		"a: 1\n---\nb: 2":                                                    `1:1 there is no setting "a"; there are "rules", "profile", "express", "exclude", "overrides", "ignore"|3:1 a configuration is one YAML document, and this starts a second one`,
		"rules: [":                                                           `1:9 `,
	} {
		_, ds := config.Parse(source.New(config.FileName, text))
		var got []string
		for _, d := range ds {
			p := d.File.Position(d.Span.Start)
			got = append(got, fmt.Sprintf("%d:%d %s", p.Line, p.Column, d.Message))
		}
		if all := strings.Join(got, "|"); all != want && !(strings.HasSuffix(want, " ") && strings.HasPrefix(all, want)) {
			t.Errorf("%q: got\n%s\nwant\n%s", text, all, want)
		}
	}
}

func TestSettings(t *testing.T) {
	c := parse(t, `
profile: strict
rules:
  unreachable-state: warning
  yaml-number: off
exclude: [generated, "**/*.test.json", ./a/*.gait]
express: ["fast/**"]
overrides:
  - files: ["old/"]
    rules: {unreachable-state: {severity: info}}
  - files: ["old/bad.gait"]
    rules: {unreachable-state: off}
`)
	severity := func(path string, s config.Selection) string {
		return config.SeverityName(c.For(path, s).Severity(flow.Unreachable))
	}
	for _, test := range []struct{ got, want any }{
		{severity("x.gait", config.Selection{}), "warning"},
		{severity("old/x.gait", config.Selection{}), "info"},
		{severity("old/deep/x.gait", config.Selection{}), "info"},
		{severity("old/bad.gait", config.Selection{}), "off"},
		{severity("old/bad.gait", config.Selection{Select: []string{"flow"}}), "warning"},
		{severity("x.gait", config.Selection{Select: []string{"yaml"}}), "off"},
		{severity("x.gait", config.Selection{Select: []string{"all"}, Ignore: []string{"unreachable-*"}}), "off"},
		{c.For("x", config.Selection{}).Override("yaml-number", diag.Warning), diag.Severity(0)},
		{c.For("x", config.Selection{}).Override("json-syntax", diag.Error), diag.Error},
		{c.For("x", config.Selection{Select: []string{"flow"}}).Override("json-syntax", diag.Error), diag.Error},
		{c.For("x", config.Selection{Select: []string{"flow"}}).Override("json-syntax", diag.Warning), diag.Severity(0)},
		{c.For("x", config.Selection{Ignore: []string{"json"}}).Override("json-syntax", diag.Error), diag.Error},
		{c.For("x", config.Selection{Ignore: []string{"json-syntax"}}).Override("json-syntax", diag.Error), diag.Severity(0)},
		{c.Excluded("generated/a.json"), true},
		{c.Excluded("b/generated/c/a.json"), true},
		{c.Excluded("x.test.json"), true},
		{c.Excluded("a/x.gait"), true},
		{c.Excluded("b/a/x.gait"), false},
		{c.Excluded("a/b/x.gait"), false},
		{c.IsExpress("fast/a/b.json"), true},
		{c.IsExpress("slow/a.json"), false},
	} {
		if test.got != test.want {
			t.Errorf("got %v, want %v", test.got, test.want)
		}
	}
}

// TestSettingsAreKept: files with the same overrides have the same settings.
func TestSettingsAreKept(t *testing.T) {
	f := config.Found{Config: parse(t, "overrides: [{files: [a], rules: {unreachable-state: off}}, {files: [b], rules: {unreachable-state: info}}]")}
	all := config.Selection{}
	if f.Settings("x", all) != f.Settings("y", all) || f.Settings("a", all) != f.Settings("sub/a", all) {
		t.Error("settings are made again")
	}
	for path, want := range map[string]diag.Severity{"x": diag.Error, "a": 0, "b": diag.Info} {
		if got := f.Settings(path, all).Severity(flow.Unreachable); got != want {
			t.Errorf("%s: got %v, want %v", path, got, want)
		}
	}
	if got := f.Settings("x", config.Selection{Ignore: []string{"flow"}}).Severity(flow.Unreachable); got != 0 {
		t.Errorf("another selection: got %v", got)
	}
}

func TestSelectionNamesRules(t *testing.T) {
	for selector, want := range map[string]string{
		"all": "", "flow": "", "data-flow": "", "unreachable-state": "", "unreachable": "", "unreachable-*": "", "json-syntax": "",
		"flo":              `--select flo: there is no such rule, group or prefix, did you mean "flow"?`,
		"unreachable-stte": `--select unreachable-stte: there is no such rule, group or prefix, did you mean "unreachable-state"?`,
		"zzzz":             `--select zzzz: there is no such rule, group or prefix; "gait rules" lists all`,
	} {
		got := ""
		if err := (config.Selection{Select: []string{selector}}).Check(); err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", selector, got, want)
		}
	}
}

func TestIgnore(t *testing.T) {
	c := parse(t, `
ignore:
  - {rule: unreachable-state, file: "a.json", pointer: /States/B~1C, reason: kept}
  - {rule: json-syntax, reason: generated}
`)
	find := func(path, rule, pointer string) int {
		return len(c.Silence(path, []diag.Diagnostic{{Rule: rule, Pointer: pointer}}))
	}
	for _, test := range []struct {
		path, rule, pointer string
		want                int
	}{
		{"a.json", "unreachable-state", "/States/B~1C", 0},
		{"deep/a.json", "unreachable-state", "/States/B~1C/Next", 0},
		{"a.json", "unreachable-state", "/States/B", 1},
		{"a.json", "unreachable-state", "", 1},
		{"b.json", "unreachable-state", "/States/B~1C", 1},
		{"b.json", "json-syntax", "", 0},
	} {
		if got := find(test.path, test.rule, test.pointer); got != test.want {
			t.Errorf("%+v: %d are left", test, got)
		}
	}
}

// TestGuide: the sample in the guide is what it shows.
func TestGuide(t *testing.T) {
	guide, err := os.ReadFile(filepath.Join(testshared.Root(t), "docs", "lint.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, sample, _ := strings.Cut(string(guide), "```yaml\n")
	sample, _, _ = strings.Cut(sample, "```")
	c := parse(t, sample)
	if !c.Strict || len(c.Rules) != 2 || len(c.Express) != 1 || len(c.Exclude) != 2 || len(c.Overrides) != 1 || len(c.Ignore) != 1 {
		t.Errorf("%+v", c)
	}
}

func TestFinder(t *testing.T) {
	dir := t.TempDir()
	for path, text := range map[string]string{"gait.yaml": "profile: strict", "a/b/x": "", "c/gait.yaml": ""} {
		path = filepath.Join(dir, path)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	reads := 0
	f := config.Finder{Read: func(path string) (*source.File, error) {
		reads++
		text, err := os.ReadFile(path)
		return source.New(path, string(text)), err
	}}
	for path, want := range map[string]string{"x": "gait.yaml", "a/x": "gait.yaml", "a/b/x": "gait.yaml", "c/x": "c/gait.yaml", "a/none/x": "gait.yaml"} {
		got := f.For(filepath.Join(dir, path))
		if got.Path != filepath.Join(dir, want) || got.Err != nil || got.Strict != (want == "gait.yaml") {
			t.Errorf("%s: %+v", path, got)
		}
	}
	if reads != 2 {
		t.Errorf("%d reads of 2 files", reads)
	}
	t.Chdir(filepath.Join(dir, "a", "b"))
	if got := new(config.Finder); true {
		got.Read = f.Read
		if path := got.For("x").Path; path != filepath.Join("..", "..", "gait.yaml") {
			t.Errorf("shown as %s", path)
		}
	}
}

func TestEffectiveIsAConfiguration(t *testing.T) {
	c := parse(t, "rules: {yaml-number: info}\nignore: [{rule: unreachable-state, file: x, reason: y}]\nexclude: [z]")
	text := string(c.Effective("x", config.Selection{Ignore: []string{"unreachable-state"}}))
	again := parse(t, text)
	if again.Rules["unreachable-state"].Severity != 0 || again.Rules["yaml-number"].Severity != diag.Info || len(again.Ignore) != 1 {
		t.Errorf("%s", text)
	}
}

func TestSchemaKnowsEveryRule(t *testing.T) {
	s, err := jsonschema.CompileString("gait.schema.json", string(config.Schema()))
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range lint.IDs() {
		if err := s.Validate(map[string]any{"rules": map[string]any{id: "off"}}); err != nil {
			t.Error(err)
		}
	}
	if s.Validate(map[string]any{"rules": map[string]any{"no-rule": "off"}}) == nil {
		t.Error("a rule that does not exist is taken")
	}
}
