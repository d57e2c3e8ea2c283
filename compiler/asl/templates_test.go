package asl

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/gait-lang/gait/lang/source"
)

func TestDefinitions(t *testing.T) {
	golden(t, "testdata/templates.txtar", func(name, text string) string {
		file := source.New(name, text)
		found, ds := Definitions(file)
		checkDiagnostics(t, ds)
		var b strings.Builder
		for _, d := range found {
			fmt.Fprintf(&b, "%s %s %q", d.Kind, d.Name, d.Pointer)
			if d.URI != "" {
				fmt.Fprintf(&b, " in %s", d.URI)
			}
			if d.Express {
				b.WriteString(" express")
			}
			b.WriteByte('\n')
			if d.Root != nil {
				b.Write(Append(nil, d.Root, WriteOptions{Minify: true}))
				b.WriteByte('\n')
				fmt.Fprintf(&b, "places: %s\n", strings.Join(places(d.Root), " | "))
			}
			for _, s := range d.Substitutions {
				fmt.Fprintf(&b, "%s = %s\n", s.Name, Append(nil, s.Value, WriteOptions{Minify: true}))
			}
			checkDiagnostics(t, d.Diagnostics)
			b.WriteString(show(d.Notes) + show(d.Diagnostics))
		}
		return b.String() + show(ds)
	})
}

// places lists the text of every leaf of a tree.
func places(n *Node) []string {
	if n.Kind != Object && n.Kind != Array {
		return []string{fmt.Sprintf("%.40q", n.At.File.Slice(n.At.Span))}
	}
	var list []string
	for _, m := range n.Members {
		list = append(list, places(m.Value)...)
	}
	for _, item := range n.Items {
		list = append(list, places(item)...)
	}
	return list
}

func TestReadEmbedded(t *testing.T) {
	for _, test := range []struct {
		name, outer string
		// What the spans of the inner keys and values cover in the file.
		want []string
	}{
		{"JSON in JSON", `"{\n \"Next\": \"\\\"A\\\"\", \"\u0041\": [1, true]}"`,
			[]string{`\"Next\"`, `\"\\\"A\\\"\"`, `\"\u0041\"`, `1`, `true`}},
		{"JSON in a block", "x: |\n  {\n    \"Next\": \"A\",\n    \"B\": [1]\n  }\n",
			[]string{`"Next"`, `"A"`, `"B"`, `1`}},
		{"YAML in a block", "x: |\n  Next: A\n  B:\n  - 'é'\n  - é\n",
			[]string{`Next`, `A`, `B`, `'é'`, `é`}},
		{"JSON folded", "x: >-\n  {\"Next\":\n  \"A\"}\n",
			[]string{`"Next"`, `"A"`}},
		{"JSON in double quotes", "x: \"{\\\"Next\\\":\n  \\\"A\\\"}\"\n",
			[]string{`\"Next\"`, `\"A\"`}},
		{"JSON in single quotes", "x: '{\"Next\": \"it''s\"}'\n",
			[]string{`"Next"`, `"it''s"`}},
	} {
		t.Run(test.name, func(t *testing.T) {
			file := source.New("t", test.outer)
			docs, ds := readAny(file)
			if test.outer[0] == '"' {
				n, _ := ReadJSON(file)
				docs = []*Node{n}
			}
			if len(ds) > 0 {
				t.Fatal(show(ds))
			}
			n := docs[0]
			if n.Kind == Object {
				n = n.Members[0].Value
			}
			inner, ds := ReadEmbedded(n)
			if len(ds) > 0 {
				t.Fatal(show(ds))
			}
			checkSpans(t, inner)
			var got []string
			var walk func(n *Node)
			walk = func(n *Node) {
				for _, m := range n.Members {
					got = append(got, file.Slice(m.KeyAt.Span))
					walk(m.Value)
				}
				for _, item := range n.Items {
					walk(item)
				}
				if n.Members == nil && n.Items == nil {
					got = append(got, file.Slice(n.At.Span))
				}
			}
			walk(inner)
			if strings.Join(got, "|") != strings.Join(test.want, "|") {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
		})
	}
}

func TestEmbeddedMistakes(t *testing.T) {
	for _, test := range []struct{ outer, want, fixed string }{
		{`{"D": "{\"a\": 1 \"b\": 2}"}`, "missing \",\" between members at ", `{"D": "{\"a\": 1, \"b\": 2}"}`},
		{`{"D": "{\"a\": True}"}`, `"True" is not a value of JSON; the nearest is true at True`, `{"D": "{\"a\": true}"}`},
		{`{"D": "{a: 1}"}`, `a key is written in double quotes at a`, `{"D": "{\"a\": 1}"}`},
		{"D: |\n  {\n    \"a\": [1, 2\n  }\n", `missing "]" at `, "D: |\n  {\n    \"a\": [1, 2]\n  }\n"},
	} {
		file := source.New("t", test.outer)
		docs, _ := readAny(file)
		_, ds := ReadEmbedded(docs[0].Get("D"))
		if len(ds) != 1 {
			t.Fatalf("%s:\n%s", test.outer, show(ds))
		}
		if got := ds[0].Message + " at " + file.Slice(ds[0].Span); got != test.want {
			t.Errorf("got %s, want %s", got, test.want)
		}
		if got := fixed(file, ds); got != test.fixed {
			t.Errorf("fixed to %s, want %s", got, test.fixed)
		}
	}
}

func TestTextMap(t *testing.T) {
	for _, test := range []struct {
		outer, inner string
		want         string
	}{
		{`"{% $x & \"\u00e9\" %}"`, `"é"`, `\"\u00e9\"`},
		{`"{% $x & \"\u00e9\" %}"`, `{%`, `{%`},
		{`"{% $x & \"\u00e9\" %}"`, `$x &`, `$x &`},
		{"a: |\n   {% (\n     $x +\n     1\n   ) %}\n", "$x +\n  1", "$x +\n     1"},
		{"a: >\n   {% $x +\n   1 %}\n", "+ 1", "+\n   1"},
		{"a: plain $x +\n  1\n", "$x", "$x"},
	} {
		file := source.New("t", test.outer)
		docs, ds := readAny(file)
		if len(ds) > 0 {
			t.Fatal(show(ds))
		}
		n := docs[0]
		if n.Kind == Object {
			n = n.Members[0].Value
		}
		i := strings.Index(n.Text, test.inner)
		if i < 0 {
			t.Fatalf("%q is not in %q", test.inner, n.Text)
		}
		got := NewTextMap(n.At, n.Text).Span(source.Span{Start: int32(i), End: int32(i + len(test.inner))})
		if s := file.Slice(got); s != test.want {
			t.Errorf("%q in %q is at %q, want %q", test.inner, test.outer, s, test.want)
		}
	}
}

func FuzzDefinitions(f *testing.F) {
	a, err := txtar.ParseFile("testdata/templates.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range a.Files {
		if !strings.HasSuffix(file.Name, ".want") {
			f.Add(file.Name, string(file.Data))
		}
	}
	f.Fuzz(func(t *testing.T, name, text string) {
		found, ds := Definitions(source.New(name, text))
		checkDiagnostics(t, ds)
		if len(found) == 0 && len(ds) == 0 {
			t.Fatal("nothing found and nothing said")
		}
		for _, d := range found {
			checkDiagnostics(t, d.Notes)
			checkDiagnostics(t, d.Diagnostics)
			if d.Root != nil {
				Append(nil, d.Root, WriteOptions{})
			}
		}
	})
}
