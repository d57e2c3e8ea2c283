package syntax_test

import (
	"testing"

	"github.com/gait-lang/gait/lang/format"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

// TestNotText holds that a file that is no text gives one diagnostic, at the
// byte, and that formatting leaves it alone.
func TestNotText(t *testing.T) {
	for _, c := range []struct {
		text    string
		at      int32
		message string
	}{
		{"pass A\n  pass \xffB", 14, "byte 0xFF is not UTF-8; Gait is UTF-8 text"},
		{"pa\x00ss", 2, "a NUL byte; Gait is UTF-8 text"},
	} {
		file := source.New("a.gait", c.text)
		tree := syntax.Parse(file)
		checkLaws(t, tree)
		ds := tree.Diagnostics()
		if len(ds) != 1 || ds[0].Rule != "not-text" || ds[0].Span != (source.Span{Start: c.at, End: c.at + 1}) || ds[0].Message != c.message {
			t.Errorf("%q: %+v", c.text, ds)
		}
		if got := format.Tree(tree); got != c.text {
			t.Errorf("%q is formatted as %q", c.text, got)
		}
	}
}
