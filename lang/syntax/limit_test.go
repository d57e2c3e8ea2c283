package syntax_test

import (
	"strings"
	"testing"

	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

// TestLimit holds that text which is wrong all over gives a bounded number of
// diagnostics, and that none of it is passed over in silence for that.
func TestLimit(t *testing.T) {
	const most = 1001
	for _, c := range []struct {
		name, text string
		want       int
		last       string
	}{
		{"surplus braces", strings.Repeat("} ", 20000), 1, "these 20000 brackets close nothing"},
		{"surplus brackets", "pass A\n" + strings.Repeat(")\n", 20000), 1, "these 20000 brackets close nothing"},
		{"one brace", "}", 1, `"}" closes nothing`},
		{"entries", strings.Repeat("foo 1\n", 3000), most, "2000 more syntax errors from here on; a file shows the first 1000"},
		{"a body", "pass A {\n" + strings.Repeat("foo 1\n", 3000) + "}\n", most, "2000 more syntax errors from here on; a file shows the first 1000"},
		{"escapes", `pass A { output "` + strings.Repeat(`\q`, 3000) + `" }`, most, "2000 more syntax errors from here on; a file shows the first 1000"},
		{"at the limit", strings.Repeat("foo 1\n", 1000), 1000, `unknown keyword "foo"`},
		{"scanner and parser", strings.Repeat("foo 1\npass A { output \"\\q\" }\n", 1000), most, "1000 more syntax errors from here on; a file shows the first 1000"},
	} {
		t.Run(c.name, func(t *testing.T) {
			tree := parse(c.text)
			ds := tree.Diagnostics()
			if len(ds) != c.want {
				t.Fatalf("%d diagnostics, want %d", len(ds), c.want)
			}
			if last := ds[len(ds)-1]; last.Message != c.last {
				t.Errorf("the last says %q, want %q", last.Message, c.last)
			}
			for i := 1; i < len(ds)-1; i++ {
				if ds[i].Span.Start < ds[i-1].Span.Start {
					t.Fatalf("diagnostic %d at %v stands before the one at %v", i, ds[i].Span, ds[i-1].Span)
				}
			}
			checkNothingSkipped(t, c.text, tree)
			again := syntax.Reparse(source.New("test.gait", c.text), tree)
			if got, want := dumpDiagnostics(again), dumpDiagnostics(tree); got != want {
				t.Error("reparsing gives other diagnostics")
			}
		})
	}
}
