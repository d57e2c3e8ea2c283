package outline_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lsp/document"
	"github.com/gait-lang/gait/lsp/outline"
)

var update = flag.Bool("update", false, "write the golden files anew")

// answers are what a golden file shows of its text, by the name of the section.
var answers = map[string]func(*document.Document) string{
	"symbols": func(d *document.Document) string {
		var b strings.Builder
		var show func([]outline.Symbol, string)
		show = func(list []outline.Symbol, indent string) {
			for _, s := range list {
				fmt.Fprintf(&b, "%s%s %q", indent, s.Kind, s.Name)
				if s.Detail != "" {
					fmt.Fprintf(&b, " (%s)", s.Detail)
				}
				if s.Deprecated {
					b.WriteString(" deprecated")
				}
				fmt.Fprintf(&b, " %s, name %s\n", where(d.File, s.Span), where(d.File, s.NameSpan))
				show(s.Children, indent+"  ")
			}
		}
		show(outline.Symbols(d), "")
		return b.String()
	},
	"folds": func(d *document.Document) string {
		var b strings.Builder
		for _, f := range outline.Folds(d) {
			fmt.Fprintf(&b, "%s %s\n", f.Kind, where(d.File, f.Span))
		}
		return b.String()
	},
	"tokens": func(d *document.Document) string {
		var b strings.Builder
		line := 0
		for _, t := range outline.Tokens(d, nil) {
			if n := d.File.LineAt(t.Span.Start); n != line {
				line = n
				fmt.Fprintf(&b, "%d\n", line)
			}
			fmt.Fprintf(&b, "  %s", t.Type)
			if t.Modifiers != 0 {
				fmt.Fprintf(&b, " [%s]", t.Modifiers)
			}
			fmt.Fprintf(&b, " %s\n", d.File.Slice(t.Span))
		}
		return b.String()
	},
}

// where shows a span as lines and columns.
func where(f *source.File, s source.Span) string {
	a, b := f.Position(s.Start), f.Position(s.End)
	return fmt.Sprintf("%d:%d-%d:%d", a.Line, a.Column, b.Line, b.Column)
}

func TestGolden(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatal(err, len(paths))
	}
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			var d *document.Document
			for i := range archive.Files {
				f := &archive.Files[i]
				if answer := answers[f.Name]; answer != nil {
					got := answer(d)
					if got != string(f.Data) && !*update {
						t.Errorf("%s: got\n%s\nwant\n%s", f.Name, got, f.Data)
					}
					f.Data = []byte(got)
					continue
				}
				d = document.New(source.New(f.Name, string(f.Data)), nil, lint.Options{}, nil)
			}
			if *update {
				if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}
