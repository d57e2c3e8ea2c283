package format_test

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/gait-lang/gait/compiler"
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/internal/testgen"
	"github.com/gait-lang/gait/internal/testshared"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/format"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

// checkLaws holds the printer to its laws on any text.
func checkLaws(t *testing.T, text string) {
	t.Helper()
	file := source.New("x.gait", text)
	once, diags := format.Format(file)
	twice, _ := format.Format(source.New("x.gait", once))
	if once != twice {
		t.Fatalf("not idempotent\ninput:\n%s\nonce to twice:\n%s", text, difference(once, twice))
	}
	before := syntax.Parse(file)
	after := syntax.Parse(source.New("x.gait", once))
	if want, got := commentsOf(before), commentsOf(after); !slices.Equal(want, got) {
		t.Fatalf("comments changed\ninput:\n%s\noutput:\n%s\nwant %q\ngot  %q", text, once, want, got)
	}
	if diag.HasErrors(diags) {
		// Spelling may change only where escapes and durations are, and where
		// the colon of an `asl` field is missing.
		if !strings.ContainsAny(text, `\0123456789`) && !strings.Contains(text, "asl") && inked(file.Text) != inked(once) {
			t.Fatalf("text was lost or put in\ninput:\n%s\noutput:\n%s", text, once)
		}
		return
	}
	if ds := after.Diagnostics(); len(ds) > 0 {
		t.Fatalf("the output has an error that the input has not: %s\ninput:\n%s\noutput:\n%s", ds[0].Message, text, once)
	}
	if want, got := meaning(before), meaning(after); want != got {
		t.Fatalf("the tree changed\ninput:\n%s\noutput:\n%s\ntree:\n%s", text, once, difference(want, got))
	}
	if want, ok := compiled(before); ok {
		if got, ok := compiled(after); !ok || got != want {
			t.Fatalf("it compiles to something else\ninput:\n%s\noutput:\n%s\nASL:\n%s", text, once, difference(want, got))
		}
	}
	// A file whose JSONata is broken may be left as it is.
	if once != "" && once != file.Text && (!strings.HasSuffix(once, "\n") || strings.HasSuffix(once, "\n\n") || once[0] == '\n') {
		t.Fatalf("the text starts with a line end or does not end in exactly one:\n%q", once)
	}
}

// compiled returns the ASL of a tree, and whether it compiles.
func compiled(tree *syntax.Tree) (string, bool) {
	result := compiler.CompileTree(tree, compiler.Options{})
	if result.Root == nil || diag.HasErrors(result.Diagnostics) {
		return "", false
	}
	return string(asl.Append(nil, result.Root, asl.WriteOptions{})), true
}

func commentsOf(tree *syntax.Tree) []string {
	var cs []string
	for _, d := range tree.Decls {
		for _, c := range d.Comments {
			text := strings.TrimSpace(d.Text[c.Span.Start+2 : c.Span.End])
			cs = append(cs, text)
		}
	}
	return cs
}

// inked counts the bytes of a text but for white space and separators.
func inked(text string) [256]int {
	var count [256]int
	for i := range len(text) {
		count[text[i]]++
	}
	for _, c := range " \t\r\n," {
		count[c] = 0
	}
	return count
}

// meaning writes all of a tree that may not change: everything but places and
// the spelling of strings and durations.
func meaning(tree *syntax.Tree) string {
	var b strings.Builder
	for _, d := range tree.Decls {
		for _, item := range d.Items {
			writeMeaning(&b, reflect.ValueOf(item), 0)
		}
	}
	return b.String()
}

func writeMeaning(b *strings.Builder, v reflect.Value, depth int) {
	indent := strings.Repeat(" ", depth)
	switch x := v.Interface().(type) {
	case *syntax.Value:
		if x == nil {
			return
		}
		fmt.Fprintf(b, "%svalue %d ", indent, x.Kind)
		switch x.Kind {
		case syntax.StringValue, syntax.TextValue:
			fmt.Fprintf(b, "%q", x.String())
		case syntax.DurationValue:
			b.WriteString(x.Seconds())
		case syntax.ConditionValue:
			b.WriteByte('\n')
			writeMeaning(b, reflect.ValueOf(x.Condition()), depth+1)
		default:
			fmt.Fprintf(b, "%q", x.Text)
		}
		b.WriteByte('\n')
		for i := range x.Members {
			fmt.Fprintf(b, "%s%q:\n", indent, x.Members[i].Key.Text)
			writeMeaning(b, reflect.ValueOf(x.Members[i].Value), depth+1)
		}
		for _, item := range x.Items {
			writeMeaning(b, reflect.ValueOf(item), depth+1)
		}
		return
	case source.Span:
		return
	}
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			if v.Elem().Type() == reflect.TypeFor[syntax.Value]() {
				writeMeaning(b, v.Elem().Addr(), depth)
			} else {
				writeMeaning(b, v.Elem(), depth)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			writeMeaning(b, v.Index(i), depth+1)
		}
	case reflect.Struct:
		fmt.Fprintf(b, "%s%s\n", indent, v.Type().Name())
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				fmt.Fprintf(b, "%s.%s\n", indent, f.Name)
				field := v.Field(i)
				if field.Type() == reflect.TypeFor[syntax.Value]() {
					field = field.Addr()
				}
				writeMeaning(b, field, depth+1)
			}
		}
	default:
		fmt.Fprintf(b, "%s%v\n", indent, v.Interface())
	}
}

// sources returns texts to try the laws on: those of the golden files, in and
// out, and generated workflows.
func sources(t testing.TB) []string {
	t.Helper()
	var texts []string
	for _, c := range goldenCases(t) {
		texts = append(texts, c.input, c.want)
	}
	for seed := range uint64(8) {
		texts = append(texts, testgen.Workflow(25, seed))
	}
	return texts
}

func TestLaws(t *testing.T) {
	for _, text := range sources(t) {
		checkLaws(t, text)
	}
}

// TestLawsOnDesign tries the laws on the workflows of the design page with
// their lines joined and spread.
func TestLawsOnDesign(t *testing.T) {
	page, err := os.ReadFile(filepath.Join(testshared.Dir(t, "design"), "language.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, sample := range strings.Split(string(page), "```gait\n")[1:] {
		text, _, _ := strings.Cut(sample, "```")
		checkLaws(t, text)
		checkLaws(t, strings.ReplaceAll(text, "\n  ", ",\n\t "))
		checkLaws(t, strings.ReplaceAll(text, "\n\n", "\n // between \n"))
	}
}
