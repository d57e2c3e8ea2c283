package asl

import (
	"cmp"
	"slices"
	"sync"
)

// fieldRanks holds the place of each field in the customary order of its
// owner.
var fieldRanks = sync.OnceValue(func() map[Owner]map[string]int {
	t := tables()
	all := make(map[Owner]map[string]int, len(t.owners))
	for _, owner := range t.owners {
		fields := t.byOwner[owner]
		ranks := make(map[string]int, len(fields))
		for i, f := range fields {
			switch f.Name {
			case "States", "Next", "End":
				i += unknownRank + 1
			}
			ranks[f.Name] = i
		}
		all[owner] = ranks
	}
	return all
})

// unknownRank is more than any owner has fields.
const unknownRank = 1000

// SortMembers puts the members of an owner in the customary order: what a
// thing is first, what comes after it last. Members that the owner's table
// does not have come before States, Next and End, in the order they were in.
func SortMembers(o Owner, members []Member) {
	ranks := fieldRanks()[o]
	rankOf := func(m *Member) int {
		if r, ok := ranks[m.Key]; ok {
			return r
		}
		return unknownRank
	}
	var room [32]int
	if len(members) > len(room) {
		slices.SortStableFunc(members, func(a, b Member) int { return cmp.Compare(rankOf(&a), rankOf(&b)) })
		return
	}
	// Few members, nearly in order: the usual case.
	known := room[:0]
	for i := range members {
		r := rankOf(&members[i])
		known = append(known, r)
		for j := i; j > 0 && known[j-1] > known[j]; j-- {
			known[j-1], known[j] = known[j], known[j-1]
			members[j-1], members[j] = members[j], members[j-1]
		}
	}
}
