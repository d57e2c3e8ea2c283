package compiler

import (
	"cmp"
	"slices"

	"github.com/gait-lang/gait/compiler/asl"
)

// fieldRanks is the customary order of each owner's fields, as the field table
// has it. Fields that it does not have come before States, Next and End.
var fieldRanks = func() map[asl.Owner]map[string]int {
	all := map[asl.Owner]map[string]int{}
	for _, o := range []asl.Owner{
		asl.OwnerMachine, asl.OwnerBranch, asl.OwnerProcessor, asl.OwnerIterator,
		asl.OwnerTask, asl.OwnerPass, asl.OwnerWait, asl.OwnerChoice,
		asl.OwnerSucceed, asl.OwnerFail, asl.OwnerParallel, asl.OwnerMap,
		asl.OwnerRetrier, asl.OwnerCatcher, asl.OwnerItemReader, asl.OwnerResultWriter, asl.OwnerItemBatcher,
	} {
		fields := asl.FieldsOf(o)
		ranks := make(map[string]int, len(fields))
		for i, f := range fields {
			switch f.Name {
			case "States", "Next", "End":
				i += unknownRank
			}
			ranks[f.Name] = i
		}
		all[o] = ranks
	}
	return all
}()

// unknownRank is more than any owner has fields.
const unknownRank = 1000

// sortFields puts an owner's members in customary order and keeps the order of
// equal ones. It is [asl.SortMembers] for tens of thousands of small objects.
func sortFields(o asl.Owner, members []asl.Member) {
	ranks := fieldRanks[o]
	rankOf := func(m *asl.Member) int {
		if r, ok := ranks[m.Key]; ok {
			return r
		}
		return unknownRank - 1
	}
	var room [32]int
	if len(members) > len(room) {
		slices.SortStableFunc(members, func(a, b asl.Member) int { return cmp.Compare(rankOf(&a), rankOf(&b)) })
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
