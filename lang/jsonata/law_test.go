package jsonata_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/gait-lang/gait/lang/jsonata"
	"github.com/gait-lang/gait/lang/source"
)

// broken returns which law the tree of a text breaks, or "".
func broken(text string) string {
	t := jsonata.Parse(text)
	whole := source.Span{End: int32(len(text))}
	if t.Root == nil {
		return "no root"
	}
	if why := brokenSpans(whole, t.Root); why != "" {
		return why
	}
	for i, e := range t.Errors {
		if e.Code == "" || e.Message == "" {
			return fmt.Sprintf("error %d says nothing: %+v", i, e)
		}
		if !whole.Covers(e.Span) || e.Span.Len() < 0 {
			return fmt.Sprintf("error outside the text: %+v", e)
		}
		for _, f := range t.Errors[:i] {
			if f.Span == e.Span || f.Position == e.Position && e.Position >= 0 {
				return fmt.Sprintf("two errors at one place: %+v, %+v", f, e)
			}
		}
	}
	end := int32(0)
	for _, c := range t.Comments {
		if c.Start < end || !whole.Covers(c) {
			return fmt.Sprintf("comment out of order: %v", c)
		}
		end = c.End
	}
	if i := uncovered(t); i >= 0 {
		return fmt.Sprintf("byte %d is in no node and no error", i)
	}
	if !reflect.DeepEqual(t, jsonata.Parse(text)) {
		return "a second parse gives another tree"
	}
	return brokenRefs(t)
}

// brokenSpans checks that children lie in their parent, one after the other.
func brokenSpans(parent source.Span, n jsonata.Node) string {
	s := n.Span()
	if s.Start > s.End || !parent.Covers(s) {
		return fmt.Sprintf("%T %v is not inside %v", n, s, parent)
	}
	at := s.Start
	for c := range jsonata.Children(n) {
		if c == nil {
			return fmt.Sprintf("%T has a nil child", n)
		}
		if c.Span().Start < at {
			return fmt.Sprintf("%T %v begins before %d", c, c.Span(), at)
		}
		if why := brokenSpans(s, c); why != "" {
			return why
		}
		at = c.Span().End
	}
	return ""
}

// uncovered returns the first byte that is not white space and that no
// comment, error or node holds, or -1.
func uncovered(t *jsonata.Tree) int {
	held := make([]bool, len(t.Text))
	hold := func(s source.Span) {
		for i := s.Start; i < s.End; i++ {
			held[i] = true
		}
	}
	hold(t.Root.Span())
	for _, e := range t.Errors {
		hold(e.Span)
	}
	for _, c := range t.Comments {
		hold(c)
	}
	for i, h := range held {
		if !h && !slices.Contains([]byte(" \t\n\r\v"), t.Text[i]) {
			return i
		}
	}
	return -1
}

// brokenRefs checks that what the analyses return are spans of nodes, in
// source order, and that no name is both at the top level and a field.
func brokenRefs(t *jsonata.Tree) string {
	spans := map[source.Span]bool{}
	names := 0
	jsonata.Walk(t.Root, func(n jsonata.Node) bool {
		spans[n.Span()] = true
		if _, ok := n.(*jsonata.Name); ok {
			names++
		}
		return true
	})
	check := func(what string, refs []source.Span) string {
		for i, s := range refs {
			if !spans[s] {
				return fmt.Sprintf("%s: %v is no node", what, s)
			}
			if i > 0 && s.Start < refs[i-1].End {
				return fmt.Sprintf("%s: %v is out of order", what, s)
			}
		}
		return ""
	}
	var top, fields, variables []source.Span
	for _, r := range jsonata.TopLevelNames(t) {
		top = append(top, r.Span)
		if r.Kind == jsonata.FieldName {
			names--
		}
	}
	for _, r := range jsonata.FieldNames(t) {
		fields = append(fields, r.Span)
		names--
	}
	if names < 0 {
		return "a name is both at the top level and a field"
	}
	for _, r := range jsonata.Variables(t) {
		variables = append(variables, r.Span)
	}
	for what, refs := range map[string][]source.Span{"top": top, "field": fields, "variable": variables} {
		if why := check(what, refs); why != "" {
			return why
		}
	}
	return ""
}

func TestLawsOfGenerated(t *testing.T) {
	g := newGenerator(2)
	for range 20_000 {
		text := g.next()
		if why := broken(text); why != "" {
			t.Fatalf("%q: %s", text, why)
		}
	}
}

func FuzzParse(f *testing.F) {
	g := newGenerator(3)
	for range 200 {
		f.Add(g.next())
	}
	for _, text := range []string{
		"", " ", "!", "a !", "a b ! c", "((((", "a ^ < b", "{:}", "|||", "function(", "λ($x)<(<>{", "/(", "`", "\"\\u1", "/*", "a[]/b/",
		"\xff", "a\xffb \xc3", "(/a/i)", "f(a;b)", "[(a, b]", "( x; (a b; c) )", "% % %", "a.%[%].%^(%)", "(/a/*b*/c", "]/*c*/d", strings.Repeat("!", 101),
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if why := broken(text); why != "" {
			t.Error(why)
		}
	})
}
