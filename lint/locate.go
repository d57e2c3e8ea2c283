package lint

import "github.com/gait-lang/gait/compiler/asl"

// locator finds where nodes are in a definition. A pointer is made only for
// nodes that somebody asks for.
type locator struct {
	wanted map[*asl.Node]string
	found  int
	path   []step
}

// step leads from a node to one inside it.
type step struct {
	key   string
	index int // in an array; -1 in an object
}

func (l *locator) walk(n *asl.Node) {
	if at, ok := l.wanted[n]; ok && at == "" {
		l.wanted[n] = l.pointer()
		l.found++
	}
	for i, item := range n.Items {
		l.into(step{index: i}, item)
	}
	for i := range n.Members {
		l.into(step{n.Members[i].Key, -1}, n.Members[i].Value)
	}
}

func (l *locator) into(s step, n *asl.Node) {
	if l.found == len(l.wanted) {
		return
	}
	l.path = append(l.path, s)
	l.walk(n)
	l.path = l.path[:len(l.path)-1]
}

func (l *locator) pointer() string {
	at := ""
	for _, s := range l.path {
		if s.index >= 0 {
			at = asl.PointerIndex(at, s.index)
		} else {
			at = asl.PointerKey(at, s.key)
		}
	}
	return at
}
