package jsonpath

import (
	"strings"
	"testing"

	"github.com/gait-lang/gait/lang/source"
)

var seeds = []string{
	"", "$", "$$", "$.", "$.a", "$..a", "$.[0]", "$['a', \"b\"]", "$[1:2:3]", "$[ -1 ]", "$.*", "$.a[?(@.b == 1)]",
	"$[?(@.a && (!@.b || @.c =~ /x\\/y/i))]", "$[?(@.a in ['b', 2, {\"c\": [1]}])]", "$[?length(@.a) > 1]",
	"$.a.concat('b', $.c).d", "$[(@.length-1)]", "${Path}.${Name}[${Index}]", "$größe['ü\\u00fc']", "$.a b",
	"States.Format('a {} \\' \\{ \\n ${X} }', $.a, -1.5e3, true, null, States.UUID())", "States.Array([1], {})",
	"States.Array($.a[0, 1)", "States.JsonToString $.x)", "States.", "Format('it's')", "$[?(@.x in ['a',)]", "$[?(@", "\x00$\xff.\x80",
	"$.a[?(@.b == New York)].c", "$...", "'x'", "$[?(1 < 2 < 3)]", " $.a ", "States.Array($.a\t)",
}

// checkLaws checks what holds for every text.
func checkLaws(t *testing.T, text string) {
	t.Helper()
	e := Parse(text)
	checkTree(t, text, e.Node, e.Errors)
	p := ParsePath(text)
	checkTree(t, text, p, p.Errors)
	if p.Root.Kind == NoRoot && (len(p.Errors) != 1 || len(p.Segments) > 0) {
		t.Errorf("%q: no root, errors %v", text, p.Errors)
	}
	if own := e.Path(); own != nil && dump(own) != dump(p) {
		t.Errorf("%q: Parse reads %s, ParsePath %s", text, dump(own), dump(p))
	}
	if ok, offending := p.Reference(); ok && (offending != nil || !p.Definite()) {
		t.Errorf("%q: reference path with an offending segment, or not definite", text)
	}
	last := int32(0)
	for _, problem := range Check(e) {
		checkSpan(t, text, problem.Span)
		if problem.Span.Start < last {
			t.Errorf("%q: problems out of order", text)
		}
		last = problem.Span.Start
	}
	last = 0
	for _, x := range Extensions(e.Node) {
		checkSpan(t, text, x.Span)
		if x.Span.Start < last {
			t.Errorf("%q: extensions out of order", text)
		}
		last = x.Span.Start
	}
	if LooksLikePath(text) && len(p.Errors) > 0 {
		t.Errorf("%q: looks like a path and is none", text)
	}
	if LooksLikeIntrinsic(text) && e.Call() == nil {
		t.Errorf("%q: looks like a call and is none", text)
	}
}

func checkSpan(t *testing.T, text string, s source.Span) {
	t.Helper()
	if s.Start < 0 || s.Start > s.End || int(s.End) > len(text) {
		t.Fatalf("%q: span %v", text, s)
	}
}

// checkTree checks that spans are valid and nested, that siblings are in order,
// and that every byte is in a token of a node, in an error, or white space.
func checkTree(t *testing.T, text string, root Node, errors []Error) {
	t.Helper()
	seen := make([]bool, len(text))
	mark := func(s source.Span) {
		checkSpan(t, text, s)
		for i := s.Start; i < s.End; i++ {
			seen[i] = true
		}
	}
	last := int32(0)
	for _, err := range errors {
		mark(err.Span)
		if err.Message == "" || err.Span.Start < last {
			t.Errorf("%q: error %v without message or out of order", text, err)
		}
		last = err.Span.Start
	}
	checkNode(t, text, root, mark)
	for i, c := range []byte(text) {
		if !seen[i] && !isSpace(c) {
			t.Fatalf("%q: byte %d %q is in no token and no error", text, i, c)
		}
	}
}

// checkNode marks the tokens of n: all of a leaf, of other nodes what belongs
// to no child, which must be punctuation.
func checkNode(t *testing.T, text string, n Node, mark func(source.Span)) {
	t.Helper()
	span := n.Span()
	checkSpan(t, text, span)
	at := span.Start
	own := func(s source.Span) {
		checkSpan(t, text, s)
		if s.Start < at || s.End > span.End {
			t.Fatalf("%q: %T %v: part %v is before %d or outside", text, n, span, s, at)
		}
		punctuation(text, source.Span{Start: at, End: s.Start}, mark)
		mark(s)
		at = s.End
	}
	child := func(c Node) {
		if c.Span().Start < at || c.Span().End > span.End {
			t.Fatalf("%q: child %T %v of %T %v is before %d or outside", text, c, c.Span(), n, span, at)
		}
		punctuation(text, source.Span{Start: at, End: c.Span().Start}, mark)
		checkNode(t, text, c, mark)
		at = c.Span().End
	}
	switch n := n.(type) {
	case *Path:
		if n.Root.Kind == NoRoot {
			return // the error covers it
		}
		own(n.Root.Span)
		for i := range n.Segments {
			if n.Segments[i].span.Start != at {
				t.Fatalf("%q: gap before segment %d", text, i)
			}
			child(&n.Segments[i])
		}
		if at != span.End {
			t.Fatalf("%q: path %v ends at %d", text, span, at)
		}
	case *Segment:
		checkSpan(t, text, n.Core)
		if !span.Covers(n.Core) {
			t.Fatalf("%q: core %v of segment %v", text, n.Core, span)
		}
		switch n.Kind {
		case Union:
			for i := range n.Members {
				child(&n.Members[i])
			}
		case Filter:
			child(n.Filter)
		default:
			own(n.Core)
			for _, a := range n.Args {
				child(a)
			}
		}
	case *Call:
		own(n.NameSpan)
		for _, a := range n.Args {
			child(a)
		}
	case *List:
		for _, item := range n.Items {
			child(item)
		}
	case *Logical:
		for i, operand := range n.Operands {
			if i > 0 {
				own(n.OpSpans[i-1])
			}
			child(operand)
		}
	case *Not:
		child(n.Operand)
	case *Group:
		child(n.Inner)
	case *Comparison:
		child(n.Left)
		own(n.OpSpan)
		child(n.Right)
	case *String:
		for _, part := range n.Parts {
			own(part.Span)
		}
		mark(span)
		return
	default:
		mark(span)
		return
	}
	punctuation(text, source.Span{Start: at, End: span.End}, mark)
}

// punctuation marks the brackets, commas and signs of a span. Anything else in
// it has to be in an error.
func punctuation(text string, s source.Span, mark func(source.Span)) {
	for i := s.Start; i < s.End; i++ {
		if strings.IndexByte(".[](),?!", text[i]) >= 0 {
			mark(source.Span{Start: i, End: i + 1})
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(checkLaws)
}

// TestHostile parses texts that would take a recursive or backtracking parser
// down. Each has to be read to its end, or be given up with an error that says
// so.
func TestHostile(t *testing.T) {
	const n = 100_000
	tests := map[string]string{
		"calls":         strings.Repeat("States.Array(", n),
		"calls closed":  strings.Repeat("States.Array(", n) + strings.Repeat(")", n),
		"filters":       "$" + strings.Repeat("[?(@", n),
		"parentheses":   "$[?" + strings.Repeat("(", n),
		"not":           "$[?" + strings.Repeat("!", n),
		"lists":         "$[?(@ in " + strings.Repeat("[", n),
		"arguments":     "$" + strings.Repeat(".a(@", n),
		"brackets":      "$" + strings.Repeat("[", n),
		"segments":      "$" + strings.Repeat(".a", n),
		"dots":          "$" + strings.Repeat(".", n),
		"indexes":       "$" + strings.Repeat("[0]", n),
		"union":         "$[0" + strings.Repeat(",0", n) + "]",
		"and":           "$[?(@" + strings.Repeat(" && @", n) + ")]",
		"comparisons":   "$[?(@" + strings.Repeat(" == @", n) + ")]",
		"placeholders":  strings.Repeat("${", n),
		"in names":      "$." + strings.Repeat("${", n),
		"in text":       "States.Format('" + strings.Repeat("${", n) + "')",
		"holes":         "States.Format('" + strings.Repeat("{}", n) + "')",
		"backslashes":   "States.Format('" + strings.Repeat(`\`, n),
		"script":        "$[" + strings.Repeat("(", n),
		"object":        "$[?(@ == " + strings.Repeat("{", n),
		"quotes":        "$" + strings.Repeat("['", n),
		"quotes in":     "States.Array(" + strings.Repeat("'", n),
		"commas":        "States.Array(" + strings.Repeat(",", n),
		"closers":       "States.Array" + strings.Repeat("()", n),
		"white space":   strings.Repeat(" ", n),
		"words":         strings.Repeat("a ", n),
		"filter spaces": "$" + strings.Repeat("[ ? ( @", n),
	}
	for name, text := range tests {
		t.Run(name, func(t *testing.T) {
			checkLaws(t, text)
			if got := len(Parse(text).Errors); got > maxErrors+1 {
				t.Errorf("%d errors", got)
			}
		})
	}
}

func TestDepth(t *testing.T) {
	for _, nest := range []func(n int) string{
		func(n int) string { return strings.Repeat("States.Array(", n) + strings.Repeat(")", n) },
		func(n int) string { return "$[?" + strings.Repeat("(", n-1) + "@" + strings.Repeat(")", n-1) + "]" },
		func(n int) string { return "$[?" + strings.Repeat("!", n-1) + "@]" },
	} {
		if e := Parse(nest(MaxDepth)); len(e.Errors) > 0 {
			t.Errorf("%d levels: %v", MaxDepth, e.Errors)
		}
		e := Parse(nest(MaxDepth + 1))
		if len(e.Errors) != 1 || !strings.HasPrefix(e.Errors[0].Message, "nested deeper") {
			t.Errorf("%d levels: %v", MaxDepth+1, e.Errors)
		}
	}
}
