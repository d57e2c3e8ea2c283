package catalog

import (
	"strconv"
)

// maxNested bounds how deep a type is written out.
const maxNested = 8

// Shapes gives shapes by their ids: a [Service] or a [Call].
type Shapes interface {
	Shape(ShapeID) (*Shape, error)
}

// TypeOf returns the type of a shape in words: "string", "map of
// AttributeValue", "list of list of Tag".
func TypeOf(s Shapes, id ShapeID) (string, error) {
	prefix := ""
	for range maxNested {
		shape, err := s.Shape(id)
		if err != nil {
			return "", err
		}
		switch shape.Kind {
		case List:
			prefix += "list of "
			id = shape.Item
		case Map:
			prefix += "map of "
			id = shape.Item
		case Structure:
			return prefix + shape.Name, nil
		default:
			return prefix + shape.Kind.String(), nil
		}
	}
	return prefix + "…", nil
}

// StructuresIn returns the structures that can stand inside of a shape, in the
// order in which its members lead to them; the shape itself is not among them,
// unless it contains itself.
func StructuresIn(s Shapes, id ShapeID) ([]ShapeID, error) {
	var out []ShapeID
	seen := map[ShapeID]bool{}
	for queue := []ShapeID{id}; len(queue) > 0; queue = queue[1:] {
		shape, err := s.Shape(queue[0])
		if err != nil {
			return nil, err
		}
		var inner []ShapeID
		switch shape.Kind {
		case Structure:
			for _, m := range shape.Members {
				inner = append(inner, m.Shape)
			}
		case List:
			inner = []ShapeID{shape.Item}
		case Map:
			inner = []ShapeID{shape.Key, shape.Item}
		}
		for _, next := range inner {
			if seen[next] {
				continue
			}
			seen[next] = true
			shape, err := s.Shape(next)
			if err != nil {
				return nil, err
			}
			if shape.Kind == Structure {
				out = append(out, next)
			}
			if shape.Kind <= Map {
				queue = append(queue, next)
			}
		}
	}
	return out, nil
}

// Bounds returns in words what Min and Max say, or "": "1 to 255 characters",
// "at most 10 items", "at least 0".
func (s *Shape) Bounds() string {
	unit := ""
	switch s.Kind {
	case String:
		unit = " characters"
	case Blob:
		unit = " bytes"
	case List:
		unit = " items"
	case Map:
		unit = " entries"
	}
	switch {
	case s.Min != nil && s.Max != nil && *s.Min == *s.Max:
		return number(*s.Min) + unit
	case s.Min != nil && s.Max != nil:
		return number(*s.Min) + " to " + number(*s.Max) + unit
	case s.Min != nil:
		return "at least " + number(*s.Min) + unit
	case s.Max != nil:
		return "at most " + number(*s.Max) + unit
	}
	return ""
}

func number(f float64) string {
	return strconv.FormatFloat(f, 'f', -1, 64)
}

// Inside returns the shape that steps lead to: the name of a member of a structure,
// any key of a map, any index of a list. It is not known where a member is not, or
// where there is any JSON.
func Inside(s Shapes, id ShapeID, steps ...string) (inner ShapeID, known bool, err error) {
	for _, step := range steps {
		shape, err := s.Shape(id)
		if err != nil {
			return 0, false, err
		}
		switch shape.Kind {
		case Structure:
			m := shape.Member(step)
			if m == nil {
				return 0, false, nil
			}
			id = m.Shape
		case List, Map:
			id = shape.Item
		default:
			return 0, false, nil
		}
	}
	return id, true, nil
}
