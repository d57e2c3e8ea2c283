package complete_test

import (
	"path"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lsp/complete"
	"github.com/gait-lang/gait/lsp/document"
	"github.com/gait-lang/gait/lsp/index"
)

// workspace is the files of an archive.
type workspace []*index.File

func (w workspace) All() []*index.File { return w }

func (w workspace) Import(from *index.File, name string) *index.File {
	for _, f := range w {
		if f.Source.Path == path.Join(path.Dir(from.Source.Path), name) {
			return f
		}
	}
	return nil
}

const library = `
-- flows/lib/common.gait --
library { query jsonata }

import "./more.gait"

retry transient = on States.Timeout max 3

catch broken = States.ALL -> Failed

const limit = 3

param Topic: arn
-- flows/lib/more.gait --
retry patient = on States.ALL max 9

const hidden = 1
-- flows/lib/round.gait --
import { patient, around } from "./about.gait"

const round = 1
-- flows/lib/about.gait --
import { patient, round } from "./round.gait"
import { patient } from "./more.gait"
-- other.gait --
workflow Other

pass A
`

func TestImports(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{`import |`, `./lib/common.gait ./lib/more.gait ./lib/round.gait ./lib/about.gait ../other.gait { … }`},
		{`import "|"`, `./lib/common.gait ./lib/more.gait ./lib/round.gait ./lib/about.gait ../other.gait`},
		{`import "./lib/co|"`, `./lib/common.gait`},
		{`import "com|`, `./lib/common.gait`},
		{`import { | } from "./lib/common.gait"`, `transient broken limit Topic`},
		{`import { limit, | } from "./lib/common.gait"`, `transient broken Topic`},
		{`import { l| }`, `limit`},
		{"import \"./lib/common.gait\"\n\ntask T lambda:invoke {\n  retry |\n}", `transient patient on none`},
		{"import { transient } from \"./lib/common.gait\"\n\ntask T lambda:invoke {\n  retry |\n}", `transient on none patient`},
		{"import { patient } from \"./lib/common.gait\"\n\ntask T lambda:invoke {\n  retry |\n}", `patient on none transient`},
		{"import \"./lib/common.gait\"\n\ntask T lambda:invoke {\n  catch bro|\n}", `broken`},
		{"import { patient } from \"./lib/round.gait\"\n\ntask T lambda:invoke {\n  retry pat|\n}", `patient`},
		{"import \"./lib/round.gait\"\n\ntask T lambda:invoke {\n  retry pat|\n}", `patient`},
		{"import \"./lib/common.gait\"\n\npass P { output li| }", `limit`},
		{"import \"./lib/common.gait\"\n\npass P { output hid| }", `hidden`},
		{"import { limit } from \"./lib/common.gait\"\n\npass P { output hid| }", `hidden`},
		{"workflow W { query jsonpath }\n\npass P { output lim| }", ``},
		{"import \"./lib/common.gait\"\n\npass P { output \"${|\" }", `Topic`},
	} {
		before, after, _ := strings.Cut(c.text, "|")
		doc := document.New(source.New("flows/main.gait", before+after), nil, lint.Options{}, files(t))
		list := complete.At(doc, int32(len(before)), complete.Options{Snippets: true})
		checkItems(t, doc, int32(len(before)), list)
		var got []string
		for _, item := range list.Items {
			got = append(got, item.Label)
		}
		if joined := strings.Join(got, " "); joined != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.text, joined, c.want)
		}
	}
}

// TestImportWithName: a policy of a library that is not imported brings the import
// with it.
func TestImportWithName(t *testing.T) {
	for _, c := range []struct{ text, label, want string }{
		{
			"workflow W // the header\n\ntask T lambda:invoke {\n  retry tra|\n}\n", "transient",
			"workflow W // the header\n\nimport { transient } from \"./lib/common.gait\"\n\ntask T lambda:invoke {\n  retry transient\n}\n",
		},
		{
			"task T lambda:invoke {\n  retry pat|\n}\n", "patient",
			"import { patient } from \"./lib/more.gait\"\n\ntask T lambda:invoke {\n  retry patient\n}\n",
		},
		{
			"workflow W\n\nimport { limit } from \"./lib/common.gait\"\n\ntask T lambda:invoke {\n  catch bro|\n}\n", "broken",
			"workflow W\n\nimport { limit, broken } from \"./lib/common.gait\"\n\ntask T lambda:invoke {\n  catch broken\n}\n",
		},
		{
			"workflow W\n\nimport \"./lib/more.gait\"\n\npass P { output lim| }\n", "limit",
			"workflow W\n\nimport \"./lib/more.gait\"\nimport { limit } from \"./lib/common.gait\"\n\npass P { output limit }\n",
		},
	} {
		before, after, _ := strings.Cut(c.text, "|")
		doc := document.New(source.New("flows/main.gait", before+after), nil, lint.Options{}, files(t))
		got := "nothing"
		for _, item := range complete.At(doc, int32(len(before)), complete.Options{}).Items {
			if item.Label != c.label {
				continue
			}
			if len(item.Edits) != 1 || item.Edits[0].Span.End > item.Span.Start {
				t.Fatalf("%s: edits %+v", c.label, item.Edits)
			}
			e, text := item.Edits[0], doc.File.Text
			got = text[:e.Span.Start] + e.Text + text[e.Span.End:item.Span.Start] + item.Insert + text[item.Span.End:]
		}
		if got != c.want {
			t.Errorf("%s\ngot:\n%s\nwant:\n%s", c.label, got, c.want)
		}
	}
}

func files(t *testing.T) workspace {
	t.Helper()
	var w workspace
	for _, f := range txtar.Parse([]byte(library)).Files {
		w = append(w, document.New(source.New(f.Name, string(f.Data)), nil, lint.Options{}, nil).Index())
	}
	return w
}
