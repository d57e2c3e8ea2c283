package action

import (
	"strings"
	"testing"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/compiler/decompile"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lint/rule"
	"github.com/gait-lang/gait/lsp/document"
)

// oneRule switches off all rules but one.
type oneRule struct {
	lint.Defaults
	id string
}

func (o oneRule) Severity(r *rule.Rule) diag.Severity {
	if r.ID != o.id {
		return rule.Off
	}
	if s := r.Severity; s != rule.Off {
		return s
	}
	return diag.Warning
}

// TestIgnored silences what the examples of all rules are about, in all notations
// that take comments: the finding is gone, and the comment is a right one.
func TestIgnored(t *testing.T) {
	tried := map[string]int{}
	for _, r := range lint.Rules() {
		for _, e := range r.Examples {
			text := strings.NewReplacer("«", "", "»", "").Replace(e.Expand(e.Bad))
			opts := lint.Options{Settings: oneRule{id: r.ID}, Express: e.Express}
			if e.Gait {
				silenced(t, "example.gait", text, r.ID, opts, tried)
				continue
			}
			silenced(t, "example.asl.json", text, r.ID, opts, tried)
			definitions, _ := asl.Definitions(source.New("example.asl.json", text))
			if len(definitions) != 1 || definitions[0].Root == nil {
				continue
			}
			root := definitions[0].Root
			silenced(t, "example.asl.yaml", string(asl.AppendYAML(nil, root)), r.ID, opts, tried)
			if out, err := decompile.Import(root, decompile.Options{}); err == nil {
				silenced(t, "example.gait", out.Text, r.ID, opts, tried)
			}
		}
	}
	for _, name := range []string{"example.gait", "example.asl.json", "example.asl.yaml"} {
		if tried[name] < 50 {
			t.Errorf("%s: only %d tried", name, tried[name])
		}
	}
	t.Log(tried)
}

func silenced(t *testing.T, name, text, id string, opts lint.Options, tried map[string]int) {
	t.Helper()
	doc := document.New(source.New(name, text), nil, opts, nil)
	before := count(doc.Problems(), id)
	for _, d := range doc.Problems() {
		if d.Rule != id || d.File != doc.File || !lint.ByRule(&d) {
			continue
		}
		for _, a := range For(doc, source.At(d.Span.Start), Options{Only: []Kind{QuickFix}}) {
			if !strings.HasPrefix(a.Title, "ignore "+id) || a.Disabled != "" {
				continue
			}
			tried[name]++
			edits, err := a.EditsWith("it is\n a test")
			if err != nil {
				t.Errorf("%s: %s: %v\n%s", id, a.Title, err, text)
				continue
			}
			apart(t, id, doc.File, edits)
			if asked, err := a.Edits(); err != nil || placeholders(asked) != 1 {
				t.Errorf("%s: %s: the placeholder does not occur once: %v %v", id, a.Title, asked, err)
			}
			after, _, err := apply(text, edits)
			if err != nil {
				t.Error(err)
			}
			left := lint.File(source.New(name, after), opts)
			if n := count(left, id); n >= before || count(left, lint.RuleBadSuppression)+count(left, lint.RuleUnusedSuppression) > 0 {
				t.Errorf("%s: %s in %s: %d findings, %d before\n%s\n%v", id, a.Title, name, n, before, after, left)
			}
		}
	}
}

func count(ds []diag.Diagnostic, id string) (n int) {
	for _, d := range ds {
		if d.Rule == id {
			n++
		}
	}
	return n
}

func placeholders(edits []diag.Edit) (n int) {
	for _, e := range edits {
		n += strings.Count(e.Text, reasonPlaceholder)
	}
	return n
}
