package layout

// direct finds the edges that lead back: those to a node from which the search
// in the order of declaration has come.
func (w *work) direct() {
	w.reversed = make([]bool, len(w.Edges))
	out := make([][]int32, len(w.Nodes))
	for i := range w.Edges {
		out[w.Edges[i].From] = append(out[w.Edges[i].From], int32(i))
	}
	const (
		fresh = iota
		open
		done
	)
	state := make([]uint8, len(w.Nodes))
	type frame struct {
		node int
		next int
	}
	var stack []frame
	for root := range w.Nodes {
		if state[root] != fresh {
			continue
		}
		state[root] = open
		stack = append(stack[:0], frame{root, 0})
		for len(stack) > 0 {
			f := &stack[len(stack)-1]
			if f.next == len(out[f.node]) {
				state[f.node] = done
				stack = stack[:len(stack)-1]
				continue
			}
			e := out[f.node][f.next]
			f.next++
			to := w.Edges[e].To
			switch {
			case to == f.node:
			case state[to] == open:
				w.reversed[e] = true
			case state[to] == fresh:
				state[to] = open
				stack = append(stack, frame{to, 0})
			}
		}
	}
	for i, back := range w.reversed {
		w.Edges[i].Back = back
	}
}

// ends returns the upper and the lower node of an edge.
func (w *work) ends(e int) (upper, lower int) {
	if w.reversed[e] {
		return w.Edges[e].To, w.Edges[e].From
	}
	return w.Edges[e].From, w.Edges[e].To
}

func (w *work) isLoop(e int) bool { return w.Edges[e].From == w.Edges[e].To }

// rank gives each node its layer: as high as the edges allow; then what nothing
// holds there comes down to what it leads to. Layers of nodes are even, since
// the labels of edges stand in layers between them.
func (w *work) rank() {
	n := len(w.Nodes)
	w.rankOf = make([]int, n)
	up, down, degree := make([][]int, n), make([][]int, n), make([]int, n)
	for e := range w.Edges {
		if w.isLoop(e) {
			continue
		}
		u, l := w.ends(e)
		down[u], up[l] = append(down[u], l), append(up[l], u)
		degree[l]++
	}
	order := make([]int, 0, n)
	for v := range w.Nodes {
		if degree[v] == 0 {
			order = append(order, v)
		}
	}
	for i := 0; i < len(order); i++ {
		for _, l := range down[order[i]] {
			w.rankOf[l] = max(w.rankOf[l], w.rankOf[order[i]]+2)
			if degree[l]--; degree[l] == 0 {
				order = append(order, l)
			}
		}
	}
	for i := len(order) - 1; i >= 0; i-- {
		v := order[i]
		if len(up[v]) >= len(down[v]) || len(down[v]) == 0 {
			continue // it would make more edges long than short
		}
		lowest := w.rankOf[down[v][0]] - 2
		for _, l := range down[v] {
			lowest = min(lowest, w.rankOf[l]-2)
		}
		if v != 0 {
			w.rankOf[v] = max(w.rankOf[v], lowest)
		}
	}
}

// chains makes the vertices: the nodes, and of every edge one in each layer
// between its ends. Layers of labels that have none are left out.
func (w *work) chains() {
	most := 0
	for _, r := range w.rankOf {
		most = max(most, r)
	}
	labelled := make([]bool, most+2)
	for e := range w.Edges {
		if w.Edges[e].W > 0 && !w.isLoop(e) {
			labelled[w.labelRank(e)] = true
		}
	}
	layer := make([]int32, most+2)
	count := int32(0)
	for r := range layer {
		layer[r] = count
		if r%2 == 0 || labelled[r] {
			count++
		}
	}
	w.layers = make([][]int32, layer[most]+1)
	w.vertices = make([]vertex, 0, 2*len(w.Nodes))
	for i := range w.Nodes {
		n := &w.Nodes[i]
		n.Layer = int(layer[w.rankOf[i]])
		w.vertices = append(w.vertices, vertex{node: int32(i), edge: -1, layer: int32(n.Layer), w: n.W + 2*n.Loop, h: max(n.H, n.LoopH)})
	}
	w.chainOf = make([][]int32, len(w.Edges))
	for e := range w.Edges {
		if w.isLoop(e) {
			continue
		}
		u, l := w.ends(e)
		label := int32(-1)
		if w.Edges[e].W > 0 {
			label = layer[w.labelRank(e)]
		}
		chain := []int32{int32(u)}
		for r := w.vertices[u].layer + 1; r < w.vertices[l].layer; r++ {
			v := vertex{node: -1, edge: int32(e), layer: r}
			if r == label {
				v.label, v.w, v.h = true, w.Edges[e].W, w.Edges[e].H
			}
			chain = append(chain, int32(len(w.vertices)))
			w.vertices = append(w.vertices, v)
		}
		chain = append(chain, int32(l))
		for i := 1; i < len(chain); i++ {
			a, b := chain[i-1], chain[i]
			w.vertices[a].down = append(w.vertices[a].down, b)
			w.vertices[b].up = append(w.vertices[b].up, a)
		}
		w.chainOf[e] = chain
	}
}

// labelRank is where the label of an edge stands: at the node that it comes from.
func (w *work) labelRank(e int) int {
	if w.reversed[e] {
		return w.rankOf[w.Edges[e].From] - 1
	}
	return w.rankOf[w.Edges[e].From] + 1
}
