package layout

import (
	"cmp"
	"slices"
)

// Long returns the longest edges, in their order, without which the others
// cross at most that many layers in all. What is laid out takes as much time and
// room as there are layers to cross.
func (g *Graph) Long(most int) []int {
	w := &work{Graph: g}
	w.direct()
	w.rank()
	total := 0
	crossed := make([]int, len(g.Edges))
	edges := make([]int, len(g.Edges))
	for e := range g.Edges {
		edges[e] = e
		if !w.isLoop(e) {
			u, l := w.ends(e)
			crossed[e] = (w.rankOf[l]-w.rankOf[u])/2 - 1
		}
		total += crossed[e]
	}
	if total <= most {
		return nil
	}
	slices.SortStableFunc(edges, func(a, b int) int { return cmp.Compare(crossed[b], crossed[a]) })
	n := 0
	for ; n < len(edges) && total > most; n++ {
		total -= crossed[edges[n]]
	}
	long := edges[:n]
	slices.Sort(long)
	return long
}
