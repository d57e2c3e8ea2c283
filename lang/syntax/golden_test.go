package syntax_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

var update = flag.Bool("update", false, "rewrite the golden parts of testdata")

// TestGolden parses the file "in.gait" of each archive and compares the tree
// and the diagnostics with its other files.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no golden files: %v", err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			in := string(archive.Files[0].Data)
			tree := parse(in)
			want := &txtar.Archive{Comment: archive.Comment, Files: []txtar.File{
				archive.Files[0],
				{Name: "tree", Data: []byte(dumpTree(tree))},
				{Name: "diagnostics", Data: []byte(dumpDiagnostics(tree))},
			}}
			got := txtar.Format(want)
			if *update {
				if err := os.WriteFile(name, got, 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if old := txtar.Format(archive); string(old) != string(got) {
				t.Errorf("tree or diagnostics differ; run with -update and look at the diff\n%s", got)
			}
		})
	}
}

func dumpDiagnostics(tree *syntax.Tree) string {
	var b strings.Builder
	for _, d := range tree.Diagnostics() {
		fmt.Fprintf(&b, "%s: %s: %s\n", spanText(tree.File, d.Span), d.Rule, d.Message)
		for _, r := range d.Related {
			fmt.Fprintf(&b, "  %s: %s\n", spanText(tree.File, r.Span), r.Message)
		}
		for _, f := range d.Fixes {
			fmt.Fprintf(&b, "  fix: %s\n", f.Title)
		}
	}
	return b.String()
}

func spanText(f *source.File, s source.Span) string {
	from, to := f.Position(s.Start), f.Position(s.End)
	return fmt.Sprintf("%d:%d-%d:%d", from.Line, from.Column, to.Line, to.Column)
}

func dumpTree(tree *syntax.Tree) string {
	var b strings.Builder
	for _, p := range tree.Decls {
		d := dumper{out: &b, text: p.Text}
		d.items(p.Items, "")
		for _, c := range p.Comments {
			fmt.Fprintf(&b, "comment own=%t %s\n", c.OwnLine, p.Text[c.Span.Start:c.Span.End])
		}
	}
	return b.String()
}

type dumper struct {
	out  *strings.Builder
	text string
}

func (d *dumper) line(indent, format string, args ...any) {
	fmt.Fprintf(d.out, indent+format+"\n", args...)
}

func (d *dumper) items(items []syntax.Item, indent string) {
	for _, item := range items {
		if doc := item.Documentation(); doc != nil {
			d.line(indent, "doc %q", doc.Text())
		}
		d.line(indent, "%s%s", strings.TrimPrefix(fmt.Sprintf("%T", item), "*syntax."), d.head(item))
		for _, v := range values(item) {
			d.value(v, indent+"  ")
		}
		for _, b := range syntax.Bodies(item) {
			d.line(indent, "  {")
			d.items(b.Items, indent+"    ")
			d.line(indent, "  }%s", map[bool]string{true: " unclosed"}[b.Unclosed])
		}
	}
}

func (d *dumper) head(item syntax.Item) string {
	switch x := item.(type) {
	case *syntax.State:
		s := fmt.Sprintf(" %s %q", x.Kind, x.Name.Text)
		if x.Resource != nil {
			s += fmt.Sprintf(" resource=%q", x.Resource.Text)
		}
		if x.Flow != nil {
			s += fmt.Sprintf(" -> %q quoted=%t", x.Flow.Name.Text, x.Flow.Name.Quoted)
		}
		return s
	case *syntax.Bad:
		return fmt.Sprintf(" %q", d.text[x.Loc.Start:x.Loc.End])
	case *syntax.Property:
		return fmt.Sprintf(" %q", x.Key.Text)
	case *syntax.ASLField:
		return fmt.Sprintf(" %q", x.Field.Text)
	case *syntax.ValueClause:
		return " " + x.Keyword.Text
	case *syntax.When:
		return target(x.Target)
	case *syntax.Else:
		return target(x.Target)
	case *syntax.CatchClause:
		if p := x.Policy(); p != nil {
			return fmt.Sprintf(" policy %q", p.Text)
		}
		return fmt.Sprintf(" %s%s", names(x.Catcher.Errors), target(x.Catcher.Target))
	case *syntax.RetryClause:
		if x.Policy != nil {
			return fmt.Sprintf(" policy %q", x.Policy.Text)
		}
		return " " + names(x.Retrier.Errors)
	}
	return fmt.Sprintf(" %q", firstLine(d.text[item.Span().Start:item.Span().End]))
}

func names(l syntax.ErrorList) string {
	var all []string
	for _, n := range l.Names {
		all = append(all, n.Text)
	}
	return "[" + strings.Join(all, " ") + "]"
}

func target(t *syntax.Target) string {
	switch {
	case t == nil:
		return " without arrow"
	case t.Name != nil:
		return fmt.Sprintf(" -> %q", t.Name.Text)
	case t.Block != nil:
		return " -> block"
	}
	return " -> nothing"
}

func firstLine(s string) string {
	if i := strings.IndexByte(s, '\n'); i >= 0 {
		return s[:i] + "…"
	}
	return s
}

func values(item syntax.Item) []*syntax.Value {
	var vs []*syntax.Value
	add := func(more ...*syntax.Value) {
		for _, v := range more {
			if v != nil {
				vs = append(vs, v)
			}
		}
	}
	settings := func(s []*syntax.Setting) {
		for _, x := range s {
			add(x.Value)
		}
	}
	switch x := item.(type) {
	case *syntax.Property:
		add(x.Value)
	case *syntax.ValueClause:
		add(x.Value)
	case *syntax.ASLField:
		add(x.Value)
	case *syntax.Param:
		add(x.Default)
	case *syntax.Const:
		add(x.Value)
	case *syntax.Import:
		add(&x.Path)
	case *syntax.Tolerate:
		add(x.Value)
	case *syntax.When:
		add(x.ASL, x.Condition)
		settings(x.Settings)
	case *syntax.CatchClause:
		settings(x.Catcher.Settings)
	case *syntax.RetryClause:
		if x.Retrier != nil {
			settings(x.Retrier.Settings)
		}
	case *syntax.OnRetrier:
		settings(x.Retrier.Settings)
	case *syntax.State:
		add(x.Raw)
		if x.Wait != nil {
			add(x.Wait.Until, x.Wait.For)
		}
		for _, f := range x.Fail {
			add(f.Value)
		}
	}
	return vs
}

var kindNames = map[syntax.ValueKind]string{
	syntax.BadValue: "bad", syntax.ObjectValue: "object", syntax.ArrayValue: "array",
	syntax.StringValue: "string", syntax.TextValue: "text", syntax.NumberValue: "number",
	syntax.LiteralValue: "literal", syntax.DurationValue: "duration", syntax.PercentValue: "percent",
	syntax.ExpressionValue: "expression", syntax.VerbatimValue: "verbatim", syntax.ConditionValue: "condition",
}

func (d *dumper) value(v *syntax.Value, indent string) {
	text := v.Text
	if v.Kind == syntax.StringValue || v.Kind == syntax.TextValue {
		text = v.String()
	}
	broken := map[bool]string{true: " broken"}[v.Broken]
	switch v.Kind {
	case syntax.ObjectValue:
		d.line(indent, "object%s", broken)
		for _, m := range v.Members {
			d.line(indent, "  %q quoted=%t", m.Key.Text, m.Key.Quoted)
			d.value(m.Value, indent+"    ")
		}
	case syntax.ArrayValue:
		d.line(indent, "array%s", broken)
		for _, i := range v.Items {
			d.value(i, indent+"  ")
		}
	case syntax.ConditionValue:
		d.line(indent, "condition %s", condition(v.Condition()))
	default:
		d.line(indent, "%s %q%s", kindNames[v.Kind], text, broken)
	}
}

func condition(c *syntax.Condition) string {
	var args []string
	for _, a := range c.Args {
		args = append(args, condition(a))
	}
	switch c.Kind {
	case syntax.AndCondition:
		return "and(" + strings.Join(args, ", ") + ")"
	case syntax.OrCondition:
		return "or(" + strings.Join(args, ", ") + ")"
	case syntax.NotCondition:
		return "not(" + args[0] + ")"
	case syntax.Comparison:
		return fmt.Sprintf("[%s %s %d:%s%q]", c.Path.Text, c.Operator.Text, c.Operand.Kind, c.Operand.Type, c.Operand.Text)
	case syntax.Test:
		return fmt.Sprintf("[%s is %s negated=%t]", c.Path.Text, c.Operator.Text, c.Negated)
	}
	return fmt.Sprintf("bad(%d-%d %s)", c.Loc.Start, c.Loc.End, c.Problem)
}
