package outline

import (
	"strings"

	"github.com/gait-lang/gait/lang/jsonata"
	"github.com/gait-lang/gait/lang/jsonpath"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

// places tells where a span of an expression stands in the file.
type places func(source.Span) source.Span

// from returns the places of an expression that is written as it is.
func from(base int32) places {
	return func(s source.Span) source.Span { return s.Shift(base) }
}

// enclosed adds what is inside of the brackets or quotes of a span, unless it is
// written with escapes.
func (s *selector) enclosed(at source.Span) {
	if at.Len() >= 2 && strings.IndexByte("([{\"'", s.text[at.Start]) >= 0 && strings.IndexByte(")]}\"'", s.text[at.End-1]) >= 0 {
		s.brackets(at, 1)
	}
}

// jsonata adds the nodes of an expression around the offset.
func (s *selector) jsonata(root jsonata.Node, place places) {
	jsonata.Walk(root, func(n jsonata.Node) bool {
		at := place(n.Span())
		if !s.around(at) {
			return false
		}
		s.add(at)
		switch n := n.(type) {
		case *jsonata.Block, *jsonata.Object, *jsonata.Array, *jsonata.String:
			s.enclosed(at)
		case *jsonata.Path:
			// The path up to each of its steps.
			for i := 1; i < len(n.Steps)-1; i++ {
				s.add(place(source.Span{Start: n.Span().Start, End: n.Steps[i].Span().End}))
			}
		case *jsonata.Call:
			if k := len(n.Args); k > 1 {
				s.add(place(n.Args[0].Span().Join(n.Args[k-1].Span())))
			}
			s.enclosed(place(source.Span{Start: n.Open.Start, End: n.Span().End}))
		}
		s.pairs(n, place)
		return true
	})
}

func (s *selector) pairs(n jsonata.Node, place places) {
	var pairs []jsonata.Pair
	switch n := n.(type) {
	case *jsonata.Object:
		pairs = n.Pairs
	case *jsonata.GroupBy:
		pairs = n.Pairs
	}
	for _, p := range pairs {
		s.add(place(p.Key.Span().Join(p.Value.Span())))
	}
}

// jsonpath adds the nodes of a path or intrinsic function around the offset.
func (s *selector) jsonpath(root jsonpath.Node, place places) {
	jsonpath.Walk(root, func(n jsonpath.Node) bool {
		at := place(n.Span())
		if !s.around(at) {
			return false
		}
		s.add(at)
		switch n := n.(type) {
		case *jsonpath.Path:
			s.add(place(n.Root.Span))
			for i := range n.Segments {
				s.add(place(source.Span{Start: n.Span().Start, End: n.Segments[i].Span().End}))
			}
		case *jsonpath.Segment:
			s.add(place(n.Core))
		case *jsonpath.Call:
			s.add(place(n.NameSpan))
			s.enclosed(place(n.Parens))
		case *jsonpath.String:
			s.enclosed(at)
		}
		return true
	})
}

func (s *selector) condition(c *syntax.Condition, base int32) {
	at := c.Loc.Shift(base)
	if !s.around(at) {
		return
	}
	s.add(at)
	for _, a := range c.Args {
		s.condition(a, base)
	}
	if c.Path.Loc.Len() > 0 {
		s.jsonpath(jsonpath.ParsePath(c.Path.Text), from(c.Path.Loc.Start+base))
	}
	s.add(c.Operator.Loc.Shift(base))
	operand := c.Operand.Loc.Shift(base)
	s.add(operand)
	if c.Operand.Kind == syntax.PathOperand && s.around(operand) {
		if i := strings.Index(s.text[operand.Start:operand.End], c.Operand.Text); i >= 0 {
			s.jsonpath(jsonpath.ParsePath(c.Operand.Text), from(operand.Start+int32(i)))
		}
	}
}
