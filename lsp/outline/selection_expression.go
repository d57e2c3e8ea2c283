package outline

import (
	"strings"

	"github.com/gait-lang/gait/lang/jsonata"
	"github.com/gait-lang/gait/lang/jsonpath"
	"github.com/gait-lang/gait/lang/source"
	"github.com/gait-lang/gait/lang/syntax"
)

// jsonata adds the nodes of an expression around the offset.
func (s *selector) jsonata(root jsonata.Node, base int32) {
	jsonata.Walk(root, func(n jsonata.Node) bool {
		at := n.Span().Shift(base)
		if !s.around(at) {
			return false
		}
		s.add(at)
		switch n := n.(type) {
		case *jsonata.Block, *jsonata.Object, *jsonata.Array, *jsonata.String:
			s.brackets(at, 1)
		case *jsonata.Path:
			// The path up to each of its steps.
			for i := 1; i < len(n.Steps)-1; i++ {
				s.add(source.Span{Start: at.Start, End: base + n.Steps[i].Span().End})
			}
		case *jsonata.Call:
			s.list(n.Args, base)
			s.brackets(source.Span{Start: base + n.Open.Start, End: at.End}, 1)
		}
		s.pairs(n, base)
		return true
	})
}

// list adds all arguments of a call.
func (s *selector) list(nodes []jsonata.Node, base int32) {
	if len(nodes) > 1 {
		s.add(nodes[0].Span().Join(nodes[len(nodes)-1].Span()).Shift(base))
	}
}

func (s *selector) pairs(n jsonata.Node, base int32) {
	var pairs []jsonata.Pair
	switch n := n.(type) {
	case *jsonata.Object:
		pairs = n.Pairs
	case *jsonata.GroupBy:
		pairs = n.Pairs
	}
	for _, p := range pairs {
		s.add(p.Key.Span().Join(p.Value.Span()).Shift(base))
	}
}

// jsonpath adds the nodes of a path or intrinsic function around the offset.
func (s *selector) jsonpath(root jsonpath.Node, base int32) {
	jsonpath.Walk(root, func(n jsonpath.Node) bool {
		at := n.Span().Shift(base)
		if !s.around(at) {
			return false
		}
		s.add(at)
		switch n := n.(type) {
		case *jsonpath.Path:
			s.add(n.Root.Span.Shift(base))
			for i := range n.Segments {
				s.add(source.Span{Start: at.Start, End: base + n.Segments[i].Span().End})
			}
		case *jsonpath.Segment:
			s.add(n.Core.Shift(base))
		case *jsonpath.Call:
			s.add(n.NameSpan.Shift(base))
			s.brackets(n.Parens.Shift(base), 1)
		case *jsonpath.String:
			s.brackets(at, 1)
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
		s.jsonpath(jsonpath.ParsePath(c.Path.Text), c.Path.Loc.Start+base)
	}
	s.add(c.Operator.Loc.Shift(base))
	operand := c.Operand.Loc.Shift(base)
	s.add(operand)
	if c.Operand.Kind == syntax.PathOperand && s.around(operand) {
		if i := strings.Index(s.text[operand.Start:operand.End], c.Operand.Text); i >= 0 {
			s.jsonpath(jsonpath.ParsePath(c.Operand.Text), operand.Start+int32(i))
		}
	}
}
