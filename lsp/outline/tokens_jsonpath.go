package outline

import (
	"github.com/gait-lang/gait/lang/jsonpath"
	"github.com/gait-lang/gait/lang/source"
)

// path colours a path or intrinsic function whose spans count from base.
func (p *painter) path(n jsonpath.Node, base int32) {
	paintPath(n, func(t TokenType, m Modifiers, s source.Span) {
		if t == StringToken || t == PropertyToken {
			p.string(t, m, s.Shift(base))
		} else {
			p.add(t, m, s.Shift(base))
		}
	})
}

// paintPath colours a path or intrinsic function.
func paintPath(n jsonpath.Node, add func(TokenType, Modifiers, source.Span)) {
	jsonpath.Walk(n, func(n jsonpath.Node) bool {
		switch n := n.(type) {
		case *jsonpath.Path:
			switch n.Root.Kind {
			case jsonpath.InputRoot, jsonpath.ContextRoot, jsonpath.CurrentRoot:
				add(VariableToken, ReadOnly|Given, n.Root.Span)
			case jsonpath.VariableRoot:
				add(VariableToken, 0, n.Root.Span)
			case jsonpath.PlaceholderRoot:
				add(ParameterToken, 0, n.Root.Span)
			}
		case *jsonpath.Segment:
			paintSegment(n, add)
		case *jsonpath.Call:
			m := Modifiers(0)
			if n.Func != nil {
				m = Given
			}
			add(FunctionToken, m, n.NameSpan)
		case *jsonpath.String:
			paintString(n, add)
		case *jsonpath.Number:
			add(NumberToken, 0, n.Span())
		case *jsonpath.Bool, *jsonpath.Null:
			add(KeywordToken, 0, n.Span())
		case *jsonpath.Regex:
			add(RegexToken, 0, n.Span())
		case *jsonpath.Word, *jsonpath.Object:
			add(StringToken, 0, n.Span())
		case *jsonpath.Comparison:
			add(OperatorToken, 0, n.OpSpan)
		case *jsonpath.Logical:
			for _, s := range n.OpSpans {
				add(OperatorToken, 0, s)
			}
		case *jsonpath.Not:
			add(OperatorToken, 0, source.Span{Start: n.Span().Start, End: min(n.Span().Start+1, n.Span().End)})
		}
		return true
	})
}

func paintSegment(n *jsonpath.Segment, add func(TokenType, Modifiers, source.Span)) {
	switch n.Kind {
	case jsonpath.Child, jsonpath.BadSegment:
		add(PropertyToken, 0, n.Core)
	case jsonpath.Index:
		add(NumberToken, 0, n.Core)
	case jsonpath.SliceOf:
		for _, b := range []jsonpath.Bound{n.Slice.Start, n.Slice.End, n.Slice.Step} {
			if b.Set {
				add(NumberToken, 0, b.Span)
			}
		}
	case jsonpath.Wildcard, jsonpath.Descendant:
		add(OperatorToken, 0, n.Core)
	case jsonpath.Method:
		add(FunctionToken, 0, n.Core)
	case jsonpath.Substitute:
		add(ParameterToken, 0, n.Core)
	}
}

// paintString colours a string; what States.Format fills in stands out.
func paintString(n *jsonpath.String, add func(TokenType, Modifiers, source.Span)) {
	at := n.Span()
	for _, part := range n.Parts {
		if part.Kind == jsonpath.Hole && at.Start <= part.Span.Start {
			add(StringToken, 0, source.Span{Start: at.Start, End: part.Span.Start})
			add(OperatorToken, 0, part.Span)
			at.Start = part.Span.End
		}
	}
	add(StringToken, 0, at)
}
