package jsonpath

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestGolden parses the lines that start with "> " in testdata/*.txtar; the
// lines after each are its tree, errors, problems and extensions.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no golden files (%v)", err)
	}
	for _, name := range files {
		t.Run(filepath.Base(name), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			for i, section := range archive.Files {
				got := describeAll(string(section.Data))
				if !*update && got != string(section.Data) {
					t.Errorf("%s: got\n%s\nwant\n%s", section.Name, got, section.Data)
				}
				archive.Files[i].Data = []byte(got)
			}
			if *update {
				if err := os.WriteFile(name, txtar.Format(archive), 0o666); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func describeAll(section string) string {
	var b strings.Builder
	for line := range strings.Lines(section) {
		if text, ok := strings.CutPrefix(line, "> "); ok {
			b.WriteString(line)
			describe(&b, strings.TrimSuffix(text, "\n"))
		}
	}
	return b.String()
}

func describe(b *strings.Builder, text string) {
	e := Parse(text)
	fmt.Fprintf(b, "  %s", dump(e.Node))
	if p := e.Path(); p != nil {
		reference, offending := p.Reference()
		switch {
		case len(p.Segments) == 0:
		case reference:
			b.WriteString("  reference")
		case p.Definite():
			b.WriteString("  definite")
		default:
			b.WriteString("  list")
		}
		if offending != nil {
			fmt.Fprintf(b, " at %s", text[offending.span.Start:offending.span.End])
		}
	}
	b.WriteByte('\n')
	note := func(kind string, start, end int32, message string) {
		fmt.Fprintf(b, "  %s %d-%d %q %s\n", kind, start, end, text[start:end], message)
	}
	for _, err := range e.Errors {
		note("error", err.Span.Start, err.Span.End, err.Message)
	}
	for _, p := range Check(e) {
		note("problem", p.Span.Start, p.Span.End, p.Message)
	}
	for _, x := range Extensions(e.Node) {
		note("extension", x.Span.Start, x.Span.End, strings.TrimSpace(x.Feature.String()+" "+x.Text))
	}
}
