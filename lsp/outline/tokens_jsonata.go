package outline

import (
	"github.com/gait-lang/gait/lang/jsonata"
	"github.com/gait-lang/gait/lang/source"
)

// expression colours a JSONata expression whose spans count from base.
func (p *painter) expression(t *jsonata.Tree, base int32) {
	e := expressionPainter{add: func(t TokenType, m Modifiers, s source.Span) {
		if t == StringToken || t == PropertyToken {
			p.string(t, m, s.Shift(base))
		} else {
			p.add(t, m, s.Shift(base))
		}
	}}
	e.tree(t)
}

// expressionPainter colours JSONata. Spans count from the start of the
// expression.
type expressionPainter struct {
	add    func(TokenType, Modifiers, source.Span)
	text   string
	params map[string]int // of the functions around, how many have the name
}

func (e *expressionPainter) tree(t *jsonata.Tree) {
	e.text = t.Text
	for _, c := range t.Comments {
		e.add(CommentToken, 0, c)
	}
	e.node(t.Root, top)
}

// position says what a name means where it stands.
type position uint8

const (
	top   position = iota // at the top level, where a bare name is a const or param
	field                 // where it is a field
	call                  // where it is called
	key                   // the key of an object
)

func (e *expressionPainter) node(n jsonata.Node, at position) {
	switch n := n.(type) {
	case nil:
	case *jsonata.Name:
		if at == top && !n.Quoted {
			e.add(VariableToken, ReadOnly, n.Span())
		} else {
			e.add(PropertyToken, 0, n.Span())
		}
	case *jsonata.Variable:
		e.variable(n, at)
	case *jsonata.String:
		t := StringToken
		if at == key {
			t = PropertyToken
		}
		e.add(t, 0, n.Span())
	case *jsonata.Number:
		e.add(NumberToken, 0, n.Span())
	case *jsonata.Bool, *jsonata.Null:
		e.add(KeywordToken, 0, n.Span())
	case *jsonata.Regex:
		e.add(RegexToken, 0, n.Span())
	case *jsonata.Wildcard, *jsonata.Descendant, *jsonata.Parent, *jsonata.Placeholder:
		e.add(OperatorToken, 0, n.Span())
	case *jsonata.Path:
		for i, step := range n.Steps {
			if i == 0 {
				e.node(step, at)
			} else {
				e.node(step, field)
			}
		}
	case *jsonata.Binary:
		e.node(n.Left, at)
		e.operator(n.Op)
		e.node(n.Right, at)
	case *jsonata.Unary:
		e.operator(source.Span{Start: n.Span().Start, End: n.Span().Start + 1})
		e.node(n.Operand, at)
	case *jsonata.Range:
		e.node(n.Low, at)
		e.operator(n.Op)
		e.node(n.High, at)
	case *jsonata.Conditional:
		e.node(n.Cond, at)
		e.operator(n.Op)
		e.node(n.Then, at)
		if n.Else != nil {
			e.between(n.Then, n.Else, ':')
			e.node(n.Else, at)
		}
	case *jsonata.Bind:
		e.bound(n.Left)
		e.operator(n.Op)
		e.node(n.Value, at)
	case *jsonata.Call:
		e.node(n.Func, call)
		e.nodes(n.Args, at)
	case *jsonata.Partial:
		e.node(n.Func, call)
		e.nodes(n.Args, at)
	case *jsonata.Lambda:
		e.lambda(n)
	case *jsonata.Apply:
		e.node(n.Left, at)
		e.operator(n.Op)
		e.node(n.Right, e.applied(n.Right, at))
	case *jsonata.Transform:
		s := n.Span()
		e.operator(source.Span{Start: s.Start, End: min(s.Start+1, s.End)})
		e.node(n.Pattern, field)
		e.node(n.Update, field)
		e.node(n.Delete, field)
	case *jsonata.Sort:
		e.node(n.Left, at)
		e.operator(n.Op)
		for _, t := range n.Terms {
			e.operator(t.Marker)
			e.node(t.Expr, field)
		}
	case *jsonata.GroupBy:
		e.node(n.Left, at)
		e.pairs(n.Pairs, field)
	case *jsonata.Object:
		e.pairs(n.Pairs, at)
	case *jsonata.Predicate:
		e.node(n.Left, at)
		e.node(n.Expr, field)
	case *jsonata.Focus:
		e.node(n.Left, at)
		e.operator(n.Op)
		e.bound(n.Var)
	case *jsonata.Index:
		e.node(n.Left, at)
		e.operator(n.Op)
		e.bound(n.Var)
	case *jsonata.Array, *jsonata.Block, *jsonata.KeepArray, *jsonata.Bad:
		for c := range jsonata.Children(n) {
			e.node(c, at)
		}
	}
}

func (e *expressionPainter) nodes(list []jsonata.Node, at position) {
	for _, n := range list {
		e.node(n, at)
	}
}

func (e *expressionPainter) pairs(pairs []jsonata.Pair, at position) {
	for _, p := range pairs {
		if _, text := p.Key.(*jsonata.String); text {
			e.node(p.Key, key)
		} else {
			e.node(p.Key, at)
		}
		e.node(p.Value, at)
	}
}

// operator adds an operator; those in letters are keywords.
func (e *expressionPainter) operator(s source.Span) {
	if s.Len() > 0 && isWord(e.text[s.Start]) {
		e.add(KeywordToken, 0, s)
	} else {
		e.add(OperatorToken, 0, s)
	}
}

// between adds a sign that stands between two nodes with nothing else of its
// kind.
func (e *expressionPainter) between(left, right jsonata.Node, sign byte) {
	for i := left.Span().End; i < right.Span().Start; i++ {
		if e.text[i] == sign {
			e.operator(source.Span{Start: i, End: i + 1})
			return
		}
	}
}

// applied tells what stands right of ~>: a bare function is called.
func (e *expressionPainter) applied(n jsonata.Node, at position) position {
	if _, ok := n.(*jsonata.Variable); ok {
		return call
	}
	return at
}

// bound adds a variable that is given a value.
func (e *expressionPainter) bound(n jsonata.Node) {
	if v, ok := n.(*jsonata.Variable); ok {
		e.add(VariableToken, Declared, v.Span())
		return
	}
	e.node(n, field)
}

func (e *expressionPainter) lambda(n *jsonata.Lambda) {
	e.add(KeywordToken, 0, n.Keyword)
	if e.params == nil {
		e.params = map[string]int{}
	}
	for _, param := range n.Params {
		if v, ok := param.(*jsonata.Variable); ok {
			e.add(ParameterToken, Declared, v.Span())
			e.params[v.Name]++
		} else {
			e.node(param, field)
		}
	}
	if n.Signature != nil {
		e.add(ErrorToken, 0, n.Signature.Span)
	}
	e.node(n.Body, top)
	for _, param := range n.Params {
		if v, ok := param.(*jsonata.Variable); ok {
			e.params[v.Name]--
		}
	}
}

func (e *expressionPainter) variable(v *jsonata.Variable, at position) {
	t, m := VariableToken, Modifiers(0)
	function, given := jsonata.Lookup(v.Name)
	param := e.params[v.Name] > 0
	switch {
	case param && at == call:
		t = FunctionToken
	case param:
		t = ParameterToken
	case v.Name == "" || v.Name == "$" || v.Name == "states":
		m = ReadOnly | Given
	case given:
		t, m = FunctionToken, Given
		if function.Unavailable {
			m |= Deprecated
		}
	case at == call:
		t = FunctionToken
	}
	e.add(t, m, v.Span())
}
