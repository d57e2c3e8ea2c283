package asl

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/source"
)

func TestReadYAML(t *testing.T) {
	golden(t, "testdata/yaml_read.txtar", func(name, text string) string {
		file := source.New(name, text)
		docs, ds := ReadYAML(file)
		checkDiagnostics(t, ds)
		want := ""
		for _, n := range docs {
			checkSpans(t, n)
			want += string(Append(nil, n, WriteOptions{Minify: true})) + "\n"
		}
		return want + show(ds)
	})
}

func TestReadYAMLSpans(t *testing.T) {
	text := `é: {"ключ": [1, 'два',  "tr\u00ea\
  s" , ], b: }  # comment
list:
  - plain text
    goes on   # comment
  - |
    block
      text

  - >-
    folded
    text
  - &anchor !Sub "x"
  - !Ref
    Name
  -
last: {a: [] , c: {} }
`
	file := source.New("t", text)
	docs, ds := ReadYAML(file)
	if len(ds) > 0 {
		t.Fatal(show(ds))
	}
	n := docs[0]
	checkSpans(t, n)
	for _, test := range []struct{ pointer, want string }{
		{"/é/ключ", "[1, 'два',  \"tr\\u00ea\\\n  s\" , ]"},
		{"/é/ключ/0", "1"},
		{"/é/ключ/1", "'два'"},
		{"/é/ключ/2", "\"tr\\u00ea\\\n  s\""},
		{"/é/b", ""},
		{"/list/0", "plain text\n    goes on"},
		{"/list/1", "|\n    block\n      text"},
		{"/list/2", ">-\n    folded\n    text"},
		{"/list/3", `!Sub "x"`},
		{"/list/3/Fn::Sub", `"x"`},
		{"/list/4", "!Ref\n    Name"},
		{"/list/4/Ref", "Name"},
		{"/list/5", ""},
		{"/last", "{a: [] , c: {} }"},
		{"/last/a", "[]"},
		{"/last/c", "{}"},
	} {
		v := n.Find(test.pointer)
		if v == nil {
			t.Errorf("nothing at %s", test.pointer)
		} else if got := file.Slice(v.At.Span); got != test.want {
			t.Errorf("%s is %q, want %q", test.pointer, got, test.want)
		}
	}
	if got := file.Slice(n.Get("é").Members[0].KeyAt.Span); got != `"ключ"` {
		t.Errorf("key %q", got)
	}
	if got := file.Slice(n.Find("/list/3").Members[0].KeyAt.Span); got != "!Sub" {
		t.Errorf("tag %q", got)
	}
}

func TestAliasOrigin(t *testing.T) {
	text := "a: &a\n  x: 1\nb: &b {y: *a}\nc: *b\n"
	file := source.New("t", text)
	docs, ds := ReadYAML(file)
	if len(ds) > 0 {
		t.Fatal(show(ds))
	}
	at := docs[0].Find("/c/y/x").At
	if got := file.Slice(at.Span); got != "*b" {
		t.Errorf("the value is used at %q", got)
	}
	var chain []string
	for f := at.Via; f != nil; f = f.Next {
		chain = append(chain, f.Kind+" "+f.Name+" "+file.Slice(f.Span))
	}
	if got := strings.Join(chain, "; "); got != "alias b *a; alias a 1" {
		t.Errorf("it comes by %q", got)
	}
}

func TestAliasBomb(t *testing.T) {
	var b strings.Builder
	b.WriteString("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n")
	for i := range 20 {
		fmt.Fprintf(&b, "a%d: &a%d [%s]\n", i+1, i+1, strings.Repeat(fmt.Sprintf("*a%d, ", i), 10))
	}
	docs, ds := ReadYAML(source.New("t", b.String()))
	if len(ds) != 1 || !strings.Contains(ds[0].Message, "aliases put in more than") {
		t.Errorf("got\n%s", show(ds))
	}
	checkSpans(t, docs[0])
}

func TestReadYAMLDepth(t *testing.T) {
	for _, text := range []string{
		strings.Repeat("[", 5000) + strings.Repeat("]", 5000),
		strings.Repeat("[", 50_000),
		strings.Repeat("- ", 5000) + "x",
		strings.Repeat("!Sub [", 5000) + strings.Repeat("]", 5000),
	} {
		docs, ds := ReadYAML(source.New("t", text))
		if !diag.HasErrors(ds) {
			t.Errorf("%.20s…: no error", text)
		}
		checkSpans(t, docs[0])
	}
}

func FuzzReadYAML(f *testing.F) {
	a, err := txtar.ParseFile("testdata/yaml_read.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range a.Files {
		if !strings.HasSuffix(file.Name, ".want") {
			f.Add(string(file.Data))
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		file := source.New("t", text)
		docs, ds := ReadYAML(file)
		if len(docs) == 0 {
			t.Fatal("no document")
		}
		checkDiagnostics(t, ds)
		for _, n := range docs {
			checkSpans(t, n)
			if len(ds) == 0 {
				checkScalars(t, n)
			}
		}
	})
}

// checkScalars verifies that each text can be found where its span is.
func checkScalars(t *testing.T, n *Node) {
	t.Helper()
	if n.Kind == String && n.At.Via == nil && n.At.Span.Len() > 0 {
		end, ok := scanScalar(n.At.File.Text, int(n.At.Span.Start), n.Text, nil)
		if !ok || end != int(n.At.Span.End) {
			t.Fatalf("%q is not at %v: %q", n.Text, n.At.Span, n.At.File.Slice(n.At.Span))
		}
	}
	for _, m := range n.Members {
		checkScalars(t, m.Value)
	}
	for _, item := range n.Items {
		checkScalars(t, item)
	}
}
