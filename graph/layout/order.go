package layout

import (
	"cmp"
	"slices"
)

// sweeps is how often at most the layers are gone through, each time down or up.
const sweeps = 24

// order finds the order of the vertices in each layer that crosses the fewest
// edges, beginning with the order in which they are met going down.
func (w *work) order() {
	w.first()
	pos := make([]int32, len(w.vertices))
	w.number(pos)
	best, fewest := w.copyLayers(), w.crossings(pos)
	effort := 0
	for i := 0; i < sweeps && fewest > 0; i++ {
		w.sweep(pos, i%2 == 0, i%4 >= 2)
		w.transpose(pos)
		if n := w.crossings(pos); n < fewest {
			best, fewest, effort = w.copyLayers(), n, 0
		} else if effort++; effort > 5 {
			break
		}
	}
	w.layers = best
}

func (w *work) copyLayers() [][]int32 {
	layers := make([][]int32, len(w.layers))
	for i, l := range w.layers {
		layers[i] = slices.Clone(l)
	}
	return layers
}

// first puts the vertices into their layers depth first, by the order of the
// edges: what a node leads to stands below it in the order of the text.
func (w *work) first() {
	seen := make([]bool, len(w.vertices))
	var stack []int32
	for v := range w.Nodes {
		if len(w.vertices[v].up) > 0 && v > 0 {
			continue
		}
		stack = append(stack, int32(v))
		for len(stack) > 0 {
			v := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			if seen[v] {
				continue
			}
			seen[v] = true
			l := w.vertices[v].layer
			w.layers[l] = append(w.layers[l], v)
			down := w.vertices[v].down
			for i := len(down) - 1; i >= 0; i-- {
				stack = append(stack, down[i])
			}
		}
	}
}

func (w *work) number(pos []int32) {
	for _, l := range w.layers {
		for i, v := range l {
			pos[v] = int32(i)
		}
	}
}

// sweep orders each layer by the middles of what its vertices are linked with
// in the one before.
func (w *work) sweep(pos []int32, downwards, rightmost bool) {
	n := len(w.layers)
	type weighed struct {
		v      int32
		weight float64
	}
	var list []weighed
	for i := range n {
		l := w.layers[i]
		if !downwards {
			l = w.layers[n-1-i]
		}
		list = list[:0]
		for _, v := range l {
			linked := w.vertices[v].up
			if !downwards {
				linked = w.vertices[v].down
			}
			if len(linked) == 0 {
				list = append(list, weighed{v, -1})
				continue
			}
			sum := 0.0
			for _, u := range linked {
				sum += float64(pos[u])
			}
			list = append(list, weighed{v, sum / float64(len(linked))})
		}
		// What is linked with nothing keeps its place; the others are sorted
		// around it.
		moving := make([]weighed, 0, len(list))
		for _, x := range list {
			if x.weight >= 0 {
				moving = append(moving, x)
			}
		}
		if rightmost {
			slices.Reverse(moving)
		}
		slices.SortStableFunc(moving, func(a, b weighed) int { return cmp.Compare(a.weight, b.weight) })
		k := 0
		for j := range list {
			if list[j].weight >= 0 {
				l[j] = moving[k].v
				k++
			}
		}
		for j, v := range l {
			pos[v] = int32(j)
		}
	}
}

// maxTransposed is up to how many vertices a layer has its neighbours swapped;
// wider ones would cost more than it mends.
const maxTransposed = 400

// transpose swaps neighbours as long as that crosses fewer edges.
func (w *work) transpose(pos []int32) {
	for range 4 {
		better := false
		for _, l := range w.layers {
			if len(l) > maxTransposed {
				continue
			}
			for i := 1; i < len(l); i++ {
				a, b := l[i-1], l[i]
				if w.crossingsOf(a, b, pos) > w.crossingsOf(b, a, pos) {
					l[i-1], l[i] = b, a
					pos[b], pos[a] = int32(i-1), int32(i)
					better = true
				}
			}
		}
		if !better {
			return
		}
	}
}

// crossingsOf counts the crossings of the edges of a with those of b, a being
// left of b.
func (w *work) crossingsOf(a, b int32, pos []int32) int {
	return pairs(w.vertices[a].up, w.vertices[b].up, pos) + pairs(w.vertices[a].down, w.vertices[b].down, pos)
}

// maxPairs bounds the edges of a vertex that are compared one by one.
const maxPairs = 64

func pairs(a, b []int32, pos []int32) int {
	if len(a) > maxPairs {
		a = a[:maxPairs]
	}
	if len(b) > maxPairs {
		b = b[:maxPairs]
	}
	n := 0
	for _, x := range a {
		for _, y := range b {
			if pos[x] > pos[y] {
				n++
			}
		}
	}
	return n
}

// crossings counts all crossings, those of each two layers by the inversions in
// the sequence of the lower ends.
func (w *work) crossings(pos []int32) int {
	total := 0
	var lower, tree []int32
	for _, l := range w.layers {
		lower = lower[:0]
		most := int32(0)
		for _, v := range l {
			from := len(lower)
			for _, d := range w.vertices[v].down {
				lower = append(lower, pos[d])
				most = max(most, pos[d])
			}
			slices.Sort(lower[from:])
		}
		tree = append(tree[:0], make([]int32, most+2)...)
		for i, p := range lower {
			// How many before have a greater place.
			less := 0
			for j := p + 1; j > 0; j -= j & -j {
				less += int(tree[j])
			}
			total += i - less
			for j := p + 1; j < int32(len(tree)); j += j & -j {
				tree[j]++
			}
		}
	}
	return total
}
