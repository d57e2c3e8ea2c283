package layout

import (
	"math"
	"slices"
)

// place finds the x of all vertices by the method of Brandes and Köpf: four
// alignments, each as far to one side as it goes, of which the middle is taken.
// Layers get their y on the way.
func (w *work) place() {
	marked := w.conflicts()
	pos := make([]int32, len(w.vertices))
	w.number(pos)
	var runs [4][]float64
	for i := range runs {
		a := &alignment{work: w, pos: pos, marked: marked, upward: i >= 2, leftward: i%2 == 1}
		runs[i] = a.run()
	}
	w.balance(&runs)
	w.layersDown()
}

// gap is the distance to keep between the middles of two neighbours in a layer.
func (w *work) gap(a, b int32) float64 {
	va, vb := &w.vertices[a], &w.vertices[b]
	d := w.Gaps.Edge
	switch {
	case va.node >= 0 && vb.node >= 0:
		d = w.Gaps.Node
	case va.label || vb.label:
		d = w.Gaps.Label
	}
	return va.w/2 + vb.w/2 + d
}

// inner tells whether both are parts of an edge.
func (w *work) inner(a, b int32) bool { return !w.isNode(a) && !w.isNode(b) }

// conflicts marks the edges that cross the part of a long edge, which is to be
// straight.
func (w *work) conflicts() map[[2]int32]bool {
	pos := make([]int32, len(w.vertices))
	w.number(pos)
	marked := map[[2]int32]bool{}
	for i := 1; i < len(w.layers); i++ {
		l := w.layers[i]
		from, scanned := int32(0), 0
		for j, v := range l {
			end := int32(-1)
			if !w.isNode(v) {
				for _, u := range w.vertices[v].up {
					if w.inner(u, v) {
						end = pos[u]
					}
				}
			}
			if end < 0 && j < len(l)-1 {
				continue
			}
			to := end
			if end < 0 {
				to = int32(len(w.layers[i-1]))
			}
			for ; scanned <= j; scanned++ {
				s := l[scanned]
				for _, u := range w.vertices[s].up {
					if (pos[u] < from || pos[u] > to) && !w.inner(u, s) {
						marked[[2]int32{u, s}] = true
					}
				}
			}
			from = to
		}
	}
	return marked
}

// alignment is one of the four runs, with the layers as if it went downwards
// and to the right.
type alignment struct {
	*work
	pos              []int32
	marked           map[[2]int32]bool
	upward, leftward bool

	root, align []int32
}

// layer returns the vertices of the i-th layer in the order of the run.
func (a *alignment) layer(i int) []int32 {
	if a.upward {
		i = len(a.layers) - 1 - i
	}
	l := a.layers[i]
	if a.leftward {
		l = slices.Clone(l)
		slices.Reverse(l)
	}
	return l
}

func (a *alignment) place(v int32) int32 {
	if a.leftward {
		return -a.pos[v]
	}
	return a.pos[v]
}

func (a *alignment) run() []float64 {
	n := len(a.vertices)
	a.root, a.align = make([]int32, n), make([]int32, n)
	for v := range a.root {
		a.root[v], a.align[v] = int32(v), int32(v)
	}
	var linked []int32
	for i := range a.layers {
		last := int32(math.MinInt32)
		for _, v := range a.layer(i) {
			up := a.vertices[v].up
			if a.upward {
				up = a.vertices[v].down
			}
			if len(up) == 0 {
				continue
			}
			linked = append(linked[:0], up...)
			slices.SortFunc(linked, func(x, y int32) int { return int(a.place(x) - a.place(y)) })
			linked = slices.Compact(linked)
			lower, upper := (len(linked)-1)/2, len(linked)/2
			for m := lower; m <= upper && a.align[v] == v; m++ {
				u := linked[m]
				key := [2]int32{u, v}
				if a.upward {
					key = [2]int32{v, u}
				}
				if a.marked[key] || a.place(u) <= last {
					continue
				}
				a.align[u] = v
				a.root[v] = a.root[u]
				a.align[v] = a.root[v]
				last = a.place(u)
			}
		}
	}
	return a.compact()
}

// compact places the blocks: each as far left as its neighbours allow, and then
// as far right as those on its right allow, so that what is loose comes near.
func (a *alignment) compact() []float64 {
	n := len(a.vertices)
	type link struct {
		to  int32
		gap float64
	}
	left, right := make([][]link, n), make([][]link, n)
	for i := range a.layers {
		l := a.layer(i)
		for j := 1; j < len(l); j++ {
			p, v := a.root[l[j-1]], a.root[l[j]]
			gap := a.gap(l[j-1], l[j])
			left[v] = append(left[v], link{p, gap})
			right[p] = append(right[p], link{v, gap})
		}
	}
	order := make([]int32, 0, n) // of the blocks, from left to right
	degree := make([]int32, n)
	for v := range n {
		degree[v] = int32(len(left[v]))
		if a.root[v] == int32(v) && degree[v] == 0 {
			order = append(order, int32(v))
		}
	}
	xs := make([]float64, n)
	for i := 0; i < len(order); i++ {
		v := order[i]
		for _, r := range right[v] {
			xs[r.to] = max(xs[r.to], xs[v]+r.gap)
			if degree[r.to]--; degree[r.to] == 0 {
				order = append(order, r.to)
			}
		}
	}
	for i := len(order) - 1; i >= 0; i-- {
		v := order[i]
		if len(right[v]) == 0 {
			continue
		}
		limit := math.Inf(1)
		for _, r := range right[v] {
			limit = min(limit, xs[r.to]-r.gap)
		}
		if limit > xs[v] && len(left[v]) == 0 {
			xs[v] = limit
		}
	}
	out := make([]float64, n)
	for v := range out {
		x := xs[a.root[v]]
		if a.leftward {
			x = -x
		}
		out[v] = x
	}
	return out
}

// balance takes the middle of the four, after they are shifted to the side of
// the narrowest.
func (w *work) balance(runs *[4][]float64) {
	extent := func(xs []float64) (lo, hi float64) {
		lo, hi = math.Inf(1), math.Inf(-1)
		for v, x := range xs {
			half := w.vertices[v].w / 2
			lo, hi = min(lo, x-half), max(hi, x+half)
		}
		return lo, hi
	}
	narrowest, width := 0, math.Inf(1)
	for i, xs := range runs {
		if lo, hi := extent(xs); hi-lo < width-1e-6 {
			narrowest, width = i, hi-lo
		}
	}
	lo, hi := extent(runs[narrowest])
	for i, xs := range runs {
		l, h := extent(xs)
		shift := lo - l
		if i%2 == 1 {
			shift = hi - h
		}
		for v := range xs {
			xs[v] += shift
		}
	}
	w.x = make([]float64, len(w.vertices))
	for v := range w.x {
		four := [4]float64{runs[0][v], runs[1][v], runs[2][v], runs[3][v]}
		slices.Sort(four[:])
		w.x[v] = (four[1] + four[2]) / 2
	}
	lo, hi = extent(w.x)
	for v := range w.x {
		w.x[v] = math.Round((w.x[v]-lo)*2) / 2
	}
	w.W = math.Ceil(hi - lo)
}

// layersDown gives the layers their y: each as high as what stands in it.
func (w *work) layersDown() {
	w.top, w.height = make([]float64, len(w.layers)), make([]float64, len(w.layers))
	y := 0.0
	for i, l := range w.layers {
		nodes := false
		for _, v := range l {
			w.height[i] = max(w.height[i], w.vertices[v].h)
			nodes = nodes || w.isNode(v)
		}
		if i > 0 {
			y += w.layerGap(i, nodes)
		}
		w.top[i] = y
		y += w.height[i]
	}
	w.H = y
	for i := range w.Nodes {
		n := &w.Nodes[i]
		n.X = w.x[i] - n.W/2
		n.Y = w.top[n.Layer] + max(n.LoopH-n.H, 0)/2
	}
}

// layerGap is the distance of a layer from the one above it: more where edges
// have far to go to the side.
func (w *work) layerGap(i int, nodes bool) float64 {
	gap := w.Gaps.Layer
	if !nodes || w.labels(i-1) {
		gap = w.Gaps.Layer * 0.6
	}
	far := 0.0
	for _, v := range w.layers[i] {
		for _, u := range w.vertices[v].up {
			far = max(far, math.Abs(w.x[v]-w.x[u]))
		}
	}
	return gap + min(far/10, 1.5*gap)
}

// labels reports whether a layer is one of labels.
func (w *work) labels(i int) bool {
	return !slices.ContainsFunc(w.layers[i], w.isNode)
}
