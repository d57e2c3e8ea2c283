package fix_test

import (
	"testing"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lint/fix"
)

// FuzzRun fixes any text. Laws: no panic; a text without fixes is not touched,
// and one that could be read can still be.
func FuzzRun(f *testing.F) {
	for _, seed := range []struct{ name, text string }{
		{"a.asl.json", "\uFEFF{\"StartAt\": \"A\",\r\n \"States\": {\"A\": {\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::lambda:invoke\", \"End\": true, \"Next\": \"B\"}}}"},
		{"a.asl.json", `{"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": "{% 10 %}", "Iterator": {}, "Next": "AA"}}}`},
		{"a.asl.yaml", "StartAt: A\nStates:\n  A: {Type: Pass, Result: 007, Next: Bb}\n  B: {Type: succeed}\n"},
		{"a.gait", "// lint:ignore unreachable-sate why\npass A -> Ennd\nsucceed End // lint:ignore missing-target\n"},
	} {
		f.Add(seed.name, seed.text)
	}
	f.Fuzz(func(t *testing.T, name, text string) {
		if len(text) > 1<<12 {
			t.Skip()
		}
		file := source.New(name, text)
		look := func(f *source.File) []diag.Diagnostic { return lint.File(f, lint.Options{}) }
		r := fix.Run(file, fix.Options{Unsafe: true, Lint: look})
		if r.Count() == 0 && r.File.Original() != text {
			t.Errorf("%q became %q without a fix", text, r.File.Original())
		}
		if broken(look(file)) == 0 && broken(r.Left) > 0 {
			t.Errorf("%q was broken: %q", text, r.File.Original())
		}
	})
}

// broken counts the errors of reading and compiling.
func broken(ds []diag.Diagnostic) (n int) {
	for _, d := range ds {
		if d.Severity == diag.Error && !lint.ByRule(&d) {
			n++
		}
	}
	return n
}
