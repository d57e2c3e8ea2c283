package integrations

import (
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/compiler/asl/catalog"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// literals looks at the values among the arguments of a call that stand in the
// text and are of the type that the API has there; other types are the business of
// [members]. Like that it follows the text and not the shapes.
type literals struct {
	members
	// dynamo: the call is one of DynamoDB.
	dynamo bool
}

// checkLiterals judges the values among the arguments of a call, one by one and
// together.
func checkLiterals(p *rule.Pass, s *facts.State, r *facts.Resource, call *catalog.Call) {
	m := argumentsOf(s)
	if call == nil || !call.HasInput || m == nil || !m.Value.Is(asl.Object) || !p.Enabled(MemberBounds, AttributeValue, Contradiction) {
		return
	}
	w := &literals{members{p, s, r, call}, r.Service == "dynamodb"}
	w.value(m, m.Value, call.Input)
	checkTogether(p, s, r, call, m)
}

// value judges a value; holder is the member that leads to it.
func (w *literals) value(holder *asl.Member, n *asl.Node, id catalog.ShapeID) {
	shape, err := w.call.Shape(id)
	if err != nil || n.Is(asl.Null) || facts.IsUnknown(n) || w.computed(n) {
		return
	}
	w.bounds(holder, n, shape)
	switch {
	case n.Is(asl.Object) && shape.Kind == catalog.Structure:
		w.object(n, shape)
	case n.Is(asl.Object) && shape.Kind == catalog.Map:
		for i := range n.Members {
			if m := &n.Members[i]; w.written(m) {
				w.value(m, m.Value, shape.Item)
			}
		}
	case n.Is(asl.Array) && shape.Kind == catalog.List:
		for i := range n.Items {
			w.value(holder, n.Items[i], shape.Item)
		}
	}
}

// object judges the members of an object and what they are together.
func (w *literals) object(n *asl.Node, shape *catalog.Shape) {
	here := w.known(n, shape)
	switch {
	case w.dynamo && shape.Name == "AttributeValue":
		w.attribute(n, here)
	case shape.Union:
		w.union(n, shape, here)
	}
	if w.dynamo {
		w.legacy(here)
	}
	for _, m := range here {
		if w.written(m.Member) {
			w.value(m.Member, m.Member.Value, m.shape.Shape)
		}
	}
}

// knownMember is a member that the API has.
type knownMember struct {
	*asl.Member
	shape *catalog.Member
}

// known returns the members of an object that the API has and that may have a
// value.
func (w *literals) known(n *asl.Node, shape *catalog.Shape) []knownMember {
	list := make([]knownMember, 0, len(n.Members))
	for i := range n.Members {
		m := &n.Members[i]
		if m.Value.Is(asl.Null) && !m.Value.Missing() {
			continue
		}
		if known := memberOf(shape, plainKey(w.s, m.Key)); known != nil {
			list = append(list, knownMember{m, known})
		}
	}
	return list
}

// isOpen reports whether an object may have other members when it is deployed.
func (w *literals) isOpen(n *asl.Node) bool {
	if n.Cut() {
		return true
	}
	for i := range n.Members {
		if key := plainKey(w.s, n.Members[i].Key); facts.IsTemplate(key) || facts.IsFunction(key) {
			return true
		}
	}
	return false
}
