package outline_test

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/gait-lang/gait/compiler"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
	"github.com/gait-lang/gait/lint"
	"github.com/gait-lang/gait/lsp/document"
	"github.com/gait-lang/gait/lsp/index"
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
	"links": func(d *document.Document) string {
		var b strings.Builder
		for _, l := range outline.Links(d) {
			fmt.Fprintf(&b, "%s %s %s%s (%s)\n", where(d.File, l.Span), d.File.Slice(l.Span), l.Path, l.URL, l.Tooltip)
		}
		return b.String()
	},
	"hints": func(d *document.Document) string { return hints(d, outline.HintOptions{}) },
	"hints, every next": func(d *document.Document) string {
		return hints(d, outline.HintOptions{EveryNext: true, NoDefaults: true, NoRetries: true})
	},
	"lenses": func(d *document.Document) string { return lenses(d, outline.LensOptions{}) },
	"lenses, every state": func(d *document.Document) string {
		return lenses(d, outline.LensOptions{EveryState: true, Graph: true, NoASL: true})
	},
	"calls": func(d *document.Document) string {
		var b strings.Builder
		for _, scope := range d.Index().Scopes {
			for _, s := range scope.States {
				fmt.Fprintf(&b, "%s\n", s.Name)
				for _, c := range outline.Predecessors(d, s) {
					fmt.Fprintf(&b, "  from %s%s\n", c.State.Name, at(d.File, c.Spans))
				}
				for _, c := range outline.Successors(d, s) {
					fmt.Fprintf(&b, "  to %s%s", c.State.Name, at(d.File, c.Spans))
					if c.Inside {
						b.WriteString(" inside")
					}
					b.WriteByte('\n')
				}
			}
		}
		return b.String()
	},
}

func hints(d *document.Document, opts outline.HintOptions) string {
	var b strings.Builder
	for _, h := range outline.Hints(d, source.Span{End: int32(len(d.File.Text))}, opts) {
		line := d.File.LineAt(h.Offset)
		fmt.Fprintf(&b, "%d %s: %s «", line, h.Kind, strings.TrimSpace(d.File.Text[d.File.LineSpan(line).Start:h.Offset]))
		for _, p := range h.Parts {
			b.WriteString(p.Text)
			if p.Target.File != nil {
				fmt.Fprintf(&b, "[%d: %s]", p.Target.File.LineAt(p.Target.Span.Start), p.Target.File.Slice(p.Target.Span))
			}
		}
		fmt.Fprintf(&b, "» (%s)\n", h.Tooltip)
	}
	return b.String()
}

func lenses(d *document.Document, opts outline.LensOptions) string {
	var b strings.Builder
	for _, l := range outline.Lenses(d, opts) {
		fmt.Fprintf(&b, "%s: %s %q%s\n", where(d.File, l.Span), l.Title, l.State, at(d.File, l.Places))
	}
	return b.String()
}

// at shows where spans are and what stands there.
func at(f *source.File, spans []source.Span) string {
	var b strings.Builder
	for _, s := range spans {
		fmt.Fprintf(&b, " %d:%s", f.LineAt(s.Start), f.Slice(s))
	}
	return b.String()
}

// where shows a span as lines and columns.
func where(f *source.File, s source.Span) string {
	a, b := f.Position(s.Start), f.Position(s.End)
	return fmt.Sprintf("%d:%d-%d:%d", a.Line, a.Column, b.Line, b.Column)
}

// folder are the files of an archive, which may import each other.
type folder map[string]*source.File

func (f folder) load(path string) (*source.File, error) {
	if file := f[path]; file != nil {
		return file, nil
	}
	return nil, fs.ErrNotExist
}

// Import implements [index.Files].
func (f folder) Import(_ *index.File, path string) *index.File {
	if file := f[strings.TrimPrefix(path, "./")]; file != nil {
		return index.Gait(syntax.Parse(file), nil)
	}
	return nil
}

// All implements [index.Files].
func (f folder) All() []*index.File { return nil }

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
			files := folder{}
			for _, f := range archive.Files {
				if answers[f.Name] == nil {
					files[f.Name] = source.New(f.Name, string(f.Data))
				}
			}
			opts := lint.Options{Compile: compiler.Options{Load: files.load}}
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
				d = document.New(files[f.Name], nil, opts, files)
			}
			if *update {
				if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}
