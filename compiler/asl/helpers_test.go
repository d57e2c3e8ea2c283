package asl

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// show prints diagnostics one a line: offset range, rule, message and fixes.
func show(ds []diag.Diagnostic) string {
	var b strings.Builder
	for _, d := range ds {
		start, end := d.File.Position(d.Span.Start), d.File.Position(d.Span.End)
		fmt.Fprintf(&b, "%d:%d-%d:%d %s %s: %s\n", start.Line, start.Column, end.Line, end.Column, d.Severity, d.Rule, d.Message)
		for _, r := range d.Related {
			p := r.File.Position(r.Span.Start)
			fmt.Fprintf(&b, "  %d:%d %s\n", p.Line, p.Column, r.Message)
		}
		for _, n := range d.Notes {
			fmt.Fprintf(&b, "  note: %s\n", n)
		}
		for _, f := range d.Fixes {
			fmt.Fprintf(&b, "  fix: %s\n", f.Title)
		}
	}
	return b.String()
}

// fixed applies the first fix of each diagnostic.
func fixed(file *source.File, ds []diag.Diagnostic) string {
	text := file.Text
	for i := len(ds) - 1; i >= 0; i-- {
		if len(ds[i].Fixes) == 0 {
			continue
		}
		for _, e := range ds[i].Fixes[0].Edits {
			text = text[:e.Span.Start] + e.Text + text[e.Span.End:]
		}
	}
	return text
}

// checkSpans verifies that spans lie in the file, in each other and in order.
func checkSpans(t *testing.T, n *Node) {
	t.Helper()
	limit := int32(len(n.At.File.Text))
	var walk func(n *Node, within source.Span)
	walk = func(n *Node, within source.Span) {
		s := n.At.Span
		if s.Start < 0 || s.End < s.Start || s.End > limit || !within.Covers(s) {
			t.Fatalf("span %v of %s is not inside %v", s, describe(n), within)
		}
		at := s.Start
		for _, m := range n.Members {
			k, v := m.KeyAt.Span, m.Value.At.Span
			if m.KeyAt.Via != nil || m.Value.At.Via != nil {
				continue // what an alias stands for has the place of the alias
			}
			if k.Start < at || k.End < k.Start || v.Start < k.End {
				t.Fatalf("key %q at %v after %d and before its value at %v", m.Key, k, at, v)
			}
			at = v.End
			walk(m.Value, s)
		}
		for _, item := range n.Items {
			if item.At.Via != nil {
				continue
			}
			if item.At.Span.Start < at {
				t.Fatalf("item at %v before %d", item.At.Span, at)
			}
			at = item.At.Span.End
			walk(item, s)
		}
	}
	walk(n, source.Span{Start: 0, End: limit})
}

func checkDiagnostics(t *testing.T, ds []diag.Diagnostic) {
	t.Helper()
	for _, d := range ds {
		if d.File == nil || d.Span.Start < 0 || d.Span.End < d.Span.Start || int(d.Span.End) > len(d.File.Text) {
			t.Fatalf("%s %q has the span %v", d.Rule, d.Message, d.Span)
		}
		if d.Rule == "" || d.Severity == 0 || d.Message == "" {
			t.Fatalf("incomplete diagnostic %+v", d)
		}
	}
}

// files returns the files below dir with one of the suffixes.
func files(t testing.TB, dir string, suffixes ...string) []string {
	t.Helper()
	var list []string
	err := filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		for _, s := range suffixes {
			if err == nil && !e.IsDir() && strings.HasSuffix(path, s) {
				list = append(list, path)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(list) == 0 {
		t.Fatalf("no files with %q in %s", suffixes, dir)
	}
	return list
}

func readFile(t testing.TB, path string) *source.File {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return source.New(filepath.Base(path), string(b))
}
