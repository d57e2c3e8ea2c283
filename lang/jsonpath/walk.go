package jsonpath

// Walk calls f for n and, where f returns true, for the nodes below it, in
// source order. A nil node is passed over.
func Walk(n Node, f func(Node) bool) {
	if n == nil || !f(n) {
		return
	}
	switch n := n.(type) {
	case *Path:
		walkSegments(n.Segments, f)
	case *Segment:
		Walk(n.Filter, f)
		walkSegments(n.Members, f)
		walkAll(n.Args, f)
	case *Call:
		walkAll(n.Args, f)
	case *List:
		walkAll(n.Items, f)
	case *Logical:
		walkAll(n.Operands, f)
	case *Not:
		Walk(n.Operand, f)
	case *Group:
		Walk(n.Inner, f)
	case *Comparison:
		Walk(n.Left, f)
		Walk(n.Right, f)
	}
}

func walkSegments(segments []Segment, f func(Node) bool) {
	for i := range segments {
		Walk(&segments[i], f)
	}
}

func walkAll(nodes []Node, f func(Node) bool) {
	for _, n := range nodes {
		Walk(n, f)
	}
}
