package place_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lsp/place"
)

func inDocument(name, marked string) (*place.Place, string) {
	before, after, _ := strings.Cut(marked, "|")
	file := source.New(name, before+after)
	definitions, problems := asl.Definitions(file)
	return place.ASL(file, definitions, problems, int32(len(before))), before + after
}

func showDocument(p *place.Place, text string) string {
	s := show(p, text)
	d := p.ASL
	if d.Owner != "" {
		s += fmt.Sprintf(" | %s", d.Owner)
	}
	if d.State != "" {
		s += fmt.Sprintf(" of %s", d.State)
	}
	if d.Field != nil {
		s += fmt.Sprintf(" field %s", d.Field.Name)
	}
	return s + " " + d.Pointer
}

func TestJSON(t *testing.T) {
	table(t, "testdata/json.txt", func(t *testing.T, marked string) string {
		return showDocument(inDocument("x.asl.json", marked))
	})
}

func TestYAML(t *testing.T) {
	table(t, "testdata/yaml.txt", func(t *testing.T, marked string) string {
		return showDocument(inDocument("x.asl.yaml", marked))
	})
}

// TestDocumentLaws looks at every place of real definitions in both notations,
// whole and cut off.
func TestDocumentLaws(t *testing.T) {
	files, err := filepath.Glob("../../examples/*.asl.json")
	if err != nil || len(files) == 0 {
		t.Fatal(err, len(files))
	}
	look := func(name, text string, from, step int) {
		file := source.New(name, text)
		definitions, problems := asl.Definitions(file)
		for i := from; i <= len(text); i += step {
			laws(t, place.ASL(file, definitions, problems, int32(i)), text)
		}
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		root, _ := asl.ReadJSON(source.New("x", string(data)))
		for name, text := range map[string]string{"x.asl.json": string(data), "x.asl.yaml": string(asl.AppendYAML(nil, root))} {
			look(name, text, 0, 5)
			for i := 0; i < len(text); i += 41 {
				look(name, text[:i], i, 1)
			}
		}
	}
}

func FuzzDocument(f *testing.F) {
	f.Add("{\"States\": {\"A\": {\"Type\": \"Pass\", \"Output\": \"{% $states.", uint16(60), false)
	f.Add("StartAt: A\nStates:\n  A:\n    Choices:\n      - Next: ", uint16(50), true)
	f.Fuzz(func(t *testing.T, text string, offset uint16, yaml bool) {
		name := "x.asl.json"
		if yaml {
			name = "x.asl.yaml"
		}
		file := source.New(name, text)
		definitions, problems := asl.Definitions(file)
		laws(t, place.ASL(file, definitions, problems, int32(offset)), file.Text)
	})
}
