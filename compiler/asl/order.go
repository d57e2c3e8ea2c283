package asl

import "slices"

// SortMembers puts the members of an owner in the customary order: what a
// thing is first, what comes after it last. Members that the owner's table
// does not have come before States, Next and End, in the order they were in.
func SortMembers(o Owner, members []Member) {
	ranks := make(map[string]int, len(byOwner[o]))
	unknown := len(byOwner[o])
	for i, f := range byOwner[o] {
		switch f.Name {
		case "States", "Next", "End":
			i += unknown + 1
		}
		ranks[f.Name] = i
	}
	rank := func(key string) int {
		if r, ok := ranks[key]; ok {
			return r
		}
		return unknown
	}
	slices.SortStableFunc(members, func(a, b Member) int { return rank(a.Key) - rank(b.Key) })
}
