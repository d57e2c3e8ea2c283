package jsonpath

import "github.com/gait-lang/gait/lang/source"

// Feature is a construct of other JSONPath dialects that Step Functions does
// not document or does not run.
type Feature uint8

const (
	// PathFunction is .length() and the like, or length(@.x) in a filter. AWS
	// documents that functions are not supported.
	PathFunction Feature = iota + 1
	// ScriptExpression is [(expression)].
	ScriptExpression
	// RegexMatch is the operator =~.
	RegexMatch
	// SetOperator is one of the operators that are words, such as "in".
	SetOperator
	// StrictOperator is === or !==.
	StrictOperator
	// StructureLiteral is an array or an object in a filter.
	StructureLiteral
	// BareFilter is [?expression] without parentheses, which RFC 9535 has.
	BareFilter
	// SliceStep is the third number of a slice, which Jayway does not have.
	SliceStep
	// MixedUnion joins names with indexes, or has members that are neither.
	MixedUnion
)

var featureNames = [...]string{
	PathFunction: "path function", ScriptExpression: "script", RegexMatch: "regular expression",
	SetOperator: "set operator", StrictOperator: "strict comparison", StructureLiteral: "array or object in a filter",
	BareFilter: "filter without parentheses", SliceStep: "step of a slice", MixedUnion: "mixed union",
}

// String names the feature in words.
func (f Feature) String() string {
	if int(f) < len(featureNames) {
		return featureNames[f]
	}
	return ""
}

// Extension is one use of a feature.
type Extension struct {
	Feature Feature
	Span    source.Span
	Text    string // the operator or the function's name; empty for the others
}

// Extensions finds, in source order, the constructs below n that are read here
// but that Step Functions does not support.
func Extensions(n Node) []Extension {
	var found []Extension
	add := func(f Feature, span source.Span, text string) {
		found = append(found, Extension{f, span, text})
	}
	var visit func(Node) bool
	visit = func(n Node) bool {
		switch n := n.(type) {
		case *Segment:
			segmentExtensions(n, add)
		case *Call:
			if n.inFilter {
				add(PathFunction, n.NameSpan, n.Name)
			}
		case *Comparison:
			// The operator stands after what is on its left.
			Walk(n.Left, visit)
			f := operatorFeature(n.Op)
			if f != 0 {
				add(f, n.OpSpan, n.Op.String())
			}
			if _, list := n.Right.(*List); !list || f != SetOperator {
				Walk(n.Right, visit)
			}
			return false
		case *List, *Object:
			add(StructureLiteral, n.Span(), "")
		}
		return true
	}
	Walk(n, visit)
	return found
}

func segmentExtensions(s *Segment, add func(Feature, source.Span, string)) {
	switch s.Kind {
	case Method:
		add(PathFunction, s.Core, s.Name)
	case Script:
		add(ScriptExpression, s.Core, "")
	case Filter:
		if _, ok := s.Filter.(*Group); !ok && s.Filter.Span().Len() > 0 {
			add(BareFilter, s.Core, "")
		}
	case SliceOf:
		if s.Slice.Step.Set {
			add(SliceStep, s.Slice.Step.Span, "")
		}
	case Union:
		if m := odd(s.Members); m != nil {
			add(MixedUnion, m.span, "")
		}
	}
}

// odd returns the first member that is neither a name among names nor an index
// among indexes.
func odd(members []Segment) *Segment {
	kind := BadSegment
	for i := range members {
		k := members[i].Kind
		if k == BadSegment {
			continue
		}
		if kind == BadSegment {
			kind = k
		}
		if k != kind || k != Child && k != Index {
			return &members[i]
		}
	}
	return nil
}

func operatorFeature(o Operator) Feature {
	switch {
	case o == OpMatch:
		return RegexMatch
	case o == OpStrictEqual || o == OpStrictNotEqual:
		return StrictOperator
	case o >= OpIn:
		return SetOperator
	}
	return 0
}
