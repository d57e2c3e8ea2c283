package structure

import (
	"sync"

	"github.com/gait-lang/gait/compiler/asl"
)

// shape is what the tables say of one owner, laid out so that one lookup for
// each member of an object and no allocation tell all that is wrong with its
// fields.
type shape struct {
	owner    asl.Owner
	fields   map[string]entry
	required []entry
	groups   []asl.Group
	// languages of the fields of each group, when all are the same: a group of
	// JSONPath fields is not missed in JSONata.
	languages []asl.Languages
}

// entry is one field of a shape.
type entry struct {
	*asl.Field
	bit   uint64 // its bit among the fields
	group int    // its place in groups, or -1
}

// maxGroups is more than any owner has.
const maxGroups = 8

var shapes = sync.OnceValue(func() map[asl.Owner]*shape {
	all := map[asl.Owner]*shape{}
	owners := append(asl.OwnersOf("Comment"),
		asl.OwnerProcessorConfig, asl.OwnerItemReader, asl.OwnerReaderConfig, asl.OwnerItemBatcher,
		asl.OwnerResultWriter, asl.OwnerWriterConfig, asl.OwnerCredentials)
	for _, o := range owners {
		all[o] = shapeOf(o)
	}
	return all
})

func shapeOf(o asl.Owner) *shape {
	s := &shape{owner: o, fields: map[string]entry{}, groups: asl.GroupsOf(o)}
	index := map[string]int{}
	for i, g := range s.groups {
		index[g.Name] = i
		languages := asl.FieldOf(o, g.Fields[0]).Languages
		for _, name := range g.Fields {
			if asl.FieldOf(o, name).Languages != languages {
				languages = asl.Both
			}
		}
		s.languages = append(s.languages, languages)
	}
	if len(s.groups) > maxGroups {
		panic("structure: an owner has more groups than a walk can count")
	}
	list := asl.FieldsOf(o)
	if len(list) > 64 {
		panic("structure: an owner has more fields than a walk has bits")
	}
	for i, f := range list {
		e := entry{Field: f, bit: 1 << i, group: -1}
		if f.Group != "" {
			e.group = index[f.Group]
		}
		if f.Required {
			s.required = append(s.required, e)
		}
		s.fields[f.Name] = e
	}
	return s
}

// speaks reports whether a state of that query language may have what belongs
// to those languages.
func speaks(jsonata bool, l asl.Languages) bool {
	return l == asl.Both || jsonata == (l == asl.JSONataOnly)
}

func languageName(jsonata bool) string {
	if jsonata {
		return "JSONata"
	}
	return "JSONPath"
}
