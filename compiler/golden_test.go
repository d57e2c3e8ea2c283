package compiler

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/compiler/schema"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestGolden compiles the first file of each archive. The other *.gait files
// can be imported, "set" holds values of params, one Name=value a line, and
// "params.json" an object of them. The result is in "asl.json" and
// "diagnostics", and in "schema" what the schema of ASL refuses of it, which the
// compiler leaves to the schema; "via" lists the nodes that an expansion put in, and
// "pointers" where in the ASL the diagnostics stand, when the archive asks for
// them by having such a file.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no golden files: %v", err)
	}
	for _, path := range files {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			got := compileArchive(t, archive)
			if *update {
				if err := os.WriteFile(path, txtar.Format(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if want, have := txtar.Format(archive), txtar.Format(got); !bytes.Equal(want, have) {
				t.Errorf("differs; see the change with -update\n%s", have)
			}
		})
	}
}

// compileArchive returns the archive with the results brought up to date.
func compileArchive(t *testing.T, a *txtar.Archive) *txtar.Archive {
	t.Helper()
	opts := Options{Load: func(path string) (*source.File, error) {
		if i := indexFile(a, filepath.ToSlash(path)); i >= 0 {
			return source.New(path, string(a.Files[i].Data)), nil
		}
		return nil, fs.ErrNotExist
	}}
	if i := indexFile(a, "set"); i >= 0 {
		opts.Set = map[string]string{}
		for line := range strings.Lines(string(a.Files[i].Data)) {
			name, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "=")
			opts.Set[name] = value
		}
	}
	if i := indexFile(a, "params.json"); i >= 0 {
		opts.Params = map[string]*asl.Node{}
		n, _ := asl.ReadJSON(source.New("params.json", string(a.Files[i].Data)))
		for _, m := range n.Members {
			opts.Params[m.Key] = m.Value
		}
	}
	main := a.Files[0]
	r := Compile(source.New(main.Name, string(main.Data)), opts)
	checkResult(t, r)

	out := &txtar.Archive{Comment: a.Comment}
	via, pointers := false, false
	for _, f := range a.Files {
		switch f.Name {
		case "asl.json", "diagnostics", "schema":
		case "via":
			via = true
		case "pointers":
			pointers = true
		default:
			out.Files = append(out.Files, f)
		}
	}
	if r.Root != nil {
		out.Files = append(out.Files, txtar.File{Name: "asl.json", Data: asl.Append(nil, r.Root, asl.WriteOptions{})})
		var refused strings.Builder
		for _, v := range validate(r) {
			fmt.Fprintf(&refused, "%s: %s\n", v.Pointer, v.Message)
		}
		if refused.Len() > 0 {
			out.Files = append(out.Files, txtar.File{Name: "schema", Data: []byte(refused.String())})
		}
		if via {
			var b strings.Builder
			writeVia(&b, r.Root, "", r.Root.At)
			out.Files = append(out.Files, txtar.File{Name: "via", Data: []byte(b.String())})
		}
	}
	if len(r.Diagnostics) > 0 {
		var b bytes.Buffer
		if err := diag.Render(&b, r.Diagnostics, diag.RenderOptions{}); err != nil {
			t.Fatal(err)
		}
		out.Files = append(out.Files, txtar.File{Name: "diagnostics", Data: b.Bytes()})
	}
	if pointers {
		var b strings.Builder
		for _, d := range r.Diagnostics {
			at := d.File.Position(d.Span.Start)
			fmt.Fprintf(&b, "%s:%d:%d: %s\n", d.File.Path, at.Line, at.Column, d.Pointer)
		}
		out.Files = append(out.Files, txtar.File{Name: "pointers", Data: []byte(b.String())})
	}
	return out
}

func indexFile(a *txtar.Archive, name string) int {
	return slices.IndexFunc(a.Files, func(f txtar.File) bool { return f.Name == name })
}

// writeVia writes the chain of every node that an expansion put in.
func writeVia(b *strings.Builder, n *asl.Node, pointer string, key asl.Origin) {
	if n.At.Via != nil {
		b.WriteString(pointer + ": " + place(n.At.File, n.At.Span))
		for via := n.At.Via; via != nil; via = via.Next {
			b.WriteString(" <- " + via.Kind + " " + via.Name + " " + place(via.File, via.Span))
		}
		b.WriteString("\n")
	}
	for i := range n.Members {
		m := &n.Members[i]
		writeVia(b, m.Value, asl.PointerKey(pointer, m.Key), m.KeyAt)
	}
	for i, item := range n.Items {
		writeVia(b, item, asl.PointerIndex(pointer, i), item.At)
	}
}

func place(f *source.File, s source.Span) string {
	line := f.LineAt(s.Start)
	return fmt.Sprintf("%s:%d `%s`", filepath.ToSlash(f.Path), line, strings.ReplaceAll(f.Slice(s), "\n", "⏎"))
}

// checkResult holds every result to what is promised of all of them.
func checkResult(t *testing.T, r *Result) {
	t.Helper()
	if r.Root != nil && diag.HasErrors(r.Diagnostics) {
		t.Error("a result with errors has a root")
	}
	if r.Root == nil && !r.Library && !diag.HasErrors(r.Diagnostics) {
		t.Error("neither a root nor an error")
	}
	if !slices.IsSortedFunc(r.Diagnostics, func(a, b diag.Diagnostic) int { return strings.Compare(path(a.File), path(b.File)) }) {
		t.Error("diagnostics are not sorted")
	}
	for _, d := range r.Diagnostics {
		if d.Rule == "" || d.Message == "" || d.Severity == 0 || d.File == nil {
			t.Errorf("incomplete diagnostic %+v", d)
			continue
		}
		if d.Rule == RuleInternal {
			t.Errorf("internal error: %s", d.Message)
		}
		checkSpan(t, d.Message, d.File, d.Span)
		for _, rel := range d.Related {
			checkSpan(t, rel.Message, rel.File, rel.Span)
		}
		for _, fix := range d.Fixes {
			for _, e := range fix.Edits {
				checkSpan(t, fix.Title, e.File, e.Span)
			}
		}
	}
	if r.Root != nil {
		checkOrigins(t, r.Root, "")
	}
}

func path(f *source.File) string {
	if f == nil {
		return ""
	}
	return f.Path
}

func checkSpan(t *testing.T, what string, f *source.File, s source.Span) {
	t.Helper()
	if f == nil || s.Start < 0 || s.End < s.Start || int(s.End) > len(f.Text) {
		t.Errorf("%s: span %v is not in its file", what, s)
	}
}

// checkOrigins sees to it that every node and key says where it came from.
func checkOrigins(t *testing.T, n *asl.Node, pointer string) {
	t.Helper()
	checkSpan(t, "node "+pointer, n.At.File, n.At.Span)
	for via := n.At.Via; via != nil; via = via.Next {
		checkSpan(t, "frame of "+pointer, via.File, via.Span)
	}
	for i := range n.Members {
		m := &n.Members[i]
		checkSpan(t, "key "+pointer+"/"+m.Key, m.KeyAt.File, m.KeyAt.Span)
		checkOrigins(t, m.Value, asl.PointerKey(pointer, m.Key))
	}
	for i, item := range n.Items {
		checkOrigins(t, item, asl.PointerIndex(pointer, i))
	}
}

// validate returns what the schema refuses of a result.
func validate(r *Result) []schema.Violation {
	return schema.Validate(r.Root, schema.Options{
		Exempt: func(owner *asl.Node, field string) bool { return slices.Contains(r.Exempt[owner], field) },
		Skip: func(n *asl.Node) bool {
			fields, exempt := r.Exempt[n]
			return exempt && fields == nil
		},
	})
}
