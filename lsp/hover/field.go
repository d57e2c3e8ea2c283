package hover

import (
	"slices"

	"github.com/gait-lang/gait/compiler/asl"
)

// field explains a field of ASL, if the owner has it.
func (f *finder) field(owner asl.Owner, name string) bool {
	field := asl.FieldOf(owner, name)
	if field == nil {
		return false
	}
	f.title("", code(name), " · field of %s", ownerText(owner))
	f.sentence(field.Doc)
	f.fieldFacts(field)
	return true
}

// ownerText names a kind of object that has fields.
func ownerText(o asl.Owner) string {
	switch {
	case o == asl.OwnerMachine:
		return "the state machine"
	case slices.Contains(asl.StateTypes, string(o)):
		return "a " + string(o) + " state"
	case o[0] >= 'a':
		return "a " + string(o)
	}
	return string(o)
}
