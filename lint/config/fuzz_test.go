package config_test

import (
	"testing"

	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint/config"
)

// FuzzParse reads any text as a configuration. Laws: no panic; every diagnostic
// has a place in the text; what holds can be printed and is a configuration.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"", "profile: strict\nrules: {unreachable-state: off, x: {severity: y}}\nexclude: [a, 1, '[']",
		"overrides: [{files: [a], rules: {unreachable-state: {severity: info, max: 2}}}]\nignore: [{rule: json-syntax, pointer: /a, reason: b}, 1]",
		"&a [*a]", "rules: *b", "a: &x {rules: 1}\nrules: *x", "- 1\n---\n- 2", "\xff", "rules: 1\nrules: 2", "<<: {rules: {}}",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		file := source.New(config.FileName, text)
		c, ds := config.Parse(file)
		for _, d := range ds {
			if d.File != file || d.Span.Start < 0 || d.Span.End < d.Span.Start || int(d.Span.End) > len(file.Text) {
				t.Errorf("%q: %s at %v", text, d.Message, d.Span)
			}
		}
		if len(ds) > 0 {
			return
		}
		effective := string(c.Effective("x", config.Selection{}))
		if _, again := config.Parse(source.New(config.FileName, effective)); len(again) > 0 {
			t.Errorf("%q: what holds is refused: %s\n%s", text, again[0].Message, effective)
		}
	})
}
