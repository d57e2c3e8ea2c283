package syntax_test

import (
	"flag"
	"math/rand/v2"
	"testing"

	"github.com/gait-lang/gait/internal/testgen"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

var scripts = flag.Int("scripts", 12, "how many random editing sessions TestReparseScripts plays")

// typed are pieces of text that change how what is around them is read.
var typed = []string{
	"{", "}", "{\n", "}\n", "\"", "`", "\"\"\"", "/", "//", "///", "/*", "(", ")", "[", "]", "$", ",", ":", "->", " ", "\n", "\n\n", "\t",
	"workflow W query jsonpath\n", "workflow W\n", "query jsonata\n", "library\n", "pass A\n", "task B lambda:invoke {\n", "choice C {\n  when $x -> A\n}\n",
	"when ", "else -> ", "catch ", "retry ", "branch {\n", "asl \"x\": ", "raw ", "output $a +", "\n  + 1", "\n  and $y", "{% ", " %}", "${", "é", "\U0001F600", "\r\n",
}

// TestReparseScripts plays editing sessions: after every edit the tree equals one
// that is made from nothing.
func TestReparseScripts(t *testing.T) {
	for n := range *scripts {
		r := rand.New(rand.NewPCG(uint64(n), 9))
		text := testgen.Workflow(3+r.IntN(30), uint64(n))
		tree := syntax.Parse(source.New("w.gait", text))
		for step := range 120 {
			at := r.IntN(len(text) + 1)
			switch r.IntN(5) {
			case 0, 1, 2:
				text = text[:at] + typed[r.IntN(len(typed))] + text[at:]
			case 3:
				end := min(len(text), at+1+r.IntN(12))
				text = text[:at] + text[end:]
			default: // what was typed wrong goes
				text = testgen.Workflow(3+r.IntN(30), uint64(n))
				if r.IntN(2) == 0 && at < len(text) {
					text = text[:at] + text[min(len(text), at+3):]
				}
			}
			file := source.New("w.gait", text)
			tree = syntax.Reparse(file, tree)
			want := syntax.Parse(file)
			if g, w := dumpTree(tree)+dumpDiagnostics(tree), dumpTree(want)+dumpDiagnostics(want); g != w {
				t.Fatalf("session %d, step %d: the tree differs from one made from nothing\ntext:\n%s\nreparsed:\n%s\nparsed:\n%s", n, step, text, g, w)
			}
		}
	}
}
