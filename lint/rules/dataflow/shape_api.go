package dataflow

import (
	"slices"
	"strings"

	"github.com/agext/levenshtein"

	"github.com/gait-lang/gait/compiler/asl/catalog"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/jsonpath"
	"github.com/gait-lang/gait/lint/facts"
)

// apiValue is a value of which the model of a service tells the type. What is in
// it is looked up when it is read.
type apiValue struct {
	call  *catalog.Call
	shape *catalog.Shape
}

// apiResult returns the shape of what a task gets from a service, nil when
// nothing is known of it.
func apiResult(s *facts.State) *shape {
	r := facts.ResourceOf(s)
	call, err := r.Call()
	if err != nil || call == nil || call.SDK != nil && call.SDK.Excluded != "" {
		return nil
	}
	id, known := call.Output(r.Pattern)
	if !known {
		return nil
	}
	return ofAPI(call, id, from(s.Object, "Resource", resultOfAPI))
}

// ofAPI returns the shape of a value of a type. Nothing is certain of blobs, times
// and documents.
func ofAPI(call *catalog.Call, id catalog.ShapeID, from *origin) *shape {
	model, err := call.Shape(id)
	if err != nil {
		return nil
	}
	s := &shape{open: true, from: from, size: 1, api: &apiValue{call, model}}
	switch model.Kind {
	case catalog.Structure:
		if len(model.Members) == 0 {
			return nil
		}
		s.kind = objectShape
	case catalog.Map:
		s.kind = objectShape
	case catalog.List:
		s.kind = listShape
	case catalog.Blob, catalog.Timestamp, catalog.Document:
		return nil
	default:
		s.kind = scalarShape
	}
	return s
}

// metadata are members that Step Functions adds to results.
var metadata = []string{"SdkHttpMetadata", "SdkResponseMetadata"}

// member returns what is known of a member of an object, and whether there can be
// one. Where the data is older than AWS, only what is near to a name that it has is
// none.
func (s *shape) member(name string) (value *shape, ok bool) {
	if s.api.shape.Kind == catalog.Map {
		return ofAPI(s.api.call, s.api.shape.Item, s.from), true
	}
	for i := range s.api.shape.Members {
		m := &s.api.shape.Members[i]
		// What is nested in results of DynamoDB was seen in both spellings.
		if m.Name == name || m.Also == name && name != "" || m.API == name && strings.ToUpper(name) == name {
			return ofAPI(s.api.call, m.Shape, s.from), true
		}
	}
	if slices.Contains(metadata, name) {
		return nil, true
	}
	return nil, !s.api.call.Recent() && s.meant(name) == ""
}

// item returns the shape of the items of a list, or of the values of a map.
func (s *shape) item() *shape {
	if s.api == nil || s.api.shape.Kind != catalog.List && s.api.shape.Kind != catalog.Map {
		return nil
	}
	return ofAPI(s.api.call, s.api.shape.Item, s.from)
}

// names returns the names of the members that the value has.
func (v *apiValue) names() []string {
	names := make([]string, len(v.shape.Members))
	for i := range v.shape.Members {
		names[i] = v.shape.Members[i].Name
	}
	return names
}

// answers are the members of results of optimized integrations that hold, as JSON,
// what the other side answered.
var answers = []string{"Output", "ResponseBody", "Body"}

// answer returns the member in which the answer of the other side is, or "".
func (v *apiValue) answer() string {
	for _, name := range answers {
		if m := v.shape.Member(name); m != nil {
			if shape, err := v.call.Shape(m.Shape); err == nil && shape.Kind == catalog.Document {
				return name
			}
		}
	}
	return ""
}

// meant returns the member that was probably meant by a name that is none: one
// that differs in case or in a letter or two. New ones may be less alike.
func (s *shape) meant(name string) string {
	names := s.api.names()
	for _, n := range names {
		if strings.EqualFold(n, name) {
			return n
		}
	}
	near := diag.Nearest(name, names)
	if near == "" {
		return ""
	}
	if d := levenshtein.Distance(strings.ToLower(near), strings.ToLower(name), nil); d > 2 || d > 1 && len(near) < 6 {
		return ""
	}
	return near
}

// selects returns what a segment of a path that is no name selects.
func (s *shape) selects(k jsonpath.SegmentKind) *shape {
	switch k {
	case jsonpath.Index, jsonpath.SliceOf, jsonpath.Wildcard, jsonpath.Filter:
		return s.item()
	}
	return nil
}
