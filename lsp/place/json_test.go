package place

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"testing"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/source"
)

var placeholders = regexp.MustCompile(`\$\{\w+\}`)

// TestFromState: what is read from the start of a state on is what is read from
// the start of the text on, in whole and half-typed texts.
func TestFromState(t *testing.T) {
	files, err := filepath.Glob("../../examples/*.asl.json")
	if err != nil || len(files) == 0 {
		t.Fatal(err, len(files))
	}
	r := rand.New(rand.NewPCG(7, 7))
	used, all := 0, 0
	for _, path := range files {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for round := range 30 {
			// What stands for a value may have brackets in it, which are not told from
			// others without the tree.
			text := placeholders.ReplaceAllString(string(content), "5")
			if round > 0 {
				at, n := r.IntN(len(text)), r.IntN(8)
				typed := []string{`"`, `{`, `}`, `,`, `: `, `"Next": `, `[`, `// `, ``}[r.IntN(9)]
				text = text[:at] + typed + text[min(at+n, len(text)):]
			}
			file := source.New("x.asl.json", text)
			definitions, problems := asl.Definitions(file)
			for offset := int32(0); int(offset) <= len(file.Text); offset += int32(1 + r.IntN(30)) {
				from := before(file, definitions, problems, offset)
				if all++; from.offset > 0 {
					used++
				}
				got, want := inJSON(file.Text, from, offset), inJSON(file.Text, known{}, offset)
				if !reflect.DeepEqual(got, want) {
					t.Fatalf("%s, round %d, offset %d: from a state %s, from the start %s", path, round, offset, show(got), show(want))
				}
			}
		}
	}
	if used < all/3 {
		t.Errorf("of %d places only %d were read from a state on", all, used)
	}
}

func show(w where) string { return fmt.Sprintf("%+v", w) }
