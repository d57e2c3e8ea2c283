package catalog

import (
	"sort"
	"strconv"
	"strings"
)

// Kind is the type of a value.
type Kind uint8

// The kinds of values. Blob is text in JSON, Timestamp text or a number, Document
// any JSON, Number one of those before of which no more is known.
const (
	Structure Kind = iota
	List
	Map
	String
	Integer
	Long
	Float
	Double
	Boolean
	Timestamp
	Blob
	Document
	Number
	kinds
)

var kindNames = [kinds]string{"structure", "list", "map", "string", "integer", "long", "float", "double", "boolean", "timestamp", "blob", "JSON", "number"}

func (k Kind) String() string {
	if k < kinds {
		return kindNames[k]
	}
	return "kind " + strconv.Itoa(int(k))
}

// KindOf returns the kind with a name.
func KindOf(name string) (Kind, bool) {
	for k, n := range kindNames {
		if n == name {
			return Kind(k), true
		}
	}
	return 0, false
}

// ShapeID refers to a shape of one service. Shapes refer to each other by it,
// since many are shared and some contain themselves.
type ShapeID uint32

// Shape describes a value.
type Shape struct {
	Kind Kind
	// Name is that of a structure in the service's model.
	Name string
	// Min and Max bound a number, or the length of a text, list or map.
	Min, Max *float64
	// Pattern is a regular expression in Java's dialect that texts match.
	Pattern string
	// Enum are the texts that are possible.
	Enum []string
	// Members are those of a structure, sorted by name.
	Members []Member
	// Union says that exactly one of the members is set.
	Union bool
	// Item is what a list has and what the keys of a map lead to, Key what the
	// keys of a map are.
	Item, Key ShapeID
}

// Member is a member of a structure.
type Member struct {
	// Name is how Step Functions spells it.
	Name string
	// API is how the service's API spells it. Results are known to have that
	// spelling too: attribute values of DynamoDB are BOOL at the top, and Bool
	// inside of others (github.com/boto/boto3/issues/4253).
	API string
	// Also is another spelling that may be taken, in the shapes of a [Call].
	Also                 string
	Shape                ShapeID
	Required, Deprecated bool
}

// Member returns the member with a name as Step Functions spells it, or nil.
func (s *Shape) Member(name string) *Member {
	i, found := sort.Find(len(s.Members), func(i int) int { return strings.Compare(name, s.Members[i].Name) })
	if !found {
		return nil
	}
	return &s.Members[i]
}

func (s *Service) readShape(id int) (*Shape, error) {
	r := reader{s: s.shapes.at(id)}
	first := r.number()
	out := &Shape{Kind: Kind(first & KindBits)}
	if out.Kind >= kinds {
		return nil, errCorrupt
	}
	if first&HasMin != 0 {
		out.Min = s.bound(&r)
	}
	if first&HasMax != 0 {
		out.Max = s.bound(&r)
	}
	if first&HasPattern != 0 {
		out.Pattern = s.text(&r)
	}
	if first&HasEnum != 0 {
		out.Enum = make([]string, r.count(1))
		for i := range out.Enum {
			out.Enum[i] = s.text(&r)
		}
	}
	switch out.Kind {
	case Structure:
		out.Name = s.text(&r)
		out.Union = r.number()&FlagUnion != 0
		out.Members = make([]Member, r.count(4))
		for i := range out.Members {
			m := &out.Members[i]
			m.Name, m.API = s.text(&r), s.text(&r)
			if m.API == "" {
				m.API = m.Name
			}
			m.Shape = s.ref(&r)
			flags := r.number()
			m.Required, m.Deprecated = flags&FlagRequired != 0, flags&FlagDeprecated != 0
		}
	case List:
		out.Item = s.ref(&r)
	case Map:
		out.Key, out.Item = s.ref(&r), s.ref(&r)
	}
	if r.bad || r.s != "" {
		return nil, errCorrupt
	}
	return out, nil
}

func (s *Service) bound(r *reader) *float64 {
	f, err := strconv.ParseFloat(s.text(r), 64)
	if err != nil {
		r.fail()
	}
	return &f
}

// text reads a reference to a text.
func (s *Service) text(r *reader) string {
	i := r.int()
	if i >= s.texts.len() {
		r.fail()
		return ""
	}
	return s.texts.at(i)
}

// ref reads a reference to a shape.
func (s *Service) ref(r *reader) ShapeID {
	i := r.int()
	if i >= s.shapes.len() {
		r.fail()
		return 0
	}
	return ShapeID(i)
}
