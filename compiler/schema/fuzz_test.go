package schema

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/source"
)

// FuzzValidate gives Validate any text. It must not panic, must say the same
// twice, must point at nodes that are there, and must agree with the document.
func FuzzValidate(f *testing.F) {
	seeds, err := filepath.Glob(filepath.Join("testdata", "*.json"))
	if err != nil || len(seeds) == 0 {
		f.Fatal(seeds, err)
	}
	for _, seed := range seeds {
		text, err := os.ReadFile(seed)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text))
	}
	for _, text := range []string{
		``, `1`, `{`, `[{}]`, `{"StartAt": 1e99999, "States": {"": null, "a/~%41": []}}`,
		`{"StartAt":"A","States":{"A":{"Type":"Pass","QueryLanguage":"${L}"},"B":{"Type":"${T}"},"C":{"Type":"Wait","Seconds":${S}}}}`,
		`{"States":{"A":{"Type":"Choice","Choices":[{"Not":{"And":[{"Or":7}]}},{"Variable":"$","IsNull":true,"IsNull":false}]}}}`,
		`{"States":{"A":{"Type":"Map","Iterator":{},"ItemProcessor":{"States":{"A":{"Type":"Map"}}},"ItemReader":{"ReaderConfig":{"InputType":"CSV"}}}}}`,
		`{"QueryLanguage":"JSONata","States":{"A":{"Type":"Task","QueryLanguage":"JSONPath","Retry":[{"ErrorEquals":[1,{}]}],"Resource":"` + "\xff" + `"}}}`,
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		root, diags := asl.ReadJSON(source.New("fuzz.asl.json", text))
		found := Validate(root, Options{})
		said := lines(found)
		if again := lines(Validate(root, Options{})); again != said {
			t.Fatalf("first\n%sthen\n%s", said, again)
		}
		for _, v := range found {
			if v.Node == nil || v.Message == "" || v.Keyword == "" {
				t.Fatalf("%+v", v)
			}
			v.At()
		}
		// What is not plain JSON may be read in other ways, as may numbers that
		// only some can hold.
		if len(diags) > 0 || strings.ContainsAny(text, "eE") && hugeNumber(root) || strings.Contains(text, `\u`) {
			return
		}
		if accepted, ok := accepts(t, text); ok && accepted != (len(found) == 0) {
			t.Fatalf("the document accepts it: %v\n%s", accepted, said)
		}
	})
}

func hugeNumber(n *asl.Node) bool {
	if n.Is(asl.Number) && strings.ContainsAny(n.Text, "eE") {
		return true
	}
	for _, item := range n.Items {
		if hugeNumber(item) {
			return true
		}
	}
	for _, m := range n.Members {
		if hugeNumber(m.Value) {
			return true
		}
	}
	return false
}
