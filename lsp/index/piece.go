package index

import "github.com/gait-lang/gait/lang/syntax"

// piece is what one declaration of a file says, and where it stands.
type piece struct {
	*fragment
	decl *syntax.Decl
	base int32
}

// pieces returns those of a tree. What the tree took over, the pieces of the
// previous index, which may be nil, know already.
func pieces(tree *syntax.Tree, previous *File) []piece {
	list := make([]piece, len(tree.Decls))
	for i, p := range tree.Decls {
		list[i] = piece{decl: p.Decl, base: p.Start}
	}
	var old []piece
	if previous != nil {
		old = previous.pieces
	}
	// Most of the time all is the same up to one place, and behind it.
	first := 0
	for first < len(list) && first < len(old) && list[first].decl == old[first].decl {
		list[first].fragment = old[first].fragment
		first++
	}
	end, oldEnd := len(list), len(old)
	for end > first && oldEnd > first && list[end-1].decl == old[oldEnd-1].decl {
		end--
		oldEnd--
		list[end].fragment = old[oldEnd].fragment
	}
	known := make(map[*syntax.Decl]*fragment, oldEnd-first)
	for _, p := range old[first:oldEnd] {
		known[p.decl] = p.fragment
	}
	for i := first; i < end; i++ {
		p := &list[i]
		if p.fragment = known[p.decl]; p.fragment == nil {
			p.fragment = newFragment(p.decl)
		}
	}
	return list
}
