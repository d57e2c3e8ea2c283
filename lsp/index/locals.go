package index

import (
	"github.com/gait-lang/gait/lang/jsonata"
	"github.com/gait-lang/gait/lang/source"
)

// locals finds what an expression binds, and the reads of it.
type locals struct {
	free  map[int32]bool // where variables from outside are read
	add   func(local int, name string, role Role, span source.Span)
	next  int // number of the first local
	names []string

	bound []bound
	frame int // where the innermost frame begins in bound
	late  []*jsonata.Variable
}

type bound struct {
	name  string
	local int
}

func (l *locals) read(root jsonata.Node) {
	l.walk(root, false)
	// The body of a function sees what is bound behind it.
	for _, v := range l.late {
		for i, name := range l.names {
			if name == v.Name {
				l.add(l.next+i, name, Read, v.Span())
				break
			}
		}
	}
}

func (l *locals) bind(n jsonata.Node) {
	for {
		k, ok := n.(*jsonata.KeepArray)
		if !ok {
			break
		}
		n = k.Left
	}
	v, ok := n.(*jsonata.Variable)
	if !ok || v.Name == "" || v.Name == "$" {
		return
	}
	for _, b := range l.bound[l.frame:] {
		if b.name == v.Name {
			l.add(b.local, v.Name, Declaration, v.Span())
			return
		}
	}
	local := l.next + len(l.names)
	l.names = append(l.names, v.Name)
	l.bound = append(l.bound, bound{v.Name, local})
	l.add(local, v.Name, Declaration, v.Span())
}

func (l *locals) variable(v *jsonata.Variable) {
	if v.Name == "" || v.Name == "$" || l.free[v.Span().Start] {
		return
	}
	for i := len(l.bound) - 1; i >= 0; i-- {
		if l.bound[i].name == v.Name {
			l.add(l.bound[i].local, v.Name, Read, v.Span())
			return
		}
	}
	l.late = append(l.late, v)
}

// open begins a frame, and close ends it.
func (l *locals) open() (frame int) {
	frame = l.frame
	l.frame = len(l.bound)
	return frame
}

func (l *locals) close(frame int) {
	l.bound = l.bound[:l.frame]
	l.frame = frame
}

// walk reads n. onPath says that it is part of what bindings by @ and # last
// for.
func (l *locals) walk(n jsonata.Node, onPath bool) {
	switch n := n.(type) {
	case nil:
	case *jsonata.Variable:
		l.variable(n)
	case *jsonata.Block:
		frame := l.open()
		l.children(n, false)
		l.close(frame)
	case *jsonata.Lambda:
		frame := l.open()
		for _, p := range n.Params {
			l.bind(p)
		}
		l.walk(n.Body, false)
		l.close(frame)
	case *jsonata.Bind:
		l.walk(n.Value, false)
		l.bind(n.Left)
	case *jsonata.Focus:
		l.walk(n.Left, true)
		l.bind(n.Var)
	case *jsonata.Index:
		l.walk(n.Left, true)
		l.bind(n.Var)
	case *jsonata.Path, *jsonata.KeepArray, *jsonata.Predicate, *jsonata.Sort, *jsonata.GroupBy:
		if onPath {
			l.children(n, true)
			return
		}
		frame := l.open()
		l.children(n, true)
		l.close(frame)
	default:
		l.children(n, false)
	}
}

func (l *locals) children(n jsonata.Node, onPath bool) {
	for c := range jsonata.Children(n) {
		l.walk(c, onPath)
	}
}
