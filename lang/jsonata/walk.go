package jsonata

import "iter"

// Walk calls f for n and, where f returns true, for the nodes below it, in
// source order. A nil node is passed over.
func Walk(n Node, f func(Node) bool) {
	if n == nil || !f(n) {
		return
	}
	eachChild(n, func(c Node) bool {
		Walk(c, f)
		return true
	})
}

// Children returns the nodes directly below n in source order.
func Children(n Node) iter.Seq[Node] {
	return func(yield func(Node) bool) { eachChild(n, yield) }
}

// eachChild stops as soon as f returns false.
func eachChild(n Node, f func(Node) bool) {
	switch n := n.(type) {
	case *Path:
		eachOf(n.Steps, f)
	case *Binary:
		_ = f(n.Left) && f(n.Right)
	case *Unary:
		f(n.Operand)
	case *Range:
		_ = f(n.Low) && f(n.High)
	case *Array:
		eachOf(n.Items, f)
	case *Object:
		eachPair(n.Pairs, f)
	case *Block:
		eachOf(n.Exprs, f)
	case *Conditional:
		_ = f(n.Cond) && f(n.Then) && (n.Else == nil || f(n.Else))
	case *Bind:
		_ = f(n.Left) && f(n.Value)
	case *Call:
		_ = f(n.Func) && eachOf(n.Args, f)
	case *Partial:
		_ = f(n.Func) && eachOf(n.Args, f)
	case *Lambda:
		_ = eachOf(n.Params, f) && f(n.Body)
	case *Apply:
		_ = f(n.Left) && f(n.Right)
	case *Transform:
		_ = f(n.Pattern) && f(n.Update) && (n.Delete == nil || f(n.Delete))
	case *Sort:
		if !f(n.Left) {
			return
		}
		for _, t := range n.Terms {
			if !f(t.Expr) {
				return
			}
		}
	case *GroupBy:
		_ = f(n.Left) && eachPair(n.Pairs, f)
	case *Predicate:
		_ = f(n.Left) && f(n.Expr)
	case *KeepArray:
		f(n.Left)
	case *Focus:
		_ = f(n.Left) && f(n.Var)
	case *Index:
		_ = f(n.Left) && f(n.Var)
	case *Bad:
		eachOf(n.Nodes, f)
	}
}

func eachOf(nodes []Node, f func(Node) bool) bool {
	for _, n := range nodes {
		if !f(n) {
			return false
		}
	}
	return true
}

func eachPair(pairs []Pair, f func(Node) bool) bool {
	for _, p := range pairs {
		if !f(p.Key) || !f(p.Value) {
			return false
		}
	}
	return true
}

// withoutKeepArray returns what e[] is written on, which is what the
// reference sees: it keeps the brackets as a mark only.
func withoutKeepArray(n Node) Node {
	for {
		k, ok := n.(*KeepArray)
		if !ok {
			return n
		}
		n = k.Left
	}
}
