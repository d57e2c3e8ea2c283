package schema

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/internal/testshared"
	"github.com/gait-lang/gait/lang/source"
	"github.com/santhosh-tekuri/jsonschema/v5"
)

// parse reads a definition of a test, which must be JSON.
func parse(t testing.TB, text string) *asl.Node {
	t.Helper()
	n, diags := asl.ReadJSON(source.New("test.asl.json", text))
	if len(diags) > 0 {
		t.Fatalf("%s in %s", diags[0].Message, text)
	}
	return n
}

// lines prints violations one a line.
func lines(found []Violation) string {
	var b strings.Builder
	for _, v := range found {
		b.WriteString(v.Pointer + " " + v.Keyword + ": " + v.Message + "\n")
	}
	return b.String()
}

// document is the schema of a whole machine, compiled.
var document = sync.OnceValues(func() (*jsonschema.Schema, error) {
	return jsonschema.CompileString("test:///asl.json", string(Document()))
})

// accepts reports whether the document accepts a text; ok is false when the
// text is not JSON, such as one with a placeholder outside a string.
func accepts(t testing.TB, text string) (accepted, ok bool) {
	t.Helper()
	s, err := document()
	if err != nil {
		t.Fatal(err)
	}
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	var value any
	if d.Decode(&value) != nil || d.More() {
		return false, false
	}
	return s.Validate(value) == nil, true
}

// table reads a TSV file of the corpus into maps by column.
func table(t testing.TB, name string) []map[string]string {
	t.Helper()
	text, err := os.ReadFile(testshared.Dir(t, "corpus/"+name))
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	var head []string
	for line := range strings.Lines(string(text)) {
		cells := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if head == nil {
			head = cells
			continue
		}
		row := map[string]string{}
		for i, cell := range cells {
			row[head[i]] = cell
		}
		rows = append(rows, row)
	}
	if len(rows) == 0 {
		t.Fatalf("%s is empty", name)
	}
	return rows
}

func corpusFile(t testing.TB, path string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(testshared.Dir(t, "corpus"), filepath.FromSlash(path)))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
